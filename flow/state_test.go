package flow_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"xinbao/flow"
)

// constants reads the values of all constants of a type from a source file.
func constants(t *testing.T, file, typ string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := spec.Type.(*ast.Ident); !ok || id.Name != typ {
			return true
		}
		for _, v := range spec.Values {
			if lit, ok := v.(*ast.BasicLit); ok {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, text)
			}
		}
		return true
	})
	return values
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func TestListsHoldEveryConstant(t *testing.T) {
	t.Parallel()
	lists := map[string]struct {
		file string
		got  []string
	}{
		"State":   {"state.go", texts(flow.States())},
		"Step":    {"step.go", texts(flow.Steps())},
		"Outcome": {"outcome.go", texts(flow.Outcomes())},
		"Kind":    {"form.go", texts(flow.Kinds())},
		"Telling": {"notice.go", texts(flow.Tellings())},
		"Event":   {"state.go", texts(flow.Events())},

		"DocumentState": {"document.go", texts(flow.DocumentStates())},
	}
	for typ, list := range lists {
		want := constants(t, list.file, typ)
		slices.Sort(want)
		slices.Sort(list.got)
		if !slices.Equal(want, list.got) {
			t.Errorf("%s: constants %v, list %v", typ, want, list.got)
		}
	}
}

// reach is every state that events lead to from s.
func reach(s flow.State, seen map[flow.State]bool) map[flow.State]bool {
	if seen[s] {
		return seen
	}
	seen[s] = true
	for _, e := range flow.Events() {
		if next, err := s.Next(e); err == nil {
			reach(next, seen)
		}
	}
	return seen
}

func TestEveryStateIsReachableAndCanEnd(t *testing.T) {
	t.Parallel()
	fromStart := reach(flow.Accepted, map[flow.State]bool{})
	for _, s := range flow.States() {
		if !fromStart[s] {
			t.Errorf("%s cannot be reached", s)
		}
		ends := 0
		for to := range reach(s, map[flow.State]bool{}) {
			if to.Ended() {
				ends++
			}
		}
		if ends == 0 {
			t.Errorf("%s cannot end", s)
		}
	}
}

func TestEveryEventIsUsedAndEndedStatesStay(t *testing.T) {
	t.Parallel()
	for _, e := range flow.Events() {
		used := e == flow.Created
		for _, s := range flow.States() {
			_, err := s.Next(e)
			used = used || err == nil
			if err == nil && s.Ended() {
				t.Errorf("%s moves on %s", s, e)
			}
		}
		if !used {
			t.Errorf("no state moves on %s", e)
		}
	}
}
