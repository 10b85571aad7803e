package store

import (
	"sync"
	"time"
)

// Limits of what is written together.
const (
	groupSize = 100 // 34 columns each: far below the 32766 arguments that SQLite takes
	groupTime = 10 * time.Second
)

// group has one caller write for all who came while the one before it wrote:
// 64 callers get 1.5 to 2 times as much through (BenchmarkCreateRequest). It
// never waits for more to come, has no goroutine of its own, and is as long as
// there are callers, each of whom waits for its own.
type group struct {
	mu      sync.Mutex
	writing bool
	waiting []*creation
}

// do returns what became of n after it was written: by write, which gets n and
// who waits with it, or by another caller's.
func (g *group) do(n *creation, write func(batch []*creation)) error {
	batch := g.join(n)
	if batch == nil {
		return n.err
	}
	defer g.next(batch)
	write(batch)
	return n.err
}

// join waits until n is written, and returns nil; or until it is n's turn to
// write a batch that begins with itself.
func (g *group) join(n *creation) []*creation {
	g.mu.Lock()
	if !g.writing {
		g.writing = true
		g.mu.Unlock()
		return []*creation{n}
	}
	g.waiting = append(g.waiting, n)
	g.mu.Unlock()
	return <-n.turn
}

// next lets go who waited with the batch, and gives the turn to the first of
// the others.
func (g *group) next(batch []*creation) {
	for _, other := range batch[1:] {
		close(other.turn)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waiting) == 0 {
		g.writing = false
		return
	}
	size := min(len(g.waiting), groupSize)
	following := g.waiting[:size:size]
	g.waiting = g.waiting[size:]
	following[0].turn <- following
}
