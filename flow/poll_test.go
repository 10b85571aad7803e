package flow_test

import (
	"fmt"
	"testing"
	"time"

	"xinbao/flow"
)

var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// polls are the times at which an application made at applied is looked at.
func polls(id string, applied time.Time) []time.Time {
	var all []time.Time
	last := applied
	for n := 0; ; n++ {
		at, ok := flow.NextPoll(id, applied, last, n)
		if !ok {
			return all
		}
		all, last = append(all, at), at
	}
}

func inPeak(t time.Time) bool {
	l := t.In(shanghai)
	return l.Weekday() >= time.Monday && l.Weekday() <= time.Friday && (l.Hour() == 9 || l.Hour() == 10)
}

// Four years of applications, one every 53 minutes: the schedule keeps all of
// the contract's rules (section 4, rule 4) for each of them.
func TestPollsKeepTheContractsRulesOverYears(t *testing.T) {
	t.Parallel()
	begin := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, applied := 0, begin; applied.Before(begin.AddDate(4, 0, 0)); i, applied = i+1, applied.Add(53*time.Minute) {
		all := polls(fmt.Sprintf("req_%d", i), applied)
		if len(all) < 5 {
			t.Fatalf("only %d polls for %v", len(all), applied)
		}
		if first := all[0].Sub(applied); first < 24*time.Hour || first > 26*time.Hour+time.Hour {
			t.Fatalf("first poll %v after the application", first)
		}
		for n, at := range all {
			if inPeak(at) {
				t.Fatalf("poll at %v, in the peak", at.In(shanghai))
			}
			if at.After(applied.Add(72 * time.Hour)) {
				t.Fatalf("poll %v after the application", at.Sub(applied))
			}
			if n > 0 && at.Sub(all[n-1]) < 30*time.Minute {
				t.Fatalf("polls %v apart", at.Sub(all[n-1]))
			}
		}
	}
}

func TestLastPollIsAtSeventyTwoHours(t *testing.T) {
	t.Parallel()
	applied := time.Date(2026, 11, 20, 14, 0, 0, 0, shanghai) // a Friday afternoon: no peak on Monday afternoon

	all := polls("req_1", applied)

	if last := all[len(all)-1]; !last.Equal(applied.Add(72 * time.Hour)) {
		t.Errorf("last poll %v after the application, want 72h", last.Sub(applied))
	}
}

func TestApplicationsMadeTogetherAreNotPolledTogether(t *testing.T) {
	t.Parallel()
	applied := time.Date(2026, 11, 20, 14, 0, 0, 0, shanghai)
	first := map[time.Time]int{}
	for i := range 1000 {
		first[polls(fmt.Sprintf("req_%d", i), applied)[0]]++
	}
	for at, n := range first {
		if n > 20 {
			t.Errorf("%d of 1000 polls at %v", n, at)
		}
	}
}

func TestRefreshIsInTheAfternoonOfItsDay(t *testing.T) {
	t.Parallel()
	next := time.Date(2026, 12, 10, 0, 0, 0, 0, shanghai)
	for i := range 1000 {
		at := flow.RefreshAt(fmt.Sprintf("rep_%d", i), next.UTC()).In(shanghai)
		if at.Day() != 10 || at.Hour() < 11 || at.Hour() >= 19 {
			t.Fatalf("refresh at %v", at)
		}
	}
}

func TestSweepHastensWhatIsLongOverdue(t *testing.T) {
	t.Parallel()
	due := time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC)

	wakes, again := flow.Rewake(due, due.Add(time.Second), 0)
	if wakes != 0 || again != due.Add(time.Second+flow.SweepGap) {
		t.Errorf("fresh: %d wakes, again at %v", wakes, again)
	}
	for n := range 12 {
		now := due.Add(time.Minute)
		wakes, again = flow.Rewake(due, now, n)
		if wakes != n+1 || again.Sub(now) < 2*time.Second || again.Sub(now) > 64*time.Second {
			t.Errorf("overdue, %d wakes: %d, again in %v", n, wakes, again.Sub(now))
		}
	}
}
