package api_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestTheReportComesAsTheSourceGaveItAndItsReadingIsLogged(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.succeeded(t)

		request := decode[api.RequestView](t, w.get(t, "/v1/requests/"+r.ID), http.StatusOK)
		a := w.get(t, "/v1/requests/"+r.ID+"/report")

		got := decode[api.ReportView](t, a, http.StatusOK)
		if string(got.Document) != `{"reportId":"1"}` || got.Number != "2026030212345678901234" || got.ID != r.ReportID {
			t.Errorf("the report is %s", a.body)
		}
		if !got.NextUpdateAt.Equal(noon.Add(30*24*time.Hour)) || a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("next update %s, Cache-Control %s", got.NextUpdateAt, a.header.Get("Cache-Control"))
		}
		if !strings.HasSuffix(request.Links.Report, "/report") || request.Progress.Step != request.Progress.Of {
			t.Errorf("the request is %+v", request)
		}
		log := w.log.String()
		if !strings.Contains(log, `"message":"report.read"`) || strings.Contains(log, got.Number) || strings.Contains(log, "reportId") {
			t.Error("the log does not name the reading, or has the report's content")
		}
	})
}

func TestWithoutAReportTheProblemSaysWhenToLookAgain(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	waiting, asking := w.awaiting(t), w.asking(t)
	ended := w.accepted(t)
	decode[api.RequestView](t, w.post(t, "/v1/requests/"+ended.ID+"/cancel", nil), http.StatusOK)

	later := wantProblem(t, w.get(t, "/v1/requests/"+waiting.ID+"/report"), http.StatusConflict, api.CodeNoReport)
	first := wantProblem(t, w.get(t, "/v1/requests/"+asking.ID+"/report"), http.StatusConflict, api.CodeNoReport)
	never := wantProblem(t, w.get(t, "/v1/requests/"+ended.ID+"/report"), http.StatusConflict, api.CodeReportNever)

	view := decode[api.RequestView](t, w.get(t, "/v1/requests/"+waiting.ID), http.StatusOK)
	if want := int64(view.NextPollAt.Sub(noon).Seconds()); later.RetryAfter != want || want < 23*3600 || later.Actor != flow.ActorSource {
		t.Errorf("look again after %d s by %s, the next poll is in %d s", later.RetryAfter, later.Actor, want)
	}
	if first.Actor != flow.ActorPerson || first.Request.FormID != asking.FormID {
		t.Errorf("before the application: %+v", first)
	}
	if never.RetryAfter != 0 || never.Request.Trouble.Code != flow.TroubleCancelled {
		t.Errorf("after the end: %+v", never)
	}
}

func TestAConsentIsShownAndWithdrawnOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		path := "/v1/consents/" + w.accepted(t).ConsentID

		before := decode[api.ConsentView](t, w.get(t, path), http.StatusOK)
		w.advance(time.Hour)
		decode[api.ConsentView](t, w.post(t, path+"/withdraw", nil), http.StatusOK)
		w.advance(time.Hour)
		after := decode[api.ConsentView](t, w.post(t, path+"/withdraw", nil), http.StatusOK)

		if !before.Valid || before.Purpose != "loan_application" || !before.WithdrawnAt.IsZero() {
			t.Errorf("before: %+v", before)
		}
		if after.Valid || !after.WithdrawnAt.Equal(noon.Add(time.Hour)) {
			t.Errorf("after: %+v", after)
		}
	})
}

func TestAWithdrawnConsentCancelsTheRequestThatLivesOnIt(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		asking, done := w.asking(t), w.succeeded(t)

		for _, r := range []flow.Request{asking, done} {
			decode[api.ConsentView](t, w.post(t, "/v1/consents/"+r.ConsentID+"/withdraw", nil), http.StatusOK)
		}

		if got := w.reload(t, asking.ID); got.State != flow.Cancelled || got.Trouble.Code != flow.TroubleConsent {
			t.Errorf("the living request is %s (%v)", got.State, got.Trouble)
		}
		if got := w.reload(t, done.ID); got.State != flow.Succeeded {
			t.Errorf("the one that had ended is %s", got.State)
		}
	})
}

