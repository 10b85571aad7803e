package flow

import (
	"fmt"
	"time"
)

// begin starts a move of r: the next version, without lease and mark. Its state
// is the one that the table gives.
func (r Request) begin(e Event, now time.Time) (Move, error) {
	to, err := r.State.Next(e)
	if err != nil {
		return Move{}, err
	}
	m := Move{Request: r, From: r.State, Event: e, Step: r.Step}
	n := &m.Request
	n.State = to
	n.Version++
	n.Calling, n.LeaseUntil, n.Wakes = "", time.Time{}, 0
	n.UpdatedAt, n.WakeAt = now, now
	return m, nil
}

// end finishes a move: what an ended request must not keep, and who is told.
func (m Move) end(now time.Time) Move {
	n := &m.Request
	if n.State.Ended() {
		n.EndedAt, n.WakeAt = now, time.Time{}
		n.KeepsPassword, n.Carry, n.SessionUntil = false, nil, time.Time{}
	}
	if n.Trouble != nil && (n.State.Ended() || n.State == OnHold) {
		m.Trouble = n.Trouble
	}
	m.Tell = telling(m.Event, *n)
	if m.Tell != "" {
		n.Notices++
	}
	return m
}

// Claim takes the lease for a worker and marks the step that it is going to
// call: whoever finds the mark after the lease ended knows what was under way.
func (r Request) Claim(now time.Time, lease time.Duration) (Move, error) {
	m, err := r.begin(Claimed, now)
	if err != nil {
		return Move{}, err
	}
	m.Request.Calling = r.Step
	m.Request.LeaseUntil = now.Add(lease)
	m.Request.WakeAt = m.Request.LeaseUntil.Add(time.Second)
	m.Request.Wakes = 0
	return m, nil
}

// Interrupted reports whether a worker died while it called a step that must
// not be sent twice. The request is then as if the answer had been lost. A form
// that was still to be opened had nothing sent for it.
func (r Request) Interrupted(form *Form) bool {
	return r.State == Working && r.Calling != "" && !r.Calling.Repeatable() && !r.Opening(form)
}

// Opening reports whether all that is due is to open the current form.
func (r Request) Opening(form *Form) bool {
	return form != nil && form.Status == FormPreparing && form.Step == r.Step
}

// After is the move that follows a step's result. form is the request's current
// form, or nil.
func (r Request) After(res Result, form *Form) (Move, error) {
	route, ok := RouteFor(r.Step, res.Outcome)
	if !ok {
		route = do(actGiveUp) // a fault of ours or of the source's: it must end all the same
	}
	r.take(res)
	switch route.act {
	case actCall, actProduce:
		return r.callNext(route.next, res)
	case actShow:
		return r.show(res)
	case actAgain:
		return r.showAgain(form, res)
	case actBack:
		return r.back(form, res)
	case actWait:
		return r.wait(res)
	case actNotYet:
		return r.poll(NotYet, res)
	case actHold:
		return r.hold(route.next, form, res)
	case actSucceed:
		return r.succeed(res)
	case actGiveUp:
		return r.giveUp(res)
	}
	return Move{}, fmt.Errorf("route from %s on %s does nothing", r.Step, res.Outcome)
}

// take notes what a result changes whatever the route.
func (r *Request) take(res Result) {
	if len(res.Carry) > 0 {
		r.Carry = r.Carry.with(res.Carry)
	}
	if res.KeepsPass != nil {
		r.KeepsPassword = *res.KeepsPass
	}
	if res.LoggedIn {
		r.SessionUntil = res.At.Add(SessionTime)
	}
	if r.Step == StepStatus || r.Step == StepRenew {
		r.Polls++
	}
	if res.Outcome != Busy && res.Outcome != Unreachable && res.Outcome != Locked {
		r.Holds, r.HeldSince = 0, time.Time{}
	}
}

func (r Request) callNext(next Step, res Result) (Move, error) {
	m, err := r.begin(Called, res.At)
	if err != nil {
		return Move{}, err
	}
	m.Request.Step = next
	if res.Trouble != nil {
		m.Request.Trouble, m.Trouble = res.Trouble, res.Trouble
	}
	return m.end(res.At), nil
}

// show opens the form of an answer, or fetches its picture first.
func (r Request) show(res Result) (Move, error) {
	if res.Form == nil {
		return Move{}, fmt.Errorf("answer of %s brought no form", r.Step)
	}
	f := *res.Form
	f.ID, f.RequestID, f.Status, f.Attempt, f.CreatedAt = res.FormID, r.ID, FormPreparing, 1, res.At
	f.Trouble = r.Trouble
	if res.Trouble != nil {
		f.Trouble = res.Trouble
	}
	return r.prepare(&f, res.At)
}

// showAgain opens the form that was just answered a second time, marked.
func (r Request) showAgain(form *Form, res Result) (Move, error) {
	if form == nil {
		return r.callNext(StepLoginForm, res)
	}
	return r.prepare(form.again(res.FormID, res.Trouble, res.At), res.At)
}

// prepare makes f the current form: opened at once, or first given its picture.
func (r Request) prepare(f *Form, now time.Time) (Move, error) {
	if !f.HasPicture() || f.Picture != nil {
		return r.Open(f, now)
	}
	m, err := r.begin(Called, now)
	if err != nil {
		return Move{}, err
	}
	m.Request.Step, m.Request.FormID, m.Request.Trouble = StepPicture, f.ID, nil
	m.Trouble = f.Trouble
	m.Form = f
	return m.end(now), nil
}

