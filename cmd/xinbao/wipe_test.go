package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hibiken/asynq"

	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/internal/testdb"
)

var methodCalled = regexp.MustCompile(`crawler\.api\.zx\.\w+`)

// TestTasksThatAreGoneAreWokenAgainAtOnce wipes Redis while a request is queued.
func TestTasksThatAreGoneAreWokenAgainAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		f := openFront(t, p)
		_, r := f.asks(t)
		inspector := asynq.NewInspectorFromRedisClient(f.redis)
		queued := func(queue string) bool {
			info, err := inspector.GetQueueInfo(queue)
			return err == nil && info.Pending > 0
		}
		until(t, "the sweep has woken the notice", func() bool { return queued("notice") }) // the API wakes requests only

		wantOK(t, f.redis.FlushDB(t.Context()).Err())
		began := time.Now()
		wantOK(t, f.startWorker(config.Worker{}, f.source, config.Notices{}, config.Links{PublicURL: f.client.base}))
		form, err := f.client.form(t.Context(), r.ID)

		wantOK(t, err)
		took := time.Since(began)
		t.Logf("the form was open %s after the wipe", took.Round(time.Millisecond))
		if form.Step != flow.StepLogin || took >= flow.SweepGap {
			t.Errorf("the form of %s after %s: no sooner than without the marker", form.Step, took)
		}
		if log := string(f.log.bytes()); !strings.Contains(log, "redis.lost") {
			t.Errorf("the log is\n%s", log)
		}
	})
}

// TestRedisMayBeWipedInTheMiddleOfEverything wipes Redis during the first call of
// each method of the credit centre: queues, leases, sealed answers, the code that
// UnionPay gave and the kept password are gone.
func TestRedisMayBeWipedInTheMiddleOfEverything(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		quiet, wiped := std{io.Discard, io.Discard}, map[string]bool{}
		s := &stage{show: quiet, quiet: true, notices: map[string][]demoNotice{}}
		wipe := func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(res http.ResponseWriter, req *http.Request) {
				body, err := io.ReadAll(req.Body)
				req.Body = io.NopCloser(bytes.NewReader(body))
				// There is one request, whose calls come one after the other.
				if method := methodCalled.FindString(string(body)); err == nil && method != "" && !wiped[method] {
					wiped[method] = true
					wantOK(t, s.world.redis.FlushDB(req.Context()).Err())
				}
				next.ServeHTTP(res, req)
			})
		}
		const anyPort = "127.0.0.1:0"
		w, err := openWorld(context.WithoutCancel(t.Context()), &config.Log{Level: "error", Format: "json"}, quiet, worldConfig{
			Data: t.TempDir(), DatabaseURL: p.DatabaseURL, RedisURL: p.Redis.URL(), API: anyPort, Admin: anyPort, Receiver: anyPort,
			Sandbox: config.Sandbox{Addr: anyPort, Seed: 1}, Received: s.received, Tap: wipe,
			Pace: pace{Sweep: 50 * time.Millisecond, PollGap: 25 * time.Millisecond},
		})
		wantOK(t, err)
		t.Cleanup(w.stop)
		s.world, s.client = w, newClient(w.apiURL, w.key)

		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()

		job, err := s.play(ctx, "zhao.credit")

		wantOK(t, err)
		t.Logf("%d wipes", len(wiped))
		for _, c := range job.Checks {
			// The polls need somebody after all: the password that was kept is gone.
			if !c.OK && !strings.Contains(c.Promise, "logged in once") {
				t.Errorf("not kept: %s (%s)", c.Promise, c.Seen)
			}
		}
		if job.Effects.Logins > 2 || len(wiped) < 10 {
			t.Errorf("%d logins, %d wipes", job.Effects.Logins, len(wiped))
		}
	})
}
