package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"xinbao/api"
)

// answer is what the API answered.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (w *world) get(t testing.TB, path string) answer {
	t.Helper()
	return w.call(t, http.MethodGet, path, nil)
}

func (w *world) post(t testing.TB, path string, body any, headers ...string) answer {
	t.Helper()
	return w.call(t, http.MethodPost, path, body, headers...)
}

// call sends body as JSON, or as it is where it is a string. Headers are names and
// values in turn. What comes back must be as the OpenAPI document says.
func (w *world) call(t testing.TB, method, path string, body any, headers ...string) answer {
	t.Helper()
	got := w.send(t, method, path, body, headers...)
	fits(t, method, path, got)
	return got
}

func (w *world) send(t testing.TB, method, path string, body any, headers ...string) answer {
	t.Helper()
	var content io.Reader = http.NoBody
	switch b := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		must(t, err)
		content = bytes.NewReader(raw)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, w.server.URL+path, content)
	must(t, err)
	request.Header.Set("Authorization", "Bearer "+w.key)
	request.Header.Set("Content-Type", "application/json")
	for pair := range slices.Chunk(headers, 2) {
		request.Header.Set(pair[0], pair[1])
	}
	response, err := w.client.Do(request)
	must(t, err)
	defer func() { _ = response.Body.Close() }()
	raw, err := io.ReadAll(response.Body)
	must(t, err)
	return answer{response.StatusCode, response.Header, raw}
}

// decode is the answer's body, if it has the status.
func decode[T any](t testing.TB, a answer, status int) (v T) {
	t.Helper()
	if a.status != status {
		t.Fatalf("the answer is %d, want %d: %s", a.status, status, a.body)
	}
	must(t, json.Unmarshal(a.body, &v))
	return v
}

// wantProblem checks status, code and all that every problem has.
func wantProblem(t testing.TB, a answer, status int, code api.Code) api.Problem {
	t.Helper()
	p := decode[api.Problem](t, a, status)
	if p.Code != code || p.Status != status {
		t.Errorf("the problem is %s (%d), want %s (%d): %s", p.Code, p.Status, code, status, a.body)
	}
	if got := a.header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type is %s", got)
	}
	if p.CallID == "" || p.CallID != a.header.Get("X-Request-Id") {
		t.Errorf("call_id is %q, X-Request-Id %q", p.CallID, a.header.Get("X-Request-Id"))
	}
	if p.Chinese == "" || p.English == "" || p.Actor == "" || p.Type != "urn:xinbao:problem:"+string(code) {
		t.Errorf("the problem does not say everything: %s", a.body)
	}
	if after := a.header.Get("Retry-After"); after != "" && after != fmt.Sprint(p.RetryAfter) || after == "" && p.RetryAfter > 0 {
		t.Errorf("Retry-After is %q, retry_after %d", after, p.RetryAfter)
	}
	return p
}

// wantFaults checks where a problem says that the input is wrong.
func wantFaults(t testing.TB, p api.Problem, want ...string) {
	t.Helper()
	var got []string
	for _, f := range p.Errors {
		got = append(got, f.Location+" "+f.Code)
		if f.Chinese == "" || f.English == "" {
			t.Errorf("fault at %s says nothing", f.Location)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("faults are %q, want %q", got, want)
	}
}

// document is docs/openapi.json, compiled.
var document = sync.OnceValues(func() (*spec, error) {
	raw, err := api.OpenAPI()
	if err != nil {
		return nil, err
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	s := &spec{compiler: jsonschema.NewCompiler(), paths: parsed.(map[string]any)["paths"].(map[string]any)}
	s.compiler.DefaultDraft(jsonschema.Draft2020)
	s.compiler.AssertFormat()
	return s, s.compiler.AddResource("openapi.json", parsed)
})

type spec struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	paths    map[string]any
}

// template is the documented path that a path matches, or "".
func (s *spec) template(path string) string {
	path, _, _ = strings.Cut(path, "?")
	have := strings.Split(path, "/")
	for template := range s.paths {
		want := strings.Split(template, "/")
		same := func(a, b string) bool { return a == b || strings.HasPrefix(a, "{") }
		if slices.EqualFunc(want, have, same) {
			return template
		}
	}
	return ""
}

// fits checks an answer against the schema that the document has for it.
func fits(t testing.TB, method, path string, a answer) {
	t.Helper()
	s, err := document()
	must(t, err)
	template := s.template(path)
	mediaType := a.header.Get("Content-Type")
	if template == "" || !strings.HasSuffix(mediaType, "json") {
		return
	}
	status := fmt.Sprint(a.status)
	if a.status >= 400 {
		status = "default"
	}
	schema, err := s.compile("openapi.json#" + pointer("paths", template, strings.ToLower(method), "responses", status, "content", mediaType, "schema"))
	if err != nil {
		t.Errorf("%s %s: %d is not documented: %v", method, template, a.status, err)
		return
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.body))
	must(t, err)
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s %s: %d is not as documented: %v", method, template, a.status, err)
	}
}

func (s *spec) compile(at string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.compiler.Compile(at)
}

func pointer(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(part))
	}
	return b.String()
}

// soon is a bound for what should happen at once.
const soon = 10 * time.Second
