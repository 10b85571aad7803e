package store_test

import (
	"errors"
	"testing"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/store"
)

func TestBatchIsStoredAsIfOneByOne(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, agreedOne := w.asked()
		two, agreedTwo := w.asked()
		same, agreedSame := w.asked() // the person of one
		same.UserID, agreedSame.UserID = one.UserID, one.UserID

		errs, err := w.CreateTogether(t.Context(),
			[]flow.Request{two, one, same}, []*flow.Consent{agreedTwo, agreedOne, agreedSame})
		must(t, err)

		for _, r := range []flow.Request{one, two} {
			got, err := w.Request(t.Context(), w.merchant.ID, r.ID)
			must(t, err)
			wantSame(t, got, r)
			wantSame(t, len(w.notices(t, r)), 1)
			events, err := w.Timeline(t.Context(), r.ID, 0, 10)
			must(t, err)
			wantSame(t, len(events), 1)
		}
		wantSame(t, []bool{errs[0] == nil, errs[1] == nil, errors.Is(errs[2], store.ErrLives)}, []bool{true, true, true})
		_, err = w.Consent(t.Context(), w.merchant.ID, agreedSame.ID)
		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestBadOneOfABatchFailsAlone(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, agreedOne := w.asked()
		bad, agreedBad := w.asked()
		bad.MerchantID, agreedBad.MerchantID = "mer_unknown", "mer_unknown"
		two, agreedTwo := w.asked()

		errs, err := w.CreateTogether(t.Context(),
			[]flow.Request{one, bad, two}, []*flow.Consent{agreedOne, agreedBad, agreedTwo})
		must(t, err)

		must(t, errors.Join(errs[0], errs[2]))
		wantErr(t, errs[1], flow.ErrNotFound)
		for _, r := range []flow.Request{one, two} {
			got, err := w.Request(t.Context(), w.merchant.ID, r.ID)
			must(t, err)
			wantSame(t, got, r)
		}
	})
}
