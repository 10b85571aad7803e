package workers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/vault"
)

// Requests is where requests live.
type Requests interface {
	LoadRequest(ctx context.Context, id string) (flow.Request, *flow.Form, error)
	Move(ctx context.Context, m flow.Move) (flow.Request, error)
	Consent(ctx context.Context, merchantID, id string) (flow.Consent, error)
}

// Guards counts wrong passwords of login names.
type Guards interface {
	Guard(ctx context.Context, source flow.Source, login flow.Personal) (flow.Guard, error)
	CountWrong(ctx context.Context, source flow.Source, login flow.Personal, now time.Time) (flow.Guard, error)
	ClearGuard(ctx context.Context, source flow.Source, login flow.Personal) error
}

// Safe holds secrets for minutes; those of an answer are taken once, under the
// answer's id.
type Safe interface {
	Put(ctx context.Context, id string, values map[string]vault.Secret, ttl time.Duration) error
	Take(ctx context.Context, id string) (map[string]vault.Secret, error)
	Keep(ctx context.Context, id string, secret vault.Secret, ttl time.Duration) error
	Kept(ctx context.Context, id string) (vault.Secret, error)
	Drop(ctx context.Context, ids ...string) error
}

// AdvancerConfig is what NewAdvancer needs.
type AdvancerConfig struct {
	Requests Requests
	Guards   Guards
	Safe     Safe
	Source   Source
	Now      func() time.Time
	CallTime time.Duration // for one call to the source; 0: 20 s
	Log      zerolog.Logger
}

// Advancer brings requests on, one call at a time.
type Advancer struct{ c AdvancerConfig }

// NewAdvancer makes an Advancer.
func NewAdvancer(c AdvancerConfig) *Advancer {
	if c.CallTime == 0 {
		c.CallTime = 20 * time.Second
	}
	return &Advancer{c: c}
}

// settleTime bounds the writing of a result.
const settleTime = 10 * time.Second

// settling is ctx for what follows an answer: it goes on when the task's own time
// is over or the worker stops, because what was learned from the source is dear.
func settling(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), settleTime)
}

// errStopped says that a call came to nothing because this worker stops: nothing
// is wrong with the source, so nobody is told. Another worker makes the call when
// the lease is over.
var errStopped = errors.New("stopped before the call was made")

// chain is how many calls in a row one task makes before it leaves the rest to
// the next wake-up.
const chain = 8

// Advance brings a request on as far as it goes without waiting. It is safe to
// run twice: every move is compare-and-set on the version.
func (a *Advancer) Advance(ctx context.Context, id string, version int64) error {
	for range chain {
		next, err := a.once(ctx, id, version)
		if err != nil {
			return unlessStale(err)
		}
		if next == version || ctx.Err() != nil {
			return nil //nolint:nilerr // a stop is no failure: another worker goes on
		}
		version = next
	}
	return nil
}

// once makes one step of a request that is due in this version, and gives the
// version after it.
func (a *Advancer) once(ctx context.Context, id string, version int64) (int64, error) {
	r, form, err := a.c.Requests.LoadRequest(ctx, id)
	if err != nil {
		return version, fmt.Errorf("load request %s: %w", id, err)
	}
	if r.Version != version || !due(r, a.c.Now()) {
		return version, nil
	}
	r, err = a.step(ctx, r, form)
	return r.Version, err
}

func due(r flow.Request, now time.Time) bool {
	return !r.State.Ended() && !r.WakeAt.IsZero() && !r.WakeAt.After(now) && !r.LeaseUntil.After(now)
}

// step makes one move that needs no call, or claims, calls and moves.
func (a *Advancer) step(ctx context.Context, r flow.Request, form *flow.Form) (flow.Request, error) {
	now := a.c.Now()
	switch {
	case r.State == flow.AwaitingInput:
		return a.overstay(ctx, r, form, now)
	case !now.Before(r.ExpiresAt):
		m, err := r.Expire(now)
		return a.move(ctx, m, err)
	}
	interrupted := r.Interrupted(form)
	claim, err := r.Claim(now, a.c.CallTime+settleTime)
	if err != nil {
		return r, err
	}
	if r, err = a.c.Requests.Move(ctx, claim); err != nil {
		return r, err
	}
	return a.work(ctx, r, form, interrupted)
}

