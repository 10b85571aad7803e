package api_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

// bring uploads a file for a request.
func (w *world) bring(t testing.TB, id, file string, headers ...string) answer {
	t.Helper()
	return w.post(t, "/v1/requests/"+id+"/document", file, append([]string{"Content-Type", "application/pdf"}, headers...)...)
}

// read has a worker read the file that was brought for a request, and answer that.
func (w *world) read(t testing.TB, documentID string) {
	t.Helper()
	w.moved(t, documentID, func(d flow.Document) (flow.DocumentMove, error) {
		r, err := w.Request(t.Context(), w.merchant.ID, d.RequestID)
		must(t, err)
		return d.Answer(r, "rep_brought", flow.DocumentContent{
			Kind: "detailed", Pages: 3, Result: []byte(`{"report":{"a":1}}`), Evidence: []byte(`{}`),
			Report: flow.FileReport{Body: []byte(`{"a":1}`), Number: "2026030109000012345678", Name: r.Person.Name, IDNumber: r.Person.IDNumber, ReportTime: noon, Whole: true},
		}, w.now())
	})
}

func TestARequestIsAnsweredByAFile(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)

		got := w.bring(t, r.ID, string(pdf))
		brought := decode[api.DocumentView](t, got, http.StatusAccepted)
		again := decode[api.DocumentView](t, w.bring(t, r.ID, string(pdf)), http.StatusOK)
		woken := w.wakes.last(t)
		w.read(t, brought.ID)
		after := decode[api.RequestView](t, w.get(t, "/v1/requests/"+r.ID), http.StatusOK)
		report := decode[api.ReportView](t, w.get(t, "/v1/requests/"+r.ID+"/report"), http.StatusOK)
		line := decode[api.EventPage](t, w.get(t, "/v1/requests/"+r.ID+"/events"), http.StatusOK)

		if brought.RequestID != r.ID || brought.UserID != r.UserID || !strings.HasSuffix(got.header.Get("Location"), "/v1/documents/"+brought.ID) {
			t.Errorf("the document is %+v", brought)
		}
		if again.ID != brought.ID || !again.Existing || woken.ID != brought.ID {
			t.Errorf("once more: %+v; woken: %+v", again, woken)
		}
		if after.State != flow.Succeeded || after.FormID != "" && after.Form != nil || report.DocumentID != brought.ID ||
			report.Kind != flow.DetailedReport || string(report.Document) != `{"a":1}` {
			t.Errorf("the request is %+v, the report %+v", after, report)
		}
		if last := line.Events[len(line.Events)-1]; last.Event != flow.Brought || last.To != flow.Succeeded || !line.Ended {
			t.Errorf("the time line ends with %+v", last)
		}
		wantProblem(t, w.get(t, "/v1/requests/"+r.ID+"/form"), http.StatusConflict, api.CodeEnded)
	})
}

func TestAReportThatCameOnlineSaysSo(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))

	report := decode[api.ReportView](t, w.get(t, "/v1/requests/"+w.succeeded(t).ID+"/report"), http.StatusOK)

	if report.Kind != flow.BriefReport || report.DocumentID != "" {
		t.Errorf("the report is %+v", report)
	}
}

func TestAFileIsRefusedForARequestThatItCannotAnswer(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, ended := w.asking(t), w.succeeded(t)
		busy := w.awaiting(t)
		first := decode[api.DocumentView](t, w.bring(t, busy.ID, string(pdf)), http.StatusAccepted)

		over := wantProblem(t, w.bring(t, ended.ID, string(pdf)), http.StatusConflict, api.CodeEnded)
		second := wantProblem(t, w.bring(t, busy.ID, string(pdf)+"x"), http.StatusConflict, api.CodeDocumentRunning)
		wantProblem(t, w.bring(t, r.ID, "GIF89a"), http.StatusUnprocessableEntity, api.CodeInvalid)
		known := wantProblem(t, w.post(t, "/v1/requests/"+r.ID+"/document", map[string]any{"file": pdf, "user_id": "user-9", "notice_url": "https://one.example/x"}),
			http.StatusUnprocessableEntity, api.CodeInvalid)
		merchant, key := w.lender(t, "two")
		own := w.key
		w.key = key
		wantProblem(t, w.bring(t, r.ID, string(pdf)), http.StatusNotFound, api.CodeNotFound)
		w.key = own

		if over.Request.State != flow.Succeeded || second.Request.State != flow.AwaitingReport || second.RetryAfter == 0 || len(known.Errors) != 2 ||
			over.Request.Links.Document != "" || !strings.HasSuffix(second.Request.Links.Document, busy.ID+"/document") {
			t.Errorf("over: %+v; second: %+v; known: %+v; of %s", over, second, known, merchant.ID)
		}
		if a := w.call(t, http.MethodDelete, "/v1/documents/"+first.ID, nil); a.status != http.StatusNoContent {
			t.Fatalf("delete: %d", a.status)
		}
		decode[api.DocumentView](t, w.bring(t, busy.ID, string(pdf)+"x"), http.StatusAccepted)
		entries, err := os.ReadDir(w.folder)
		must(t, err)
		if len(entries) != 1 {
			t.Errorf("%d files are there, want the one that is being read", len(entries))
		}
	})
}

func TestARepeatedUploadForARequestIsAnsweredAsTheFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		first := w.bring(t, r.ID, string(pdf), "Idempotency-Key", "bring-1")
		w.read(t, decode[api.DocumentView](t, first, http.StatusAccepted).ID)

		second := w.bring(t, r.ID, string(pdf), "Idempotency-Key", "bring-1")

		if second.status != http.StatusAccepted || string(second.body) != string(first.body) {
			t.Errorf("the repeat is %d %s", second.status, second.body)
		}
	})
}
