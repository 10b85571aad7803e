package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/scheduler"
)

var errDown = errors.New("the database is down")

// shop is everything that a scheduler deals with, and the diary of its calls.
type shop struct {
	requests, notices, documents []flow.Wake // due, given out once
	reports                      []flow.Report
	consent                      flow.Consent
	lost                         bool
	fails                        map[string]error

	mu    sync.Mutex
	diary []string
	at    map[string]int
}

func (s *shop) note(what string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.diary = append(s.diary, what)
	if s.at == nil {
		s.at = map[string]int{}
	}
	s.at[what]++
	return s.fails[what]
}

// times is how often something was done so far.
func (s *shop) times(what string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.at[what]
}

func hand(from *[]flow.Wake, limit int, err error) ([]flow.Wake, error) {
	if err != nil {
		return nil, err
	}
	n := min(limit, len(*from))
	out := (*from)[:n]
	*from = (*from)[n:]
	return out, nil
}

func (s *shop) DueRequests(_ context.Context, _ time.Time, limit int) ([]flow.Wake, error) {
	return hand(&s.requests, limit, s.note("due requests"))
}

func (s *shop) DueNotices(_ context.Context, _ time.Time, limit int) ([]flow.Wake, error) {
	return hand(&s.notices, limit, s.note("due notices"))
}

func (s *shop) DueDocuments(_ context.Context, _ time.Time, limit int) ([]flow.Wake, error) {
	return hand(&s.documents, limit, s.note("due documents"))
}

func (s *shop) WakeLost(context.Context, time.Time) (int64, error) { return 1, s.note("wake lost") }

func (s *shop) Wake(_ context.Context, w flow.Wake) error { return s.note("wake " + w.ID) }

func (s *shop) Lost(context.Context) (bool, error) {
	lost := s.lost
	s.lost = false
	return lost, s.note("look at marker")
}

func (s *shop) PurgeIdempotent(context.Context, time.Time) (int64, error) {
	return 0, s.note("forget")
}

func (s *shop) DueRefreshes(context.Context, time.Time, int) ([]flow.Report, error) {
	return s.reports, s.note("due refreshes")
}

func (s *shop) LoadRequest(_ context.Context, id string) (flow.Request, *flow.Form, error) {
	return flow.Request{ID: id, ConsentID: "con_1"}, nil, s.note("load " + id)
}

func (s *shop) Consent(context.Context, string, string) (flow.Consent, error) {
	return s.consent, s.note("consent")
}

func (s *shop) StartRefresh(_ context.Context, id string, child flow.Request) (flow.Request, bool, error) {
	err := s.note("refresh " + id)
	child.ID = "child of " + child.ParentID
	return child, err == nil && !strings.HasSuffix(id, "taken"), err
}

func (s *shop) SkipRefresh(_ context.Context, id string) error { return s.note("skip " + id) }

func (s *shop) scheduler(log *strings.Builder) *scheduler.Scheduler {
	logger := zerolog.Nop()
	if log != nil {
		logger = zerolog.New(zerolog.SyncWriter(log))
	}
	return scheduler.New(scheduler.Config{
		Rows: s, Waker: s, Marker: s, Refreshes: s, Forgetter: s, Now: time.Now, Log: logger,
	})
}

func wake(n int) flow.Wake {
	return flow.Wake{Kind: flow.WakeRequest, ID: fmt.Sprintf("req_%d", n), Version: 1}
}

func wantDiary(t *testing.T, s *shop, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, s.diary); diff != "" {
		t.Errorf("diary (-want +got):\n%s", diff)
	}
}

func TestASweepWakesRequestsAndNotices(t *testing.T) {
	t.Parallel()
	s := &shop{requests: []flow.Wake{wake(1), wake(2)}, notices: []flow.Wake{wake(3)}, documents: []flow.Wake{wake(4)}}

	if err := s.scheduler(nil).Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}

	wantDiary(t, s, "look at marker", "due requests", "wake req_1", "wake req_2", "due notices", "wake req_3", "due documents", "wake req_4")
}