// overstay is for a form whose time is over.
func (a *Advancer) overstay(ctx context.Context, r flow.Request, form *flow.Form, now time.Time) (flow.Request, error) {
	m, err := r.Overstay(form, now)
	return a.move(ctx, m, err)
}

// work is one claimed step.
func (a *Advancer) work(ctx context.Context, r flow.Request, form *flow.Form, interrupted bool) (flow.Request, error) {
	if r.Opening(form) {
		m, err := r.Open(form, a.c.Now())
		return a.move(ctx, m, err)
	}
	t := &task{Advancer: a, r: r, form: form}
	res := lost()
	if !interrupted {
		res = a.call(ctx, t)
	}
	if res.Outcome == flow.Unreachable && ctx.Err() != nil {
		return r, errStopped
	}
	res.At, res.FormID = a.c.Now(), ids.New("form")
	m, err := r.After(res, form)
	moved, err := a.move(ctx, m, err)
	if errors.Is(err, flow.ErrStale) {
		a.overtaken(ctx, r.ID)
	}
	return moved, err
}

// overtaken is for a call during which the merchant cancelled: what the call
// has put into the safe since must not stay there.
func (a *Advancer) overtaken(ctx context.Context, id string) {
	ctx, cancel := settling(ctx)
	defer cancel()
	if r, _, err := a.c.Requests.LoadRequest(ctx, id); err == nil && r.State.Ended() {
		forget(ctx, a.c.Safe, a.c.Log, r)
	}
}

// call makes the step's one call within its time.
func (a *Advancer) call(ctx context.Context, t *task) flow.Result {
	ctx, cancel := context.WithTimeoutCause(ctx, a.c.CallTime, fmt.Errorf("%s took longer than %s", t.r.Step, a.c.CallTime))
	defer cancel()
	began := a.c.Now()
	res := calls[t.r.Step](t, ctx)
	code := ""
	if res.Trouble != nil {
		code = res.Trouble.Code
	}
	a.c.Log.Info().Str("request_id", t.r.ID).Str("merchant_id", t.r.MerchantID).Str("step", string(t.r.Step)).
		Str("outcome", string(res.Outcome)).Str("code", code).Int64("took_ms", a.c.Now().Sub(began).Milliseconds()).
		Msg("source.called")
	return res
}

// move writes a move. Notices that it made are woken by the sweep within a
// second.
func (a *Advancer) move(ctx context.Context, m flow.Move, err error) (flow.Request, error) {
	if err != nil {
		return m.Request, fmt.Errorf("plan move: %w", err)
	}
	ctx, cancel := settling(ctx)
	defer cancel()
	if m.Request.State.Ended() {
		forget(ctx, a.c.Safe, a.c.Log, m.Request)
	}
	r, err := a.c.Requests.Move(ctx, m)
	if err != nil {
		return r, fmt.Errorf("move request %s on %s: %w", m.Request.ID, m.Event, err)
	}
	logMove(a.c.Log, m)
	return r, nil
}

// logMove writes the line of a move.
func logMove(log zerolog.Logger, m flow.Move) {
	r := m.Request
	log.Info().Str("request_id", r.ID).Str("merchant_id", r.MerchantID).Str("event", string(m.Event)).
		Str("from", string(m.From)).Str("to", string(r.State)).Str("step", string(r.Step)).Str("code", m.Code()).
		Msg("request.moved")
}

// forget destroys every secret of a request that is about to end: before it does,
// because nobody would look at it again if we died in between. Where Redis does
// not answer, their time to live does the same.
func forget(ctx context.Context, safe Safe, log zerolog.Logger, r flow.Request) {
	if err := safe.Drop(ctx, r.ID, prefillID(r), r.AnswerID); err != nil {
		log.Warn().Err(err).Str("request_id", r.ID).Msg("secrets.drop_failed")
	}
}
