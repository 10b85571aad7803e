package flow_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"xinbao/flow"
)

var start = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

// walk is a request that lives through random outcomes, persons and clocks,
// with the rules that must hold at every move.
type walk struct {
	t     *rapid.T
	r     flow.Request
	form  *flow.Form
	now   time.Time
	ids   int
	calls []flow.Step
	fresh map[flow.Step]bool // a person's act that allows an unrepeatable call
	last  time.Time          // of the last status login
}

func newWalk(t *rapid.T) *walk {
	r := flow.Begin(flow.Request{ID: "req_1", MerchantID: "m", UserID: "u", Source: flow.SourcePBOC}, start)
	return &walk{t: t, r: r, now: start, fresh: map[flow.Step]bool{}}
}

func (w *walk) id() string {
	w.ids++
	return fmt.Sprintf("form_%d", w.ids)
}

// apply takes a move and checks what must be so after any.
func (w *walk) apply(m flow.Move, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%s at %s: %v", w.r.State, w.r.Step, err)
	}
	n := m.Request
	if n.Version != w.r.Version+1 {
		w.t.Fatalf("version %d after %d", n.Version, w.r.Version)
	}
	if n.State.Ended() != n.WakeAt.IsZero() || n.State.Ended() != !n.EndedAt.IsZero() {
		w.t.Fatalf("%s with wake %v, end %v", n.State, n.WakeAt, n.EndedAt)
	}
	if !n.WakeAt.IsZero() && n.WakeAt.After(n.ExpiresAt.Add(flow.PollTime)) {
		w.t.Fatalf("%s at %s sleeps until %v, beyond its end %v", n.State, n.Step, n.WakeAt, n.ExpiresAt)
	}
	if m.Event != flow.Claimed && !n.LeaseUntil.IsZero() {
		w.t.Fatalf("%s keeps the lease", m.Event)
	}
	if told := n.Notices - w.r.Notices; (m.Tell != "") != (told == 1) {
		w.t.Fatalf("%s tells %q and counts %d", m.Event, m.Tell, told)
	}
	if n.State == flow.AwaitingInput && (m.Form == nil || m.Form.Status != flow.FormOpen || m.Form.ExpiresAt != n.WakeAt) {
		w.t.Fatalf("awaiting input without an open form")
	}
	if n.State == flow.Failed && n.Trouble == nil {
		w.t.Fatalf("failed without saying why")
	}
	w.r = n
	if m.Form != nil {
		w.form = m.Form
	}
	if n.FormID != "" && (w.form == nil || w.form.ID != n.FormID) {
		w.t.Fatalf("%s names form %s, which was never written", m.Event, n.FormID)
	}
}

var shown = map[flow.Step]flow.Step{
	flow.StepLoginForm: flow.StepLogin, flow.StepWays: flow.StepChoose, flow.StepQuestions: flow.StepSubmit,
	flow.StepCard: flow.StepAuthenticate, flow.StepAuthenticate: flow.StepRaise, flow.StepRaise: flow.StepApply,
	flow.StepApplyForm: flow.StepApply, flow.StepReportForm: flow.StepReport,
}

func formFor(s flow.Step) *flow.Form {
	f := &flow.Form{Step: s}
	switch s {
	case flow.StepLogin, flow.StepRaise:
		f.Fields = []flow.Field{{Key: "pic_code", Kind: flow.KindPictureCode}}
	case flow.StepAuthenticate, flow.StepApply:
		f.Fields = []flow.Field{{Key: "message_code", Kind: flow.KindOneTimeCode, CanSendCode: true}}
	}
	return f
}

// work is what a worker does with a due request; the source answers anything.
func (w *walk) work(outcomes []flow.Outcome) {
	if w.now.Before(w.r.WakeAt) {
		w.now = w.r.WakeAt
	}
	if w.r.State == flow.AwaitingInput {
		w.apply(w.r.Overstay(w.form, w.now))
		return
	}
	if !w.now.Before(w.r.ExpiresAt) {
		w.apply(w.r.Expire(w.now))
		return
	}
	interrupted := w.r.Interrupted(w.form)
	w.apply(w.r.Claim(w.now, 30*time.Second))
	if w.r.Opening(w.form) {
		w.apply(w.r.Open(w.form, w.now))
		return
	}
	res := flow.Result{Outcome: flow.Lost, Trouble: flow.NewTrouble(flow.TroubleLost)}
	if !interrupted {
		w.called()
		if rapid.IntRange(0, 9).Draw(w.t, "dies") == 0 {
			w.now = w.r.LeaseUntil.Add(time.Second)
			return
		}
		res = w.answer(outcomes)
	}
	w.now = w.now.Add(time.Second)
	res.At, res.FormID = w.now, w.id()
	w.apply(w.r.After(res, w.form))
}

