// Package clock owns the time that a process goes by: the system's, plus a
// push that development, the demo and tests give it to skip a day of waiting.
// It must not know what anybody waits for.
package clock

import (
	"sync/atomic"
	"time"
)

// Clock tells the time. The zero value is the system's clock, and is safe for
// concurrent use.
//
// It tells wall time only: durations of things that run in this process are
// measured with the time package, because a push would falsify them.
type Clock struct {
	offset atomic.Int64 // nanoseconds ahead of the system
}

// Now is the present in UTC, truncated to microseconds: what a database column
// keeps, so that a stored time equals the one that was stored.
func (c *Clock) Now() time.Time {
	return time.Now().Add(c.Offset()).UTC().Truncate(time.Microsecond)
}

// Advance pushes the clock forward by d, for everybody who holds it.
func (c *Clock) Advance(d time.Duration) {
	c.offset.Add(int64(d))
}

// Offset is how far the clock is ahead of the system's.
func (c *Clock) Offset() time.Duration {
	return time.Duration(c.offset.Load())
}
