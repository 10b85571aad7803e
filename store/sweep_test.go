package store_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestDueRequestComesUpAgainUntilItMoves(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		late := noon.Add(flow.SweepPatience)
		tests := []struct {
			at   time.Time
			want []flow.Wake
		}{
			{noon.Add(-time.Microsecond), nil},
			{noon, []flow.Wake{r.Wake()}},
			{noon, nil}, // pushed forward
			{noon.Add(flow.SweepGap), []flow.Wake{r.Wake()}},
			{late, []flow.Wake{{Kind: flow.WakeRequest, ID: r.ID, Version: 1, Wakes: 1, Urgency: flow.Interactive}}},
			{late.Add(time.Second), nil},
			{late.Add(2 * time.Second), []flow.Wake{{Kind: flow.WakeRequest, ID: r.ID, Version: 1, Wakes: 2, Urgency: flow.Interactive}}},
		}
		for _, test := range tests {
			got, err := w.DueRequests(t.Context(), test.at, 10)
			must(t, err)
			wantSame(t, got, test.want)
		}

		w.claimed(t, r) // under lease now

		got, err := w.DueRequests(t.Context(), late.Add(5*time.Second), 10)
		must(t, err)
		wantSame(t, got, nil)
	})
}

func TestSweepLeavesTheTruthAlone(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		want := w.accepted(t)

		_, err := w.DueRequests(t.Context(), noon.Add(flow.SweepPatience), 10)
		must(t, err)

		got, _, err := w.LoadRequest(t.Context(), want.ID)
		must(t, err)
		want.Wakes = 1
		wantSame(t, got, want) // the due time too
		w.claimed(t, got)
	})
}

func TestSweepTakesTheLongestDueFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		asking := w.asking(t) // due when its form expires
		accepted := w.accepted(t)

		first, err := w.DueRequests(t.Context(), noon.Add(flow.Lifetime), 1)
		must(t, err)
		second, err := w.DueRequests(t.Context(), noon.Add(flow.Lifetime), 1)
		must(t, err)

		wantSame(t, []string{first[0].ID, second[0].ID}, []string{accepted.ID, asking.ID})
	})
}

func TestManySweepsNeverGetTheSame(t *testing.T) {
	t.Parallel()
	const requests = 40
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		for range requests {
			w.accepted(t)
		}
		var mu sync.Mutex
		woken := map[string]int{}
		sweep := func() int {
			wakes, err := w.DueRequests(t.Context(), noon, 3)
			mu.Lock()
			defer mu.Unlock()
			for _, wake := range wakes {
				woken[wake.ID]++
			}
			if err != nil {
				t.Error(err)
			}
			return len(wakes)
		}

		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range requests { // a sweep may find all of its rows taken by others
					sweep()
				}
			})
		}
		all.Wait()

		wantSame(t, len(woken), requests)
		for id, times := range woken {
			if times != 1 {
				t.Errorf("%s was woken %d times", id, times)
			}
		}
	})
}

func TestLostWakesComeUpAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		due, waiting, leased := w.accepted(t), w.asking(t), w.claimed(t, w.accepted(t))
		_, err := w.DueRequests(t.Context(), noon, 10)
		must(t, err)
		told, err := w.DueNotices(t.Context(), noon, 10)
		must(t, err)
		soon := noon.Add(time.Second)

		lost, err := w.WakeLost(t.Context(), soon)
		must(t, err)

		again, err := w.DueRequests(t.Context(), soon, 10)
		must(t, err)
		toldAgain, err := w.DueNotices(t.Context(), soon, 10)
		must(t, err)
		wantSame(t, again, []flow.Wake{due.Wake()})
		wantSame(t, len(toldAgain), len(told))
		wantSame(t, lost, int64(1+len(told)))
		_, _ = waiting, leased // neither is due
	})
}

// Waiting costs one indexed row: what is not due must not be read.
func TestSweepReadsTheIndex(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Real(t))
	db := w.raw(t)
	db.SetMaxOpenConns(1)
	// The tables are so small that the planner would rather read all of them.
	_, err := db.ExecContext(t.Context(), `SET enable_seqscan = off; SET enable_bitmapscan = off`)
	must(t, err)
	for index, query := range map[string]string{
		"requests_wake": `SELECT id FROM requests WHERE wake_at <= 1 ORDER BY wake_at LIMIT 500 FOR UPDATE SKIP LOCKED`,
		"notices_wake":  `SELECT id FROM notices WHERE wake_at <= 1 ORDER BY wake_at LIMIT 500 FOR UPDATE SKIP LOCKED`,
	} {
		var plan []string

		must(t, db.SelectContext(t.Context(), &plan, "EXPLAIN "+query))

		text := strings.Join(plan, "\n")
		if !strings.Contains(text, index) || strings.Contains(text, "Sort") || strings.Contains(text, "Seq Scan") {
			t.Errorf("the plan:\n%s", text)
		}
	}
}
