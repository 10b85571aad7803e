package main

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"xinbao/internal/clock"
)

// timekeeper lets many persons share one clock. Time moves only when everybody
// who acts waits for it, and then only as far as the first of them waits for: so
// nobody's session ends, and no code ages, because of somebody else.
type timekeeper struct {
	clock *clock.Clock

	mu       sync.Mutex
	acting   int
	sleepers []sleeper
}

type sleeper struct {
	until time.Time
	woken chan struct{}
}

// enter adds somebody who acts; leave takes one away.
func (k *timekeeper) enter() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.acting++
}

func (k *timekeeper) leave() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.acting--
	k.turn()
}

// until waits for a time to come.
func (k *timekeeper) until(ctx context.Context, t time.Time) error {
	s := sleeper{t, make(chan struct{})}
	k.mu.Lock()
	k.sleepers = append(k.sleepers, s)
	k.acting--
	k.turn()
	k.mu.Unlock()
	select {
	case <-s.woken:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Those who wait for hours go on together when they would within a quarter of
// an hour; where it is minutes that count, nobody is late.
const (
	longWait = 30 * time.Minute
	together = 15 * time.Minute
)

// turn moves the clock when everybody waits. The lock is held.
func (k *timekeeper) turn() {
	if k.acting > 0 || len(k.sleepers) == 0 {
		return
	}
	slices.SortFunc(k.sleepers, func(a, b sleeper) int { return cmp.Compare(a.until.UnixNano(), b.until.UnixNano()) })
	wait := k.sleepers[0].until.Sub(k.clock.Now())
	if wait > longWait {
		wait += together
	}
	if wait > 0 {
		k.clock.Advance(wait)
	}
	now := k.clock.Now()
	for len(k.sleepers) > 0 && !k.sleepers[0].until.After(now) {
		close(k.sleepers[0].woken)
		k.sleepers, k.acting = k.sleepers[1:], k.acting+1
	}
}
