package workers_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/notice"
	"xinbao/workers"
)

// TestACutAnywhereTellsEverythingAllTheSame cuts a worker at every call that it
// makes while it posts notices, and lets another one go on.
func TestACutAnywhereTellsEverythingAllTheSame(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		for _, how := range []how{dies, stops, loses} {
			cutAnywhere(t, how, func(t *testing.T, c *cut) {
				id := w.withdrawn(t, fmt.Sprintf("told.%s.%d", how, c.at))
				m := w.serveMerchant(t)

				w.tell(t, id, c, m)

				m.wantWhole(t, w.noticesOf(t, id), c)
			})
		}
	})
}

// withdrawn is a request with three notices: accepted, a form to fill in,
// cancelled.
func (w *world) withdrawn(t *testing.T, login string) string {
	t.Helper()
	r := w.accepted(t, w.persona(t, "wang.questions", login))
	must(t, w.advancer(t, new(cut)).Advance(t.Context(), r.ID, r.Version))
	must(t, w.advancer(t, new(cut)).Advance(t.Context(), r.ID, r.Version+1))
	r, _, err := w.LoadRequest(t.Context(), r.ID)
	must(t, err)
	m, err := r.Withdraw(w.clock.Now())
	must(t, err)
	_, err = w.Move(t.Context(), m)
	must(t, err)
	return r.ID
}

func (w *world) noticesOf(t *testing.T, id string) []flow.Notice {
	t.Helper()
	all, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, RequestID: id, Limit: 100})
	must(t, err)
	return all
}

// tell posts the notices of a request, and lets time pass where none is due.
func (w *world) tell(t *testing.T, id string, c *cut, m *merchantServer) {
	t.Helper()
	worker := w.notifier(c, m)
	for range 50 {
		open := 0
		for _, n := range w.noticesOf(t, id) {
			if n.Status != flow.NoticePending {
				continue
			}
			open++
			w.pass(n.WakeAt)
			before := c.what
			err := c.attempt(t.Context(), func(ctx context.Context) error { return worker.Notify(ctx, n.ID, n.Version) })
			if err != nil && before == c.what {
				t.Fatalf("notify: %v", err)
			}
		}
		if open == 0 {
			return
		}
	}
	t.Fatal("the notices do not end")
}

func (w *world) notifier(c *cut, m *merchantServer) *workers.Notifier {
	return workers.NewNotifier(workers.NotifierConfig{
		Notices: toldAt{cutStore{w.Store, c}, m.URL}, Documents: cutStore{w.Store, c},
		Client:    &http.Client{Transport: cutTransport{m.Client().Transport, c}},
		PublicURL: "https://xinbao.example", Schedule: notice.Standard, Now: w.clock.Now, Wall: time.Now,
		Rand: func() float64 { return 0 }, Log: zerolog.Nop(),
	})
}

// toldAt is the database with another address of the merchant in it.
type toldAt struct {
	cutStore
	url string
}

func (s toldAt) Merchant(ctx context.Context, id string) (flow.Merchant, error) {
	m, err := s.cutStore.Merchant(ctx, id)
	m.NoticeURL = s.url
	return m, err
}

// merchantServer takes everything, and remembers it by the notice's id.
type merchantServer struct {
	*httptest.Server
	mu     sync.Mutex
	bodies map[string][]string
}

func (w *world) serveMerchant(t *testing.T) *merchantServer {
	t.Helper()
	m := &merchantServer{bodies: map[string][]string{}}
	m.Server = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		id := r.Header.Get(notice.HeaderID)
		m.bodies[id] = append(m.bodies[id], string(body))
	}))
	t.Cleanup(m.Close)
	return m
}

// wantWhole wants every notice, twice only where the cut hid that it had
// arrived, and then the same.
func (m *merchantServer) wantWhole(t *testing.T, notices []flow.Notice, c *cut) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	posts, hidden := 0, 0
	if c.how == dies && c.what == "settle notice" || c.how == loses && c.what != "" {
		hidden = 1
	}
	for _, n := range notices {
		bodies := m.bodies[n.ID]
		posts += len(bodies)
		if n.Status != flow.NoticeDelivered || len(bodies) == 0 {
			t.Errorf("%s is %s after %d posts", n.Type, n.Status, len(bodies))
		}
		if n.Attempts != 1 && c.how != loses {
			t.Errorf("%s counts %d attempts, though the merchant refused none", n.Type, n.Attempts)
		}
		for _, body := range bodies {
			if body != bodies[0] {
				t.Errorf("%s was posted as\n%s\nand as\n%s", n.Type, bodies[0], body)
			}
		}
	}
	if len(notices) != 3 || len(m.bodies) != 3 || posts != 3+hidden {
		t.Errorf("%d notices, %d ids and %d posts; want 3, 3 and %d", len(notices), len(m.bodies), posts, 3+hidden)
	}
}
