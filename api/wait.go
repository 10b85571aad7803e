package api

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"xinbao/flow"
)

// turnstile bounds how many calls of one merchant wait at the same time.
type turnstile struct {
	most   int
	mu     sync.Mutex
	inside map[string]int // by merchant
}

func newTurnstile(most int) *turnstile {
	return &turnstile{most: most, inside: map[string]int{}}
}

// enter lets one more call in, which has to leave; ok is false when it is full.
func (t *turnstile) enter(merchantID string) (leave func(), ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.inside[merchantID] >= t.most {
		return nil, false
	}
	t.inside[merchantID]++
	return func() { t.leave(merchantID) }, true
}

func (t *turnstile) leave(merchantID string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.inside[merchantID]--
	if t.inside[merchantID] == 0 {
		delete(t.inside, merchantID)
	}
}

// Waiting is the query parameter of the routes that can wait.
type Waiting struct {
	Wait string `query:"wait" pattern:"^([0-9]|[12][0-9]|30)s?$" doc:"Seconds to wait for news, at most 30, such as 20s" example:"20s"`
}

// duration is how long to wait; the pattern has judged the text.
func (w Waiting) duration() time.Duration {
	seconds, _ := strconv.Atoi(strings.TrimSuffix(w.Wait, "s"))
	return min(time.Duration(seconds)*time.Second, maxWait)
}

// version is what watch looks at.
func (s *server) version(ctx context.Context, merchantID, id string) (int64, error) {
	r, err := s.Store.Request(ctx, merchantID, id)
	return r.Version, err
}

// until calls look now and after each move of the request, until it says that
// there is nothing to wait for, an error comes, or the time is over. Who may not
// see the request is sent away by the first look, and watches nothing.
func (s *server) until(ctx context.Context, id string, d time.Duration, look func() (done bool, err error)) error {
	if done, err := look(); done || err != nil || d == 0 {
		return err
	}
	leave, ok := s.waits.enter(merchant(ctx).ID)
	if !ok {
		return problem(CodeTooManyWaits)
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	defer s.watch.join(ctx, merchant(ctx).ID, id)()
	for {
		news := s.watch.news(id)
		if done, err := look(); done || err != nil {
			return err
		}
		select {
		case <-news:
		case <-ctx.Done():
			return nil
		case <-s.Stop:
			return nil
		}
	}
}

// settled waits until it is not our turn: a form is open, the source works, the
// request is on hold or has ended.
func (s *server) settled(ctx context.Context, id string, d time.Duration) (flow.Request, *flow.Form, error) {
	return s.reached(ctx, id, d, func(state flow.State) bool { return state.Actor() != flow.ActorUs })
}

// opened waits until a form is open or never will be.
func (s *server) opened(ctx context.Context, id string, d time.Duration) (flow.Request, *flow.Form, error) {
	return s.reached(ctx, id, d, func(state flow.State) bool { return state == flow.AwaitingInput || state.Ended() })
}

func (s *server) reached(ctx context.Context, id string, d time.Duration, there func(flow.State) bool) (r flow.Request, f *flow.Form, err error) {
	err = s.until(ctx, id, d, func() (bool, error) {
		r, f, err = s.load(ctx, id)
		return there(r.State), err
	})
	return r, f, err
}
