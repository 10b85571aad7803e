package sandbox_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"xinbao/sandbox"
)

var update = flag.Bool("update", false, "write the generated part of docs/sandbox.md")

const (
	page  = "../docs/sandbox.md"
	begin = "<!-- generated from Personas(); go test ./sandbox -run Docs -update -->\n"
	end   = "<!-- end of the generated part -->\n"
)

// TestDocsListThePersonas keeps the table of docs/sandbox.md equal to Personas.
func TestDocsListThePersonas(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(raw), begin)
	_, after, found := strings.Cut(rest, end)
	if !ok || !found {
		t.Fatalf("%s has no generated part", page)
	}
	want := before + begin + personaTable() + end + after

	if *update {
		if err := os.WriteFile(page, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}

	if string(raw) != want {
		t.Errorf("%s differs from Personas(): run go test ./sandbox -run Docs -update", page)
	}
}

func personaTable() string {
	var out strings.Builder
	out.WriteString("| login name | password | ways | codes | end | story |\n|---|---|---|---|---|---|\n")
	for _, p := range sandbox.Personas() {
		var ways, codes []string
		for _, way := range p.Ways {
			ways = append(ways, string(way))
		}
		for _, s := range p.Shows {
			codes = append(codes, fmt.Sprintf("%d at %s, %s", s.Code, s.At, s.Often))
		}
		fmt.Fprintf(&out, "| `%s` | `%s` | %s | %s | %s | %s %s |\n", p.Login, p.Password,
			strings.Join(ways, ", "), strings.Join(codes, "; "), p.End, p.EN, p.ZH)
	}
	return out.String()
}