// called checks that the call about to be made may be made.
func (w *walk) called() {
	s := w.r.Step
	switch {
	case s == flow.StepStatus:
		if !w.last.IsZero() && w.now.Sub(w.last) < 30*time.Minute {
			w.t.Fatalf("status logins %v apart", w.now.Sub(w.last))
		}
		w.last = w.now
	case s == flow.StepChoose:
		w.t.Fatalf("the menu was sent")
	case !s.Repeatable():
		if !w.fresh[s] {
			w.t.Fatalf("%s sent again by ourselves after %v", s, w.calls)
		}
		delete(w.fresh, s)
	}
	w.calls = append(w.calls, s)
}

func (w *walk) answer(outcomes []flow.Outcome) flow.Result {
	for {
		o := rapid.SampledFrom(outcomes).Draw(w.t, "outcome")
		if len(outcomes) > 1 && rapid.IntRange(0, 2).Draw(w.t, "well") > 0 {
			o = rapid.SampledFrom(longLived).Draw(w.t, "outcome of a long walk")
		}
		if _, ok := flow.RouteFor(w.r.Step, o); !ok {
			continue
		}
		res := flow.Result{Outcome: o, Picture: []byte{1}, Report: &flow.Report{ID: "rep_1"}}
		if to, ok := shown[w.r.Step]; ok {
			res.Form = formFor(to)
		}
		if o != flow.OK {
			res.Trouble = flow.NewTrouble(flow.TroubleSourceDown)
		}
		if w.r.Step == flow.StepLogin {
			res.LoggedIn = true
			keeps := rapid.Bool().Draw(w.t, "keeps")
			res.KeepsPass = &keeps
		}
		return res
	}
}

// longLived keep a walk going: without them most would end after a few calls.
var longLived = []flow.Outcome{
	flow.OK, flow.OK, flow.OK, flow.OK, flow.NotApplied, flow.NotAppliedAuthed, flow.Processing, flow.ReportReady,
	flow.WrongInput, flow.Busy, flow.Unreachable, flow.Lost, flow.SecretGone, flow.PageExpired,
}

// act is what a person does with the open form, or leaves undone.
func (w *walk) act() {
	w.now = w.now.Add(time.Duration(rapid.IntRange(1, 3000).Draw(w.t, "think")) * time.Second)
	way := rapid.SampledFrom([]flow.Way{flow.WayQuestions, flow.WayUnionPay}).Draw(w.t, "way")
	var m flow.Move
	var err error
	switch rapid.IntRange(0, 9).Draw(w.t, "act") {
	case 0:
		m, err = w.r.AskPicture(w.form, w.now)
	case 1, 2:
		if m, err = w.r.AskCode(w.form, nil, w.now); err == nil {
			w.fresh[flow.StepSendCode] = true
		}
	case 3:
		m, err = w.r.ChooseWay(w.form, way, w.now)
	case 4:
		return // away: the deadline decides
	default:
		m, err = w.r.Answer(w.form, "", map[string]flow.Personal{flow.KeyWay: flow.Personal(way)}, w.now)
		if err == nil {
			w.fresh[m.Request.Step] = true
			w.fresh[w.form.Step] = true
		}
	}
	var soon *flow.TooSoonError
	switch {
	case err == nil:
		w.apply(m, nil)
	case errors.As(err, &soon), errors.Is(err, flow.ErrNoPicture), errors.Is(err, flow.ErrNoCode),
		errors.Is(err, flow.ErrNoWay), errors.Is(err, flow.ErrFormNotOpen):
	default:
		w.t.Fatalf("act: %v", err)
	}
}

func TestNoWalkRepeatsWhatMustNotBeRepeatedAndEveryWalkEnds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalk(t)
		for range 400 {
			if w.r.State.Ended() {
				return
			}
			if w.r.State == flow.AwaitingInput && rapid.IntRange(0, 4).Draw(t, "present") > 0 {
				w.act()
				continue
			}
			w.work(flow.Outcomes())
		}
		for range 100 { // the person leaves; time alone must end it
			if w.r.State.Ended() {
				return
			}
			w.work(flow.Outcomes())
		}
		t.Fatalf("still %s at %s", w.r.State, w.r.Step)
	})
}

// A source that is never there, and one that never makes the report, over the
// whole life of a request: it ends, and within its time.
func TestHopelessRequestsEnd(t *testing.T) {
	t.Parallel()
	for _, hopeless := range []flow.Outcome{flow.Unreachable, flow.Busy} {
		rapid.Check(t, func(t *rapid.T) {
			w := newWalk(t)
			for range 2000 {
				if w.r.State.Ended() {
					break
				}
				w.work([]flow.Outcome{hopeless})
			}
			if w.r.State != flow.Failed {
				t.Fatalf("%s on %s", w.r.State, hopeless)
			}
			if lived := w.now.Sub(start); lived > 26*time.Hour {
				t.Fatalf("took %v", lived)
			}
		})
	}
}
