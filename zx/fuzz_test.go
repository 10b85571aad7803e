package zx

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seed adds the printed examples whose names match.
func seed(f *testing.F, pattern string) {
	f.Helper()
	names, err := filepath.Glob("testdata/examples/" + pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("no example matches %s", pattern)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
}

// FuzzObject: the strict decoder and ours agree on the members of an object
// whose keys need no trimming.
func FuzzObject(f *testing.F) {
	seed(f, "*.json")
	f.Add([]byte(`{"a":1,"a":2}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, in []byte) {
		raw, err := tolerate(in)
		if err != nil {
			return
		}
		got, ok := readObject(raw)
		var want map[string]json.RawMessage
		if strict := json.Unmarshal(raw, &want) == nil && want != nil; strict != ok {
			t.Fatalf("strict decoder says %v, ours %v of %q", strict, ok, in)
		}
		for key, value := range want {
			if key == strings.TrimSpace(key) && len(got) == len(want) && string(got[key]) != string(value) {
				t.Fatalf("member %q is %q, want %q", key, got[key], value)
			}
			got.text(key)
			got.integer(key)
			got.number(key)
			got.objects(key)
			got.texts(key)
		}
	})
}

// FuzzAnswer: whatever a server answers, a client reads it or refuses it, and a
// form that it read can be emitted and read again.
func FuzzAnswer(f *testing.F) {
	seed(f, "*-response*.json")
	f.Fuzz(func(t *testing.T, in []byte) {
		raw, err := tolerate(in)
		if err != nil {
			return
		}
		r, err := readReply(raw)
		if err != nil {
			return
		}
		if r.code == 200 {
			t.Fatal("success is 0 inside")
		}
		_, _ = readStatus(r)
		_, _ = readPicture(r)
		_, _ = readRules(r)
		_, _ = readCard(r)
		if form, err := readNext(r); err == nil {
			rereadForm(t, form)
		}
	})
}

func rereadForm(t *testing.T, form Form) {
	t.Helper()
	raw, err := json.Marshal(emitForm(form))
	if err != nil {
		t.Fatalf("emit form: %v", err)
	}
	o, ok := readObject(raw)
	if !ok {
		t.Fatalf("emitted form %s", raw)
	}
	again := readForm(parseMethod(o.text("method")), o.objects("param"))
	if again.Method != parseMethod(string(form.Method)) || len(again.Fields) != len(form.Fields) {
		t.Fatalf("form %+v became %+v", form, again)
	}
}

// FuzzReport: a report that was read can be emitted, and reads the same again.
func FuzzReport(f *testing.F) {
	seed(f, "1.2.5-viewReport-response.json")
	f.Add([]byte(`{"code":200,"data":{"id":1,"score":"x","publicRecords":[{"a":1}]}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		raw, err := tolerate(in)
		if err != nil {
			return
		}
		r, err := readReply(raw)
		if err != nil {
			return
		}
		report, err := readReportAnswer(r)
		if err != nil {
			return
		}
		first, err := json.Marshal(report)
		if err != nil {
			t.Fatalf("emit report: %v", err)
		}
		o, _ := readObject(first)
		second, err := json.Marshal(readReport(o))
		if err != nil || string(first) != string(second) {
			t.Fatalf("report %s became %s, %v", first, second, err)
		}
	})
}

// FuzzEnvelope: whatever a client sends, the adapter answers with JSON that
// holds a code, and never hands on a session without merchant and user.
func FuzzEnvelope(f *testing.F) {
	seed(f, "*-request.json")
	seed(f, "canonical/*.json")
	f.Add([]byte(`{"method":"login","biz_data":"{\"merchant_id\":1,\"user_id\":2,}"}`))
	handler := NewHandler(HandlerConfig{
		Server:    nil, // never reached: nobody is authorised
		Authorize: func(_ *http.Request, merchant string) bool { return merchant == "" },
	})
	f.Fuzz(func(t *testing.T, in []byte) {
		rec := httptest.NewRecorder()
		handler.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(string(in))))
		if rec.Code == http.StatusRequestEntityTooLarge {
			return
		}
		r, err := readReply(rec.Body.Bytes())
		if err != nil || r.code != CodeBadRequest && r.code != CodeUnauthorized {
			t.Fatalf("answer %s, %v", rec.Body, err)
		}
	})
}

// FuzzParameters: no request makes a reader or a check of parameters fail other
// than by a code of the table.
func FuzzParameters(f *testing.F) {
	seed(f, "*-request.json")
	seed(f, "canonical/*.json")
	f.Fuzz(func(t *testing.T, in []byte) {
		raw, err := tolerate(in)
		if err != nil {
			return
		}
		c, ok := readCall(raw)
		if !ok {
			return
		}
		for _, err := range []error{
			readLogin(c.biz).Check(), readAnswers(c.biz).Check(), readCardAuth(c.biz).Check(), readOnlineAuth(c.biz).Check(),
		} {
			if err == nil {
				continue
			}
			if _, known := err.(Code).Info(); !known {
				t.Fatalf("unknown code %v", err)
			}
		}
	})
}
