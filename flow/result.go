package flow

import "time"

// Result is what a worker brings back from a step.
type Result struct {
	Outcome   Outcome
	Trouble   *Trouble      // nil when all is well
	Delay     time.Duration // for a hold: the base of its backoff
	Form      *Form         // the form in the answer: Step and Fields
	Report    *Report
	Picture   []byte    // a new picture for the form that waits for one
	LoggedIn  bool      // a session began with this call
	Carry     Carry     // added to what the request carries
	KeepsPass *bool     // nil: as it was
	FormID    string    // the id for a form that the move may create
	At        time.Time // now
}

// Move is one change of a request, worked out in full: the store writes it in
// one transaction, or finds that somebody else was faster.
type Move struct {
	Request Request // as it is afterwards; its Version is one more than before
	From    State
	Event   Event
	Step    Step     // the step that the event is about
	Form    *Form    // to be written; nil: none
	Report  *Report  // to be written; nil: none
	Tell    Telling  // "": nobody is told
	Trouble *Trouble // told with the event: in the notice and, by its code, on the time line; nil: none
}

// Code is the code of the trouble told with the event, or "".
func (m Move) Code() string {
	if m.Trouble == nil {
		return ""
	}
	return m.Trouble.Code
}
