package notice_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xinbao/notice"
)

// always is a random source without surprises.
func always(f float64) func() float64 { return func() float64 { return f } }

// simulated runs attempts until the schedule ends; outcome says how the n-th ends.
func simulated(outcome func(n int) notice.Outcome, rnd func() float64) (times []time.Duration) {
	now := at
	var last notice.Outcome
	for n := range 1000 {
		next, ok := notice.Standard.Next(n, last, now, rnd)
		if !ok {
			return times
		}
		now, last = next, outcome(n+1)
		times = append(times, now.Sub(at))
	}
	return times
}

func failing(int) notice.Outcome { return notice.Outcome{Class: notice.Status5xx, StatusCode: 503} }

func TestScheduleOfAReceiverThatNeverAnswers(t *testing.T) {
	t.Parallel()
	const h, m, s = time.Hour, time.Minute, time.Second
	want := []time.Duration{
		0, 5 * s, 5*m + 5*s, 35*m + 5*s, 2*h + 35*m + 5*s, 7*h + 35*m + 5*s,
		17*h + 35*m + 5*s, 31*h + 35*m + 5*s, 51*h + 35*m + 5*s, 75*h + 35*m + 5*s,
	}

	got := simulated(failing, always(0))

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestScheduleEndsWithTheRightOutcome(t *testing.T) {
	t.Parallel()
	cases := map[notice.Class]int{
		notice.OK: 3, notice.Gone: 3,
		notice.Redirect: 10, notice.Status4xx: 10, notice.TooLarge: 10, notice.Status5xx: 10, notice.Timeout: 10,
		notice.DNS: 10, notice.TLS: 10, notice.Connection: 10, notice.RefusedAddress: 10,
	}
	for class, want := range cases {
		third := func(n int) notice.Outcome {
			if n == 3 {
				return notice.Outcome{Class: class}
			}
			return failing(n)
		}
		if got := len(simulated(third, always(0.5))); got != want {
			t.Errorf("%s at the third attempt: %d attempts in all, want %d", class, got, want)
		}
	}
}

func TestRetryAfterIsRespectedWithinBounds(t *testing.T) {
	t.Parallel()
	wish := func(d time.Duration) func(int) notice.Outcome {
		return func(int) notice.Outcome {
			return notice.Outcome{Class: notice.Status4xx, StatusCode: 429, RetryAfter: d}
		}
	}

	short, long := simulated(wish(time.Second), always(0)), simulated(wish(365*24*time.Hour), always(0))

	if diff := cmp.Diff(simulated(failing, always(0)), short); diff != "" {
		t.Errorf("a wish shorter than the plan changes it: %s", diff)
	}
	if last := long[len(long)-1]; len(long) != 10 || last != 9*notice.MaxRetryAfter {
		t.Errorf("%d attempts, the last after %v, want 10 within nine days", len(long), last)
	}
}

// TestScheduleKeepsItsPromises looks at many lives of a notice: no attempt comes
// before its wait or the receiver's wish, none more than a fifth after, and every
// life ends.
func TestScheduleKeepsItsPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		now, last := at, notice.Outcome{}
		for n := 0; ; n++ {
			rnd := rapid.Float64Range(0, 0.999999).Draw(t, "rnd")
			next, ok := notice.Standard.Next(n, last, now, always(rnd))
			if !ok {
				if n != len(notice.Standard) {
					t.Fatalf("ended after %d attempts", n)
				}
				return
			}
			least := notice.Standard[n]
			if n > 0 {
				least = max(least, min(last.RetryAfter, notice.MaxRetryAfter))
			}
			if wait := next.Sub(now); wait < least || wait > least+least/5 {
				t.Fatalf("attempt %d comes after %v, want %v and at most a fifth more", n+1, wait, least)
			}
			wish := rapid.Int64Range(-10, 1<<40).Draw(t, "wish")
			now, last = next, notice.Outcome{Class: notice.Status5xx, RetryAfter: time.Duration(wish) * time.Microsecond}
		}
	})
}
