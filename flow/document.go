package flow

import (
	"fmt"
	"time"
)

// DocumentState is where an uploaded file stands. Each constant's comment says
// who acts next.
type DocumentState string

// The states of a document.
const (
	DocumentAccepted   DocumentState = "accepted"   // us: no worker has seen it yet
	DocumentWorking    DocumentState = "working"    // us: a worker holds the lease, or is to try again
	DocumentStructured DocumentState = "structured" // nobody: its content is stored
	DocumentFailed     DocumentState = "failed"     // nobody: it cannot be read, the trouble says why
	DocumentDeleted    DocumentState = "deleted"    // nobody: file and content are gone
)

// DocumentEvent is what happened to a document.
type DocumentEvent string

// The events of a document.
const (
	DocumentClaimed DocumentEvent = "claimed"  // a worker took the lease
	DocumentPutOff  DocumentEvent = "put_off"  // a fault of ours, or its worker stops: it is tried again
	DocumentRead    DocumentEvent = "read"     // its content is known
	DocumentGivenUp DocumentEvent = "given_up" // it cannot be read
	DocumentDropped DocumentEvent = "dropped"  // its merchant deleted it
)

// documentMoves is the whole machine. A pair that is not here cannot happen.
var documentMoves = map[DocumentState]map[DocumentEvent]DocumentState{
	DocumentAccepted: {DocumentClaimed: DocumentWorking, DocumentDropped: DocumentDeleted},
	DocumentWorking: {
		DocumentClaimed: DocumentWorking, DocumentPutOff: DocumentWorking, DocumentRead: DocumentStructured,
		DocumentGivenUp: DocumentFailed, DocumentDropped: DocumentDeleted,
	},
	DocumentStructured: {DocumentDropped: DocumentDeleted},
	DocumentFailed:     {DocumentDropped: DocumentDeleted},
	DocumentDeleted:    {},
}

// DocumentStates lists all states in the order of a document's life.
func DocumentStates() []DocumentState {
	return []DocumentState{DocumentAccepted, DocumentWorking, DocumentStructured, DocumentFailed, DocumentDeleted}
}

// Next is the state that follows s when e happens, or an *IllegalMoveError.
func (s DocumentState) Next(e DocumentEvent) (DocumentState, error) {
	to, ok := documentMoves[s][e]
	if !ok {
		return "", &IllegalMoveError{From: State(s), Event: Event(e)}
	}
	return to, nil
}

// Due reports whether something is to be done about a document in state s.
func (s DocumentState) Due() bool { return s == DocumentAccepted || s == DocumentWorking }

// Actor is who acts next on a document in state s.
func (s DocumentState) Actor() Actor {
	if s.Due() {
		return ActorUs
	}
	return ActorNobody
}

// Document is a PDF that somebody uploaded. The file itself lies, sealed, under
// its ID; what was read of it is a DocumentContent.
type Document struct {
	ID         string
	MerchantID string
	UserID     string // the merchant's own number for the person, "" where it gave none
	RequestID  string // the request that it is to answer, "" for none
	NoticeURL  string // "" for the merchant's own
	SHA256     string // of the file, hex
	Size       int64  // of the file, bytes
	Locked     bool   // a password was given along; it waits in the memory store under the ID

	State    DocumentState
	Version  int64  // one more with every move: the fence
	Attempts int    // times a worker began to read it
	Kind     string // of the report: "detailed" or "brief"; "" until it is known
	Pages    int    // of the file; 0 until it is known
	Trouble  *Trouble

	LeaseUntil time.Time // zero: nobody works on it
	WakeAt     time.Time // zero: never
	Wakes      int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	EndedAt    time.Time // when it was structured, failed or deleted; zero: it is still to be read
	FileGoneAt time.Time // when the file was destroyed because its time was over; zero: it was not
}

// DocumentContent is what was read of a document, as JSON: sealed at rest.
type DocumentContent struct {
	Kind     string
	Pages    int
	Result   []byte
	Evidence []byte
	Report   FileReport // for the request that it is to answer; kept with that
}

// DocumentMove is a change of a document, worked out in full.
type DocumentMove struct {
	Document Document // as it is after the move
	From     DocumentState
	Event    DocumentEvent
	Content  *DocumentContent // of DocumentRead
	Tell     Telling          // "": nobody is told
	Request  *Move            // of the request that it answers, in the same transaction; nil: none
}

