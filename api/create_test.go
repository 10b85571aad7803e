package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestCreateAcceptsARequestAndWakesAWorker(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)

		a := w.post(t, "/v1/requests", newRequest("user-1"))

		got := decode[api.RequestView](t, a, http.StatusAccepted)
		stored := w.reload(t, got.ID)
		if got.State != flow.Accepted || got.Actor != flow.ActorUs || got.Existing || got.Progress.Step != 1 {
			t.Errorf("the answer is %s", a.body)
		}
		if want := "https://xinbao.example/v1/requests/" + got.ID; a.header.Get("Location") != want || got.Links.Self != want {
			t.Errorf("Location is %s", a.header.Get("Location"))
		}
		if stored.Person.IDNumber.Reveal() != "99010119900101006X" || stored.Carry[flow.KeyRealName].Reveal() != "张三" {
			t.Error("the person is not stored as the source writes it")
		}
		if !stored.Options.OfferKeepPassword || stored.Options.Language != "zh" {
			t.Errorf("options are %+v", stored.Options)
		}
		if wake := w.wakes.last(t); wake != stored.Wake() {
			t.Errorf("woke %+v", wake)
		}
		if strings.Contains(string(a.body), "99010119900101006X") || strings.Contains(w.log.String(), "张三") {
			t.Error("personal data came back, or went to the log")
		}
	})
}

func TestCreateReturnsTheLivingRequestOfTheSamePerson(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-1")), http.StatusAccepted)

		again := decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-1")), http.StatusOK)
		other := decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-2")), http.StatusAccepted)

		if again.ID != first.ID || !again.Existing || other.ID == first.ID {
			t.Errorf("first %s, again %s (existing %t), another person's %s", first.ID, again.ID, again.Existing, other.ID)
		}
	})
}

func TestCreateAcceptsEvenIfNobodyCanBeWoken(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	w.wakes.fail = http.ErrServerClosed

	a := w.post(t, "/v1/requests", newRequest("user-1"))

	decode[api.RequestView](t, a, http.StatusAccepted)
	if !strings.Contains(w.log.String(), "api.side_effect_failed") {
		t.Error("the log does not say so")
	}
}

func TestCreateNamesEveryFaultOfItsInput(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for name, tt := range map[string]struct {
		change map[string]any // by path, "." between members; nil removes
		want   []string
	}{
		"unknown member":     {map[string]any{"colour": "red"}, []string{"body.colour unknown_field"}},
		"other case":         {map[string]any{"user_id": nil, "User_ID": "1"}, []string{"body.User_ID unknown_field", "body required"}},
		"unknown in person":  {map[string]any{"person.age": 7}, []string{"body.person.age unknown_field"}},
		"no user":            {map[string]any{"user_id": nil}, []string{"body required"}},
		"empty user":         {map[string]any{"user_id": ""}, []string{"body.user_id format"}},
		"user with blanks":   {map[string]any{"user_id": "a b"}, []string{"body.user_id format"}},
		"user is a number":   {map[string]any{"user_id": 5}, []string{"body.user_id type"}},
		"long user":          {map[string]any{"user_id": strings.Repeat("x", 65)}, []string{"body.user_id format"}},
		"unknown source":     {map[string]any{"source": "moon"}, []string{"body.source option"}},
		"no consent":         {map[string]any{"consent": nil}, []string{"body required"}},
		"no digest":          {map[string]any{"consent.text_sha256": "abc"}, []string{"body.consent.text_sha256 format"}},
		"no time":            {map[string]any{"consent.given_at": "yesterday"}, []string{"body.consent.given_at format"}},
		"purpose":            {map[string]any{"consent.purpose": "a\tb"}, []string{"body.consent.purpose characters"}},
		"refresh":            {map[string]any{"consent.refresh": "yes"}, []string{"body.consent.refresh type"}},
		"check digit":        {map[string]any{"person.id_number": "990101199001010061"}, []string{"body.person.id_number id_card"}},
		"phone":              {map[string]any{"person.phone": "1380000000"}, []string{"body.person.phone phone"}},
		"long name":          {map[string]any{"person.name": strings.Repeat("张", 65)}, []string{"body.person.name length"}},
		"several":            {map[string]any{"person.phone": "1", "person.id_number": "2"}, []string{"body.person.id_number id_card", "body.person.phone phone"}},
		"language":           {map[string]any{"options.language": "fr"}, []string{"body.options.language option"}},
		"keep password":      {map[string]any{"options.keep_password": "no"}, []string{"body.options.keep_password type"}},
		"notice to loopback": {map[string]any{"notice_url": "https://127.0.0.1/n"}, []string{"body.notice_url address"}},
		"notice to metadata": {map[string]any{"notice_url": "https://169.254.169.254/latest"}, []string{"body.notice_url address"}},
		"notice without tls": {map[string]any{"notice_url": "http://lender.example/n"}, []string{"body.notice_url scheme"}},
		"notice to a port":   {map[string]any{"notice_url": "https://lender.example:6379/"}, []string{"body.notice_url port"}},
		"notice with a user": {map[string]any{"notice_url": "https://a:b@lender.example/"}, []string{"body.notice_url userinfo"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			a := w.post(t, "/v1/requests", changed(newRequest("user-1"), tt.change))

			wantFaults(t, wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeInvalid), tt.want...)
		})
	}
}

