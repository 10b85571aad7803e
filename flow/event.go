package flow

import "time"

// TimelineEvent is a row of a request's time line. Seq is the request's version
// after the move: it grows, with gaps where a worker claimed.
type TimelineEvent struct {
	RequestID string
	Seq       int64
	At        time.Time
	Event     Event
	From      State
	To        State
	Step      Step
	Code      string // of the trouble, "" where there was none
}
