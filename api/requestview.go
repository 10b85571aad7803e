package api

import (
	"time"

	"xinbao/flow"
)

// RequestView is a request as its merchant sees it. It holds nothing about the
// person but the merchant's own number.
type RequestView struct {
	ID         string       `json:"id"`
	Existing   bool         `json:"existing,omitempty" doc:"A request for this person lived already: this is it"`
	UserID     string       `json:"user_id"`
	Source     flow.Source  `json:"source"`
	State      flow.State   `json:"state"`
	Actor      flow.Actor   `json:"actor" doc:"Who acts next"`
	Step       flow.Step    `json:"step" doc:"The source's method that it stands at"`
	Progress   Progress     `json:"progress"`
	Trouble    *TroubleView `json:"trouble,omitempty" doc:"What went wrong last"`
	Seq        int64        `json:"seq" doc:"Grows with every change; the cursor of the time line"`
	NextPollAt time.Time    `json:"next_poll_at,omitzero" doc:"While it awaits the report: when we look again"`
	ReleaseAt  time.Time    `json:"release_at,omitzero" doc:"While it is on hold: when it goes on"`
	ExpiresAt  time.Time    `json:"expires_at" doc:"When we give up at the latest"`
	ServerTime time.Time    `json:"server_time"`
	CreatedAt  time.Time    `json:"created_at"`
	UpdatedAt  time.Time    `json:"updated_at"`
	EndedAt    time.Time    `json:"ended_at,omitzero"`
	ParentID   string       `json:"parent_id,omitempty" doc:"The request whose report this one refreshes"`
	ConsentID  string       `json:"consent_id,omitempty"`
	ReportID   string       `json:"report_id,omitempty"`
	FormID     string       `json:"form_id,omitempty" doc:"The form that waits for the person"`
	Options    OptionsView  `json:"options"`
	Links      Links        `json:"links"`
	Form       *FormView    `json:"form,omitempty" doc:"The open form, in answers that waited for it"`
}

// Progress is how far it has come, to show to the person.
type Progress struct {
	Step    int    `json:"step" doc:"From 1"`
	Of      int    `json:"of"`
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// TroubleView is what went wrong and who has to act.
type TroubleView struct {
	Code       string     `json:"code" doc:"The source's number, or one of ours; GET /v1/codes lists all"`
	Actor      flow.Actor `json:"actor"`
	RetryAfter int64      `json:"retry_after_s,omitempty" doc:"Seconds until it makes sense again"`
	Fields     []string   `json:"fields,omitempty" doc:"Keys of the form's fields to mark"`
	Chinese    string     `json:"zh"`
	English    string     `json:"en"`
}

// OptionsView is what the merchant wished.
type OptionsView struct {
	KeepPassword      bool   `json:"keep_password"`
	AcceptExpiredCopy bool   `json:"accept_expired_copy"`
	Language          string `json:"language"`
}

// Links lead on from a request.
type Links struct {
	Self   string `json:"self"`
	Events string `json:"events"`
	Form   string `json:"form,omitempty" doc:"While a form is open"`
	Report string `json:"report,omitempty" doc:"When the report is there"`

	Document string `json:"document,omitempty" doc:"As long as it lives: POST the report's PDF in place of the online way"`
}

// Standing says in short where a request stands.
type Standing struct {
	ID      string       `json:"id"`
	State   flow.State   `json:"state"`
	Actor   flow.Actor   `json:"actor" doc:"Who acts next"`
	FormID  string       `json:"form_id,omitempty" doc:"The form that is open now"`
	Trouble *TroubleView `json:"trouble,omitempty"`
	Links   Links        `json:"links"`
}

func (s *server) view(r flow.Request) RequestView {
	v := RequestView{
		ID: r.ID, UserID: r.UserID, Source: r.Source, State: r.State, Actor: r.State.Actor(), Step: r.Step,
		Progress: progress(r), Trouble: troubleView(r.Trouble), Seq: r.Version,
		ExpiresAt: r.ExpiresAt, ServerTime: s.Now(), CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, EndedAt: r.EndedAt,
		ParentID: r.ParentID, ConsentID: r.ConsentID, ReportID: r.ReportID, FormID: openForm(r),
		Options: OptionsView{r.Options.OfferKeepPassword, r.Options.AcceptExpiredCopy, r.Options.Language},
		Links:   s.links(r),
	}
	switch r.State { //nolint:exhaustive // the others wait for no time
	case flow.AwaitingReport:
		v.NextPollAt = r.WakeAt
	case flow.OnHold:
		v.ReleaseAt = r.WakeAt
	}
	return v
}

func (s *server) standing(r flow.Request) *Standing {
	return &Standing{
		ID: r.ID, State: r.State, Actor: r.State.Actor(), FormID: openForm(r),
		Trouble: troubleView(r.Trouble), Links: s.links(r),
	}
}

// openForm is the id of the form that waits for the person, or "".
func openForm(r flow.Request) string {
	if r.State != flow.AwaitingInput {
		return ""
	}
	return r.FormID
}

func (s *server) links(r flow.Request) Links {
	self := s.PublicURL + "/v1/requests/" + r.ID
	l := Links{Self: self, Events: self + "/events"}
	if openForm(r) != "" {
		l.Form = self + "/form"
	}
	if !r.State.Ended() {
		l.Document = self + "/document"
	}
	if r.ReportID != "" {
		l.Report = self + "/report"
	}
	return l
}

func troubleView(t *flow.Trouble) *TroubleView {
	if t == nil {
		return nil
	}
	return &TroubleView{
		Code: t.Code, Actor: t.Actor, RetryAfter: int64(t.Retry.Seconds()),
		Fields: t.Fields, Chinese: t.Chinese, English: t.English,
	}
}
