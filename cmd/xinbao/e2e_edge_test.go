package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// A change of the diagram is a change of the contract: then there is an edge
// that nobody has walked, or a walk along no edge.
func TestEveryEdgeHasAWalk(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/diagram.mmd")
	wantOK(t, err)
	cast := cast(t)

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
	for _, w := range walks() {
		if _, ok := cast[w.who]; !ok {
			t.Errorf("%s: there is nobody like %s", w.edge, w.who)
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

// trodden is an edge along which a story goes. What proves it are the calls as
// they went over the wire, and our own time line.
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
