package notice_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/notice"
)

var update = flag.Bool("update", false, "write docs/events.md anew")

const (
	pagePath  = "../docs/events.md"
	introPath = "testdata/events-intro.md"
)

// TestEventsPage holds docs/events.md to the catalogue.
func TestEventsPage(t *testing.T) {
	t.Parallel()
	intro, err := os.ReadFile(introPath)
	if err != nil {
		t.Fatal(err)
	}

	want := string(intro) + catalogueText(t)

	if *update {
		if err := os.WriteFile(pagePath, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(pagePath)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/events.md differs from the catalogue; run go generate ./notice\n%s", diff)
	}
}

func catalogueText(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| type | state | version | what happened |\n|---|---|---|---|\n")
	for _, e := range notice.Catalogue() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | `%s` | %d | %s |\n", e.Type, anchor(e.Type), e.State, e.Version, e.English)
	}
	for _, e := range notice.Catalogue() {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n%s\n\n", e.Type, e.Chinese, e.English)
		b.WriteString(membersText(t, e))
		fmt.Fprintf(&b, "\n```json\n%s\n```\n", indented(t, e.Example))
	}
	return b.String()
}

// anchor is the name that a heading gets: without dots.
func anchor(t notice.Type) string { return strings.ReplaceAll(string(t), ".", "") }

// membersText lists the members of data, those that are always there first.
func membersText(t *testing.T, e notice.Event) string {
	t.Helper()
	var schema struct {
		Properties struct {
			Data struct {
				Required   []string
				Properties map[string]struct{ Description string }
			}
		}
	}
	if err := json.Unmarshal(e.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	data := schema.Properties.Data
	names := slices.Clone(data.Required)
	for name := range data.Properties {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names[len(data.Required):])
	var b strings.Builder
	b.WriteString("| member of data | always | meaning |\n|---|---|---|\n")
	for i, name := range names {
		always := map[bool]string{true: "yes", false: ""}[i < len(data.Required)]
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, always, data.Properties[name].Description)
	}
	return b.String()
}

func indented(t *testing.T, raw []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
