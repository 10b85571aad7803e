package clock_test

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"xinbao/internal/clock"
)

func TestZeroClockIsTheSystemsTruncated(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var c clock.Clock
		<-time.After(1234567 * time.Nanosecond)

		got := c.Now()

		if want := time.Now().UTC().Truncate(time.Microsecond); got != want {
			t.Errorf("Now() = %v, want %v", got, want)
		}
		if got.Nanosecond()%1000 != 0 {
			t.Errorf("Now() keeps nanoseconds: %v", got)
		}
	})
}

func TestAdvanceMovesTheClockForEverybody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var c clock.Clock
		before := c.Now()

		var wg sync.WaitGroup
		for range 24 {
			wg.Go(func() { c.Advance(time.Hour) })
		}
		wg.Wait()

		if got := c.Now().Sub(before); got != 24*time.Hour {
			t.Errorf("the clock moved by %v, want 24h", got)
		}
		if got := c.Offset(); got != 24*time.Hour {
			t.Errorf("Offset() = %v, want 24h", got)
		}
	})
}
