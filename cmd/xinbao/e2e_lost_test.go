package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

// once are the calls that must not be sent twice for one act of the person
// (contract, section 4, rule 5), and what the credit centre counts of them.
var once = []struct {
	method zx.Method
	like   string
	count  func(sandbox.Effects) int
	want   int
}{
	{zx.Login, "wang.questions", func(e sandbox.Effects) int { return e.Logins }, 2}, // the person logs in again, to look
	{zx.SubmitQuestion, "wang.questions", func(e sandbox.Effects) int { return e.Applications }, 1},
	{zx.GetOnlineMessageCode, "li.debit", func(e sandbox.Effects) int { return e.SMS[sandbox.MessageCardCode] }, 1},
	{zx.OnlineAuthentication, "li.debit", func(e sandbox.Effects) int { return e.Authentications }, 2}, // in two sessions: the code of the first is worth nothing
	{zx.SubmitOnlineAuth, "li.debit", func(e sandbox.Effects) int { return e.LevelsRaised }, 1},
	{zx.SubmitApplyMessageCode, "qian.authed", func(e sandbox.Effects) int { return e.Applications }, 1},
	{zx.ViewReport, "wang.questions", func(e sandbox.Effects) int { return e.HardQueries }, 1},
}

// TestALostAnswerRepeatsNothing loses the answer of a call whose effect has
// happened: by a cut connection, and by an answer that nobody can read.
func TestALostAnswerRepeatsNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		var stories []story
		for _, kind := range someUnderRace([]sandbox.FaultKind{sandbox.FaultCutAfter, sandbox.FaultGarbage}) {
			for _, o := range once {
				stories = append(stories, failing(story{persona: personaLike(t, o.like, fmt.Sprintf("%s.%s", kind, o.method))},
					sandbox.Fault{Kind: kind, Method: o.method}))
			}
		}

		tales := town.plays(t, stories...)

		for i, x := range tales {
			o := once[i%len(once)]
			t.Run(stories[i].persona.Login, func(t *testing.T) {
				wantReport(t, stories[i].persona, x)
				if n := o.count(x.effects); n != o.want || x.effects.Applications != 1 || x.effects.HardQueries != 1 {
					t.Errorf("happened %d times, not %d: %s", n, o.want, x)
				}
				if o.method != zx.ViewReport && !strings.Contains(x.line(), flow.TroubleLost) {
					t.Errorf("the person was not told that an answer was lost: %s", x)
				}
			})
		}
	})
}

// ways on which every call is made.
var everyCall = map[string][]zx.Method{
	"wang.questions": {zx.GetVerifyMethod, zx.GetQuestion, zx.SubmitQuestion, zx.GetViewReportInfo, zx.ViewReport, zx.Login},
	"li.debit":       {zx.OnlineValidateCard, zx.GetOnlineMessageCode, zx.OnlineAuthentication, zx.GetPicCode, zx.SubmitOnlineAuth},
	"qian.authed":    {zx.GetOnlineAuthedInfo, zx.SubmitApplyMessageCode},
}

// failures are the ways in which a call fails and a source goes on.
var failures = []sandbox.FaultKind{
	sandbox.FaultCutBefore, sandbox.FaultHTTP500, sandbox.FaultAnswer, sandbox.FaultHang, sandbox.FaultGarbage,
}

// TestACallThatFailedIsOvercome has every call fail once, in each way in which a
// source can.
func TestACallThatFailedIsOvercome(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p, func(c *worldConfig) { c.Pace.CallTime = 3 * time.Second })
		var stories []story
		for like, methods := range everyCall {
			for _, method := range methods {
				for _, kind := range failures {
					stories = append(stories, failing(story{persona: personaLike(t, like, fmt.Sprintf("%s.%s", kind, method))},
						sandbox.Fault{Kind: kind, Method: method}))
				}
			}
		}
		stories = someUnderRace(stories)

		tales := town.plays(t, stories...)

		for i, x := range tales {
			t.Run(stories[i].persona.Login, func(t *testing.T) {
				wantReport(t, stories[i].persona, x)
				if x.effects.Applications != 1 || x.effects.HardQueries != 1 {
					t.Errorf("something was done twice: %s", x)
				}
			})
		}
		if left := town.sandbox.Faults(); len(left) > 0 {
			t.Errorf("%d faults were met by nobody", len(left))
		}
	})
}

// Before the login the credit centre does not know whose call it is: here the
// faults meet whoever comes first.
func TestTheFirstCallsFailToo(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p, func(c *worldConfig) { c.Pace.CallTime = 3 * time.Second })
		var stories []story
		for _, method := range []zx.Method{zx.GetLoginInfo, zx.GetPicCode} {
			for _, kind := range []sandbox.FaultKind{sandbox.FaultCutBefore, sandbox.FaultCutAfter, sandbox.FaultHTTP500, sandbox.FaultAnswer, sandbox.FaultHang, sandbox.FaultGarbage} {
				town.sandbox.Fault(sandbox.Fault{Kind: kind, Method: method})
				stories = append(stories, story{persona: personaLike(t, "copy.valid", fmt.Sprintf("first.%s.%s", kind, method))})
			}
		}

		tales := town.plays(t, stories...)

		for i, x := range tales {
			wantReport(t, stories[i].persona, x)
		}
		if left := town.sandbox.Faults(); len(left) > 0 {
			t.Errorf("%d faults were met by nobody", len(left))
		}
	})
}
