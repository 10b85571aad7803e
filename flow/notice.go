package flow

import "time"

// Telling is what a merchant is told of a request or a document; package notice has the
// catalogue with schemas and examples.
type Telling string

// One telling for each happening that a merchant can act on.
const (
	TellAccepted       Telling = "request.accepted"
	TellInputRequired  Telling = "request.input_required"
	TellAwaitingReport Telling = "request.awaiting_report"
	TellOnHold         Telling = "request.on_hold"
	TellSucceeded      Telling = "request.succeeded"
	TellFailed         Telling = "request.failed"
	TellExpired        Telling = "request.expired"
	TellCancelled      Telling = "request.cancelled"
	TellRefresh        Telling = "request.refresh_started"

	TellDocumentStructured Telling = "document.structured"
	TellDocumentFailed     Telling = "document.failed"
)

// Tellings lists every telling.
func Tellings() []Telling {
	return []Telling{
		TellAccepted, TellInputRequired, TellAwaitingReport, TellOnHold, TellSucceeded,
		TellFailed, TellExpired, TellCancelled, TellRefresh, TellDocumentStructured, TellDocumentFailed,
	}
}

var tellings = map[Event]Telling{
	Asked: TellInputRequired, Submitted: TellAwaitingReport, Held: TellOnHold, Delivered: TellSucceeded,
	Brought: TellSucceeded, GaveUp: TellFailed, DeadlinePassed: TellExpired, Withdrawn: TellCancelled,
}

// telling is the notice that a move is worth, or "". A hold is told once, not
// each time it is prolonged.
func telling(e Event, r Request) Telling {
	if e == Held && r.Holds > 1 {
		return ""
	}
	return tellings[e]
}

// Announce is the first notice of a request: that it was accepted or, for one
// that the scheduler opened, that it refreshes an older report.
func (r Request) Announce() Telling {
	if r.ParentID != "" {
		return TellRefresh
	}
	return TellAccepted
}

// NoticeStatus is where a notice stands.
type NoticeStatus string

// The statuses of a notice.
const (
	NoticePending   NoticeStatus = "pending"   // us: an attempt is due at WakeAt
	NoticeDelivered NoticeStatus = "delivered" // nobody: the merchant's server took it
	NoticeAbandoned NoticeStatus = "abandoned" // the merchant: the schedule ended, or 410
)

// Notice is one event told to the merchant: the request, or the document, as it
// was then.
type Notice struct {
	ID          string
	RequestID   string // "" for one of a document
	DocumentID  string // "" for one of a request
	MerchantID  string
	UserID      string
	Source      Source
	Seq         int64 // per request, without gaps, from 1
	Type        Telling
	State       State // of a document: its DocumentState
	Step        Step
	FormID      string
	ReportID    string
	Kind        string // of a document's report, or of the report that a request obtained
	Pages       int    // of a document
	Brought     string // the document that a request's report was read of, "" for an online one
	Answers     string // the request that a document was brought for, "" for none
	ParentID    string
	Trouble     *Trouble
	URL         string // where it goes; "" for the merchant's own
	CreatedAt   time.Time
	Status      NoticeStatus
	Attempts    int
	Version     int64
	WakeAt      time.Time
	Wakes       int
	LeaseUntil  time.Time
	DeliveredAt time.Time
}

// Delivery is one attempt to post a notice.
type Delivery struct {
	NoticeID   string
	Attempt    int
	At         time.Time
	Took       time.Duration
	StatusCode int    // 0: no answer
	Class      string // of the outcome, as package notice names it
	BodySHA256 string // of what was sent, hex
}
