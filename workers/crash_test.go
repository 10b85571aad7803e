package workers_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/vault"
)

// TestACutAnywhereComesToTheSameEnd cuts a worker at every call that it makes of
// the outside, on both ways to a report, and lets another one go on.
func TestACutAnywhereComesToTheSameEnd(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		for _, how := range worthwhile(p) {
			seen := map[string]bool{}
			for _, story := range []string{"wang.questions", "zhao.credit"} {
				uncut := &cut{how: how}
				whole := w.journey(t, w.persona(t, story, fmt.Sprintf("%s.%s", story, how)), uncut)
				uncut.elsewhere(t, seen, func(t *testing.T, c *cut) {
					w.journey(t, w.persona(t, story, fmt.Sprintf("%s.%s.%d", story, how, c.at)), c).sameAs(t, whole)
				})
			}
		}
	})
}

// worthwhile are the cuts whose consequences the database can change.
func worthwhile(p testdb.Pair) []how {
	if p.Name == "real" {
		return []how{dies}
	}
	return []how{dies, stops, loses}
}

// cutAnywhere runs the same thing again for each call that it makes, cut there.
func cutAnywhere(t *testing.T, how how, run func(*testing.T, *cut)) {
	t.Helper()
	uncut := &cut{how: how}
	run(t, uncut)
	uncut.elsewhere(t, nil, run)
}

// elsewhere runs the same thing again for each call of the uncut run, cut there.
// Those that were seen at the same step of another run are left out.
func (c *cut) elsewhere(t *testing.T, seen map[string]bool, run func(*testing.T, *cut)) {
	t.Helper()
	places := 0
	for i, what := range c.made {
		if seen[what] {
			continue
		}
		if seen != nil {
			seen[what] = true
		}
		if places++; raced && places%4 != 1 {
			continue // the race detector needs some cuts, not all
		}
		again := &cut{how: c.how, at: i + 1}
		run(t, again)
		if again.what == "" {
			t.Errorf("call %d was not made again", i+1)
		}
		if t.Failed() {
			t.Fatalf("the worker %s at call %d: %s", c.how, i+1, what)
		}
	}
	t.Logf("a worker that %s: %d places", c.how, places)
}

// journey is all that is left of a request at its end.
type journey struct {
	state   flow.State
	events  []flow.TimelineEvent
	notices []flow.Notice
	effects sandbox.Effects
	report  bool
	kept    []string // secrets that should have been destroyed
	person  *person
}

// journey brings a request to its end: it is the person, the worker and, where
// nobody can act, time.
func (w *world) journey(t *testing.T, p sandbox.Persona, c *cut) journey {
	t.Helper()
	worker, who := w.advancer(t, c), w.person(p)
	id := w.accepted(t, p).ID
	for range 300 {
		r, form, err := w.LoadRequest(t.Context(), id)
		must(t, err)
		switch now := w.clock.Now(); {
		case r.State.Ended():
			return w.remains(t, r, who)
		case r.State == flow.AwaitingInput && now.Before(form.ExpiresAt):
			who.act(t, r, form)
		case r.WakeAt.After(now):
			w.pass(r.WakeAt)
		default:
			before := c.what
			err := c.attempt(t.Context(), func(ctx context.Context) error { return worker.Advance(ctx, r.ID, r.Version) })
			if err != nil && before == c.what {
				t.Fatalf("advance in %s at %s: %v", r.State, r.Step, err)
			}
		}
	}
	t.Fatalf("the request does not end (cut at %q)", c.what)
	return journey{}
}

func (w *world) remains(t *testing.T, r flow.Request, who *person) journey {
	t.Helper()
	j := journey{state: r.State, effects: w.box.Effects(who.Login), person: who}
	var err error
	j.events, err = w.Timeline(t.Context(), r.ID, 0, 500)
	must(t, err)
	j.notices, err = w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, RequestID: r.ID, Limit: 500})
	must(t, err)
	slices.Reverse(j.notices)
	_, err = w.Report(t.Context(), w.merchant.ID, r.ID)
	j.report = err == nil
	for _, id := range []string{r.ID, r.ID + ".unionpay_code"} {
		if _, err := w.safe.Kept(t.Context(), id); !errors.Is(err, vault.ErrGone) {
			j.kept = append(j.kept, id)
		}
	}
	return j
}

// sameAs holds a journey with a cut against the one without.
func (j journey) sameAs(t *testing.T, whole journey) {
	t.Helper()
	if j.state != whole.state || !j.report || len(j.kept) > 0 {
		t.Errorf("ended as %s with report %t, secrets left %v; want %s", j.state, j.report, j.kept, whole.state)
	}
	j.nothingRepeated(t, whole)
	j.toldOnce(t)
	if diff := cmp.Diff(whole.tellings(), j.tellings()); diff != "" && !j.saysWhy() {
		t.Errorf("notices without and with the cut, though nobody was told of it:\n%s", diff)
	}
}

// nothingRepeated wants every effect at the source at most as often as the
// person asked for it, and those that count for the person's file once.
func (j journey) nothingRepeated(t *testing.T, whole journey) {
	t.Helper()
	got, asked := j.effects, j.person.answered
	once := func(e sandbox.Effects) []int {
		return []int{e.Applications, e.HardQueries, e.WrongPasswords, e.WrongCodes, e.WrongCardSecrets, e.SMS[sandbox.MessageReportReady]}
	}
	if diff := cmp.Diff(once(whole.effects), once(got)); diff != "" {
		t.Errorf("applications, hard queries, wrong entries without and with the cut:\n%s", diff)
	}
	for what, n := range map[string][2]int{
		"logins":          {got.Logins, asked[flow.StepLogin]},
		"authentications": {got.Authentications, asked[flow.StepAuthenticate]},
		"levels raised":   {got.LevelsRaised, asked[flow.StepRaise]},
		"codes by SMS":    {got.SMS[sandbox.MessageCardCode] + got.SMS[sandbox.MessageApplyCode], j.person.codes},
	} {
		if n[0] > n[1] {
			t.Errorf("%d %s, and the person asked for %d", n[0], what, n[1])
		}
	}
}

// toldOnce wants a notice for every event that is worth one, and their numbers
// without a gap.
func (j journey) toldOnce(t *testing.T) {
	t.Helper()
	forms := 0
	for _, e := range j.events {
		if e.Event == flow.Asked {
			forms++
		}
	}
	counts := map[flow.Telling]int{}
	for i, n := range j.notices {
		counts[n.Type]++
		if n.Seq != int64(i+1) {
			t.Errorf("notice %d has number %d", i+1, n.Seq)
		}
	}
	if counts[flow.TellSucceeded] != 1 || counts[flow.TellAccepted] != 1 || counts[flow.TellInputRequired] != forms {
		t.Errorf("notices %v for %d forms", counts, forms)
	}
}

func (j journey) tellings() (all []flow.Telling) {
	for _, n := range j.notices {
		all = append(all, n.Type)
	}
	return all
}

// saysWhy reports whether the time line tells why the person was asked again or
// had to wait.
func (j journey) saysWhy() bool {
	return slices.ContainsFunc(j.events, func(e flow.TimelineEvent) bool {
		return e.Code == flow.TroubleLost || e.Code == flow.TroubleSecretGone || e.Code == flow.TroubleSourceDown
	})
}
