package store_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"xinbao/flow"
)

// A value that is new in package flow must be in the database's lists too.
func TestCheckListsAreThoseOfFlow(t *testing.T) {
	t.Parallel()
	steps := texts(flow.Steps(), nil)
	states := texts(flow.States(), nil)
	lists := map[string]map[string][]string{
		"requests": {"state": states, "step": steps, "calling": steps},
		"events": {
			"event":      texts(flow.Events(), func(e flow.Event) bool { return e != flow.Claimed }),
			"from_state": texts(flow.States(), func(s flow.State) bool { return !s.Ended() }),
			"to_state":   states,
			"step":       steps,
		},
		"forms": {
			"step":   texts(flow.Steps(), flow.Step.HasForm),
			"status": texts([]flow.FormStatus{flow.FormPreparing, flow.FormOpen, flow.FormAnswered, flow.FormClosed}, nil),
		},
		"documents": {
			"state": texts(flow.DocumentStates(), nil),
		},
		"reports": {
			"kind": texts([]flow.ReportKind{flow.BriefReport, flow.DetailedReport}, nil),
		},
		"notices": {
			"type": texts(flow.Tellings(), nil), "state": slices.Sorted(slices.Values(append(states, string(flow.DocumentStructured)))), "step": steps,
			"status": texts([]flow.NoticeStatus{flow.NoticePending, flow.NoticeDelivered, flow.NoticeAbandoned}, nil),
		},
	}
	for table, columns := range lists {
		for column, want := range columns {
			wantSame(t, checkList(t, table, column), want)
		}
	}
}

// Ended states are spelled out once more: in the rule of what has an end.
func TestEndedStatesAreThoseOfFlow(t *testing.T) {
	t.Parallel()
	rule := regexp.MustCompile(`CHECK \(\(ended_at IS NOT NULL\) = \(state IN \(([^)]*)\)`).FindStringSubmatch(schema(t))

	wantSame(t, quoted(rule[1]), texts(flow.States(), flow.State.Ended))
}

func texts[T ~string](values []T, keep func(T) bool) (all []string) {
	for _, value := range values {
		if keep == nil || keep(value) {
			all = append(all, string(value))
		}
	}
	slices.Sort(all)
	return all
}

func schema(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	files, err := fs.Glob(os.DirFS("migrations"), "*.sql")
	must(t, err)
	for _, file := range files {
		text, err := os.ReadFile("migrations/" + file)
		must(t, err)
		all.Write(text)
	}
	return all.String()
}

// checkList is what CHECK (column IN (…)) allows in a table, as it was made or as
// it was altered.
func checkList(t *testing.T, table, column string) []string {
	t.Helper()
	altered := regexp.MustCompile(`(?s)CONSTRAINT ` + table + `_` + column + `_check CHECK \(` + column + ` IN \(([^)]*)\)`).FindStringSubmatch(schema(t))
	if altered != nil {
		return quoted(altered[1])
	}
	body := regexp.MustCompile(`(?s)CREATE TABLE ` + table + ` \((.*?)\n\);`).FindStringSubmatch(schema(t))
	list := regexp.MustCompile(`(?s)CHECK \(` + column + ` IN \(([^)]*)\)`).FindStringSubmatch(body[1])
	if list == nil {
		t.Fatalf("%s.%s has no list", table, column)
	}
	return quoted(list[1])
}

func quoted(list string) (all []string) {
	for _, match := range regexp.MustCompile(`'([^']*)'`).FindAllStringSubmatch(list, -1) {
		all = append(all, match[1])
	}
	slices.Sort(all)
	return all
}
