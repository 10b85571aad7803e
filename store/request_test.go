package store_test

import (
	"sync"
	"testing"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

func TestRequestIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		want, agreed := w.asked()

		_, created, err := w.CreateRequest(t.Context(), want, agreed)
		must(t, err)

		got, err := w.Request(t.Context(), w.merchant.ID, want.ID)
		must(t, err)
		consent, err := w.Consent(t.Context(), w.merchant.ID, agreed.ID)
		must(t, err)
		wantSame(t, created, true)
		wantSame(t, got, want)
		wantSame(t, consent, *agreed)
	})
}

func TestCreatedRequestIsOnItsTimeLineAndToldOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)

		r := w.accepted(t)

		events, err := w.Timeline(t.Context(), r.ID, 0, 10)
		must(t, err)
		wantSame(t, events, []flow.TimelineEvent{{
			RequestID: r.ID, Seq: 1, At: noon, Event: flow.Created, To: flow.Accepted, Step: flow.StepLoginForm,
		}})
		notices := w.notices(t, r)
		wantSame(t, notices, []flow.Notice{{
			ID: notices[0].ID, RequestID: r.ID, MerchantID: w.merchant.ID, UserID: r.UserID, Source: r.Source, Seq: 1,
			Type: flow.TellAccepted, State: flow.Accepted, Step: flow.StepLoginForm, URL: r.NoticeURL, CreatedAt: noon,
			Status: flow.NoticePending, Version: 1, WakeAt: noon,
		}})
	})
}

func TestSecondRequestForAPersonReturnsTheLivingOne(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := w.accepted(t)
		second, agreed := w.asked()
		second.UserID, agreed.UserID = first.UserID, first.UserID

		living, created, err := w.CreateRequest(t.Context(), second, agreed)
		must(t, err)

		wantSame(t, created, false)
		wantSame(t, living, first)
		_, err = w.Consent(t.Context(), w.merchant.ID, agreed.ID)
		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestPersonMayBeAskedAgainAfterTheEnd(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := w.withdrawn(t, w.accepted(t))
		second, agreed := w.asked()
		second.UserID, agreed.UserID = first.UserID, first.UserID

		_, created, err := w.CreateRequest(t.Context(), second, agreed)

		must(t, err)
		wantSame(t, created, true)
	})
}

func TestManyAskForOnePersonAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		like, consent := w.asked()
		var mu sync.Mutex
		seen, created := map[string]bool{}, 0

		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				r, agreed := like, *consent
				r.ID, agreed.ID = ids.New("req"), ids.New("con")
				r.ConsentID = agreed.ID
				r, fresh, err := w.CreateRequest(t.Context(), r, &agreed)
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				if seen[r.ID] = true; fresh {
					created++
				}
			})
		}
		all.Wait()

		if created != 1 || len(seen) != 1 {
			t.Errorf("%d created, %d different ones returned", created, len(seen))
		}
	})
}

func TestRequestCitesAConsentOfItsOwnPerson(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		other := w.accepted(t)
		r, _ := w.asked()
		r.ConsentID = other.ConsentID

		_, _, err := w.CreateRequest(t.Context(), r, nil)

		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestMerchantSeesNothingOfAnothers(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, _ := w.succeeded(t)
		told := w.notices(t, r)[0]
		other := merchant("two")
		must(t, w.CreateMerchant(t.Context(), other))

		_, err := w.Request(t.Context(), other.ID, r.ID)
		wantErr(t, err, flow.ErrNotFound)
		_, err = w.Report(t.Context(), other.ID, r.ID)
		wantErr(t, err, flow.ErrNotFound)
		_, err = w.Consent(t.Context(), other.ID, r.ConsentID)
		wantErr(t, err, flow.ErrNotFound)
		wantErr(t, w.WithdrawConsent(t.Context(), other.ID, r.ConsentID, noon), flow.ErrNotFound)
		_, err = w.Notice(t.Context(), other.ID, told.ID)
		wantErr(t, err, flow.ErrNotFound)
		_, err = w.ResendNotice(t.Context(), other.ID, told.ID, noon)
		wantErr(t, err, flow.ErrNotFound)
		requests, err := w.Requests(t.Context(), flow.RequestFilter{MerchantID: other.ID, UserID: r.UserID, Limit: 10})
		must(t, err)
		wantSame(t, requests, nil)
		notices, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: other.ID, RequestID: r.ID, Limit: 10})
		must(t, err)
		wantSame(t, notices, nil)
	})
}

func TestRequestOfNobody(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, consent := w.asked()
		r.MerchantID, consent.MerchantID = "mer_unknown", "mer_unknown"

		_, _, createErr := w.CreateRequest(t.Context(), r, consent)
		_, _, loadErr := w.LoadRequest(t.Context(), "req_unknown")

		wantErr(t, createErr, flow.ErrNotFound)
		wantErr(t, loadErr, flow.ErrNotFound)
	})
}
