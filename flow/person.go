package flow

import (
	"errors"
	"fmt"
	"time"
)

// What the person, the merchant and the clock do to a request.

// Refusals of what a person or a merchant asks for.
var (
	ErrFormNotOpen = errors.New("the form is not open")
	ErrNoCode      = errors.New("no code can be sent for this form")
	ErrNoPicture   = errors.New("the form has no picture")
	ErrNoWay       = errors.New("no way can be chosen now")
	ErrEnded       = errors.New("the request has ended")
)

// TooSoonError refuses what has a cool-down.
type TooSoonError struct{ Until time.Time }

func (e *TooSoonError) Error() string {
	return fmt.Sprintf("too soon: wait until %s", e.Until.Format(time.RFC3339))
}

// Answer takes what the person typed into the open form and is no secret. The
// secrets are not here: the caller has put them into the memory store under
// answerID, a name of this answer alone, so that of two answers at once each has
// its own and the one that is taken names its entry.
func (r Request) Answer(f *Form, answerID string, typed map[string]Personal, now time.Time) (Move, error) {
	if err := r.onOpen(f, now); err != nil {
		return Move{}, err
	}
	m, err := r.begin(Answered, now)
	if err != nil {
		return Move{}, err
	}
	done := *f
	done.Status, done.AnsweredAt, done.Picture = FormAnswered, now, nil
	m.Form = &done
	m.Request.AnswerID = answerID
	m.Request.Carry = r.Carry.with(typed)
	m.Request.Step, err = m.Request.stepAfter(f, now)
	if err != nil {
		return Move{}, err
	}
	return m.end(now), nil
}

// stepAfter is the call that an answered form leads to.
func (r Request) stepAfter(f *Form, now time.Time) (Step, error) {
	switch {
	case f.Step == StepChoose:
		next, ok := Way(r.Carry[KeyWay].Reveal()).Entry()
		if !ok {
			return "", ErrNoWay
		}
		return next, nil
	case f.Step == StepReport && !now.Before(r.SessionUntil.Add(-time.Minute)) && r.KeepsPassword:
		return StepRenew, nil
	}
	return f.Step, nil
}

// onOpen checks that f is the open form of r and in time.
func (r Request) onOpen(f *Form, now time.Time) error {
	switch {
	case r.State.Ended():
		return ErrEnded
	case r.State != AwaitingInput || f == nil || f.Status != FormOpen || f.ID != r.FormID:
		return ErrFormNotOpen
	case !now.Before(f.ExpiresAt):
		return ErrFormNotOpen
	}
	return nil
}

// AskPicture wants another picture for the open form.
func (r Request) AskPicture(f *Form, now time.Time) (Move, error) {
	if err := r.onOpen(f, now); err != nil {
		return Move{}, err
	}
	if !f.HasPicture() {
		return Move{}, ErrNoPicture
	}
	if until := f.PictureAt.Add(PictureGap); now.Before(until) {
		return Move{}, &TooSoonError{until}
	}
	return r.refresh(f, StepPicture, nil, now)
}

// AskCode wants a code by SMS for the open form; typed is what the person has
// typed so far, secrets left out.
func (r Request) AskCode(f *Form, typed map[string]Personal, now time.Time) (Move, error) {
	if err := r.onOpen(f, now); err != nil {
		return Move{}, err
	}
	if !f.CanSendCode() {
		return Move{}, ErrNoCode
	}
	if until := f.CodeSentAt.Add(CodeGap); now.Before(until) {
		return Move{}, &TooSoonError{until}
	}
	return r.refresh(f, StepSendCode, typed, now)
}

func (r Request) refresh(f *Form, step Step, typed map[string]Personal, now time.Time) (Move, error) {
	m, err := r.begin(Refreshed, now)
	if err != nil {
		return Move{}, err
	}
	waiting := *f
	waiting.Status = FormPreparing
	m.Form, m.Request.Step, m.Request.Carry = &waiting, step, r.Carry.with(typed)
	return m.end(now), nil
}

// ChooseWay leaves the open form for another way. Questions are asked at once;
// for a card the menu is shown again.
func (r Request) ChooseWay(f *Form, w Way, now time.Time) (Move, error) {
	if err := r.onOpen(f, now); err != nil {
		return Move{}, err
	}
	if !f.Step.changesWay() {
		return Move{}, ErrNoWay
	}
	if _, ok := w.Entry(); !ok {
		return Move{}, ErrNoWay
	}
	m, err := r.begin(Rerouted, now)
	if err != nil {
		return Move{}, err
	}
	left := *f
	left.Status, left.Picture = FormClosed, nil
	m.Form, m.Request.Step = &left, StepWays
	m.Request.Carry = r.Carry.with(map[string]Personal{KeyWay: Personal(w)})
	if w == WayQuestions {
		m.Request.Step = StepQuestions
	}
	return m.end(now), nil
}

// changesWay reports whether a person at the form of s may choose another way:
// before the application and before the security level has been raised.
func (s Step) changesWay() bool {
	return s == StepChoose || s == StepSubmit || s == StepAuthenticate || s == StepRaise
}

// Withdraw cancels the request for its merchant.
func (r Request) Withdraw(now time.Time) (Move, error) {
	return r.cancel(TroubleCancelled, now)
}

// WithdrawConsent cancels the request because the person took back the consent
// that it cites.
func (r Request) WithdrawConsent(now time.Time) (Move, error) {
	return r.cancel(TroubleConsent, now)
}

func (r Request) cancel(why string, now time.Time) (Move, error) {
	if r.State.Ended() {
		return Move{}, ErrEnded
	}
	m, err := r.begin(Withdrawn, now)
	if err != nil {
		return Move{}, err
	}
	m.Request.Trouble = NewTrouble(why)
	return m.end(now), nil
}

// Overstay is what happens when the deadline of the open form has passed: a
// form of a session that is over leads back to the login, everything else ends.
func (r Request) Overstay(f *Form, now time.Time) (Move, error) {
	if f != nil && r.boundToSession(f) && now.Before(r.ExpiresAt) {
		m, err := r.begin(SessionEnded, now)
		if err != nil {
			return Move{}, err
		}
		left := *f
		left.Status, left.Picture = FormClosed, nil
		m.Form = &left
		m.Trouble = NewTrouble(TroubleSessionOver)
		m.Request.Step, m.Request.Trouble = StepLoginForm, m.Trouble
		return m.end(now), nil
	}
	return r.Expire(now)
}

// Expire ends a request whose time is over.
func (r Request) Expire(now time.Time) (Move, error) {
	m, err := r.begin(DeadlinePassed, now)
	if err != nil {
		return Move{}, err
	}
	m.Request.Trouble = NewTrouble(TroubleDeadline)
	return m.end(now), nil
}
