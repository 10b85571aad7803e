package notice

import "time"

// Type names what happened. A happening gives exactly one notice: a request that
// succeeds is told once, with its report's id, and not as a report besides.
type Type string

// The types of notices.
const (
	TypeAccepted       Type = "request.accepted"
	TypeInputRequired  Type = "request.input_required"
	TypeAwaitingReport Type = "request.awaiting_report"
	TypeOnHold         Type = "request.on_hold"
	TypeSucceeded      Type = "request.succeeded"
	TypeFailed         Type = "request.failed"
	TypeExpired        Type = "request.expired"
	TypeCancelled      Type = "request.cancelled"
	TypeRefreshStarted Type = "request.refresh_started"

	TypeDocumentStructured Type = "document.structured"
	TypeDocumentFailed     Type = "document.failed"
)

// Data is the event-specific part of a notice: one of the types below. None holds
// personal data or secrets, so all of them may be stored and logged as they are.
type Data interface {
	// Type is the type of the notice that carries this data.
	Type() Type
	// About is the request that the notice is about, as it was then; of a document
	// what both have in common.
	About() Subject
}

// Subject is the request that a notice is about, as it was when it happened.
type Subject struct {
	RequestID string `json:"request_id"`
	UserID    string `json:"user_id"` // the merchant's own number for the person
	Source    string `json:"source"`
	State     string `json:"state"`
	Step      string `json:"step,omitempty"` // the source's method that it stands at
	Seq       int64  `json:"seq"`            // of this notice in its request, from 1 without gaps
	Link      string `json:"link"`           // GET gives the request as it is now
}

// About makes a type that embeds a Subject a Data, together with its Type.
func (s Subject) About() Subject { return s }

// DocumentSubject is the document that a notice is about, as it was when it
// happened.
type DocumentSubject struct {
	DocumentID string `json:"document_id"`
	RequestID  string `json:"request_id,omitempty"` // the request that it was uploaded for, where it was for one
	UserID     string `json:"user_id,omitempty"`    // the merchant's own number for the person, where it gave one
	State      string `json:"state"`
	Seq        int64  `json:"seq"`
	Link       string `json:"link"` // GET gives the document as it is now
}

// About makes a type that embeds a DocumentSubject a Data, together with its Type.
func (d DocumentSubject) About() Subject {
	return Subject{UserID: d.UserID, State: d.State, Seq: d.Seq, Link: d.Link}
}

// Fault says what went wrong in the words of the one table of codes.
type Fault struct {
	Code       string `json:"code"`
	Chinese    string `json:"zh"`
	English    string `json:"en"`
	Actor      string `json:"actor"`                 // who has to do something
	RetryAfter int64  `json:"retry_after,omitempty"` // in seconds
}

// Accepted says that the request is stored and will reach an end.
type Accepted struct {
	Subject
}

// InputRequired says that a form waits for the person. Fault is why it came back.
type InputRequired struct {
	Subject
	FormID    string    `json:"form_id"`
	FormLink  string    `json:"form_link"`
	ExpiresAt time.Time `json:"expires_at,omitzero"`
	Fault     *Fault    `json:"error,omitempty"`
}

// AwaitingReport says that the source took the application and works on it.
type AwaitingReport struct {
	Subject
}

// OnHold says that the request waits until time passes or an operator acts. It is
// told once for holds in a row.
type OnHold struct {
	Subject
	Fault *Fault `json:"error,omitempty"`
}

// Succeeded says that the report is there.
type Succeeded struct {
	Subject
	ReportID   string `json:"report_id"`
	ReportLink string `json:"report_link"`
	Kind       string `json:"kind"`
	DocumentID string `json:"document_id,omitempty"` // the uploaded file that it was read of, "" where it came online
}

// Failed says that the request ended without a report, and why.
type Failed struct {
	Subject
	Fault *Fault `json:"error"`
}

// Expired says that a deadline passed.
type Expired struct {
	Subject
	Fault *Fault `json:"error,omitempty"`
}

// Cancelled says that the merchant withdrew the request.
type Cancelled struct {
	Subject
}

// RefreshStarted says that a request was opened by ourselves to refresh an older
// report. It comes in place of request.accepted.
type RefreshStarted struct {
	Subject
	ParentID string `json:"parent_request_id"`
}

// DocumentStructured says that the content of an uploaded file is there.
type DocumentStructured struct {
	DocumentSubject
	Kind       string `json:"kind"`
	Pages      int    `json:"pages"`
	ResultLink string `json:"result_link"`
}

// DocumentFailed says that an uploaded file cannot be read, and why.
type DocumentFailed struct {
	DocumentSubject
	Fault *Fault `json:"error"`
}

// Type implements Data.
func (Accepted) Type() Type { return TypeAccepted }

// Type implements Data.
func (InputRequired) Type() Type { return TypeInputRequired }

// Type implements Data.
func (AwaitingReport) Type() Type { return TypeAwaitingReport }

// Type implements Data.
func (OnHold) Type() Type { return TypeOnHold }

// Type implements Data.
func (Succeeded) Type() Type { return TypeSucceeded }

// Type implements Data.
func (Failed) Type() Type { return TypeFailed }

// Type implements Data.
func (Expired) Type() Type { return TypeExpired }

// Type implements Data.
func (Cancelled) Type() Type { return TypeCancelled }

// Type implements Data.
func (RefreshStarted) Type() Type { return TypeRefreshStarted }

// Type implements Data.
func (DocumentStructured) Type() Type { return TypeDocumentStructured }

// Type implements Data.
func (DocumentFailed) Type() Type { return TypeDocumentFailed }