// changed is body with members replaced or removed.
func changed(body, change map[string]any) map[string]any {
	for path, value := range change {
		into, name := body, path
		if head, rest, nested := strings.Cut(path, "."); nested {
			inner, _ := body[head].(map[string]any)
			inner = maps.Clone(inner)
			if inner == nil {
				inner = map[string]any{}
			}
			body[head], into, name = inner, inner, rest
		}
		if value == nil {
			delete(into, name)
		} else {
			into[name] = value
		}
	}
	return body
}

func TestCreateWantsAConsentThatCoversThePresent(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for name, tt := range map[string]struct {
		member string
		at     time.Time
	}{
		"given in the future": {"given_at", noon.Add(6 * time.Minute)},
		"expired":             {"expires_at", noon.Add(-time.Second)},
		"expires now":         {"expires_at", noon},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			a := w.post(t, "/v1/requests", changed(newRequest("user-1"), map[string]any{"consent." + tt.member: tt.at.Format(time.RFC3339)}))

			wantFaults(t, wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeConsent), "body.consent."+tt.member+" range")
		})
	}
}

func TestCreateForgivesAClockThatIsSlightlyAhead(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	body := changed(newRequest("user-1"), map[string]any{"consent.given_at": noon.Add(4 * time.Minute).Format(time.RFC3339)})

	got := decode[api.RequestView](t, w.post(t, "/v1/requests", body), http.StatusAccepted)

	c := decode[api.ConsentView](t, w.get(t, "/v1/consents/"+got.ConsentID), http.StatusOK)
	if !c.Valid || !c.GivenAt.Equal(noon) {
		t.Errorf("the consent was given at %s, valid: %t", c.GivenAt, c.Valid)
	}
}

func TestBodiesThatCannotBeReadSayWhy(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for name, tt := range map[string]struct {
		body, mediaType string
		status          int
		code            api.Code
	}{
		"empty":         {"", "application/json", 400, api.CodeBadJSON},
		"cut":           {`{"source":"pboc"`, "application/json", 400, api.CodeBadJSON},
		"two values":    {`{} {}`, "application/json", 400, api.CodeBadJSON},
		"not UTF-8":     {"{\"user_id\":\"\xff\"}", "application/json", 400, api.CodeBadJSON},
		"NUL":           {`{"user_id":"a\u0000b"}`, "application/json", 400, api.CodeBadJSON},
		"an array":      {`[]`, "application/json", 422, api.CodeInvalid},
		"null":          {`null`, "application/json", 422, api.CodeInvalid},
		"XML":           {`<a/>`, "application/xml", 415, api.CodeMediaType},
		"a form":        {`a=b`, "application/x-www-form-urlencoded", 415, api.CodeMediaType},
		"too large":     {`{"user_id":"` + strings.Repeat("x", 64<<10) + `"}`, "application/json", 413, api.CodeBodyTooLarge},
		"deeply nested": {strings.Repeat(`[`, 20000), "application/json", 400, api.CodeBadJSON},
	} {
		for _, key := range []string{"", "key-" + name} {
			t.Run(name+" "+key, func(t *testing.T) {
				t.Parallel()

				a := w.post(t, "/v1/requests", tt.body, "Content-Type", tt.mediaType, "Idempotency-Key", strings.ReplaceAll(key, " ", "-"))

				wantProblem(t, a, tt.status, tt.code)
			})
		}
	}
}

