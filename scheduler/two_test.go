package scheduler_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/clock"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/scheduler"
	"xinbao/store"
	"xinbao/vault"
)

// office is a database with a merchant whose persons have reports.
type office struct {
	*store.Store
	clock    clock.Clock
	merchant flow.Merchant
}

func open(t *testing.T, p testdb.Pair) *office {
	t.Helper()
	keys, err := vault.Generate()
	must(t, err)
	s, err := store.Open(t.Context(), store.Config{URL: p.DatabaseURL, Sealer: keys, MaxConns: 8})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	must(t, s.Migrate(t.Context()))
	o := &office{Store: s, merchant: flow.Merchant{ID: ids.New("mer"), Name: "Lender", CreatedAt: time.Now().UTC()}}
	must(t, s.CreateMerchant(t.Context(), o.merchant))
	return o
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// accepted is a request that is due now, whose consent covers a refresh.
func (o *office) accepted(t *testing.T, user string) flow.Request {
	t.Helper()
	now := o.clock.Now()
	consent := &flow.Consent{
		ID: ids.New("con"), MerchantID: o.merchant.ID, UserID: user, Source: flow.SourcePBOC, Purpose: "loan", TextVersion: "1",
		TextSHA256: strings.Repeat("0", 64), Refresh: true, GivenAt: now, ExpiresAt: now.AddDate(1, 0, 0), CreatedAt: now,
	}
	r, created, err := o.CreateRequest(t.Context(), flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: o.merchant.ID, UserID: user, Source: flow.SourcePBOC, ConsentID: consent.ID,
	}, now), consent)
	must(t, err)
	if !created {
		t.Fatalf("%s lives already", user)
	}
	return r
}

// succeeded has a report that is to be refreshed a month later.
func (o *office) succeeded(t *testing.T, user string) {
	t.Helper()
	r, now := o.accepted(t, user), o.clock.Now()
	r.Step = flow.StepReport // as if the way to it had been gone
	m, err := r.Claim(now, time.Minute)
	must(t, err)
	r, err = o.Move(t.Context(), m)
	must(t, err)
	m, err = r.After(flow.Result{Outcome: flow.OK, At: now, Report: &flow.Report{
		ID: ids.New("rep"), RequestID: r.ID, MerchantID: r.MerchantID, UserID: user, Source: r.Source,
		Kind: flow.BriefReport, Body: []byte("{}"),
		CreatedAt: now, RefreshAt: now.AddDate(0, 1, 0),
	}}, nil)
	must(t, err)
	_, err = o.Move(t.Context(), m)
	must(t, err)
}

// wakes counts wake-ups, by row, version and count.
type wakes struct {
	mu  sync.Mutex
	all map[flow.Wake]int
}

func (w *wakes) Wake(_ context.Context, one flow.Wake) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all[one]++
	return nil
}

type found struct{}

func (found) Lost(context.Context) (bool, error) { return false, nil }

// together has several schedulers do the same thing at the same time.
func (o *office) together(t *testing.T, w *wakes, do func(*scheduler.Scheduler) error) {
	t.Helper()
	var wg sync.WaitGroup
	for range 4 {
		s := scheduler.New(scheduler.Config{
			Rows: o, Waker: w, Marker: found{}, Refreshes: o, Forgetter: o, Now: o.clock.Now, Log: zerolog.Nop(),
		})
		wg.Go(func() {
			if err := do(s); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestSeveralSchedulersWakeEachRowOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		o, w := open(t, p), &wakes{all: map[flow.Wake]int{}}
		const rows = 60
		for n := range rows {
			o.accepted(t, fmt.Sprintf("user-%d", n))
		}

		o.together(t, w, func(s *scheduler.Scheduler) error { return s.Sweep(t.Context()) })

		if len(w.all) != 2*rows { // a request and its first notice
			t.Errorf("%d rows were woken, want %d", len(w.all), 2*rows)
		}
		for one, n := range w.all {
			if n != 1 {
				t.Errorf("%s was woken %d times", one.ID, n)
			}
		}
	})
}

func TestSeveralSchedulersRefreshEachReportOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		o, w := open(t, p), &wakes{all: map[flow.Wake]int{}}
		const reports = 20
		for n := range reports {
			o.succeeded(t, fmt.Sprintf("user-%d", n))
		}
		o.clock.Advance(32 * 24 * time.Hour)

		o.together(t, w, func(s *scheduler.Scheduler) error { return s.Refresh(t.Context()) })
		o.together(t, w, func(s *scheduler.Scheduler) error { return s.Refresh(t.Context()) })

		living, err := o.Requests(t.Context(), flow.RequestFilter{MerchantID: o.merchant.ID, States: []flow.State{flow.Accepted}, Limit: 100})
		must(t, err)
		var parents []string
		for _, r := range living {
			parents = append(parents, r.ParentID)
		}
		slices.Sort(parents)
		if n := len(slices.Compact(parents)); len(living) != reports || n != reports || len(w.all) != reports {
			t.Errorf("%d children of %d parents, %d wake-ups; want %d of each", len(living), n, len(w.all), reports)
		}
	})
}
