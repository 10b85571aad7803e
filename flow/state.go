package flow

import "fmt"

// State is where a request stands. Each constant's comment says who acts next.
type State string

// The states of a request.
const (
	Accepted       State = "accepted"        // us: no worker has seen it yet
	Working        State = "working"         // us: a worker holds the lease, or the next call is due
	AwaitingInput  State = "awaiting_input"  // the person: a form is open until its deadline
	AwaitingReport State = "awaiting_report" // the source: polled on a schedule
	OnHold         State = "on_hold"         // time: released at its due time
	Succeeded      State = "succeeded"       // nobody: the report is stored
	Failed         State = "failed"          // nobody: ended without a report, the trouble says why
	Expired        State = "expired"         // nobody: a deadline passed
	Cancelled      State = "cancelled"       // nobody: the merchant withdrew it
)

// Event is what happened to a request; it names a row of its time line.
type Event string

// The events of a request.
const (
	Created        Event = "created"         // the first row of every time line
	Claimed        Event = "claimed"         // a worker took the lease
	Called         Event = "called"          // a call was answered and another call follows
	Asked          Event = "asked"           // a form was opened
	Reopened       Event = "reopened"        // the open form came back with a new picture or a code sent
	Answered       Event = "answered"        // the person answered the form
	Refreshed      Event = "refreshed"       // the person asked for a picture or for a code by SMS
	Rerouted       Event = "rerouted"        // the person chose another way
	SessionEnded   Event = "session_ended"   // the source's 30 minutes passed with a form open
	Submitted      Event = "submitted"       // the source has the application
	NotYet         Event = "not_yet"         // polled, the report has not arrived
	Held           Event = "held"            // put off until a due time
	Delivered      Event = "delivered"       // the report is stored
	Brought        Event = "brought"         // the report came as an uploaded file
	GaveUp         Event = "gave_up"         // ended without a report
	DeadlinePassed Event = "deadline_passed" // nobody acted in time
	Withdrawn      Event = "withdrawn"       // the merchant cancelled
)

// moves is the whole machine. A pair that is not here cannot happen.
var moves = map[State]map[Event]State{
	Accepted: {
		Claimed: Working, Brought: Succeeded, DeadlinePassed: Expired, Withdrawn: Cancelled,
	},
	Working: {
		Claimed: Working, Called: Working, Asked: AwaitingInput, Reopened: AwaitingInput,
		Submitted: AwaitingReport, NotYet: AwaitingReport, Held: OnHold,
		Delivered: Succeeded, Brought: Succeeded, GaveUp: Failed, DeadlinePassed: Expired, Withdrawn: Cancelled,
	},
	AwaitingInput: {
		Answered: Working, Refreshed: Working, Rerouted: Working, SessionEnded: Working,
		Brought: Succeeded, DeadlinePassed: Expired, Withdrawn: Cancelled,
	},
	AwaitingReport: {
		Claimed: Working, Brought: Succeeded, DeadlinePassed: Expired, Withdrawn: Cancelled,
	},
	OnHold: {
		Claimed: Working, Brought: Succeeded, DeadlinePassed: Expired, Withdrawn: Cancelled,
	},
	Succeeded: {},
	Failed:    {},
	Expired:   {},
	Cancelled: {},
}

// States lists all states in the order of a request's life.
func States() []State {
	return []State{Accepted, Working, AwaitingInput, AwaitingReport, OnHold, Succeeded, Failed, Expired, Cancelled}
}

// Events lists all events.
func Events() []Event {
	return []Event{
		Created, Claimed, Called, Asked, Reopened, Answered, Refreshed, Rerouted, SessionEnded,
		Submitted, NotYet, Held, Delivered, Brought, GaveUp, DeadlinePassed, Withdrawn,
	}
}

// Next is the state that follows s when e happens, or an *IllegalMoveError.
func (s State) Next(e Event) (State, error) {
	to, ok := moves[s][e]
	if !ok {
		return "", &IllegalMoveError{From: s, Event: e}
	}
	return to, nil
}

// Ended reports whether nothing can happen to a request in state s any more.
func (s State) Ended() bool { return len(moves[s]) == 0 }

// Actor is who has to do something next.
type Actor string

// The actors.
const (
	ActorUs       Actor = "xinbao"
	ActorPerson   Actor = "person"
	ActorSource   Actor = "source"
	ActorMerchant Actor = "merchant"
	ActorOperator Actor = "operator"
	ActorTime     Actor = "time"
	ActorNobody   Actor = "nobody"
)

// Actor is who acts next on a request in state s.
func (s State) Actor() Actor {
	switch s {
	case Accepted, Working:
		return ActorUs
	case AwaitingInput:
		return ActorPerson
	case AwaitingReport:
		return ActorSource
	case OnHold:
		return ActorTime
	case Succeeded, Failed, Expired, Cancelled:
		return ActorNobody
	}
	return ActorNobody
}

// IllegalMoveError says that the table of moves has no row for a pair.
type IllegalMoveError struct {
	From  State
	Event Event
}

func (e *IllegalMoveError) Error() string {
	return fmt.Sprintf("no move from %s on %s", e.From, e.Event)
}
