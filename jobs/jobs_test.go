package jobs_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/jobs"
)

// bench is a Redis, and a log that can be read.
type bench struct {
	redis     redis.UniversalClient
	waker     *jobs.Waker
	inspector *asynq.Inspector
	log       journal
}

func begin(t *testing.T, p testdb.Pair) *bench {
	t.Helper()
	client, err := jobs.Connect(p.Redis.URL())
	must(t, err)
	t.Cleanup(func() { _ = client.Close() })
	return &bench{redis: client, waker: jobs.NewWaker(client), inspector: asynq.NewInspectorFromRedisClient(client)}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// journal is a log that several write.
type journal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}

// run is one run of a handler.
type run struct {
	Kind    flow.WakeKind
	ID      string
	Version int64
}

// serve runs handlers that tell their runs, until the test ends.
func (b *bench) serve(t *testing.T, queues ...string) <-chan run {
	t.Helper()
	runs := make(chan run, 100)
	handler := func(kind flow.WakeKind) jobs.Handler {
		return func(_ context.Context, id string, version int64) error {
			runs <- run{kind, id, version}
			return nil
		}
	}
	b.start(t, map[flow.WakeKind]jobs.Handler{
		flow.WakeRequest: handler(flow.WakeRequest), flow.WakeNotice: handler(flow.WakeNotice), flow.WakeDocument: handler(flow.WakeDocument),
	}, queues...)
	return runs
}

func (b *bench) start(t *testing.T, handlers map[flow.WakeKind]jobs.Handler, queues ...string) {
	t.Helper()
	for _, kind := range []flow.WakeKind{flow.WakeRequest, flow.WakeNotice, flow.WakeDocument} {
		if handlers[kind] == nil {
			handlers[kind] = never
		}
	}
	server, err := jobs.NewServer(jobs.ServerConfig{
		Redis: b.redis, Queues: queues, Grace: 5 * time.Second, Log: zerolog.New(&b.log),
		Handlers: handlers,
	})
	must(t, err)
	must(t, server.Start())
	t.Cleanup(server.Shutdown)
}

func never(context.Context, string, int64) error { return nil }

// wait gets what must come.
func wait[T any](t *testing.T, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("it does not come")
		panic("unreachable")
	}
}

// until looks again and again at what nobody tells.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	over := time.After(20 * time.Second)
	for !so() {
		select {
		case <-tick.C:
		case <-over:
			t.Fatalf("never %s", what)
		}
	}
}

var wakes = []flow.Wake{
	{Kind: flow.WakeRequest, ID: "req_1", Version: 3, Urgency: flow.Interactive},
	{Kind: flow.WakeRequest, ID: "req_2", Version: 4, Urgency: flow.Polling},
	{Kind: flow.WakeRequest, ID: "req_3", Version: 1, Urgency: flow.Bulk},
	{Kind: flow.WakeNotice, ID: "ntc_1", Version: 1, Urgency: flow.Notifying},
	{Kind: flow.WakeDocument, ID: "doc_1", Version: 1, Urgency: flow.Structuring},
}

func TestEveryKindReachesItsOwnHandlerFromEveryQueue(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		runs := b.serve(t)

		var got []run
		for _, w := range wakes {
			must(t, b.waker.Wake(t.Context(), w))
			got = append(got, wait(t, runs))
		}

		want := []run{
			{flow.WakeRequest, "req_1", 3},
			{flow.WakeRequest, "req_2", 4},
			{flow.WakeRequest, "req_3", 1},
			{flow.WakeNotice, "ntc_1", 1},
			{flow.WakeDocument, "doc_1", 1},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("runs (-want +got):\n%s", diff)
		}
	})
}

// What is written after the grace is written before the process goes on to end.
func TestAStopWaitsForHandlersThatItStopped(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		began, wrote := make(chan struct{}), false
		server, err := jobs.NewServer(jobs.ServerConfig{
			Redis: b.redis, Grace: time.Millisecond, Log: zerolog.New(&b.log), Handlers: map[flow.WakeKind]jobs.Handler{
				flow.WakeRequest: never, flow.WakeNotice: never,
				flow.WakeDocument: func(ctx context.Context, _ string, _ int64) error {
					close(began)
					<-ctx.Done()
					wrote = true
					return nil
				},
			},
		})
		must(t, err)
		must(t, server.Start())
		must(t, b.waker.Wake(t.Context(), wakes[4]))
		wait(t, began)

		server.Shutdown()

		if !wrote {
			t.Error("it did not wait")
		}
	})
}

// Documents that take long have a pool of their own.
func TestNobodyWaitsBehindDocuments(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		reading, over, moved := make(chan string, 4), make(chan struct{}), make(chan string, 1)
		b.start(t, map[flow.WakeKind]jobs.Handler{
			flow.WakeDocument: func(ctx context.Context, id string, _ int64) error {
				reading <- id
				select {
				case <-over:
				case <-ctx.Done():
				}
				return nil
			},
			flow.WakeRequest: func(_ context.Context, id string, _ int64) error {
				moved <- id
				return nil
			},
		})
		for _, id := range []string{"doc_1", "doc_2", "doc_3", "doc_4"} {
			must(t, b.waker.Wake(t.Context(), flow.Wake{Kind: flow.WakeDocument, ID: id, Version: 1, Urgency: flow.Structuring}))
		}
		wait(t, reading)
		wait(t, reading)

		must(t, b.waker.Wake(t.Context(), wakes[0]))
		wait(t, moved)

		if n := len(reading); n != 0 {
			t.Errorf("%d more documents are being read than may be", n)
		}
		close(over)
		wait(t, reading)
		wait(t, reading)
	})
}

