package jobs_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/jobs"
)

func TestAServerNeedsKnownQueuesAndAllHandlers(t *testing.T) {
	t.Parallel()
	b := begin(t, testdb.Embedded(t))
	both := map[flow.WakeKind]jobs.Handler{flow.WakeRequest: never, flow.WakeNotice: never, flow.WakeDocument: never}

	_, queue := jobs.NewServer(jobs.ServerConfig{Redis: b.redis, Queues: []string{"poll", "slow"}, Handlers: both})
	_, handler := jobs.NewServer(jobs.ServerConfig{Redis: b.redis, Handlers: map[flow.WakeKind]jobs.Handler{flow.WakeRequest: never, flow.WakeDocument: never}})
	_, all := jobs.NewServer(jobs.ServerConfig{Redis: b.redis, Queues: jobs.Queues(), Handlers: both})

	if queue == nil || !strings.Contains(queue.Error(), `"slow"`) || !strings.Contains(queue.Error(), "interactive") {
		t.Errorf("an unknown queue: %v", queue)
	}
	if handler == nil || !strings.Contains(handler.Error(), `"notice"`) {
		t.Errorf("a kind without handler: %v", handler)
	}
	if all != nil {
		t.Errorf("all queues: %v", all)
	}
}

func TestConnectTakesEveryKindOfRedisThatAsynqDoes(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"redis://h:6379/3", "rediss://:pw@h:6379", "redis-socket:///run/redis.sock", "redis-sentinel://h:26379?master=m"} {
		client, err := jobs.Connect(url)
		if err != nil {
			t.Errorf("%s: %v", url, err)
			continue
		}
		must(t, client.Close())
	}
	if _, err := jobs.Connect("http://h"); err == nil {
		t.Error("http is taken for a Redis")
	}
}

func TestWakingSomethingUnknownIsAnError(t *testing.T) {
	t.Parallel()
	b := begin(t, testdb.Embedded(t))

	err := b.waker.Wake(t.Context(), flow.Wake{Kind: "dream", ID: "req_1", Version: 1, Urgency: flow.Polling})

	if err == nil || !strings.Contains(err.Error(), "dream") {
		t.Errorf("error %v", err)
	}
}

func TestTheDashboardIsForLookingOnly(t *testing.T) {
	t.Parallel()
	p := testdb.Embedded(t)
	b := begin(t, p)
	must(t, b.waker.Wake(t.Context(), wakes[0]))
	dashboard, err := jobs.Dashboard(p.Redis.URL(), "/asynq")
	must(t, err)
	ask := func(method, path string) *httptest.ResponseRecorder {
		rec := httptest.NewRecorder()
		dashboard.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), method, path, nil))
		return rec
	}

	seen := ask(http.MethodGet, "/asynq/api/queues/interactive/pending_tasks")
	deleted := ask(http.MethodDelete, "/asynq/api/queues/interactive/pending_tasks:delete_all")

	if seen.Code != http.StatusOK || !strings.Contains(seen.Body.String(), "req_1") {
		t.Errorf("shown: %d %s", seen.Code, seen.Body)
	}
	if tasks, err := b.inspector.ListPendingTasks("interactive"); err != nil || len(tasks) != 1 || deleted.Code < 400 {
		t.Errorf("after a deletion that was answered %d there are %d tasks (%v)", deleted.Code, len(tasks), err)
	}
	if _, err := jobs.Dashboard("nonsense", "/"); err == nil {
		t.Error("nonsense is taken for a Redis")
	}
}

func TestMetricsCountWhatIsQueued(t *testing.T) {
	t.Parallel()
	b := begin(t, testdb.Embedded(t))
	must(t, b.waker.Wake(t.Context(), wakes[1]))
	registry := prometheus.NewRegistry()
	registry.MustRegister(jobs.Metrics(b.redis))

	families, err := registry.Gather()
	must(t, err)

	var all strings.Builder
	for _, f := range families {
		all.WriteString(f.String())
	}
	if !strings.Contains(all.String(), `value:"poll"`) {
		t.Errorf("metrics are %s", all.String())
	}
}

func TestTheMarkerTellsWhenTheQueueWasLost(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		one, other := &jobs.Marker{Redis: b.redis}, &jobs.Marker{Redis: b.redis}
		look := func(m *jobs.Marker) bool {
			t.Helper()
			lost, err := m.Lost(t.Context())
			must(t, err)
			return lost
		}

		first, second := look(one), look(one)
		joined := look(other)
		old := b.redis.Get(t.Context(), "xinbao:marker").Val()
		must(t, b.redis.FlushDB(t.Context()).Err())
		wiped := []bool{look(one), look(other), look(one), look(other)}
		must(t, b.redis.Set(t.Context(), "xinbao:marker", old, redis.KeepTTL).Err())
		restored := []bool{look(one), look(other), look(one), look(other)}

		if !first || second || joined {
			t.Errorf("a first start is lost %t, then %t; who joins later: %t", first, second, joined)
		}
		for what, got := range map[string][]bool{"wiped": wiped, "restored from an older state": restored} {
			if !got[0] || !got[1] || got[2] || got[3] {
				t.Errorf("%s: %v, want that both notice it, once", what, got)
			}
		}
	})
}

func TestTheMarkerOfARedisThatIsAwayTellsNothing(t *testing.T) {
	t.Parallel()
	b := begin(t, testdb.Embedded(t))
	must(t, b.redis.Close())

	lost, err := (&jobs.Marker{Redis: b.redis}).Lost(t.Context())

	if lost || err == nil {
		t.Errorf("lost %t, %v", lost, err)
	}
}
