package flow_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/flow"
)

var update = flag.Bool("update", false, "write docs/states.md anew")

// page is docs/states.md: both tables as the code has them.
func page() string {
	var b strings.Builder
	b.WriteString("# States and routes\n\nGenerated from the tables in `flow` (`go test ./flow -run Page -update`).\n\n## States\n\n")
	b.WriteString("```mermaid\nstateDiagram-v2\n    [*] --> accepted : created\n")
	for _, s := range flow.States() {
		for to, events := range edges(s) {
			if len(events) > 0 {
				fmt.Fprintf(&b, "    %s --> %s : %s\n", s, flow.States()[to], strings.Join(events, ", "))
			}
		}
		if s.Ended() {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n\n| state | who acts next |\n|---|---|\n")
	for _, s := range flow.States() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s, s.Actor())
	}
	b.WriteString("\n## Routes\n\nWhat follows an outcome of a step. A pair that is not here cannot happen or ends the request as failed.\n")
	for _, step := range flow.Steps() {
		rows(&b, step)
	}
	return b.String()
}

// edges are the events from s, by the index of the state they lead to.
func edges(s flow.State) [][]string {
	to := make([][]string, len(flow.States()))
	for _, e := range flow.Events() {
		next, err := s.Next(e)
		if err != nil {
			continue
		}
		for i, state := range flow.States() {
			if state == next {
				to[i] = append(to[i], string(e))
			}
		}
	}
	return to
}

func rows(b *strings.Builder, step flow.Step) {
	if step == flow.StepChoose {
		return // the menu is never sent: its answer leads to one of two calls
	}
	fmt.Fprintf(b, "\n### %s\n\nMay be sent again by ourselves: %s.\n\n| outcome | what follows |\n|---|---|\n", step, yesNo(step.Repeatable()))
	for _, o := range flow.Outcomes() {
		if r, ok := flow.RouteFor(step, o); ok {
			fmt.Fprintf(b, "| `%s` | %s |\n", o, r)
		}
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func TestPageIsWhatTheTablesSay(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "docs", "states.md")
	if *update {
		if err := os.WriteFile(path, []byte(page()), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	if diff := cmp.Diff(page(), string(got)); diff != "" {
		t.Errorf("docs/states.md differs from flow; run go test ./flow -run Page -update\n%s", diff)
	}
}
