package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/api"
	"xinbao/internal/testdb"
)

// listed walks over all pages of a merchant's documents.
func (w *world) listed(t testing.TB, query string) (found []string, pages int) {
	t.Helper()
	cursor := ""
	for {
		page := decode[api.DocumentPage](t, w.get(t, "/v1/documents?"+query+"&cursor="+cursor), http.StatusOK)
		pages++
		for _, d := range page.Documents {
			found = append(found, d.ID)
		}
		if cursor = page.NextCursor; cursor == "" {
			return found, pages
		}
	}
}

func TestDocumentsAreListedPageByPage(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		early := []string{w.uploaded(t).ID, w.uploaded(t).ID, w.structured(t).ID}
		w.advance(time.Hour)
		late := []string{w.uploaded(t).ID, w.uploaded(t).ID}
		hour := noon.Add(time.Hour).Format(time.RFC3339)
		key := w.key
		_, w.key = w.lender(t, "two")
		theirs, _ := w.listed(t, "limit=2")
		w.key = key

		for query, want := range map[string][]string{
			"limit=2":                                          slices.Concat(early, late),
			"limit=2&created_from=" + hour:                     late,
			"limit=2&created_before=" + hour:                   early,
			"limit=1&state=accepted,failed":                    slices.Concat(early[:2], late),
			"limit=1&state=structured":                         early[2:],
			"state=accepted&user_id=nobody":                    nil,
			"created_from=" + hour + "&created_before=" + hour: nil,
		} {
			got, _ := w.listed(t, query)

			slices.Reverse(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", query, diff)
			}
		}
		if _, pages := w.listed(t, "limit=2"); pages != 3 || len(theirs) != 0 {
			t.Errorf("%d pages, and another merchant sees %v", pages, theirs)
		}
	})
}

func TestADocumentListRefusesParametersThatAreNotRight(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	for query, want := range map[string]string{
		"limit=101":              "query.limit range",
		"cursor=req_1":           "query.cursor format",
		"state=sleeping":         "query.state[0] option",
		"created_from=yesterday": "query.created_from format",
		"user_id=a%00b":          "query.user_id format",
	} {
		a := w.get(t, "/v1/documents?"+query)

		wantFaults(t, wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeInvalid), want)
	}
}
