package workers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/vault"
)

// body is a notice as it is sent: what was so when it happened, with links to
// what is so now; in full where the merchant wishes it.
func (n *Notifier) body(ctx context.Context, told flow.Notice, full bool) ([]byte, error) {
	form, err := n.form(ctx, told)
	if err != nil {
		return nil, err
	}
	extra := notice.Full{}
	if full {
		if extra, err = n.full(ctx, told, form); err != nil {
			return nil, err
		}
	}
	data, err := n.data(told, form)
	if err != nil {
		return nil, err
	}
	return notice.Notice{ID: told.ID, Timestamp: told.CreatedAt, Data: data}.Body(extra)
}

// form is the form that a notice of input is about.
func (n *Notifier) form(ctx context.Context, told flow.Notice) (*flow.Form, error) {
	if told.Type != flow.TellInputRequired {
		return nil, nil //nolint:nilnil // other notices have no form
	}
	form, err := n.c.Documents.FormOf(ctx, told.FormID)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, nil //nolint:nilnil // it may be gone by now; the notice goes out without it
	}
	return form, err
}

// full adds the report, or the form while it is open.
func (n *Notifier) full(ctx context.Context, told flow.Notice, form *flow.Form) (notice.Full, error) {
	switch {
	case told.Type == flow.TellInputRequired && form != nil && form.Status == flow.FormOpen:
		text, err := json.Marshal(fullForm{
			ID: form.ID, Step: form.Step, Attempt: form.Attempt, ExpiresAt: form.ExpiresAt,
			CanSendCode: form.CanSendCode(), HasPicture: form.HasPicture(), Fields: form.Fields,
		})
		return notice.Full{Form: vault.NewPersonal(string(text))}, err
	case told.Type == flow.TellSucceeded:
		report, err := n.c.Documents.Report(ctx, told.MerchantID, told.RequestID)
		return notice.Full{Report: vault.NewPersonal(string(report.Body))}, err
	}
	return notice.Full{}, nil
}

// fullForm is an open form as a full notice carries it: what to ask for, without
// what is known already and without the picture, which change while it is open.
type fullForm struct {
	ID          string       `json:"id"`
	Step        flow.Step    `json:"step"`
	Attempt     int          `json:"attempt"`
	ExpiresAt   time.Time    `json:"expires_at"`
	CanSendCode bool         `json:"can_send_code"`
	HasPicture  bool         `json:"has_picture"`
	Fields      []flow.Field `json:"fields"`
}

// data puts a notice into the words of the catalogue.
func (n *Notifier) data(told flow.Notice, form *flow.Form) (notice.Data, error) {
	s := n.subject(told)
	fault := faultOf(told.Trouble)
	switch told.Type {
	case flow.TellAccepted:
		return notice.Accepted{Subject: s}, nil
	case flow.TellInputRequired:
		in := notice.InputRequired{Subject: s, FormID: told.FormID, FormLink: s.Link + "/form", Fault: fault}
		if form != nil {
			in.ExpiresAt = form.ExpiresAt
		}
		return in, nil
	case flow.TellAwaitingReport:
		return notice.AwaitingReport{Subject: s}, nil
	case flow.TellOnHold:
		return notice.OnHold{Subject: s, Fault: fault}, nil
	case flow.TellSucceeded:
		return notice.Succeeded{Subject: s, ReportID: told.ReportID, ReportLink: s.Link + "/report", Kind: told.Kind, DocumentID: told.Brought}, nil
	case flow.TellFailed:
		return notice.Failed{Subject: s, Fault: fault}, nil
	case flow.TellExpired:
		return notice.Expired{Subject: s, Fault: fault}, nil
	case flow.TellCancelled:
		return notice.Cancelled{Subject: s}, nil
	case flow.TellRefresh:
		return notice.RefreshStarted{Subject: s, ParentID: told.ParentID}, nil
	case flow.TellDocumentStructured:
		d := n.documentSubject(told)
		return notice.DocumentStructured{DocumentSubject: d, Kind: told.Kind, Pages: told.Pages, ResultLink: d.Link + "/result"}, nil
	case flow.TellDocumentFailed:
		return notice.DocumentFailed{DocumentSubject: n.documentSubject(told), Fault: fault}, nil
	}
	return nil, fmt.Errorf("no such notice %q", told.Type)
}

func (n *Notifier) subject(told flow.Notice) notice.Subject {
	return notice.Subject{
		RequestID: told.RequestID, UserID: told.UserID, Source: string(told.Source), State: string(told.State),
		Step: string(told.Step), Seq: told.Seq, Link: n.c.PublicURL + "/v1/requests/" + told.RequestID,
	}
}

func (n *Notifier) documentSubject(told flow.Notice) notice.DocumentSubject {
	return notice.DocumentSubject{
		DocumentID: told.DocumentID, RequestID: told.Answers, UserID: told.UserID, State: string(told.State), Seq: told.Seq,
		Link: n.c.PublicURL + "/v1/documents/" + told.DocumentID,
	}
}

func faultOf(t *flow.Trouble) *notice.Fault {
	if t == nil {
		return nil
	}
	return &notice.Fault{
		Code: t.Code, Chinese: t.Chinese, English: t.English, Actor: string(t.Actor),
		RetryAfter: int64(t.Retry / time.Second),
	}
}