func TestAWorkerTakesFromItsOwnQueuesOnly(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		runs := b.serve(t, "poll", "notice")

		for _, w := range wakes {
			must(t, b.waker.Wake(t.Context(), w))
		}
		got := []string{wait(t, runs).ID, wait(t, runs).ID}

		slices.Sort(got)
		if diff := cmp.Diff([]string{"ntc_1", "req_2"}, got); diff != "" {
			t.Errorf("runs (-want +got):\n%s", diff)
		}
		for _, queue := range []string{"interactive", "ocr", "bulk"} {
			if tasks, err := b.inspector.ListPendingTasks(queue); err != nil || len(tasks) != 1 {
				t.Errorf("%s has %d tasks left (%v)", queue, len(tasks), err)
			}
		}
	})
}

func TestWakingWhatIsQueuedIsNoError(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		again := wakes[0]
		again.Wakes++

		for _, w := range []flow.Wake{wakes[0], wakes[0], again, again} {
			must(t, b.waker.Wake(t.Context(), w))
		}

		tasks, err := b.inspector.ListPendingTasks("interactive")
		if err != nil || len(tasks) != 2 {
			t.Fatalf("%d tasks are queued (%v), want one for each count of wakes", len(tasks), err)
		}
		if got := string(tasks[0].Payload); got != `{"id":"req_1","version":3}` {
			t.Errorf("the payload is %s", got)
		}
	})
}

func TestWhatCannotBeDecodedIsRefusedForGood(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		b.serve(t)
		client := asynq.NewClientFromRedisClient(b.redis)
		bodies := []string{`{"id":"req_1"`, `{"version":1}`, `{"id":"req_1"}`, `{"id":7,"version":1}`, ``}

		for _, body := range bodies {
			_, err := client.EnqueueContext(t.Context(), asynq.NewTask("wake:request", []byte(body)), asynq.Queue("interactive"))
			must(t, err)
		}

		until(t, "archived", func() bool {
			tasks, err := b.inspector.ListArchivedTasks("interactive")
			return err == nil && len(tasks) == len(bodies)
		})
		if log := b.log.String(); strings.Count(log, "task.refused") != len(bodies) {
			t.Errorf("the log is\n%s", log)
		}
	})
}

func TestAPanicIsAFailureWhoseValueStaysInside(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		b.start(t, map[flow.WakeKind]jobs.Handler{
			flow.WakeRequest: func(context.Context, string, int64) error { panic("what the handler had in hand") },
		})

		must(t, b.waker.Wake(t.Context(), wakes[0]))

		until(t, "put off", func() bool {
			tasks, err := b.inspector.ListRetryTasks("interactive")
			return err == nil && len(tasks) == 1 && strings.HasPrefix(tasks[0].LastErr, "handler could not work")
		})
		if log := b.log.String(); !strings.Contains(log, "panic (string)") || !strings.Contains(log, "jobs_test.go") ||
			strings.Contains(log, "in hand") {
			t.Errorf("the log is\n%s", log)
		}
	})
}

func TestTextsOfErrorsStayOutOfRedis(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		b.start(t, map[flow.WakeKind]jobs.Handler{
			flow.WakeNotice: func(context.Context, string, int64) error { return context.DeadlineExceeded },
		})

		must(t, b.waker.Wake(t.Context(), wakes[3]))

		until(t, "put off", func() bool {
			tasks, err := b.inspector.ListRetryTasks("notice")
			return err == nil && len(tasks) == 1 && tasks[0].LastErr != "" && !strings.Contains(tasks[0].LastErr, "deadline")
		})
		if log := b.log.String(); !strings.Contains(log, "deadline exceeded") || !strings.Contains(log, `"id":"ntc_1"`) {
			t.Errorf("the log is\n%s", log)
		}
	})
}

func TestAStopWaitsForTheHandlerAndCancelsNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		b := begin(t, p)
		began, finish, ended := make(chan struct{}), make(chan struct{}), make(chan error, 1)
		server, err := jobs.NewServer(jobs.ServerConfig{
			Redis: b.redis, Log: zerolog.Nop(), Handlers: map[flow.WakeKind]jobs.Handler{
				flow.WakeNotice: never, flow.WakeDocument: never,
				flow.WakeRequest: func(ctx context.Context, _ string, _ int64) error {
					close(began)
					<-finish
					ended <- ctx.Err()
					return nil
				},
			},
		})
		must(t, err)
		must(t, server.Start())
		must(t, b.waker.Wake(t.Context(), wakes[0]))
		wait(t, began)

		stopped := make(chan struct{})
		go func() { defer close(stopped); server.Shutdown() }()
		select {
		case <-stopped:
			t.Error("stopped with a handler at work")
		case <-time.After(50 * time.Millisecond):
		}
		close(finish)

		if err := wait(t, ended); err != nil {
			t.Errorf("the handler was told %v", err)
		}
		wait(t, stopped)
		if info, err := b.inspector.GetQueueInfo("interactive"); err != nil || info.Size != 0 || info.Failed != 0 {
			t.Errorf("left behind: %+v (%v)", info, err)
		}
	})
}
