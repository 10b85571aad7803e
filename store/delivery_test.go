package store_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

const lease = 30 * time.Second

func (w *world) told(t testing.TB) flow.Notice {
	t.Helper()
	return w.notices(t, w.accepted(t))[0]
}

// attempted claims n and posts it without success: it is due again an hour on.
func (w *world) attempted(t testing.TB, n flow.Notice) flow.Notice {
	t.Helper()
	n, err := w.ClaimNotice(t.Context(), n.ID, n.Version, noon, lease)
	must(t, err)
	n.Attempts++
	n.WakeAt = noon.Add(time.Hour)
	must(t, w.SettleNotice(t.Context(), n, delivery(n)))
	n, err = w.Notice(t.Context(), w.merchant.ID, n.ID)
	must(t, err)
	return n
}

func delivery(n flow.Notice) flow.Delivery {
	return flow.Delivery{NoticeID: n.ID, Attempt: n.Attempts, At: noon, Took: 12 * time.Millisecond, StatusCode: 503, Class: "busy", BodySHA256: "ab"}
}

func TestManyClaimANoticeAndOneWins(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		n := w.told(t)
		var won atomic.Int64

		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				_, err := w.ClaimNotice(t.Context(), n.ID, n.Version, noon, lease)
				if err == nil {
					won.Add(1)
				} else if !errors.Is(err, flow.ErrStale) {
					t.Error(err)
				}
			})
		}
		all.Wait()

		wantSame(t, won.Load(), int64(1))
	})
}

func TestClaimedNoticeComesUpWhenTheLeaseEnds(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		n := w.told(t)

		claimed, err := w.ClaimNotice(t.Context(), n.ID, n.Version, noon, lease)
		must(t, err)

		_, early := w.ClaimNotice(t.Context(), n.ID, claimed.Version, noon.Add(lease-time.Microsecond), lease)
		wantErr(t, early, flow.ErrStale)
		over := claimed.WakeAt
		due, err := w.DueNotices(t.Context(), over, 10)
		must(t, err)
		wantSame(t, due, []flow.Wake{claimed.Wake()})
		again, err := w.ClaimNotice(t.Context(), n.ID, claimed.Version, over, lease)
		must(t, err)
		wantErr(t, w.SettleNotice(t.Context(), claimed, delivery(claimed)), flow.ErrStale)
		wantSame(t, again.Version, int64(3))
	})
}

func TestEveryAttemptIsARow(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		n := w.attempted(t, w.told(t))
		wantSame(t, n.Status, flow.NoticePending)
		wantSame(t, n.WakeAt, noon.Add(time.Hour))
		first := delivery(n)

		n, err := w.ClaimNotice(t.Context(), n.ID, n.Version, noon, lease)
		must(t, err)
		n.Attempts, n.Status, n.DeliveredAt, n.WakeAt = 2, flow.NoticeDelivered, noon, time.Time{}
		second := delivery(n)
		must(t, w.SettleNotice(t.Context(), n, second))

		deliveries, err := w.Deliveries(t.Context(), n.ID)
		must(t, err)
		wantSame(t, deliveries, []flow.Delivery{first, second})
		settled, err := w.Notice(t.Context(), w.merchant.ID, n.ID)
		must(t, err)
		n.Version, n.LeaseUntil = n.Version+1, time.Time{}
		wantSame(t, settled, n)
		_, err = w.ClaimNotice(t.Context(), n.ID, settled.Version, noon, lease)
		wantErr(t, err, flow.ErrStale) // it is not pending
	})
}

// An attempt that we interrupted ourselves is recorded under the number of the
// one before.
func TestInterruptedAttemptIsARowToo(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		n := w.told(t)
		for range 2 {
			var err error
			n, err = w.ClaimNotice(t.Context(), n.ID, n.Version, noon, lease)
			must(t, err)
			n.WakeAt = noon

			must(t, w.SettleNotice(t.Context(), n, delivery(n)))

			n, err = w.Notice(t.Context(), w.merchant.ID, n.ID)
			must(t, err)
		}
		deliveries, err := w.Deliveries(t.Context(), n.ID)
		must(t, err)
		wantSame(t, len(deliveries), 2)
	})
}

func TestResentNoticeIsDueAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		n, err := w.ClaimNotice(t.Context(), w.told(t).ID, 1, noon, lease)
		must(t, err)
		_, busy := w.ResendNotice(t.Context(), w.merchant.ID, n.ID, noon)
		n.Attempts, n.Status, n.WakeAt = 1, flow.NoticeAbandoned, time.Time{}
		must(t, w.SettleNotice(t.Context(), n, delivery(n)))

		again, err := w.ResendNotice(t.Context(), w.merchant.ID, n.ID, noon)
		must(t, err)

		wantErr(t, busy, flow.ErrStale)
		wantSame(t, again.Status, flow.NoticePending)
		wantSame(t, again.WakeAt, noon)
		wantSame(t, again.Attempts, 1)
		due, err := w.DueNotices(t.Context(), noon, 10)
		must(t, err)
		wantSame(t, due, []flow.Wake{again.Wake()})
	})
}

func TestNoticesAreListedNewestFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, two := w.told(t), w.told(t)
		n, err := w.ClaimNotice(t.Context(), one.ID, 1, noon, lease)
		must(t, err)
		n.Attempts, n.Status, n.DeliveredAt = 1, flow.NoticeDelivered, noon
		n.WakeAt = time.Time{}
		must(t, w.SettleNotice(t.Context(), n, delivery(n)))
		tests := map[string]struct {
			filter flow.NoticeFilter
			want   []string
		}{
			"all":     {flow.NoticeFilter{Limit: 10}, []string{two.ID, one.ID}},
			"page":    {flow.NoticeFilter{Limit: 10, Before: two.ID}, []string{one.ID}},
			"request": {flow.NoticeFilter{Limit: 10, RequestID: one.RequestID}, []string{one.ID}},
			"status":  {flow.NoticeFilter{Limit: 10, Status: flow.NoticePending}, []string{two.ID}},
		}
		for name, test := range tests {
			test.filter.MerchantID = w.merchant.ID

			got, err := w.Notices(t.Context(), test.filter)

			must(t, err)
			var names []string
			for _, notice := range got {
				names = append(names, notice.ID)
			}
			if len(names) != len(test.want) {
				t.Errorf("%s: %d notices", name, len(names))
			}
			wantSame(t, names, test.want)
		}
	})
}
