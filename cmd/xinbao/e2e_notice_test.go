package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/internal/testdb"
	"xinbao/notice"
)

func TestAPrivateNoticeURLIsRefusedWhenItIsSaved(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p, func(c *worldConfig) { c.Notices = &config.Notices{} })
		for _, url := range []string{"https://127.0.0.1/n", "https://10.0.0.8/n", "https://[::1]/n", "https://169.254.169.254/n", "http://lender.example/n"} {
			o := orderFor(personaLike(t, "wang.questions", "private"), town.now())
			o.NoticeURL = url

			_, err := town.client.create(t.Context(), o)

			problem := problemOf(t, err, http.StatusUnprocessableEntity, api.CodeInvalid)
			if len(problem.Errors) != 1 || problem.Errors[0].Location != "body.notice_url" {
				t.Errorf("%s: does not point at the url: %+v", url, problem.Errors)
			}
		}
	})
}

// A name may lead anywhere by the time it is dialled: here, where private
// addresses are allowed but loopback is not, to this machine.
func TestAPrivateAddressIsRefusedWhenItIsDialled(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		private := &config.Notices{Allow: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, PlainHTTP: true}
		town := openTown(t, p, func(c *worldConfig) { c.Notices = private })
		server := newFlaky(t)
		e := town.asks(t, "copy.valid", "dialled", func(o *order) {
			o.NoticeURL = strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
		})

		first := town.attempted(t, e.id, 1)
		x := e.ends()

		if first.Class != string(notice.RefusedAddress) || first.StatusCode != 0 || server.notices() != 0 {
			t.Errorf("the attempt ended as %+v, the server was called %d times", first, server.notices())
		}
		if x.request.State != flow.Succeeded {
			t.Errorf("the request suffered: %s", x)
		}
	})
}

func TestAReceiverThatWasDownHearsOfEverything(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		server := newFlaky(t, busyFor("600"), status(http.StatusInternalServerError), status(http.StatusFound))
		e := town.asks(t, "copy.valid", "down.up", func(o *order) { o.NoticeURL = server.URL })

		first := town.attempted(t, e.id, 1)
		wait := town.accepted(t, e.id).NextAt.Sub(first.At)
		town.clock.Advance(wait)
		town.attempted(t, e.id, 2)
		town.clock.Advance(time.Hour)
		third := town.attempted(t, e.id, 3)
		town.clock.Advance(3 * time.Hour)
		fourth := town.attempted(t, e.id, 4)

		if first.Class != string(notice.Status5xx) || wait < 10*time.Minute || wait > 13*time.Minute {
			t.Errorf("the receiver wished for 10 minutes, we come back after %v (%s)", wait, first.Class)
		}
		if third.Class != string(notice.Redirect) || fourth.Class != string(notice.OK) {
			t.Errorf("attempts ended as %s and %s", third.Class, fourth.Class)
		}
		told := town.accepted(t, e.id)
		if told.Status != flow.NoticeDelivered || told.Attempts != 4 || server.times(told.ID) != 4 {
			t.Errorf("the notice is %s after %d attempts, seen %d times under its id", told.Status, told.Attempts, server.times(told.ID))
		}
	})
}

func TestAReceiverThatIsGoneIsLeftAlone(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		server := newFlaky(t, status(http.StatusGone))
		e := town.asks(t, "copy.valid", "gone", func(o *order) { o.NoticeURL = server.URL })

		town.attempted(t, e.id, 1)
		told := town.accepted(t, e.id)
		wantOK(t, town.client.do(t.Context(), http.MethodPost, "/v1/notices/"+told.ID+"/resend", nil, nil))
		again := town.attempted(t, e.id, 2)

		if told.Status != flow.NoticeAbandoned {
			t.Errorf("after 410 the notice is %s", told.Status)
		}
		if again.Class != string(notice.OK) {
			t.Errorf("sent again by hand: %s", again.Class)
		}
	})
}

// accepted is a request's first notice as the merchant sees it.
func (w *town) accepted(t *testing.T, request string) api.NoticeView {
	t.Helper()
	var page api.NoticePage
	wantOK(t, w.client.do(t.Context(), http.MethodGet, "/v1/notices?limit=100&request_id="+request, nil, &page))
	return page.Notices[len(page.Notices)-1] // newest first
}

// attempted waits for the n-th attempt to deliver a request's first notice.
func (w *town) attempted(t *testing.T, request string, n int) api.DeliveryView {
	t.Helper()
	var got struct {
		Deliveries []api.DeliveryView `json:"deliveries"`
	}
	path := "/v1/notices/" + w.accepted(t, request).ID + "/deliveries"
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patienceOfTests); time.Now().Before(deadline); <-tick.C {
		wantOK(t, w.client.do(t.Context(), http.MethodGet, path, nil, &got))
		if len(got.Deliveries) >= n {
			return got.Deliveries[n-1]
		}
	}
	t.Fatalf("%d attempts, not %d", len(got.Deliveries), n)
	return api.DeliveryView{}
}

// flaky is a merchant's server that answers the first attempts at each notice as
// it is told, and then well.
type flaky struct {
	*httptest.Server
	script []http.HandlerFunc

	mu   sync.Mutex
	seen map[string]int // attempts, by the notice's id
}

func newFlaky(t *testing.T, script ...http.HandlerFunc) *flaky {
	t.Helper()
	f := &flaky{script: script, seen: map[string]int{}}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

// ServeHTTP implements http.Handler.
func (f *flaky) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	id := r.Header.Get(notice.HeaderID)
	n := f.seen[id]
	f.seen[id]++
	f.mu.Unlock()
	if n < len(f.script) {
		f.script[n](w, r)
	}
}

// times is how often a notice came, under its id.
func (f *flaky) times(id string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seen[id]
}

// notices is how many different ones came.
func (f *flaky) notices() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.seen)
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "/elsewhere") // a redirect is not followed
		w.WriteHeader(code)
	}
}

func busyFor(seconds string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", seconds)
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}
