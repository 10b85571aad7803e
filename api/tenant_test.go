package api_test

import (
	"net/http"
	"strings"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

// routeOf is a documented route.
type routeOf struct{ method, path string }

func documented(t testing.TB) []routeOf {
	t.Helper()
	s, err := document()
	must(t, err)
	var all []routeOf
	for path, item := range s.paths {
		for method := range item.(map[string]any) {
			all = append(all, routeOf{strings.ToUpper(method), path})
		}
	}
	return all
}

// bodies are valid bodies of the routes that want one.
func bodyOf(route routeOf, r flow.Request) any {
	switch route.path {
	case "/v1/requests":
		return newRequest("user-1")
	case "/v1/requests/{id}/form", "/v1/requests/{id}/form/code":
		return map[string]any{"form_id": r.FormID, "answers": loginAnswers()}
	case "/v1/requests/{id}/way":
		return map[string]string{"way": "questions"}
	case "/v1/requests/{id}/document":
		return map[string]any{"file": pdf}
	}
	return nil
}

func TestAMerchantNeverSeesAnothersAnything(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, done := w.asking(t), w.succeeded(t)
		notices := decode[api.NoticePage](t, w.get(t, "/v1/notices?request_id="+r.ID), http.StatusOK)
		own := map[string]string{
			"/v1/requests/{id}": r.ID, "/v1/requests/{id}/report": done.ID,
			"/v1/consents/{id}": r.ConsentID, "/v1/notices/{id}": notices.Notices[0].ID, "/v1/documents/{id}": w.structured(t).ID,
		}
		_, w.key = w.lender(t, "two")
		for _, route := range documented(t) {
			if !strings.Contains(route.path, "{id}") {
				continue
			}
			for _, id := range []string{owned(own, route.path), ids.New(prefixOf(route.path)), "x", "%00", "%27"} {
				a := w.call(t, route.method, pathOf(route, id)+waited(route), bodyOf(route, r))

				wantProblem(t, a, http.StatusNotFound, api.CodeNotFound)
			}
		}
		if w.reload(t, r.ID).Version != r.Version {
			t.Error("another merchant moved the request")
		}
		wantSecrets(t, w, r.ID, map[string]string{})
	})
}

// owned is the id of something of the first merchant's that the path is about.
func owned(own map[string]string, path string) string {
	if id := own[path]; id != "" {
		return id
	}
	noun, _, _ := strings.Cut(path, "{id}")
	return own[noun+"{id}"]
}

// pathOf is the route's path for an id, and for the first of what it numbers.
func pathOf(route routeOf, id string) string {
	return strings.NewReplacer("{id}", id, "{n}", "1").Replace(route.path)
}

func prefixOf(path string) string {
	return map[string]string{"requests": "req", "consents": "con", "notices": "ntc", "documents": "doc"}[strings.Split(path, "/")[2]]
}

// waited has the routes that can wait do so: nobody may wait for another's.
func waited(route routeOf) string {
	if route.method == http.MethodGet && (strings.HasSuffix(route.path, "/form") || strings.HasSuffix(route.path, "/events")) {
		return "?wait=20s"
	}
	return ""
}

func TestListsHaveOnlyTheMerchantsOwn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		_, w.key = w.lender(t, "two")

		requests := decode[api.RequestPage](t, w.get(t, "/v1/requests?user_id="+r.UserID), http.StatusOK)
		notices := decode[api.NoticePage](t, w.get(t, "/v1/notices"), http.StatusOK)
		theirs := w.get(t, "/v1/notices?request_id="+r.ID)

		if len(requests.Requests) != 0 || len(notices.Notices) != 0 {
			t.Errorf("%d requests and %d notices of another merchant", len(requests.Requests), len(notices.Notices))
		}
		wantProblem(t, theirs, http.StatusNotFound, api.CodeNotFound)
	})
}

func TestEveryRouteWantsALiveKey(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		unknown, _ := api.NewKey()
		revoked, hash := api.NewKey()
		must(t, w.AddKey(t.Context(), flow.APIKey{ID: "key_revoked", MerchantID: w.merchant.ID, Name: "old", Hash: hash, CreatedAt: noon}))
		must(t, w.RevokeKey(t.Context(), w.merchant.ID, "key_revoked", noon))
		disabled, key := w.lender(t, "disabled")
		disabled.DisabledAt = noon
		must(t, w.UpdateMerchant(t.Context(), disabled))
		for _, route := range documented(t) {
			for _, authorization := range []string{
				"", "Bearer", "Bearer ", "Basic " + w.key, w.key, "Bearer " + unknown, "Bearer " + revoked, "Bearer " + key, "Bearer " + w.key + "x",
			} {
				path := pathOf(route, ids.New("req"))

				a := w.call(t, route.method, path, bodyOf(route, flow.Request{}), "Authorization", authorization)

				wantProblem(t, a, http.StatusUnauthorized, api.CodeUnauthorized)
				if a.header.Get("WWW-Authenticate") == "" {
					t.Error("WWW-Authenticate is missing")
				}
			}
		}
	})
}

func TestKeysAreNotLoggedAndMerchantsAre(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))

	r := w.accepted(t)
	decode[api.RequestView](t, w.get(t, "/v1/requests/"+r.ID), http.StatusOK)

	log := w.log.String()
	if strings.Contains(log, w.key) || !strings.Contains(log, `"merchant_id":"`+w.merchant.ID+`"`) || !strings.Contains(log, `"request_id":"`+r.ID+`"`) {
		t.Errorf("the log is %s", log)
	}
	if !strings.Contains(log, `"route":"GET /v1/requests/{id}"`) {
		t.Error("the log does not name the route")
	}
}

func TestWhatIsNoRouteSaysSo(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))

	nowhere := w.get(t, "/v1/reqests")
	method := w.send(t, http.MethodDelete, "/v1/requests", nil)
	root := w.send(t, http.MethodPost, "/openapi.json", nil)

	wantProblem(t, nowhere, http.StatusNotFound, api.CodeNoRoute)
	wantProblem(t, method, http.StatusMethodNotAllowed, api.CodeMethod)
	if got := method.header.Values("Allow"); strings.Join(got, " ") != "GET POST" {
		t.Errorf("Allow is %v", got)
	}
	wantProblem(t, root, http.StatusMethodNotAllowed, api.CodeMethod)
}
