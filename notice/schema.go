package notice

import (
	_ "embed" // members.json
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// members.json says what each member of data is, whichever event carries it.
//
//go:embed members.json
var membersJSON []byte

// schema is the JSON Schema of an event's body: which members it has and which it
// must have comes from the Go type of its data, what they are from members.json.
// Other members are allowed: receivers ignore what they do not know.
func schema(e Event, data Data, full Full) ([]byte, error) {
	var known map[string]any
	if err := json.Unmarshal(membersJSON, &known); err != nil {
		return nil, fmt.Errorf("read members.json: %w", err)
	}
	required, optional := members(reflect.TypeOf(data))
	for _, part := range full.parts() {
		if !part.json.IsZero() {
			optional = append(optional, part.member)
		}
	}
	properties := map[string]any{}
	for _, name := range slices.Concat(required, optional) {
		if known[name] == nil {
			return nil, fmt.Errorf("%s: member %s is not in members.json", e.Type, name)
		}
		properties[name] = known[name]
	}
	properties["state"] = with(known["state"], "const", e.State)
	return json.Marshal(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"$id":         fmt.Sprintf("urn:xinbao:notice:%s:%d", e.Type, e.Version),
		"title":       e.Type,
		"description": e.English,
		"type":        "object",
		"required":    []string{"type", "timestamp", "data"},
		"properties": map[string]any{
			"type":      map[string]any{"const": e.Type},
			"timestamp": map[string]any{"type": "string", "format": "date-time", "description": "when it happened"},
			"data":      map[string]any{"type": "object", "required": required, "properties": properties},
		},
	})
}

// members lists the JSON names of a struct's fields, those of embedded structs
// first: the ones that are always written, and the ones that may be left out.
func members(t reflect.Type) (required, optional []string) {
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
		case strings.HasPrefix(options, "omit"):
			optional = append(optional, name)
		default:
			required = append(required, name)
		}
	}
	return required, optional
}

// with is a member's schema with one keyword more.
func with(member any, keyword string, value any) map[string]any {
	m, _ := member.(map[string]any)
	m = maps.Clone(m)
	m[keyword] = value
	return m
}
