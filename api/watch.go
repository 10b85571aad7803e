package api

import (
	"context"
	"sync"
	"time"
)

// watch tells calls that wait when their request has moved. However many wait for
// a request, one goroutine looks at it, and none when nobody waits.
type watch struct {
	version func(ctx context.Context, merchantID, id string) (int64, error)
	gap     time.Duration

	mu     sync.Mutex
	topics map[string]*topic // by request id
}

type topic struct {
	waiters int
	news    chan struct{} // closed and replaced when the request has moved
	stop    context.CancelFunc
}

func newWatch(version func(ctx context.Context, merchantID, id string) (int64, error), gap time.Duration) *watch {
	return &watch{version: version, gap: gap, topics: map[string]*topic{}}
}

// join begins to look at a request for one more waiter, until leave is called. The
// first look counts as news, so what moved before it is not missed.
func (w *watch) join(ctx context.Context, merchantID, id string) (leave func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.topics[id]
	if t == nil {
		ctx, stop := context.WithCancel(context.WithoutCancel(ctx)) // outlives its first waiter
		t = &topic{news: make(chan struct{}), stop: stop}
		w.topics[id] = t
		go w.follow(ctx, merchantID, id)
	}
	t.waiters++
	return func() { w.leave(id) }
}

func (w *watch) leave(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.topics[id]
	t.waiters--
	if t.waiters == 0 {
		t.stop()
		delete(w.topics, id)
	}
}

// news is closed when the request moves. Take it before looking at the request.
func (w *watch) news(id string) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.topics[id].news
}

// tell wakes whoever waits for the request.
func (w *watch) tell(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if t := w.topics[id]; t != nil {
		close(t.news)
		t.news = make(chan struct{})
	}
}

func (w *watch) follow(ctx context.Context, merchantID, id string) {
	tick := time.NewTicker(w.gap)
	defer tick.Stop()
	var seen int64
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		// Without an answer the waiters go on waiting, until their own time is over.
		if now, err := w.version(ctx, merchantID, id); err == nil && now != seen {
			seen = now
			w.tell(id)
		}
	}
}
