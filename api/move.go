package api

import (
	"context"
	"errors"

	"xinbao/flow"
	"xinbao/internal/httpx"
)

// moveTries bounds how often a move is worked out anew because a worker or another
// tab was faster. Each try sees the state that made the one before stale.
const moveTries = 5

// move changes a request of the caller's: decide works the move out from the
// present state, and does so again where somebody else was faster. A refusal says
// where the request stands.
func (s *server) move(ctx context.Context, id string, decide func(flow.Request, *flow.Form) (flow.Move, error)) (flow.Request, error) {
	for range moveTries {
		r, f, err := s.load(ctx, id)
		if err != nil {
			return flow.Request{}, err
		}
		m, err := decide(r, f)
		if err != nil {
			return flow.Request{}, s.refused(r, err)
		}
		moved, err := s.Store.Move(ctx, m)
		if errors.Is(err, flow.ErrStale) {
			continue
		}
		if err == nil {
			s.watch.tell(id)
			s.wake(ctx, moved.Wake())
		}
		return moved, err
	}
	return flow.Request{}, problem(CodeConcurrentChange)
}

// refused adds to a refusal where the request stands, and until when to wait.
func (s *server) refused(r flow.Request, err error) error {
	if soon, ok := errors.AsType[*flow.TooSoonError](err); ok {
		return problem(CodeTooSoon).after(soon.Until.Sub(s.Now())).at(s.standing(r))
	}
	if p, ok := refusal(err); ok {
		return p.at(s.standing(r))
	}
	return err
}

// wake tells a worker. The row is due anyway: a wake-up that is lost costs a
// second, so a failure is only logged.
func (s *server) wake(ctx context.Context, w flow.Wake) {
	s.logged(ctx, "wake", s.Waker.Wake(context.WithoutCancel(ctx), w))
}

// logged notes an error that the caller need not know about.
func (s *server) logged(ctx context.Context, doing string, err error) {
	if err != nil {
		s.Log.Warn().Str("call_id", httpx.CallID(ctx)).Str("doing", doing).Err(err).Msg("api.side_effect_failed")
	}
}
