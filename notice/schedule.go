package notice

import (
	"net/http"
	"strconv"
	"time"
)

// Schedule says how long to wait before each attempt, the first included, after
// the one before it.
type Schedule []time.Duration

// Standard is the schedule that Standard Webhooks recommends: ten attempts over
// about three days, the last after 75 h 35 min.
var Standard = Schedule{
	0, 5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour,
	5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
}

const (
	// MaxRetryAfter bounds how long a receiver can put us off at one time.
	MaxRetryAfter = 24 * time.Hour
	// jitter is the most that a wait grows by, as a part of it: notices that failed
	// together do not come back together. It never shortens a wait.
	jitter = 0.2
)

// Next says when to try again after attempts, the last of which ended as last: at
// no time (false) when it was accepted, when the receiver is gone for good, and
// when the schedule has ended. With no attempts yet, last is not looked at. An
// interrupted attempt is none of the receiver's: do not count it. rnd gives
// numbers from 0 up to but not including 1.
func (s Schedule) Next(attempts int, last Outcome, now time.Time, rnd func() float64) (time.Time, bool) {
	if attempts > 0 && (last.Class == OK || last.Class == Gone) || attempts >= len(s) {
		return time.Time{}, false
	}
	wait := s[attempts]
	if attempts > 0 {
		wait = max(wait, min(last.RetryAfter, MaxRetryAfter))
	}
	wait += time.Duration(rnd() * jitter * float64(wait))
	return now.Add(wait), true
}

// retryAfter reads the header in both of its forms (RFC 9110, section 10.2.3).
func retryAfter(h http.Header, now time.Time) time.Duration {
	text := h.Get("Retry-After")
	if seconds, err := strconv.ParseInt(text, 10, 32); err == nil {
		return max(0, time.Duration(seconds)*time.Second)
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
