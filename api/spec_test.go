package api_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/zx"
)

var update = flag.Bool("update", false, "write docs/openapi.json anew")

func TestTheDocumentIsCommittedAndServed(t *testing.T) {
	t.Parallel()
	const file = "../docs/openapi.json"
	w := begin(t, testdb.Embedded(t))
	want, err := api.OpenAPI()
	must(t, err)
	if *update {
		must(t, os.WriteFile(file, want, 0o644))
	}

	committed, err := os.ReadFile(file)
	must(t, err)
	served := w.get(t, "/openapi.json")

	if !bytes.Equal(committed, want) {
		t.Error("docs/openapi.json is not what the code says: go test ./api -run TestTheDocument -update")
	}
	if !bytes.Equal(served.body, want) || !strings.HasPrefix(served.header.Get("Content-Type"), "application/vnd.oai.openapi+json") {
		t.Error("/openapi.json serves something else")
	}
}

func TestEveryRouteIsDocumented(t *testing.T) {
	t.Parallel()
	raw, err := api.OpenAPI()
	must(t, err)
	var doc struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			OperationID string                    `json:"operationId"`
			Summary     string                    `json:"summary"`
			Tags        []string                  `json:"tags"`
			Security    []map[string][]string     `json:"security"`
			Responses   map[string]map[string]any `json:"responses"`
			Parameters  []struct{ Name string }   `json:"parameters"`
		} `json:"paths"`
	}
	must(t, json.Unmarshal(raw, &doc))
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) < 15 {
		t.Errorf("OpenAPI %s with %d paths", doc.OpenAPI, len(doc.Paths))
	}
	for path, item := range doc.Paths {
		for method, op := range item {
			hasKey := slices.ContainsFunc(op.Parameters, func(p struct{ Name string }) bool { return p.Name == "Idempotency-Key" })
			if op.OperationID == "" || op.Summary == "" || len(op.Tags) != 1 || len(op.Security) != 1 || op.Responses["default"] == nil {
				t.Errorf("%s %s is not fully documented", method, path)
			}
			if hasKey != (method == "post") {
				t.Errorf("%s %s: documented with Idempotency-Key: %t", method, path, hasKey)
			}
		}
	}
}

func TestEveryCodeIsInTheTable(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))

	got := decode[struct{ Codes []api.CodeView }](t, w.get(t, "/v1/codes"), http.StatusOK)

	listed := map[string][]string{}
	for _, c := range got.Codes {
		listed[c.Of] = append(listed[c.Of], c.Code)
		if c.Chinese == "" || c.English == "" || c.Actor == "" {
			t.Errorf("%s %s does not say everything", c.Of, c.Code)
		}
		if c.Of == "problem" && (c.Status < 400 || c.Status == http.StatusTooManyRequests && c.RetryAfter == 0) {
			t.Errorf("problem %s is %d, retry after %d", c.Code, c.Status, c.RetryAfter)
		}
	}
	for of, want := range map[string][]string{
		"problem": constants(t, "code.go", "Code"),
		"trouble": constants(t, "../flow/trouble.go", "Trouble"),
		"answer":  constants(t, "../flow/check.go", "Fault"),
		"source":  sourceCodes(),
	} {
		slices.Sort(want)
		slices.Sort(listed[of])
		if diff := cmp.Diff(want, listed[of]); diff != "" {
			t.Errorf("codes of %s, in the source and listed: %s", of, diff)
		}
	}
}

func sourceCodes() []string {
	var all []string
	for _, c := range zx.Codes() {
		if c.Code != zx.CodeOK {
			all = append(all, strconv.Itoa(int(c.Code)))
		}
	}
	return all
}

// constants are the values of the string constants whose names begin with prefix.
func constants(t testing.TB, file, prefix string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	must(t, err)
	var all []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, prefix) || len(spec.Values) != 1 {
			return true
		}
		if literal, ok := spec.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
			value, err := strconv.Unquote(literal.Value)
			must(t, err)
			all = append(all, value)
		}
		return true
	})
	return all
}

func TestTheCatalogueHasASchemaForEveryNotice(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))

	got := decode[struct{ Events []api.EventType }](t, w.get(t, "/v1/events/catalogue"), http.StatusOK)

	var types []flow.Telling
	for _, e := range got.Events {
		types = append(types, flow.Telling(e.Type))
		if !json.Valid(e.Schema) || !json.Valid(e.Example) || len(e.Schema) < 10 {
			t.Errorf("%s: schema %s, example %s", e.Type, e.Schema, e.Example)
		}
	}
	if diff := cmp.Diff(flow.Tellings(), types); diff != "" {
		t.Errorf("types, want and got: %s", diff)
	}
}
