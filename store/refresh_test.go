package store_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

// child asks for the report of r again.
func child(r flow.Request, now time.Time) flow.Request {
	return flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: r.MerchantID, UserID: r.UserID, Source: r.Source,
		ParentID: r.ID, ConsentID: r.ConsentID, Person: r.Person,
	}, now)
}

func TestReportComesUpForRefreshWithoutItsBody(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		_, want := w.succeeded(t)

		early, err := w.DueRefreshes(t.Context(), want.RefreshAt.Add(-time.Microsecond), 10)
		must(t, err)
		due, err := w.DueRefreshes(t.Context(), want.RefreshAt, 10)
		must(t, err)

		want.Number, want.Body = "", nil
		wantSame(t, early, nil)
		wantSame(t, due, []flow.Report{want})
	})
}

func TestRefreshStartsOnceWhoeverElseTries(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		parent, rep := w.succeeded(t)
		var started atomic.Int64

		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				_, ok, err := w.StartRefresh(t.Context(), rep.ID, child(parent, rep.RefreshAt))
				if err != nil {
					t.Error(err)
				}
				if ok {
					started.Add(1)
				}
			})
		}
		all.Wait()

		wantSame(t, started.Load(), int64(1))
		due, err := w.DueRefreshes(t.Context(), rep.RefreshAt, 10)
		must(t, err)
		wantSame(t, due, nil)
	})
}

func TestRefreshStartsOnceAlthoughTheFirstEnded(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		parent, rep := w.succeeded(t)
		first, _, err := w.StartRefresh(t.Context(), rep.ID, child(parent, rep.RefreshAt))
		must(t, err)
		w.withdrawn(t, first)

		_, started, err := w.StartRefresh(t.Context(), rep.ID, child(parent, rep.RefreshAt))

		must(t, err)
		wantSame(t, started, false)
	})
}

func TestRefreshTellsTheMerchant(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		parent, rep := w.succeeded(t)

		r, started, err := w.StartRefresh(t.Context(), rep.ID, child(parent, rep.RefreshAt))
		must(t, err)

		told := w.notices(t, r)
		wantSame(t, started, true)
		wantSame(t, len(told), 1)
		wantSame(t, told[0].Type, flow.TellRefresh)
		wantSame(t, told[0].ParentID, parent.ID)
	})
}

func TestRefreshGivesWayToALivingRequest(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		parent, rep := w.succeeded(t)
		living, agreed := w.asked()
		living.UserID, agreed.UserID = parent.UserID, parent.UserID
		_, _, err := w.CreateRequest(t.Context(), living, agreed)
		must(t, err)

		_, started, err := w.StartRefresh(t.Context(), rep.ID, child(parent, rep.RefreshAt))
		must(t, err)

		due, err := w.DueRefreshes(t.Context(), rep.RefreshAt, 10)
		must(t, err)
		wantSame(t, started, false)
		wantSame(t, due, nil)
	})
}

func TestSkippedRefreshDoesNotComeUp(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		_, rep := w.succeeded(t)

		must(t, w.SkipRefresh(t.Context(), rep.ID))
		must(t, w.SkipRefresh(t.Context(), rep.ID))

		due, err := w.DueRefreshes(t.Context(), rep.RefreshAt, 10)
		must(t, err)
		wantSame(t, due, nil)
	})
}

func TestConsentIsWithdrawnOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)

		must(t, w.WithdrawConsent(t.Context(), w.merchant.ID, r.ConsentID, noon))
		must(t, w.WithdrawConsent(t.Context(), w.merchant.ID, r.ConsentID, noon.Add(time.Hour)))

		consent, err := w.Consent(t.Context(), w.merchant.ID, r.ConsentID)
		must(t, err)
		wantSame(t, consent.WithdrawnAt, noon)
	})
}
