package sandbox

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"xinbao/zx"
)

// FaultKind is a way in which the centre fails on demand.
type FaultKind string

// The kinds. "Before" and "after" are the method's effect.
const (
	FaultSlow      FaultKind = "slow"       // waits Delay, before
	FaultHang      FaultKind = "hang"       // waits until the caller goes away or the faults are lifted, before
	FaultCutBefore FaultKind = "cut_before" // closes the connection, before
	FaultCutAfter  FaultKind = "cut_after"  // closes the connection, after: the answer is lost
	FaultAnswer    FaultKind = "answer"     // answers Code (508100 busy if it is 0), instead
	FaultHTTP500   FaultKind = "http_500"   // answers HTTP status 500, instead
	FaultGarbage   FaultKind = "garbage"    // answers what is no JSON, after: the answer is lost

	FaultReportLate  FaultKind = "report_late"  // applications take Delay longer
	FaultReportNever FaultKind = "report_never" // applications stay at user_status 1
)

var faultKinds = []FaultKind{
	FaultSlow, FaultHang, FaultCutBefore, FaultCutAfter, FaultAnswer, FaultHTTP500, FaultGarbage,
	FaultReportLate, FaultReportNever,
}

// Fault is one failure to come.
type Fault struct {
	Kind   FaultKind `json:"kind"`
	Method zx.Method `json:"method,omitempty"` // "": every one; no matter for applications
	Login  string    `json:"login,omitempty"`  // "": everybody
	Count  int       `json:"count,omitempty"`  // how many calls; 0 means 1, -1 until the faults are lifted
	Delay  Duration  `json:"delay,omitempty"`
	Code   zx.Code   `json:"code,omitempty"`
}

// Check reports an unknown kind, and a delay that is missing.
func (f Fault) Check() error {
	if !slices.Contains(faultKinds, f.Kind) {
		return errors.New("kind is none of the faults")
	}
	if (f.Kind == FaultSlow || f.Kind == FaultReportLate) && f.Delay <= 0 {
		return errors.New("delay is missing")
	}
	return nil
}

// ofReport reports whether the fault meets applications rather than calls.
func (f Fault) ofReport() bool { return f.Kind == FaultReportLate || f.Kind == FaultReportNever }

func (f Fault) meets(method zx.Method, login string) bool {
	return (f.Login == "" || f.Login == login) && (f.ofReport() || f.Method == "" || f.Method == method)
}

// faults are those to come, in the order in which they were asked for.
type faults struct {
	mu     sync.Mutex
	queue  []Fault
	lifted chan struct{} // closed when the faults are lifted
}

// Fault asks for a failure. It panics if Check finds a mistake.
func (s *Sandbox) Fault(f Fault) {
	if err := f.Check(); err != nil {
		panic("sandbox: " + err.Error())
	}
	if f.Count == 0 {
		f.Count = 1
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.queue = append(s.faults.queue, f)
}

// Faults are the failures that are still to come.
func (s *Sandbox) Faults() []Fault {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	return slices.Clone(s.faults.queue)
}

// LiftFaults forgets all failures to come, and lets go who hangs.
func (s *Sandbox) LiftFaults() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.queue = nil
	close(s.faults.lifted)
	s.faults.lifted = make(chan struct{})
}

// take uses up one count of the first fault that meets the call. The zero Fault
// is none.
func (f *faults) take(method zx.Method, login string) Fault {
	return f.first(func(one Fault) bool { return !one.ofReport() && one.meets(method, login) })
}

// delay is how much longer an application takes, or that it never ends.
func (f *faults) delay(login string) (late time.Duration, never bool) {
	one := f.first(func(one Fault) bool { return one.ofReport() && one.meets("", login) })
	return time.Duration(one.Delay), one.Kind == FaultReportNever
}

func (f *faults) first(wanted func(Fault) bool) Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	i := slices.IndexFunc(f.queue, wanted)
	if i < 0 {
		return Fault{}
	}
	found := f.queue[i]
	if f.queue[i].Count > 0 {
		f.queue[i].Count--
	}
	if f.queue[i].Count == 0 {
		f.queue = slices.Delete(f.queue, i, i+1)
	}
	return found
}

// errHTTP500 has no code, so that the adapter answers HTTP status 500.
var errHTTP500 = errors.New("a fault was asked for")

// before is what happens instead of the effect, or ahead of it.
func (f Fault) before(ctx context.Context, all *faults) error {
	switch f.Kind {
	case FaultSlow:
		timer := time.NewTimer(time.Duration(f.Delay))
		defer timer.Stop()
		return wait(ctx, timer.C)
	case FaultHang:
		return wait(ctx, all.untilLifted())
	case FaultCutBefore:
		panic(http.ErrAbortHandler) // net/http closes the connection without an answer
	case FaultAnswer:
		if f.Code == 0 {
			return zx.CodeBusy
		}
		return f.Code
	case FaultHTTP500:
		return errHTTP500
	default:
		return nil
	}
}

// after is what happens to the answer.
func (f Fault) after(ctx context.Context) {
	switch f.Kind {
	case FaultCutAfter:
		panic(http.ErrAbortHandler)
	case FaultGarbage:
		spoil(ctx)
	default:
	}
}

func (f *faults) untilLifted() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.lifted
}

// wait ends with the signal, or without an answer when the caller has gone.
func wait[T any](ctx context.Context, signal <-chan T) error {
	select {
	case <-signal:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
