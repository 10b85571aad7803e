package flow

import (
	"maps"
	"time"
)

// Source is a credit bureau.
type Source string

// SourcePBOC is 央行征信, the only source whose contract xinbao speaks so far.
const SourcePBOC Source = "pboc"

// Request is one acquisition of one report of one person from one source.
type Request struct {
	ID         string
	MerchantID string
	UserID     string // the merchant's own number for the person
	Source     Source
	ParentID   string // the request whose report this one refreshes; "" for a first one
	ConsentID  string
	ReportID   string // "" until there is one
	NoticeURL  string // "" for the merchant's own

	State   State
	Step    Step  // the call to make next, or whose form is open
	Calling Step  // marked before the call: what a worker that died was doing
	Version int64 // one more with every move: the fence
	FormID  string
	// AnswerID names the entry of the memory store in which the secrets of the last
	// answer wait; "" where it had none.
	AnswerID string
	Notices  int64 // how many notices it has had: their sequence number

	LeaseUntil   time.Time // zero: nobody works on it
	WakeAt       time.Time // zero: never
	Wakes        int       // times the sweep has woken this version
	SessionUntil time.Time // end of the source's 30 minutes; zero: not logged in
	AppliedAt    time.Time // when the source took the application
	HeldSince    time.Time // first of the holds in a row
	Holds        int       // holds in a row
	Polls        int       // polls since AppliedAt

	KeepsPassword bool // the person agreed, and the memory store has it
	Options       Options
	Trouble       *Trouble // the last trouble that nobody has been told on a form
	Person        Person
	Carry         Carry // see there

	CreatedAt time.Time
	UpdatedAt time.Time
	EndedAt   time.Time // zero: it lives
	ExpiresAt time.Time // the end of all patience
}

// Options are the merchant's wishes for one request.
type Options struct {
	OfferKeepPassword bool   // let the person agree to keep the password while we poll
	AcceptExpiredCopy bool   // an expired copy at the source is good enough
	Language          string // "zh" or "en": which text comes first
}

// Person is whom the report is about, as far as the merchant told. A value that
// is given is compared with the report.
type Person struct {
	Name     Personal
	IDNumber Personal
	Phone    Personal
}

// Carry holds, by the keys of the contract, what the person has typed so far
// and is no secret: later steps need some of it (contract, I20), and no form
// asks for any of it twice.
type Carry map[string]Personal

// The keys of a carry that flow or the workers read themselves.
const (
	KeyLoginName    = "login_name"
	KeyBankCard     = "bank_card"
	KeyCardType     = "card_type" // "1" debit, "2" credit: from the answer of onlineValidateCard
	KeyRealName     = "real_name"
	KeyIDCard       = "id_card"
	KeyCellphone    = "cellphone"
	KeyWay          = "way"
	KeyKeepPassword = "keep_password"
)

// with is c and what m adds or replaces.
func (c Carry) with(m map[string]Personal) Carry {
	all := maps.Clone(c)
	if all == nil {
		all = Carry{}
	}
	maps.Copy(all, m)
	return all
}

// Consent is a person's recorded agreement that a request cites.
type Consent struct {
	ID          string
	MerchantID  string
	UserID      string
	Source      Source
	Purpose     string
	TextVersion string
	TextSHA256  string // hex, of the text that the person saw
	Refresh     bool   // covers new requests when the report has aged
	GivenAt     time.Time
	ExpiresAt   time.Time
	WithdrawnAt time.Time // zero: it stands
	CreatedAt   time.Time
}

// Covers reports whether c allows a query at time t; refresh asks for one that
// the merchant did not start.
func (c Consent) Covers(t time.Time, refresh bool) bool {
	return c.WithdrawnAt.IsZero() && !t.Before(c.GivenAt) && t.Before(c.ExpiresAt) && (c.Refresh || !refresh)
}

// ReportKind is which of the two reports of a person it is.
type ReportKind string

// The kinds of reports.
const (
	BriefReport    ReportKind = "brief"    // 简版, as the source gives it online (zx.Report)
	DetailedReport ReportKind = "detailed" // 详版, which only comes as a file (report.Detailed)
)

// Report is what was obtained. Body is its JSON in the form of its kind: the
// source's document as it came, or what was read of an uploaded file.
type Report struct {
	ID           string
	RequestID    string
	MerchantID   string
	UserID       string
	Source       Source
	DocumentID   string // the uploaded file that it was read of, "" for one that came online
	Kind         ReportKind
	Number       Personal // the source's number of the report
	Body         []byte
	Expired      bool // a copy past its nextUpdateTime
	ReportTime   time.Time
	NextUpdateAt time.Time // when a newer one can be had; zero: unknown
	RefreshAt    time.Time // when the scheduler asks again by itself; zero: never
	CreatedAt    time.Time
}

// Step-independent limits. The 30 minutes, 24 and 72 hours are the contract's
// (section 4, rules 1, 3 and 4); the rest are ours.
const (
	Lifetime    = 14 * 24 * time.Hour // of a request
	InputTime   = 72 * time.Hour      // for a form outside a session
	SessionTime = 30 * time.Minute
	ReportTime  = 24 * time.Hour // from the application to the report
	PollTime    = 72 * time.Hour // from the application to the last poll
	HoldTime    = 24 * time.Hour // of holds in a row
	MaxBackoff  = 15 * time.Minute
	CodeGap     = 60 * time.Second // between two codes by SMS
	PictureGap  = time.Second      // between two pictures
)

// Begin is the first version of a request: r with its names, options and person
// filled in by the caller.
func Begin(r Request, now time.Time) Request {
	r.State, r.Step, r.Version, r.Notices = Accepted, StepLoginForm, 1, 1
	r.CreatedAt, r.UpdatedAt, r.WakeAt, r.ExpiresAt = now, now, now, now.Add(Lifetime)
	known := map[string]Personal{KeyRealName: r.Person.Name, KeyIDCard: r.Person.IDNumber, KeyCellphone: r.Person.Phone}
	maps.DeleteFunc(known, func(_ string, v Personal) bool { return v == "" })
	r.Carry = r.Carry.with(known)
	return r
}

// RefreshAt is when the scheduler asks again for a report that can be newer
// from next on (a date at the source): between 11:00 and 19:00, Shanghai, of
// that day, after the peak and while people are awake, spread by the id.
func RefreshAt(id string, next time.Time) time.Time {
	local := next.In(shanghai)
	day := time.Date(local.Year(), local.Month(), local.Day(), 11, 0, 0, 0, shanghai)
	return day.Add(spread(id, 8*time.Hour)).UTC()
}
