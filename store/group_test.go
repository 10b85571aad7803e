package store

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
)

func newcomer() *creation { return &creation{err: errNotWritten, turn: make(chan []*creation, 1)} }

// sizes has n callers come while the first one writes, and returns the sizes of
// the batches that were written.
func sizes(t *testing.T, callers int) (all []int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var g group
		var everybody sync.WaitGroup
		come := make(chan struct{})
		write := func(batch []*creation) {
			all = append(all, len(batch)) // one writes at a time
			<-come
			for _, n := range batch {
				n.err = nil
			}
		}
		for range callers {
			everybody.Go(func() {
				if err := g.do(newcomer(), write); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		close(come)
		everybody.Wait()
	})
	return all
}

func TestWhoComesWhileAnotherWritesIsWrittenTogether(t *testing.T) {
	t.Parallel()
	for callers, want := range map[int][]int{
		1:                 {1},
		2:                 {1, 1},
		12:                {1, 11},
		2 + 2*groupSize:   {1, groupSize, groupSize, 1},
		1 + groupSize:     {1, groupSize},
		2 + groupSize + 1: {1, groupSize, 2},
	} {
		if got := sizes(t, callers); !slices.Equal(got, want) {
			t.Errorf("%d callers were written as %v, want %v", callers, got, want)
		}
	}
}

func TestEachOfABatchHasItsOwnResult(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var g group
		var everybody sync.WaitGroup
		come := make(chan struct{})
		good, bad := newcomer(), newcomer()
		refused := errors.New("refused")
		write := func(batch []*creation) {
			<-come
			for _, n := range batch {
				if n.err = nil; n == bad {
					n.err = refused
				}
			}
		}
		for _, n := range []*creation{newcomer(), good, bad} {
			everybody.Go(func() {
				if err := g.do(n, write); (n == bad) != errors.Is(err, refused) {
					t.Errorf("bad %v: error %v", n == bad, err)
				}
			})
			synctest.Wait()
		}
		close(come)
		everybody.Wait()
	})
}

// A writer that panics must neither leave the others waiting nor let them
// believe that they were written.
func TestPanicOfAWriterIsAnErrorForTheRest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var g group
		var everybody sync.WaitGroup
		come := make(chan struct{})
		write := func(batch []*creation) {
			<-come
			if len(batch) > 1 {
				panic("a fault of ours")
			}
			batch[0].err = nil
		}
		results := make(chan error, 3)
		for range 3 {
			everybody.Go(func() {
				defer func() { _ = recover() }()
				results <- g.do(newcomer(), write)
			})
			synctest.Wait()
		}
		close(come)
		everybody.Wait()
		close(results)

		first, second := <-results, <-results
		if (first == nil) == (second == nil) {
			t.Errorf("results %v and %v, want the first writer's success and an error", first, second)
		}
		if err := g.do(newcomer(), write); err != nil {
			t.Errorf("the group is stuck: %v", err)
		}
	})
}
