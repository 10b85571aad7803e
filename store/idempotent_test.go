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

func (w *world) written() flow.Idempotent {
	return flow.Idempotent{
		MerchantID: w.merchant.ID, Key: "order-1", Route: "POST /v1/requests", BodySHA256: "aa", CreatedAt: noon,
	}
}

func TestRepeatedWriteGetsTheFirstAnswer(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		call := w.written()
		first, err := w.BeginIdempotent(t.Context(), call)
		must(t, err)
		call.Status, call.Answer = 202, []byte(`{"id":"req_1"}`)
		must(t, w.FinishIdempotent(t.Context(), call))
		repeat := w.written()
		repeat.CreatedAt = noon.Add(time.Hour)

		again, err := w.BeginIdempotent(t.Context(), repeat)
		must(t, err)

		wantSame(t, first, nil)
		wantSame(t, again, &call)
	})
}

func TestKeyOfAnotherWriteIsRefused(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		_, err := w.BeginIdempotent(t.Context(), w.written())
		must(t, err)
		body, route, stranger := w.written(), w.written(), w.written()
		body.BodySHA256, route.Route = "bb", "POST /v1/requests/x/cancel"
		other := merchant("two")
		must(t, w.CreateMerchant(t.Context(), other))
		stranger.MerchantID, stranger.BodySHA256 = other.ID, "cc"

		_, bodyErr := w.BeginIdempotent(t.Context(), body)
		_, routeErr := w.BeginIdempotent(t.Context(), route)
		_, strangerErr := w.BeginIdempotent(t.Context(), stranger)

		wantErr(t, bodyErr, flow.ErrConflict)
		wantErr(t, routeErr, flow.ErrConflict)
		must(t, strangerErr)
	})
}

func TestOneOfManyFirstCallsGoesAhead(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		var ahead atomic.Int64

		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				if _, err := w.BeginIdempotent(t.Context(), w.written()); err == nil {
					ahead.Add(1)
				} else if !errors.Is(err, flow.ErrDuplicate) {
					t.Error(err)
				}
			})
		}
		all.Wait()

		wantSame(t, ahead.Load(), int64(1))
	})
}

func TestCallThatNeverEndedIsTakenOver(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		dead, early, late := w.written(), w.written(), w.written()
		early.CreatedAt, late.CreatedAt = noon.Add(59*time.Second), noon.Add(time.Minute)
		_, err := w.BeginIdempotent(t.Context(), dead)
		must(t, err)

		_, earlyErr := w.BeginIdempotent(t.Context(), early)
		first, lateErr := w.BeginIdempotent(t.Context(), late)

		wantErr(t, earlyErr, flow.ErrDuplicate)
		must(t, lateErr)
		wantSame(t, first, nil)
		dead.Status, late.Status = 202, 202
		wantErr(t, w.FinishIdempotent(t.Context(), dead), flow.ErrStale)
		must(t, w.FinishIdempotent(t.Context(), late))
	})
}

func TestCallThatWentWrongIsForgotten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		call := w.written()
		_, err := w.BeginIdempotent(t.Context(), call)
		must(t, err)

		must(t, w.ForgetIdempotent(t.Context(), call.MerchantID, call.Key))
		must(t, w.ForgetIdempotent(t.Context(), call.MerchantID, call.Key))

		first, err := w.BeginIdempotent(t.Context(), call)
		must(t, err)
		wantSame(t, first, nil)
	})
}

func TestAnswerOutlivesARotationOfKeys(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		call := w.written()
		_, err := w.BeginIdempotent(t.Context(), call)
		must(t, err)
		call.Status, call.Answer = 202, []byte("{}")
		must(t, w.FinishIdempotent(t.Context(), call))
		keys, err := w.keys.Rotate()
		must(t, err)

		again, err := opened(t, p.DatabaseURL, keys).BeginIdempotent(t.Context(), w.written())

		must(t, err)
		wantSame(t, again, &call)
	})
}

func TestOldKeysArePurged(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		old, fresh := w.written(), w.written()
		fresh.Key, fresh.CreatedAt = "order-2", noon.Add(time.Hour)
		for _, call := range []flow.Idempotent{old, fresh} {
			_, err := w.BeginIdempotent(t.Context(), call)
			must(t, err)
		}

		purged, err := w.PurgeIdempotent(t.Context(), noon.Add(time.Hour))

		must(t, err)
		wantSame(t, purged, int64(1))
		_, err = w.BeginIdempotent(t.Context(), old)
		must(t, err)
		_, err = w.BeginIdempotent(t.Context(), fresh)
		wantErr(t, err, flow.ErrDuplicate)
	})
}