// How often and how long a document is read.
const (
	DocumentLease    = 30 * time.Second // renewed by the worker that reads: one that dies is missed after it
	DocumentTime     = 15 * time.Minute // for one reading: 300 scanned pages of 3 s
	DocumentAttempts = 3                // a file that brought a worker down that often is not tried again
	documentGap      = 10 * time.Second // doubling, after a fault of ours
)

// BeginDocument is the first version of a document: d with its names and the
// measures of its file filled in by the caller.
func BeginDocument(d Document, now time.Time) Document {
	d.State, d.Version = DocumentAccepted, 1
	d.CreatedAt, d.UpdatedAt, d.WakeAt = now, now, now
	return d
}

func (d Document) begin(e DocumentEvent, now time.Time) (DocumentMove, error) {
	to, err := d.State.Next(e)
	if err != nil {
		return DocumentMove{}, err
	}
	m := DocumentMove{Document: d, From: d.State, Event: e}
	n := &m.Document
	n.State = to
	n.Version++
	n.UpdatedAt, n.LeaseUntil, n.WakeAt, n.Wakes = now, time.Time{}, now, 0
	if !to.Due() {
		n.WakeAt, n.EndedAt = time.Time{}, now
	}
	return m, nil
}

// Claim takes the lease for a worker.
func (d Document) Claim(now time.Time) (DocumentMove, error) {
	m, err := d.begin(DocumentClaimed, now)
	if err != nil {
		return DocumentMove{}, err
	}
	m.Document.Attempts++
	m.Document = m.Document.Renew(now)
	return m, nil
}

// Renew is d with its lease prolonged, in the same version: nothing has happened
// to it.
func (d Document) Renew(now time.Time) Document {
	d.LeaseUntil = now.Add(DocumentLease)
	d.WakeAt = d.LeaseUntil.Add(time.Second)
	return d
}

// Release gives d back: its worker stops, and the file is not to blame.
func (d Document) Release(now time.Time) (DocumentMove, error) {
	m, err := d.begin(DocumentPutOff, now)
	if err != nil {
		return DocumentMove{}, err
	}
	m.Document.Attempts--
	return m, nil
}

// Exhausted reports whether d was tried as often as it may be, and nobody came
// back from it.
func (d Document) Exhausted() bool { return d.Attempts >= DocumentAttempts }

// Structured stores the content.
func (d Document) Structured(c DocumentContent, now time.Time) (DocumentMove, error) {
	m, err := d.begin(DocumentRead, now)
	if err != nil {
		return DocumentMove{}, err
	}
	m.Document.Kind, m.Document.Pages, m.Document.Trouble = c.Kind, c.Pages, nil
	m.Content, m.Tell = &c, TellDocumentStructured
	return m, nil
}

// Failed ends d: the file will never do.
func (d Document) Failed(why *Trouble, now time.Time) (DocumentMove, error) {
	m, err := d.begin(DocumentGivenUp, now)
	if err != nil {
		return DocumentMove{}, err
	}
	if why == nil {
		return DocumentMove{}, fmt.Errorf("document %s fails without a reason", d.ID)
	}
	m.Document.Trouble, m.Tell = why, TellDocumentFailed
	return m, nil
}

// PutOff has d tried again after a fault of ours, or ends it after the last
// attempt.
func (d Document) PutOff(now time.Time) (DocumentMove, error) {
	if d.Exhausted() {
		return d.Failed(NewTrouble(TroubleDocumentFault), now)
	}
	m, err := d.begin(DocumentPutOff, now)
	if err != nil {
		return DocumentMove{}, err
	}
	m.Document.WakeAt = now.Add(documentGap << (d.Attempts - 1))
	return m, nil
}

// Drop deletes file and content.
func (d Document) Drop(now time.Time) (DocumentMove, error) {
	return d.begin(DocumentDropped, now)
}

// Wake is the hint for d in its present version.
func (d Document) Wake() Wake {
	return Wake{Kind: WakeDocument, ID: d.ID, Version: d.Version, Wakes: d.Wakes, Urgency: Structuring}
}
