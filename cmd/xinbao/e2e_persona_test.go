package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

// TestEveryStoryComesToItsEnd plays all personas of the credit centre, and what
// else it takes to walk every edge of the contract's diagram (section 4), from
// the API to the credit centre and back.
func TestEveryStoryComesToItsEnd(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		cast := cast(t)
		names := someUnderRace(slices.Sorted(maps.Keys(cast)))
		stories := make([]story, len(names))
		for i, name := range names {
			stories[i] = cast[name]
		}

		tales := map[string]tale{}
		for i, x := range town.plays(t, stories...) {
			tales[names[i]] = x
		}

		for _, persona := range sandbox.Personas() {
			if x, ok := tales[persona.Login]; ok {
				t.Run(persona.Login, func(t *testing.T) {
					wantEnd(t, persona, x)
					wantShown(t, persona, x)
				})
			}
		}
		for _, w := range walks() {
			if x, ok := tales[w.who]; ok {
				t.Run(w.edge+", "+w.who, func(t *testing.T) { w.want(t, x) })
			}
		}
	})
}

// wantEnd holds a tale against the end that its persona prescribes.
func wantEnd(t *testing.T, p sandbox.Persona, x tale) {
	t.Helper()
	if x.err != nil {
		t.Fatalf("broke off: %s", x)
	}
	switch p.End {
	case sandbox.EndReport:
		wantReport(t, p, x)
	case sandbox.EndNoAccount:
		wantTrouble(t, x, flow.Failed, strconv.Itoa(int(p.Shows[0].Code)), flow.ActorPerson)
	case sandbox.EndNeverReady:
		wantTrouble(t, x, flow.Failed, flow.TroubleOverdue, flow.ActorPerson)
		wantPollsInTime(t, x)
	case sandbox.EndStopped:
		wantClearEnd(t, x)
	}
}

func wantReport(t *testing.T, p sandbox.Persona, x tale) {
	t.Helper()
	if x.request.State != flow.Succeeded {
		t.Fatalf("no report: %s", x)
	}
	report, err := summaryOf(x.report)
	wantOK(t, err)
	if report.Name != p.Name {
		t.Errorf("the report is about somebody else")
	}
	if x.effects.HardQueries > 1 {
		t.Errorf("%d reports were drawn", x.effects.HardQueries)
	}
}

func wantTrouble(t *testing.T, x tale, state flow.State, code string, actor flow.Actor) {
	t.Helper()
	trouble := x.request.Trouble
	if x.request.State != state || trouble == nil || trouble.Code != code || trouble.Actor != actor {
		t.Errorf("want %s with %s for the %s, got %+v: %s", state, code, actor, trouble, x)
	}
}

// wantClearEnd wants an end that says why, in both languages.
func wantClearEnd(t *testing.T, x tale) {
	t.Helper()
	trouble := x.request.Trouble
	if x.request.State != flow.Failed && x.request.State != flow.Expired {
		t.Errorf("ended as %s", x)
	}
	if trouble == nil || trouble.Chinese == "" || trouble.English == "" || trouble.Actor == "" {
		t.Errorf("ended without saying why: %+v", trouble)
	}
}

// pollGap is the least time between two polls of a login name.
const pollGap = 30 * time.Minute

// wantPollsInTime wants polls from 24 to 72 hours after the application, no two
// of them within half an hour (contract, section 4, rule 4).
func wantPollsInTime(t *testing.T, x tale) {
	t.Helper()
	applied := x.calls[slices.IndexFunc(x.calls, func(c call) bool { return c.text == "submitQuestion 0" })].at
	last, polls := applied, 0
	for _, c := range x.calls {
		if !strings.HasPrefix(c.text, "statusLogin ") {
			continue
		}
		since := c.at.Sub(applied)
		if since < flow.ReportTime || since > flow.PollTime+together+time.Minute || c.at.Sub(last) < pollGap {
			t.Errorf("polled after %v, %v after the one before", since, c.at.Sub(last))
		}
		last, polls = c.at, polls+1
	}
	if polls < 5 {
		t.Errorf("%d polls in three days", polls)
	}
}

// wantShown wants every code that the persona meets on the time line or a form,
// with what to do in both languages.
func wantShown(t *testing.T, p sandbox.Persona, x tale) {
	t.Helper()
	for _, shown := range p.Shows {
		if !slices.Contains(x.codes(), said(shown)) {
			t.Errorf("%d was not shown: %s", shown.Code, x)
		}
	}
	for _, trouble := range x.troubles {
		if trouble.Chinese == "" || trouble.English == "" {
			t.Errorf("%s has no text", trouble.Code)
		}
	}
}

// said is the code under which the person hears of what was met. A picture that
// is wanted from a poll is no fault of anybody's: the person is asked to come
// back.
func said(s sandbox.Shown) string {
	if s.Code == zx.CodePictureWrong && s.Natural {
		return flow.TroubleComeBack
	}
	return strconv.Itoa(int(s.Code))
}
