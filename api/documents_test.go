package api_test

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/vault"
)

var pdf = []byte("%PDF-1.7 canary-file " + strings.Repeat("x", 100_000)) // more than other bodies may be

// form is a multipart body and its Content-Type.
func form(t testing.TB, fields map[string]string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		part, err := w.CreateFormField(name)
		if name == "file" {
			part, err = w.CreateFormFile(name, "report.pdf")
		}
		must(t, err)
		_, err = part.Write([]byte(value))
		must(t, err)
	}
	must(t, w.Close())
	return b.String(), w.FormDataContentType()
}

// uploaded is a fresh document of the merchant's, as the API made it.
func (w *world) uploaded(t testing.TB) api.DocumentView {
	t.Helper()
	file := append([]byte(ids.New("file")), pdf...)
	return decode[api.DocumentView](t, w.post(t, "/v1/documents", map[string]any{"file": file, "password": "canary-password"}), http.StatusAccepted)
}

// moved has a worker claim a document and bring what it brings.
func (w *world) moved(t testing.TB, id string, bring func(flow.Document) (flow.DocumentMove, error)) flow.Document {
	t.Helper()
	d, err := w.Document(t.Context(), id)
	must(t, err)
	m, err := d.Claim(w.now())
	must(t, err)
	d, err = w.MoveDocument(t.Context(), m)
	must(t, err)
	m, err = bring(d)
	must(t, err)
	d, err = w.MoveDocument(t.Context(), m)
	must(t, err)
	return d
}

func (w *world) structured(t testing.TB) flow.Document {
	t.Helper()
	return w.moved(t, w.uploaded(t).ID, func(d flow.Document) (flow.DocumentMove, error) {
		return d.Structured(flow.DocumentContent{Kind: "detailed", Pages: 3, Result: []byte(`{"report":{"a":"张三"}}`), Evidence: []byte(`{"/a":{"page":1}}`)}, w.now())
	})
}

func TestAFileIsTakenInThreeWays(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		file := func(way string) []byte { return append([]byte(way), pdf...) }
		body, contentType := form(t, map[string]string{"file": string(file("form")), "password": "canary-password", "user_id": "user-7"})
		for way, send := range map[string]func() answer{
			"form": func() answer { return w.post(t, "/v1/documents", body, "Content-Type", contentType) },
			"json": func() answer {
				return w.post(t, "/v1/documents", map[string]any{"file": file("json"), "password": "canary-password", "user_id": "user-7"})
			},
			"alone": func() answer {
				return w.post(t, "/v1/documents", string(file("alone")), "Content-Type", "application/pdf")
			},
		} {
			got := send()

			v := decode[api.DocumentView](t, got, http.StatusAccepted)
			stored, err := w.files.Get(t.Context(), v.ID)
			must(t, err)
			if !bytes.Equal(stored, file(way)) || v.State != flow.DocumentAccepted || v.Actor != flow.ActorUs || v.Size != int64(len(stored)) {
				t.Errorf("%s: stored %.20q, view %+v", way, stored, v)
			}
			password, err := w.safe.Kept(t.Context(), v.ID)
			if way != "alone" && (err != nil || string(password.Reveal()) != "canary-password" || v.UserID != "user-7") {
				t.Errorf("%s: password kept: %v; %+v", way, err, v)
			}
			if way == "alone" && !errors.Is(err, vault.ErrGone) {
				t.Errorf("%s: a password is kept: %v", way, err)
			}
			if wake := w.wakes.last(t); wake.Kind != flow.WakeDocument || wake.ID != v.ID || wake.Urgency != flow.Structuring {
				t.Errorf("%s: woken %+v", way, wake)
			}
			if got.header.Get("Location") != v.Links.Self {
				t.Errorf("%s: Location %q", way, got.header.Get("Location"))
			}
		}
		if log := w.log.String(); strings.Contains(log, "canary") || !strings.Contains(log, `"document_id":"doc_`) {
			t.Errorf("the log is\n%s", log)
		}
	})
}

func TestTheSameFileIsOneDocument(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := decode[api.DocumentView](t, w.post(t, "/v1/documents", string(pdf), "Content-Type", "application/pdf"), http.StatusAccepted)

		again := decode[api.DocumentView](t, w.post(t, "/v1/documents", map[string]any{"file": pdf, "password": "x"}), http.StatusOK)
		other, key := w.lender(t, "two")
		w.key = key
		theirs := decode[api.DocumentView](t, w.post(t, "/v1/documents", string(pdf), "Content-Type", "application/pdf"), http.StatusAccepted)

		if again.ID != first.ID || !again.Existing || theirs.ID == first.ID {
			t.Errorf("first %s, again %s, of %s %s", first.ID, again.ID, other.ID, theirs.ID)
		}
		entries, err := os.ReadDir(w.folder)
		must(t, err)
		if len(entries) != 2 {
			t.Errorf("%d files are there, want one for each document", len(entries))
		}
	})
}

func TestARepeatedUploadIsAnsweredAsTheFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		send := func(file string) answer {
			return w.post(t, "/v1/documents", file, "Content-Type", "application/pdf", "Idempotency-Key", "upload-1")
		}
		first := send(string(pdf))

		second := send(string(pdf))
		third := send(string(pdf) + "x")

		if diff := cmp.Diff(string(first.body), string(second.body)); diff != "" || second.status != http.StatusAccepted {
			t.Errorf("the repeat is %d, and differs:\n%s", second.status, diff)
		}
		wantProblem(t, third, http.StatusConflict, api.CodeKeyReused)
	})
}

