package main

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/jobs"
	"xinbao/scheduler"
)

func TestAnAgedReportIsAskedForOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "refresh")
		first := e.ends()

		e.later(first.report.NextUpdateAt.Sub(town.now()) + 24*time.Hour)
		town.schedulersAtOnce(t, 4)

		all := town.requestsOf(t, e)
		if len(all) != 2 || all[0].ParentID != e.id {
			t.Fatalf("%d requests, the newest refreshes %q", len(all), all[0].ParentID)
		}
		child := &errand{player: e.player, t: t, id: all[0].ID}
		child.heard = 0
		second := child.ends()
		if second.request.State != flow.Succeeded || second.report.Number == first.report.Number {
			t.Errorf("the refresh brought no other report: %s", second)
		}
		if second.effects.Applications != 2 || second.effects.HardQueries != 2 {
			t.Errorf("after one refresh: %s", second)
		}
		wantToldOnce(t, town, child.id, flow.TellRefresh)
	})
}

func TestNoRefreshBeforeItsTime(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "refresh.early")
		x := e.ends()

		e.later(x.report.NextUpdateAt.Sub(town.now()) - time.Minute)
		town.schedulersAtOnce(t, 2)

		if n := len(town.requestsOf(t, e)); n != 1 {
			t.Errorf("%d requests", n)
		}
	})
}

func TestNoRefreshWithoutAConsentThatCoversIt(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		once := town.asks(t, "copy.valid", "refresh.once", func(o *order) { o.Consent.Refresh = false })
		short := town.asks(t, "copy.valid", "refresh.short", func(o *order) { o.Consent.ExpiresAt = town.now().Add(72 * time.Hour) })
		withdrawn := town.asks(t, "copy.valid", "refresh.withdrawn")
		errands := []*errand{once, short, withdrawn}
		for _, e := range errands {
			e.ends()
		}
		consent := withdrawn.told.request.ConsentID
		wantOK(t, town.client.do(t.Context(), http.MethodPost, "/v1/consents/"+consent+"/withdraw", nil, nil))

		town.clock.Advance(60 * 24 * time.Hour)
		town.schedulersAtOnce(t, 2)

		for _, e := range errands {
			if n := len(town.requestsOf(t, e)); n != 1 {
				t.Errorf("%s: %d requests", e.persona.Login, n)
			}
		}
	})
}

// schedulersAtOnce has several schedulers look for refreshes at the same time,
// beside the town's own.
func (w *town) schedulersAtOnce(t *testing.T, n int) {
	t.Helper()
	var all sync.WaitGroup
	for range n {
		s := scheduler.New(scheduler.Config{
			Rows: w.store, Waker: w.waker, Marker: &jobs.Marker{Redis: w.redis}, Refreshes: w.store, Forgetter: w.store, Now: w.now, Log: w.world.log,
		})
		all.Go(func() {
			if err := s.Refresh(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// requestsOf are the requests about an errand's person, newest first.
func (w *town) requestsOf(t *testing.T, e *errand) []api.RequestView {
	t.Helper()
	var page api.RequestPage
	wantOK(t, w.client.do(t.Context(), http.MethodGet, "/v1/requests?user_id="+userOf(e.persona), nil, &page))
	return page.Requests
}
