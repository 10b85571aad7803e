package sandbox_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"xinbao/internal/clock"
	"xinbao/sandbox"
	"xinbao/zx"
)

// submitUnder draws questions, asks for the fault at submitQuestion, and submits.
func submitUnder(t *testing.T, f sandbox.Fault, timeout time.Duration) (*world, sandbox.Persona, error) {
	t.Helper()
	w, p := loggedIn(t, "wang.questions")
	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}
	f.Method, f.Login = zx.SubmitQuestion, p.Login
	w.box.Fault(f)
	return w, p, w.newClient(timeout).SubmitQuestion(t.Context(), w.who, w.rightAnswers(p))
}

// TestFaultsFallBeforeOrAfterTheEffect counts the applications that a failed
// submission left behind.
func TestFaultsFallBeforeOrAfterTheEffect(t *testing.T) {
	t.Parallel()
	for kind, row := range map[sandbox.FaultKind]struct {
		fault        sandbox.Fault
		applications int
		code         zx.Code // 0: no answer
	}{
		sandbox.FaultCutBefore: {applications: 0},
		sandbox.FaultCutAfter:  {applications: 1},
		sandbox.FaultGarbage:   {applications: 1},
		sandbox.FaultHTTP500:   {applications: 0},
		sandbox.FaultHang:      {applications: 0},
		sandbox.FaultAnswer:    {applications: 0, code: zx.CodeBusy},
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			row.fault.Kind = kind

			w, p, err := submitUnder(t, row.fault, 300*time.Millisecond)

			if row.code != 0 {
				wantCode(t, "submit", err, row.code)
			} else if lost, ok := errors.AsType[*zx.TransportError](err); !ok || !lost.Sent {
				t.Errorf("submit: %v, want no answer and perhaps an effect", err)
			}
			if got := w.box.Effects(p.Login).Applications; got != row.applications {
				t.Errorf("%d applications, want %d", got, row.applications)
			}
			if left := w.box.Faults(); len(left) != 0 {
				t.Errorf("still to come: %v", left)
			}
		})
	}
}

func TestLostAnswerShowsInTheStatus(t *testing.T) {
	t.Parallel()
	w, p, _ := submitUnder(t, sandbox.Fault{Kind: sandbox.FaultCutAfter}, time.Minute)

	status, err := w.login(p)

	wantCode(t, "log in", err, zx.CodeOK)
	if status.UserStatus != zx.StatusPending {
		t.Errorf("user_status %d, want 1: the application arrived", status.UserStatus)
	}
}

func TestFaultsMeetMethodLoginAndCount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.persona("wang.questions")
	w.box.Fault(sandbox.Fault{Kind: sandbox.FaultAnswer, Code: zx.CodeUnavailable, Method: zx.Login, Login: p.Login, Count: 2})

	_, other := w.login(w.persona("li.debit"))
	_, first := w.login(p)
	_, second := w.login(p)
	_, third := w.login(p)

	wantCode(t, "somebody else", other, zx.CodeOK)
	wantCode(t, "the first", first, zx.CodeUnavailable)
	wantCode(t, "the second", second, zx.CodeUnavailable)
	wantCode(t, "the third", third, zx.CodeOK)
}

func TestFaultsForEverybodyUntilLifted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.box.Fault(sandbox.Fault{Kind: sandbox.FaultAnswer, Count: -1})

	for range 3 {
		_, err := w.client.GetPicCode(t.Context(), w.who)
		wantCode(t, "while it lasts", err, zx.CodeBusy)
	}
	w.box.LiftFaults()
	_, err := w.client.GetPicCode(t.Context(), w.who)

	wantCode(t, "when it is lifted", err, zx.CodeOK)
}

func TestSlowAnswerTakesItsTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		box := sandbox.New(sandbox.Config{Clock: &clock.Clock{}, Log: zerolog.Nop()})
		box.Fault(sandbox.Fault{Kind: sandbox.FaultSlow, Delay: sandbox.Duration(time.Minute)})
		started := time.Now()

		_, err := box.GetLoginInfo(t.Context(), zx.Session{MerchantID: "m", UserID: "u"})

		if took := time.Since(started); took != time.Minute || err != nil {
			t.Errorf("took %v, err %v; want a minute", took, err)
		}
	})
}

// TestHangingSessionHoldsUpItselfAlone: calls of one session follow each other,
// others go on.
func TestHangingSessionHoldsUpItselfAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		box := sandbox.New(sandbox.Config{Clock: &clock.Clock{}, Log: zerolog.Nop()})
		box.Fault(sandbox.Fault{Kind: sandbox.FaultHang})
		mine, other := zx.Session{MerchantID: "m", UserID: "1"}, zx.Session{MerchantID: "m", UserID: "2"}
		answered := make(chan string, 4)
		call := func(ctx context.Context, who zx.Session, name string) {
			if _, err := box.GetLoginInfo(ctx, who); err == nil {
				answered <- name
			}
		}

		go call(t.Context(), mine, "the one that hangs")
		synctest.Wait()
		go call(t.Context(), mine, "the one behind it")
		synctest.Wait()
		impatient, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		call(impatient, mine, "one that does not wait")
		call(t.Context(), other, "another session")
		first, held := <-answered, len(answered)
		box.LiftFaults()
		synctest.Wait()

		if first != "another session" || held != 0 {
			t.Errorf("answered before the fault was lifted: %s and %d more, want another session alone", first, held)
		}
		if len(answered) != 2 {
			t.Errorf("%d answered after it was lifted, want both that waited", len(answered))
		}
	})
}

func TestReportLateAndNever(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		fault      sandbox.Fault
		day, later zx.UserStatus // after 24 hours, after 73
	}{
		"on time": {sandbox.Fault{Kind: sandbox.FaultSlow, Delay: 1}, zx.StatusReady, zx.StatusReady},
		"late":    {sandbox.Fault{Kind: sandbox.FaultReportLate, Delay: sandbox.Duration(48 * time.Hour)}, zx.StatusPending, zx.StatusReady},
		"never":   {sandbox.Fault{Kind: sandbox.FaultReportNever}, zx.StatusPending, zx.StatusPending},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, p, err := submitUnder(t, row.fault, time.Minute)
			wantCode(t, "submit", err, zx.CodeOK)

			w.clock.Advance(24 * time.Hour)
			day, _ := w.statusLogin(p)
			w.clock.Advance(49 * time.Hour)
			later, _ := w.statusLogin(p)

			if day.UserStatus != row.day || later.UserStatus != row.later {
				t.Errorf("user_status %d after a day, %d after three; want %d, %d", day.UserStatus, later.UserStatus, row.day, row.later)
			}
			wantSMS := map[bool]int{true: 1}[row.later == zx.StatusReady]
			if got := w.box.Effects(p.Login).SMS[sandbox.MessageReportReady]; got != wantSMS {
				t.Errorf("%d messages that the report is ready, want %d", got, wantSMS)
			}
		})
	}
}

// TestEffectsOfTheWholeWay counts one of each for a person who goes the card's
// way once.
func TestEffectsOfTheWholeWay(t *testing.T) {
	t.Parallel()
	w := &walker{world: newWorld(t), met: map[sandbox.Shown]int{}}
	w.p = w.persona("li.debit")

	end, _ := w.walk()

	want := sandbox.Effects{
		SMS: map[sandbox.MessageKind]int{
			sandbox.MessageCardCode: 1, sandbox.MessageApplyCode: 1, sandbox.MessageReportReady: 1,
		},
		Logins: 3, StatusLogins: 1, Authentications: 1, LevelsRaised: 1, Applications: 1, HardQueries: 1, ReportsViewed: 1,
	}
	if diff := cmp.Diff(want, w.box.Effects(w.p.Login)); diff != "" || end != sandbox.EndReport {
		t.Errorf("end %s, effects (-want +got):\n%s", end, diff)
	}
}
