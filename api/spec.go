package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
)

// humaConfig leaves out what huma would serve by default: pages with scripts from
// a third party, and formats beside JSON.
func humaConfig() huma.Config {
	c := huma.DefaultConfig("xinbao 信报", "1")
	c.Info.Description = "Acquires personal credit reports for lenders. docs/api.md tells how the parts work together."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"key": {Type: "http", Scheme: "bearer", Description: "An API key of the merchant: xb_…"},
	}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", "", nil
	c.Formats = map[string]huma.Format{"application/json": jsonFormat, "json": jsonFormat}
	c.RejectUnknownQueryParameters = true
	return c
}

// schemaName drops the View that tells our Go types from those of package flow.
func schemaName(t reflect.Type, hint string) string {
	return strings.TrimSuffix(huma.DefaultSchemaNamer(t, hint), "View")
}

var (
	errNotUTF8 = errors.New("not UTF-8")
	errNUL     = errors.New("has a NUL character")
)

// jsonFormat refuses what encoding/json would silently replace, and NUL, which
// PostgreSQL cannot store.
var jsonFormat = huma.Format{
	Marshal: huma.DefaultJSONFormat.Marshal,
	Unmarshal: func(data []byte, v any) error {
		switch {
		case !utf8.Valid(data):
			return errNotUTF8
		case bytes.Contains(data, []byte(`\u0000`)):
			return errNUL
		}
		return json.Unmarshal(data, v)
	},
}

// complete adds to the document what huma cannot tell from the Go types: the second
// good answer of a creation, and the closed lists of values.
func (s *server) complete() {
	for path, text := range map[string]string{
		"/v1/requests":  "A request for this person lived already: this is it",
		"/v1/documents": "The same file was there already: this is it",

		"/v1/requests/{id}/document": "The same file is being read for this request already: this is it",
	} {
		responses := s.huma.OpenAPI().Paths[path].Post.Responses
		existing := *responses["202"]
		existing.Description = text
		responses["200"] = &existing
	}
	s.huma.OpenAPI().Paths["/v1/documents"].Post.RequestBody = uploadBody("password", "user_id", "notice_url")
	s.huma.OpenAPI().Paths["/v1/requests/{id}/document"].Post.RequestBody = uploadBody("password")
	schemas := s.huma.OpenAPI().Components.Schemas.Map()
	set := func(schema, property string, values []any) {
		schemas[schema].Properties[property].Enum = values
	}
	for _, schema := range []string{"Request", "Standing"} {
		set(schema, "state", values(flow.States()))
	}
	schemas["Notice"].Properties["state"].Enum = append(values(flow.States()), string(flow.DocumentStructured))
	set("Document", "state", values(flow.DocumentStates()))
	set("Field", "kind", values(flow.Kinds()))
	set("Notice", "type", values(flow.Tellings()))
	set("Problem", "code", values(sortedCodes()))
}

func values[T any](list []T) []any {
	all := make([]any, len(list))
	for i, v := range list {
		all[i] = v
	}
	return all
}

// OpenAPI is the document that describes the API, as docs/openapi.json has it. The
// source code alone decides what is in it.
func OpenAPI() ([]byte, error) {
	return newServer(Config{}, http.NewServeMux()).spec()
}

func (s *server) spec() ([]byte, error) {
	compact, err := json.Marshal(s.huma.OpenAPI())
	if err != nil {
		return nil, fmt.Errorf("encode OpenAPI document: %w", err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("indent OpenAPI document: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func (s *server) serveSpec() http.HandlerFunc {
	document, err := s.spec()
	if err != nil {
		panic(fmt.Sprintf("api: %v", err)) // decided by the source code alone
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.oai.openapi+json;version=3.1")
		_, _ = w.Write(document)
	}
}