func TestASweepTakesAllThatIsDue(t *testing.T) {
	t.Parallel()
	s := &shop{}
	for n := range 1234 {
		s.requests = append(s.requests, wake(n))
	}

	if err := s.scheduler(nil).Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}

	if s.times("due requests") != 3 || s.times("wake req_1233") != 1 {
		t.Errorf("%d statements, the last row was woken %d times", s.times("due requests"), s.times("wake req_1233"))
	}
}

func TestAWipedRedisIsMendedBeforeTheSweep(t *testing.T) {
	t.Parallel()
	s := &shop{lost: true, requests: []flow.Wake{wake(1)}}

	if err := s.scheduler(nil).Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}

	wantDiary(t, s, "look at marker", "wake lost", "due requests", "wake req_1", "due notices", "due documents")
}

func TestAFailureWithRequestsLeavesTheNoticesAlone(t *testing.T) {
	t.Parallel()
	s := &shop{notices: []flow.Wake{wake(3)}, fails: map[string]error{"due requests": errDown}}

	err := s.scheduler(nil).Sweep(t.Context())

	if !errors.Is(err, errDown) {
		t.Errorf("error %v", err)
	}
	wantDiary(t, s, "look at marker", "due requests", "due notices", "wake req_3", "due documents")
}

func TestOneFailedDutyStopsNoOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		s := &shop{fails: map[string]error{"due requests": errDown, "due refreshes": errDown, "forget": errDown}}
		c := s.scheduler(&log)

		c.Start(t.Context())
		<-time.After(2*time.Hour + time.Millisecond) // of the bubble
		synctest.Wait()
		c.Stop()

		for what, want := range map[string]int{"due requests": 7201, "due notices": 7201, "due documents": 7201, "due refreshes": 241, "forget": 3} {
			if got := s.times(what); got != want {
				t.Errorf("%s: %d times in two hours, want %d", what, got, want)
			}
		}
		if n := strings.Count(log.String(), "scheduler.failed"); n != 7201+241+3 {
			t.Errorf("%d failures were logged", n)
		}
	})
}

func TestAStopEndsTheDuties(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &shop{}
		c := s.scheduler(nil)
		c.Start(t.Context())
		synctest.Wait()

		c.Stop()
		before := s.times("due requests")
		<-time.After(time.Minute) // of the bubble

		if after := s.times("due requests"); after != before || before != 1 {
			t.Errorf("%d sweeps before the stop, %d after", before, after)
		}
	})
}

func TestRefreshesAreStartedWhereAConsentCoversThem(t *testing.T) {
	t.Parallel()
	now := time.Now()
	covers := flow.Consent{Refresh: true, GivenAt: now.Add(-time.Hour), ExpiresAt: now.Add(time.Hour)}
	for name, row := range map[string]struct {
		consent flow.Consent
		want    []string
	}{
		"covered":     {covers, []string{"refresh rep_1", "wake child of req_1", "refresh rep_2_taken"}},
		"not covered": {flow.Consent{GivenAt: covers.GivenAt, ExpiresAt: covers.ExpiresAt}, []string{"skip rep_1", "skip rep_2_taken"}},
		"withdrawn":   {flow.Consent{Refresh: true, GivenAt: covers.GivenAt, ExpiresAt: covers.ExpiresAt, WithdrawnAt: now}, []string{"skip rep_1", "skip rep_2_taken"}},
	} {
		s := &shop{consent: row.consent, reports: []flow.Report{{ID: "rep_1", RequestID: "req_1"}, {ID: "rep_2_taken", RequestID: "req_2"}}}

		if err := s.scheduler(nil).Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}

		got := slices.DeleteFunc(s.diary, func(what string) bool {
			return what == "due refreshes" || what == "consent" || strings.HasPrefix(what, "load")
		})
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestOneFailedRefreshStopsNoOther(t *testing.T) {
	t.Parallel()
	s := &shop{
		consent: flow.Consent{Refresh: true, ExpiresAt: time.Now().Add(time.Hour)},
		reports: []flow.Report{{ID: "rep_1", RequestID: "req_1"}, {ID: "rep_2", RequestID: "req_2"}},
		fails:   map[string]error{"load req_1": errDown},
	}

	err := s.scheduler(nil).Refresh(t.Context())

	if !errors.Is(err, errDown) || s.times("refresh rep_2") != 1 {
		t.Errorf("error %v, the second was started %d times", err, s.times("refresh rep_2"))
	}
}
