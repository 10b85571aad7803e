package workers

import (
	"context"
	"errors"
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
	return notice.Notice{ID: told.ID, Timestamp: told.CreatedAt, Data: n.data(told, form)}.Body(extra)
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

// full adds the report. The open form is not among it: its link gives it with
// what has changed since.
func (n *Notifier) full(ctx context.Context, told flow.Notice, _ *flow.Form) (notice.Full, error) {
	if told.Type != flow.TellSucceeded {
		return notice.Full{}, nil
	}
	report, err := n.c.Documents.Report(ctx, told.MerchantID, told.RequestID)
	if err != nil {
		return notice.Full{}, err
	}
	return notice.Full{Report: vault.NewPersonal(string(report.Body))}, nil
}

// data puts a notice into the words of the catalogue.
func (n *Notifier) data(told flow.Notice, form *flow.Form) notice.Data {
	s := n.subject(told)
	fault := faultOf(told.Trouble)
	switch told.Type {
	case flow.TellAccepted:
		return notice.Accepted{Subject: s}
	case flow.TellInputRequired:
		in := notice.InputRequired{Subject: s, FormID: told.FormID, FormLink: s.Link + "/form", Fault: fault}
		if form != nil {
			in.ExpiresAt = form.ExpiresAt
		}
		return in
	case flow.TellAwaitingReport:
		return notice.AwaitingReport{Subject: s}
	case flow.TellOnHold:
		return notice.OnHold{Subject: s, Fault: fault}
	case flow.TellSucceeded:
		return notice.Succeeded{Subject: s, ReportID: told.ReportID, ReportLink: s.Link + "/report"}
	case flow.TellFailed:
		return notice.Failed{Subject: s, Fault: fault}
	case flow.TellExpired:
		return notice.Expired{Subject: s, Fault: fault}
	case flow.TellCancelled:
		return notice.Cancelled{Subject: s}
	case flow.TellRefresh:
		return notice.RefreshStarted{Subject: s, ParentID: told.ParentID}
	}
	return notice.Accepted{Subject: s}
}

func (n *Notifier) subject(told flow.Notice) notice.Subject {
	return notice.Subject{
		RequestID: told.RequestID, UserID: told.UserID, Source: string(told.Source), State: string(told.State),
		Step: string(told.Step), Seq: told.Seq, Link: n.c.PublicURL + "/v1/requests/" + told.RequestID,
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