func TestRefusedInputIsNeverEchoed(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	canary := "canary-5522"
	for _, body := range []string{
		`{"form_id":"x","answers":{"password":["` + canary + `"]}}`,
		`{"form_id":"x","answers":{"password":"` + canary + `"},"more":"` + canary + `"}`,
		`{"form_id":"x","answers":{"password":"` + canary + `"`,
		`{"form_id":7,"answers":"` + canary + `"}`,
	} {
		a := w.post(t, "/v1/requests/"+r.ID+"/form", body)

		if a.status < 400 || strings.Contains(string(a.body), canary) || strings.Contains(w.log.String(), canary) {
			t.Errorf("%d: the input came back or was logged: %s", a.status, a.body)
		}
	}
}

func TestListGivesPagesAndNarrows(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		var want []string
		for range 5 {
			want = append([]string{w.accepted(t).ID}, want...)
		}
		asking := w.asking(t)

		var got []string
		cursor := ""
		for pages := range 10 {
			page := decode[api.RequestPage](t, w.get(t, "/v1/requests?limit=2&state=accepted,on_hold&cursor="+cursor), http.StatusOK)
			for _, r := range page.Requests {
				got = append(got, r.ID)
			}
			if cursor = page.NextCursor; cursor == "" {
				if pages != 2 {
					t.Errorf("%d pages, want 3", pages+1)
				}
				break
			}
		}
		mine := decode[api.RequestPage](t, w.get(t, "/v1/requests?source=pboc&user_id="+asking.UserID), http.StatusOK)

		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("listed %v, want %v", got, want)
		}
		if len(mine.Requests) != 1 || mine.Requests[0].ID != asking.ID || mine.NextCursor != "" {
			t.Errorf("by user_id there are %d", len(mine.Requests))
		}
	})
}

func TestListRefusesParametersThatAreNotRight(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for query, want := range map[string]string{
		"limit=0":          "query.limit range",
		"limit=101":        "query.limit range",
		"limit=ten":        "query.limit type",
		"cursor=abc":       "query.cursor format",
		"state=sleeping":   "query.state[0] option",
		"source=moon":      "query.source option",
		"user_id=a%00b":    "query.user_id format",
		"colour=red":       "query.colour unknown_parameter",
		"cursor=req_%00zz": "query.cursor format",
	} {
		a := w.get(t, "/v1/requests?"+query)

		wantFaults(t, wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeInvalid), want)
	}
}

func FuzzNoBodyBreaksTheAPI(f *testing.F) {
	raw, err := json.Marshal(newRequest("user-1"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"answers":{"a":"b"}}`))
	h := api.New(api.Config{Store: nowhere{}, Waker: &wakes{}, Now: func() time.Time { return noon }})
	f.Fuzz(func(t *testing.T, body []byte) {
		a := served(t, h, http.MethodPost, "/v1/requests", body)

		if a.status >= 500 {
			t.Errorf("%d %s", a.status, a.body)
		}
	})
}

// nowhere is a store that takes every request and keeps none.
type nowhere struct{ api.Store }

func (nowhere) KeyByHash(context.Context, []byte) (flow.APIKey, flow.Merchant, error) {
	return flow.APIKey{}, flow.Merchant{ID: "mer_1"}, nil
}

func (nowhere) CreateRequest(_ context.Context, r flow.Request, _ *flow.Consent) (flow.Request, bool, error) {
	return r, true, nil
}

// served is what h answers to a merchant, without a network.
func served(t testing.TB, h http.Handler, method, path string, body []byte) answer {
	t.Helper()
	key, _ := api.NewKey()
	request := httptest.NewRequestWithContext(t.Context(), method, path, bytes.NewReader(body))
	request.Header.Set("Authorization", "Bearer "+key)
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	return answer{recorder.Code, recorder.Header(), recorder.Body.Bytes()}
}