func TestAnUploadThatIsNotRightIsRefused(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		unknown, unknownType := form(t, map[string]string{"file": string(pdf), "canary": "1"})
		cut, cutType := form(t, map[string]string{"file": string(pdf)})
		large := string(pdf) + strings.Repeat("x", 20<<20)
		for what, test := range map[string]struct {
			body        any
			contentType string
			status      int
			code        api.Code
		}{
			"another type":     {string(pdf), "text/plain", 415, api.CodeMediaType},
			"no PDF":           {"canary GIF89a", "application/pdf", 422, api.CodeInvalid},
			"nothing":          {"", "application/pdf", 400, api.CodeBadJSON},
			"bad JSON":         {`{"file":"canary`, "application/json", 400, api.CodeBadJSON},
			"bad Base64":       {`{"file":"#canary#"}`, "application/json", 400, api.CodeBadJSON},
			"unknown member":   {`{"canary":1}`, "application/json", 400, api.CodeBadJSON},
			"no file":          {`{"password":"canary"}`, "application/json", 422, api.CodeInvalid},
			"unknown field":    {unknown, unknownType, 422, api.CodeInvalid},
			"cut form":         {cut[:len(cut)/2], cutType, 400, api.CodeBadForm},
			"bad user number":  {map[string]any{"file": pdf, "user_id": "张三"}, "application/json", 422, api.CodeInvalid},
			"bad notice URL":   {map[string]any{"file": pdf, "notice_url": "http://127.0.0.1/"}, "application/json", 422, api.CodeInvalid},
			"endless password": {map[string]any{"file": pdf, "password": strings.Repeat("p", 256)}, "application/json", 422, api.CodeInvalid},
			"a file too large": {large, "application/pdf", 422, api.CodeInvalid},
			"a body too large": {large + strings.Repeat("x", 8<<20), "application/pdf", 413, api.CodeBodyTooLarge},
		} {
			got := w.post(t, "/v1/documents", test.body, "Content-Type", test.contentType)

			t.Log(what)
			wantProblem(t, got, test.status, test.code)
			if strings.Contains(string(got.body), "canary") {
				t.Errorf("%s is quoted: %s", what, got.body)
			}
		}
		entries, err := os.ReadDir(w.folder)
		must(t, err)
		if len(entries) != 0 || strings.Contains(w.log.String(), "canary") {
			t.Errorf("%d files are left; the log is\n%s", len(entries), w.log.String())
		}
	})
}

func TestContentIsShownWhenItIsThere(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		read := "/v1/documents/" + w.structured(t).ID
		waiting := "/v1/documents/" + w.uploaded(t).ID
		failed := "/v1/documents/" + w.moved(t, w.uploaded(t).ID, func(d flow.Document) (flow.DocumentMove, error) {
			return d.Failed(flow.NewTrouble(flow.TroublePasswordGone), w.now())
		}).ID

		view := decode[api.DocumentView](t, w.get(t, read), http.StatusOK)
		result := decode[struct {
			Result struct{ Report map[string]string }
		}](t, w.get(t, read+"/result"), http.StatusOK)
		evidence := decode[struct{ Evidence map[string]struct{ Page int } }](t, w.get(t, read+"/evidence"), http.StatusOK)
		why := decode[api.DocumentView](t, w.get(t, failed), http.StatusOK)

		if view.State != flow.DocumentStructured || view.Kind != "detailed" || view.Pages != 3 || !strings.HasSuffix(view.Links.Result, read+"/result") {
			t.Errorf("view %+v", view)
		}
		if result.Result.Report["a"] != "张三" || evidence.Evidence["/a"].Page != 1 {
			t.Errorf("result %+v, evidence %+v", result, evidence)
		}
		if why.Trouble == nil || why.Trouble.Code != flow.TroublePasswordGone {
			t.Errorf("failed: %+v", why)
		}
		for _, part := range []string{"/result", "/evidence"} {
			wantProblem(t, w.get(t, waiting+part), http.StatusConflict, api.CodeNotStructured)
			wantProblem(t, w.get(t, failed+part), http.StatusConflict, api.CodeUnreadable)
		}
		if !strings.Contains(w.log.String(), "document.shown") {
			t.Error("who read it is not in the log")
		}
	})
}

func TestADeletedDocumentLeavesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		for _, id := range []string{w.uploaded(t).ID, w.structured(t).ID} {
			path := "/v1/documents/" + id

			first := w.call(t, http.MethodDelete, path, nil)
			second := w.call(t, http.MethodDelete, path, nil)

			if first.status != http.StatusNoContent || second.status != http.StatusNoContent {
				t.Errorf("deleted with %d, then %d", first.status, second.status)
			}
			if v := decode[api.DocumentView](t, w.get(t, path), http.StatusOK); v.State != flow.DocumentDeleted {
				t.Errorf("it is %s", v.State)
			}
			wantProblem(t, w.get(t, path+"/result"), http.StatusNotFound, api.CodeNotFound)
			_, file := w.files.Get(t.Context(), id)
			_, password := w.safe.Kept(t.Context(), id)
			if !errors.Is(file, vault.ErrGone) || !errors.Is(password, vault.ErrGone) {
				t.Errorf("file: %v; password: %v", file, password)
			}
		}
	})
}
