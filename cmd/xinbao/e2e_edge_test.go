package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"xinbao/internal/testdb"
)

// TestEveryEdgeOfTheContractIsWalked plays a story for every edge of the
// contract's diagram (section 4), from the API to the credit centre and back.
// What proves that it was walked are the calls as they went over the wire, and
// our own time line.
func TestEveryEdgeOfTheContractIsWalked(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		cast := cast(t)
		walks := someUnderRace(walks())
		stories := make([]story, len(walks))
		for i, w := range walks {
			stories[i] = cast.story(w)
		}

		tales := town.plays(t, stories...)

		for i, w := range walks {
			t.Run(w.edge+", "+w.who, func(t *testing.T) { w.want(t, tales[i]) })
		}
	})
}

// A change of the diagram is a change of the contract: then there is an edge
// that nobody has walked, or a walk along no edge.
func TestEveryEdgeHasAWalk(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/diagram.mmd")
	wantOK(t, err)

	var drawn []string
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "-->") {
			drawn = append(drawn, strings.TrimSpace(line))
		}
	}

	var walked []string
	for _, w := range append(walks(), elsewhere...) {
		if w.edge != notDrawn {
			walked = append(walked, w.edge)
		}
	}
	for _, edge := range drawn {
		if !slices.Contains(walked, edge) {
			t.Errorf("nobody walks %s", edge)
		}
	}
	for _, edge := range walked {
		if !slices.Contains(drawn, edge) {
			t.Errorf("%s is not drawn", edge)
		}
	}
}

// trodden is a story that goes along an edge.
type trodden struct {
	edge  string // as the diagram has it
	who   string // whose story
	calls string // regular expression of what went over the wire, lines in sequence
	line  string // regular expression of the time line
	form  string // regular expression of a form that was shown; "": none in particular
}

// notDrawn is the edge that the diagram leaves out: every state that has a
// session goes to LoginForm when that is over.
const notDrawn = "any --> LoginForm : 508110, 508142 or 30 minutes after login"

// want holds a tale against the edge.
func (w trodden) want(t *testing.T, x tale) {
	t.Helper()
	if x.err != nil {
		t.Fatalf("broke off: %s", x)
	}
	for _, proof := range []struct{ what, pattern, text string }{
		{"calls", w.calls, x.wire()}, {"time line", w.line, x.line()}, {"forms", w.form, strings.Join(x.forms, "\n")},
	} {
		if !regexp.MustCompile(`(?m)` + proof.pattern).MatchString(proof.text) {
			t.Errorf("the %s have no %q: %s\nforms:\n%s", proof.what, proof.pattern, x, strings.Join(x.forms, "\n"))
		}
	}
	if w.who == "e508108" {
		wantTenMinutes(t, x)
	}
}

// wantTenMinutes wants that a locked login name is left alone for so long.
func wantTenMinutes(t *testing.T, x tale) {
	t.Helper()
	i := slices.IndexFunc(x.calls, func(c call) bool { return c.text == "login 508108" })
	if wait := x.calls[i+1].at.Sub(x.calls[i].at); wait < 10*time.Minute {
		t.Errorf("back at the login after %v", wait)
	}
}
