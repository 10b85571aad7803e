package api_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestARepeatedWriteGetsTheFirstAnswer(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")
		r := w.brought(t, w.reload(t, decode[api.RequestView](t, first, http.StatusAccepted).ID), flow.Result{Outcome: flow.OK, Form: loginForm()})

		again := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

		if again.status != http.StatusAccepted || string(again.body) != string(first.body) {
			t.Errorf("the repeat got %d %s", again.status, again.body)
		}
		if again.header.Get("Location") != first.header.Get("Location") || again.header.Get("Idempotent-Replayed") != "true" {
			t.Errorf("the repeat's headers are %v", again.header)
		}
		if first.header.Get("Idempotent-Replayed") != "" || w.reload(t, r.ID).Version != r.Version {
			t.Error("the first is called a repeat, or the repeat moved the request")
		}
	})
}

func TestAKeyIsForOneCallOnly(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1"), http.StatusAccepted)

		body := w.post(t, "/v1/requests", newRequest("user-2"), "Idempotency-Key", "k-1")
		route := w.post(t, "/v1/requests/"+r.ID+"/cancel", newRequest("user-1"), "Idempotency-Key", "k-1")

		wantProblem(t, body, http.StatusConflict, api.CodeKeyReused)
		wantProblem(t, route, http.StatusConflict, api.CodeKeyReused)
	})
}

func TestAKeyOfAnotherMerchantIsAnotherKey(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1"), http.StatusAccepted)
	_, w.key = w.lender(t, "two")

	a := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

	decode[api.RequestView](t, a, http.StatusAccepted)
	if a.header.Get("Idempotent-Replayed") != "" {
		t.Error("one merchant got the other's answer")
	}
}

func TestAWriteThatIsStillUnderWayIsNotBegunAgain(t *testing.T) {
	t.Parallel()
	inside, open := make(chan struct{}), make(chan struct{})
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { c.Store = &slow{Store: c.Store, inside: inside, open: open} })
	var first answer
	var done sync.WaitGroup
	done.Go(func() {
		first = w.send(t, http.MethodPost, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")
	})
	<-inside

	second := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

	close(open)
	done.Wait()
	p := wantProblem(t, second, http.StatusConflict, api.CodeKeyRunning)
	if p.RetryAfter != 1 || first.status != http.StatusAccepted {
		t.Errorf("retry_after is %d, the first got %d", p.RetryAfter, first.status)
	}
}

// slow holds a creation up.
type slow struct {
	api.Store
	inside, open chan struct{}
}

func (s *slow) CreateRequest(ctx context.Context, r flow.Request, c *flow.Consent) (flow.Request, bool, error) {
	close(s.inside)
	<-s.open
	return s.Store.CreateRequest(ctx, r, c)
}

func TestAnAnswerThatHadNoEffectIsNotRemembered(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		failing := &failing{}
		w := begin(t, p, func(c *api.Config) { failing.Store = c.Store; c.Store = failing })
		wrong := changed(newRequest("user-1"), map[string]any{"person.phone": "1"})
		wantProblem(t, w.post(t, "/v1/requests", wrong, "Idempotency-Key", "k-1"), http.StatusUnprocessableEntity, api.CodeInvalid)
		failing.err = errors.New("disk full")
		wantProblem(t, w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1"), http.StatusServiceUnavailable, api.CodeUnavailable)
		failing.err = nil

		a := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

		decode[api.RequestView](t, a, http.StatusAccepted)
	})
}

// failing does not create.
type failing struct {
	api.Store
	err error
}

func (s *failing) CreateRequest(ctx context.Context, r flow.Request, c *flow.Consent) (flow.Request, bool, error) {
	if s.err != nil {
		return flow.Request{}, false, s.err
	}
	return s.Store.CreateRequest(ctx, r, c)
}

func TestAPanicFreesTheKey(t *testing.T) {
	t.Parallel()
	panicking := &panicking{}
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { panicking.Store = c.Store; c.Store = panicking })
	broken := w.send(t, http.MethodPost, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

	a := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", "k-1")

	if broken.status != http.StatusInternalServerError {
		t.Errorf("the panic was answered with %d", broken.status)
	}
	decode[api.RequestView](t, a, http.StatusAccepted)
}

// panicking panics once.
type panicking struct {
	api.Store
	once sync.Once
}

func (s *panicking) CreateRequest(ctx context.Context, r flow.Request, c *flow.Consent) (flow.Request, bool, error) {
	s.once.Do(func() { panic("a fault of ours") })
	return s.Store.CreateRequest(ctx, r, c)
}

func TestAKeyHasItsLimits(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for _, key := range []string{strings.Repeat("k", 256), "with blank", "schlüssel"} {
		a := w.post(t, "/v1/requests", newRequest("user-1"), "Idempotency-Key", key)

		wantFaults(t, wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeInvalid), "header.Idempotency-Key format")
	}
}