// Open shows the current form to the person. A form of a session that is over
// is not shown: its answers would be refused.
func (r Request) Open(f *Form, now time.Time) (Move, error) {
	if r.boundToSession(f) && !now.Before(r.SessionUntil) {
		return r.callNext(StepLoginForm, Result{Trouble: NewTrouble(TroubleSessionOver), At: now})
	}
	event := Asked
	if !f.OpenedAt.IsZero() {
		event = Reopened
	}
	m, err := r.begin(event, now)
	if err != nil {
		return Move{}, err
	}
	open := *f
	open.Status = FormOpen
	open.ExpiresAt = r.formDeadline(f, now)
	if open.OpenedAt.IsZero() {
		open.OpenedAt = now
	}
	n := &m.Request
	n.Step, n.FormID, n.Trouble, n.WakeAt = f.Step, f.ID, nil, open.ExpiresAt
	m.Step, m.Form = f.Step, &open
	m.Trouble = f.Trouble
	return m.end(now), nil
}

// boundToSession reports whether f is good only as long as the source's
// session. Where the password is kept, a session for viewReport can be renewed.
func (r Request) boundToSession(f *Form) bool {
	return f.Step.InSession() && (f.Step != StepReport || !r.KeepsPassword)
}

func (r Request) formDeadline(f *Form, now time.Time) time.Time {
	until := now.Add(InputTime)
	if r.boundToSession(f) {
		until = r.SessionUntil
	}
	if until.After(r.ExpiresAt) {
		return r.ExpiresAt
	}
	return until
}

// back returns the form that waited for a picture or for a code.
func (r Request) back(form *Form, res Result) (Move, error) {
	if form == nil {
		return r.callNext(StepLoginForm, res)
	}
	f := *form
	switch {
	case r.Step == StepPicture:
		f.Picture, f.PictureAt = res.Picture, res.At
	case res.Outcome == OK:
		f.CodeSentAt, f.CodesSent, f.Trouble = res.At, f.CodesSent+1, nil
	case res.Outcome == Lost:
		f.CodeSentAt, f.CodesSent, f.Trouble = res.At, f.CodesSent+1, res.Trouble
	default:
		f.Trouble = res.Trouble
	}
	return r.Open(&f, res.At)
}

// wait hands the request to the source. A new application begins the 24 hours;
// one that the source already had keeps its time where we know it.
func (r Request) wait(res Result) (Move, error) {
	if res.Outcome == OK || r.AppliedAt.IsZero() {
		r.AppliedAt, r.Polls = res.At, 0
	}
	return r.poll(Submitted, res)
}

// poll puts the request off until the next look; where the password is not kept
// it is the person who looks. When there is no look left it is overdue.
func (r Request) poll(e Event, res Result) (Move, error) {
	at, ok := NextPoll(r.ID, r.AppliedAt, res.At, r.Polls)
	if !ok {
		return r.overdue(res)
	}
	m, err := r.begin(e, res.At)
	if err != nil {
		return Move{}, err
	}
	n := &m.Request
	n.WakeAt, n.Step, n.Trouble = outsidePeak(later(at, res.At)), StepStatus, nil
	if !r.KeepsPassword {
		n.Step, n.Trouble = StepLoginForm, NewTrouble(TroubleComeBack)
		n.Polls++
	}
	m.Trouble = res.Trouble
	return m.end(res.At), nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// overdue ends the polling: after a status login the person is asked to look
// once more; where it was the person who looked, the request ends.
func (r Request) overdue(res Result) (Move, error) {
	res.Trouble = NewTrouble(TroubleOverdue)
	if r.Step == StepLogin {
		return r.giveUp(res)
	}
	r.KeepsPassword = false
	return r.callNext(StepLoginForm, res)
}

// hold puts the request off. What a form's answers were sent with is gone by
// then, so the person is shown the form again afterwards.
func (r Request) hold(resume Step, form *Form, res Result) (Move, error) {
	r.Holds++
	if r.HeldSince.IsZero() {
		r.HeldSince = res.At
	}
	if res.At.Sub(r.HeldSince) >= HoldTime {
		return r.giveUp(res)
	}
	m, err := r.begin(Held, res.At)
	if err != nil {
		return Move{}, err
	}
	n := &m.Request
	n.Trouble = res.Trouble
	n.WakeAt = res.At.Add(backoff(res.Delay, r.Holds))
	if resume != "" {
		n.Step = resume
	} else if form != nil && form.Status == FormAnswered && !r.Step.Repeatable() {
		m.Form = form.again(res.FormID, res.Trouble, res.At)
		n.FormID, n.Step = m.Form.ID, m.Form.Step
		if m.Form.HasPicture() {
			n.Step = StepPicture
		}
	}
	return m.end(res.At), nil
}

func (r Request) succeed(res Result) (Move, error) {
	if res.Report == nil {
		return Move{}, fmt.Errorf("answer of %s brought no report", r.Step)
	}
	m, err := r.begin(Delivered, res.At)
	if err != nil {
		return Move{}, err
	}
	m.Report = res.Report
	m.Request.ReportID, m.Request.Trouble = res.Report.ID, nil
	return m.end(res.At), nil
}

func (r Request) giveUp(res Result) (Move, error) {
	m, err := r.begin(GaveUp, res.At)
	if err != nil {
		return Move{}, err
	}
	m.Request.Trouble = res.Trouble
	if m.Request.Trouble == nil {
		m.Request.Trouble = NewTrouble(TroubleInternal)
	}
	return m.end(res.At), nil
}