func TestNoticesAreListedAndSentAgain(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		w.accepted(t)
		all := decode[api.NoticePage](t, w.get(t, "/v1/notices?limit=2"), http.StatusOK)
		rest := decode[api.NoticePage](t, w.get(t, "/v1/notices?limit=2&cursor="+all.NextCursor), http.StatusOK)
		mine := decode[api.NoticePage](t, w.get(t, "/v1/notices?status=pending&request_id="+r.ID), http.StatusOK)
		id := mine.Notices[0].ID
		claimed, err := w.ClaimNotice(t.Context(), id, 1, w.now(), time.Minute)
		must(t, err)
		claimed.Status, claimed.Attempts, claimed.WakeAt, claimed.LeaseUntil = flow.NoticeAbandoned, 1, time.Time{}, time.Time{}
		must(t, w.SettleNotice(t.Context(), claimed, flow.Delivery{
			NoticeID: id, Attempt: 1, At: w.now(), Took: 20 * time.Millisecond, StatusCode: 410, Class: "gone", BodySHA256: strings.Repeat("ab", 32),
		}))

		resent := decode[api.NoticeView](t, w.post(t, "/v1/notices/"+id+"/resend", nil), http.StatusAccepted)
		one := decode[api.NoticeView](t, w.get(t, "/v1/notices/"+id), http.StatusOK)
		deliveries := decode[struct{ Deliveries []api.DeliveryView }](t, w.get(t, "/v1/notices/"+id+"/deliveries"), http.StatusOK)

		if len(all.Notices) != 2 || len(rest.Notices) != 1 || rest.NextCursor != "" {
			t.Errorf("pages of %d and %d, then %q", len(all.Notices), len(rest.Notices), rest.NextCursor)
		}
		if len(mine.Notices) != 2 || mine.Notices[0].Type != flow.TellInputRequired || mine.Notices[0].Seq != 2 {
			t.Errorf("the request's notices are %+v", mine.Notices)
		}
		if resent.Status != flow.NoticePending || !resent.NextAt.Equal(w.now()) || one.Status != flow.NoticePending {
			t.Errorf("sent again it is %+v", resent)
		}
		if len(deliveries.Deliveries) != 1 || deliveries.Deliveries[0].StatusCode != 410 || deliveries.Deliveries[0].TookMS != 20 {
			t.Errorf("deliveries are %+v", deliveries)
		}
		if wake := w.wakes.last(t); wake.Kind != flow.WakeNotice || wake.ID != id {
			t.Errorf("woke %+v", wake)
		}
	})
}

func TestWhileTheStoreIsAwayNothingInternalLeaks(t *testing.T) {
	t.Parallel()
	away := &away{err: errors.New("dial tcp 10.1.2.3:5432: connection refused")}
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { away.Store = c.Store; c.Store = away })
	r := w.accepted(t)
	away.down = true
	for _, route := range documented(t) {
		if route.path == "/v1/codes" || route.path == "/v1/events/catalogue" {
			continue
		}
		path := strings.Replace(route.path, "{id}", r.ID, 1)

		a := w.call(t, route.method, path, bodyOf(route, r), "Idempotency-Key", "k-1")

		p := wantProblem(t, a, http.StatusServiceUnavailable, api.CodeUnavailable)
		if p.RetryAfter == 0 || strings.Contains(string(a.body), "10.1.2.3") {
			t.Errorf("%s %s: %s", route.method, route.path, a.body)
		}
	}
	if !strings.Contains(w.log.String(), "connection refused") {
		t.Error("the log does not say why")
	}
}

// away is a store that cannot be reached, not even to look up a key.
type away struct {
	api.Store
	down bool
	err  error
}

func (s *away) KeyByHash(ctx context.Context, hash []byte) (flow.APIKey, flow.Merchant, error) {
	if s.down {
		return flow.APIKey{}, flow.Merchant{}, s.err
	}
	return s.Store.KeyByHash(ctx, hash)
}
