package httpx_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rs/zerolog"

	"xinbao/internal/httpx"
	"xinbao/internal/ids"
)

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

// observed sends one request through Observe and returns the answer and the log lines.
func observed(t *testing.T, handler http.HandlerFunc, r *http.Request) (*httptest.ResponseRecorder, []map[string]any) {
	t.Helper()
	var buf bytes.Buffer
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/requests/{id}", handler)
	w := httptest.NewRecorder()
	httpx.Observe(mux, zerolog.New(&buf)).ServeHTTP(w, r)
	return w, lines(t, &buf)
}

func lines(t *testing.T, buf *bytes.Buffer) []map[string]any {
	t.Helper()
	var all []map[string]any
	for d := json.NewDecoder(buf); d.More(); {
		var line map[string]any
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		all = append(all, line)
	}
	return all
}

func asking(target string) *http.Request {
	return httptest.NewRequest(http.MethodGet, target, nil)
}

func TestObserveWritesOneLineWithoutValues(t *testing.T) {
	t.Parallel()
	r := asking("/v1/requests/canary-path?name=canary-query")
	r.Header.Set(httpx.CallIDHeader, "caller-0001")
	var inside string

	w, got := observed(t, func(w http.ResponseWriter, r *http.Request) {
		inside = httpx.CallID(r.Context())
		httpx.AddField(r.Context(), "merchant_id", "mer_1")
		w.WriteHeader(http.StatusAccepted)
	}, r)

	want := []map[string]any{{
		"level": "info", "message": "http.served", "call_id": "caller-0001", "method": "GET",
		"route": "GET /v1/requests/{id}", "status": 202.0, "merchant_id": "mer_1",
	}}
	tookAside := cmpopts.IgnoreMapEntries(func(k string, _ any) bool { return k == "took_ms" })
	if diff := cmp.Diff(want, got, tookAside); diff != "" {
		t.Error(diff)
	}
	if inside != "caller-0001" || w.Header().Get(httpx.CallIDHeader) != inside {
		t.Errorf("inside the call its id is %q, in the answer %q", inside, w.Header().Get(httpx.CallIDHeader))
	}
}

func TestObserveMakesAnIDWhereTheCallersIsNotSane(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "short", "with space in it", "line\nbreak-in-it", strings.Repeat("a", 65), "张三张三张三张三"} {
		r := asking("/v1/requests/1")
		r.Header[httpx.CallIDHeader] = []string{bad}

		w, _ := observed(t, func(http.ResponseWriter, *http.Request) {}, r)

		if id := w.Header().Get(httpx.CallIDHeader); !ids.Valid("call", id) {
			t.Errorf("for %q the call id is %q, want one of ours", bad, id)
		}
	}
}

func TestObserveLogsWhatNetHTTPSends(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		handler http.HandlerFunc
		target  string
		status  float64
	}{
		"silent":       {func(http.ResponseWriter, *http.Request) {}, "/v1/requests/1", 200},
		"body only":    {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "x") }, "/v1/requests/1", 200},
		"early hints":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(103); w.WriteHeader(204) }, "/v1/requests/1", 204},
		"no such page": {func(http.ResponseWriter, *http.Request) {}, "/canary", 404},
	}
	for name, c := range cases {
		_, got := observed(t, c.handler, asking(c.target))
		if len(got) != 1 || got[0]["status"] != c.status || strings.Contains(got[0]["route"].(string), "canary") {
			t.Errorf("%s: %v, want one line with status %v", name, got, c.status)
		}
	}
}

func TestObserveTurnsAPanicIntoAProblem(t *testing.T) {
	t.Parallel()

	w, got := observed(t, func(http.ResponseWriter, *http.Request) { panic("canary 张三") }, asking("/v1/requests/1"))

	var problem map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil {
		t.Fatal(err)
	}
	if w.Code != 500 || w.Header().Get("Content-Type") != "application/problem+json" || problem["code"] != "internal" {
		t.Errorf("answer %d %s", w.Code, w.Body)
	}
	if problem["call_id"] != w.Header().Get(httpx.CallIDHeader) {
		t.Error("the problem does not carry the call's id")
	}
	if len(got) != 2 || got[0]["message"] != "http.panicked" || got[0]["fault"] != "string" || got[1]["status"] != 500.0 {
		t.Errorf("lines %v, want the panic and the call", got)
	}
	if stack, _ := got[0]["stack"].(string); !strings.Contains(stack, "observe_test.go") || strings.Contains(stack, "canary") {
		t.Error("the stack does not lead to the place, or quotes the value")
	}
}

func TestObserveCutsAnAnswerThatHadBegun(t *testing.T) {
	t.Parallel()
	s := served(t, httpx.Observe(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		w.(http.Flusher).Flush()
		panic("after half of the answer")
	}), zerolog.Nop()).ServeHTTP)

	_, body, err := get(t, client(t, httpx.OutboundConfig{Rules: development}), s.URL)

	if err == nil || string(body) != "half" {
		t.Errorf("body %q, error %v, want a cut connection after half of it", body, err)
	}
}

func TestServerHasEveryLimit(t *testing.T) {
	t.Parallel()
	s := httpx.NewServer("127.0.0.1:0", http.NotFoundHandler(), zerolog.Nop())

	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.WriteTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= 0 {
		t.Errorf("a limit is missing: %+v", s)
	}
}

func TestServerLogsThroughOurLogger(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer

	httpx.NewServer("", nil, zerolog.New(&buf)).ErrorLog.Print("http: TLS handshake error")

	got := lines(t, &buf)
	if len(got) != 1 || got[0]["event"] != "http.server" {
		t.Errorf("lines %v", got)
	}
}

func TestObserveKeepsTheTextOfRuntimeFaults(t *testing.T) {
	t.Parallel()
	var none []int

	_, got := observed(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(none[3]) }, asking("/v1/requests/1"))

	if len(got) != 2 || got[0]["fault"] != "runtime error: index out of range [3] with length 0" {
		t.Errorf("lines %v, want the runtime's own words", got)
	}
}
