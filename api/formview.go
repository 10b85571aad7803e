package api

import (
	"encoding/base64"
	"net/http"
	"time"

	"xinbao/flow"
)

// FormView is an open form as typed fields: whoever shows it draws by their kinds
// and never runs anything that comes from here. It may be answered once.
type FormView struct {
	ID           string       `json:"id"`
	RequestID    string       `json:"request_id"`
	Step         flow.Step    `json:"step"`
	Attempt      int          `json:"attempt" doc:"1 for the first time; more when an answer was wrong"`
	Fields       []FieldView  `json:"fields" doc:"In display order"`
	Trouble      *TroubleView `json:"error,omitempty" doc:"Why it is shown again, with the fields to mark"`
	Progress     Progress     `json:"progress"`
	OpenedAt     time.Time    `json:"opened_at"`
	ExpiresAt    time.Time    `json:"expires_at"`
	ServerTime   time.Time    `json:"server_time"`
	SecondsLeft  int64        `json:"seconds_left"`
	Picture      *PictureView `json:"picture,omitempty"`
	CanSendCode  bool         `json:"can_send_code" doc:"A code by SMS can be asked for"`
	CodeSentAt   time.Time    `json:"code_sent_at,omitzero"`
	CodeNextAt   time.Time    `json:"code_next_at,omitzero" doc:"Another code cannot be asked for before"`
	CodesSent    int          `json:"codes_sent"`
	CanChangeWay bool         `json:"can_change_way" doc:"Another way of verification can be chosen"`
	Once         bool         `json:"submit_once" doc:"Always true: a form is answered once, an answer that was wrong brings a new form"`
	Links        FormLinks    `json:"links"`
}

// FieldView is a field and what it is prefilled with.
type FieldView struct {
	flow.Field
	Value string `json:"value,omitempty" doc:"What is known already, to be shown and sent back; never of a secret, a choice or an agreement"`
}

// PictureView is the picture whose characters a field asks for.
type PictureView struct {
	URL       string    `json:"url"`
	MediaType string    `json:"media_type"`
	Data      string    `json:"data" doc:"The same picture, base64"`
	FetchedAt time.Time `json:"fetched_at"`
	NextAt    time.Time `json:"next_at" doc:"Another picture cannot be asked for before"`
}

// FormLinks lead on from a form.
type FormLinks struct {
	Answer  string `json:"answer"`
	Picture string `json:"picture,omitempty"`
	Code    string `json:"code,omitempty"`
	Way     string `json:"way,omitempty"`
}

func (s *server) formView(r flow.Request, f *flow.Form) *FormView {
	now := s.Now()
	self := s.links(r).Self
	v := &FormView{
		ID: f.ID, RequestID: r.ID, Step: f.Step, Attempt: f.Attempt, Fields: fieldViews(r, f),
		Trouble: troubleView(f.Trouble), Progress: progress(r), OpenedAt: f.OpenedAt,
		ExpiresAt: f.ExpiresAt, ServerTime: now, SecondsLeft: max(0, int64(f.ExpiresAt.Sub(now).Seconds())),
		CanSendCode: f.CanSendCode(), CodeSentAt: f.CodeSentAt, CodesSent: f.CodesSent,
		Once: true, Links: FormLinks{Answer: self + "/form"},
	}
	if len(f.Picture) > 0 {
		v.Links.Picture = self + "/form/picture"
		v.Picture = pictureView(f, v.Links.Picture)
	}
	if v.CanSendCode {
		v.Links.Code = self + "/form/code"
		if !f.CodeSentAt.IsZero() {
			v.CodeNextAt = f.CodeSentAt.Add(flow.CodeGap)
		}
	}
	if _, err := r.ChooseWay(f, flow.WayQuestions, now); err == nil {
		v.CanChangeWay, v.Links.Way = true, self+"/way"
	}
	return v
}

func pictureView(f *flow.Form, url string) *PictureView {
	return &PictureView{
		URL: url, MediaType: http.DetectContentType(f.Picture), Data: base64.StdEncoding.EncodeToString(f.Picture),
		FetchedAt: f.PictureAt, NextAt: f.PictureAt.Add(flow.PictureGap),
	}
}

func fieldViews(r flow.Request, f *flow.Form) []FieldView {
	all := make([]FieldView, len(f.Fields))
	for i, field := range f.Fields {
		all[i] = FieldView{Field: field}
		if shown(field) {
			all[i].Value = r.Carry[field.Key].Reveal()
		}
	}
	return all
}

// shown reports whether what we hold for a field is given back. A choice is not:
// questions change under the same keys, and what was right for the last one must
// not answer the next. An agreement is not: nobody agrees by default.
func shown(f flow.Field) bool {
	return !f.Secret && !f.Kind.Secret() && !f.Kind.Display() && f.Kind != flow.KindChoice && f.Kind != flow.KindAgreement
}
