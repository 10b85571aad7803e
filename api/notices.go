package api

import (
	"context"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// NoticeView is one event told to the merchant, and how its delivery stands.
type NoticeView struct {
	ID          string            `json:"id" doc:"The webhook-id, stable over all attempts"`
	Type        flow.Telling      `json:"type"`
	RequestID   string            `json:"request_id,omitempty" doc:"Of a request's notice"`
	DocumentID  string            `json:"document_id,omitempty" doc:"Of a document's notice"`
	UserID      string            `json:"user_id,omitempty"`
	Source      flow.Source       `json:"source,omitempty" doc:"Of a request's notice"`
	Seq         int64             `json:"seq" doc:"Of this notice in its request or document, from 1 without gaps"`
	State       flow.State        `json:"state" doc:"Of the request or document, as it was then"`
	Trouble     *TroubleView      `json:"trouble,omitempty"`
	Status      flow.NoticeStatus `json:"status" enum:"pending,delivered,abandoned"`
	Attempts    int               `json:"attempts"`
	NextAt      time.Time         `json:"next_attempt_at,omitzero"`
	CreatedAt   time.Time         `json:"created_at"`
	DeliveredAt time.Time         `json:"delivered_at,omitzero"`
}

func noticeView(n flow.Notice) NoticeView {
	v := NoticeView{
		ID: n.ID, Type: n.Type, RequestID: n.RequestID, DocumentID: n.DocumentID, UserID: n.UserID, Source: n.Source, Seq: n.Seq, State: n.State,
		Trouble: troubleView(n.Trouble), Status: n.Status, Attempts: n.Attempts,
		CreatedAt: n.CreatedAt, DeliveredAt: n.DeliveredAt,
	}
	if n.Status == flow.NoticePending {
		v.NextAt = n.WakeAt
	}
	return v
}

type noticesInput struct {
	Paging
	RequestID string            `query:"request_id" maxLength:"40"`
	Status    flow.NoticeStatus `query:"status" enum:"pending,delivered,abandoned"`
}

type noticesOutput struct {
	Body NoticePage
}

// NoticePage is a page of notices.
type NoticePage struct {
	Notices    []NoticeView `json:"notices"`
	NextCursor string       `json:"next_cursor,omitempty" doc:"Absent on the last page"`
}

func (s *server) listNotices(ctx context.Context, in *noticesInput) (*noticesOutput, error) {
	before, err := in.before("ntc")
	if err != nil {
		return nil, err
	}
	if in.RequestID != "" {
		if _, _, err := s.load(ctx, in.RequestID); err != nil {
			return nil, err
		}
	}
	found, err := s.Store.Notices(ctx, flow.NoticeFilter{
		MerchantID: merchant(ctx).ID, RequestID: in.RequestID, Status: in.Status, Before: before, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, err
	}
	out := &noticesOutput{}
	out.Body.Notices, out.Body.NextCursor = paged(found, in.Limit, noticeView, func(n flow.Notice) string { return n.ID })
	return out, nil
}

type noticeInput struct {
	ID string `path:"id" maxLength:"40" doc:"Of the notice"`
}

type noticeOutput struct {
	Body NoticeView
}

func (s *server) getNotice(ctx context.Context, in *noticeInput) (*noticeOutput, error) {
	n, err := s.notice(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &noticeOutput{Body: noticeView(n)}, nil
}

func (s *server) notice(ctx context.Context, id string) (flow.Notice, error) {
	if !ids.Valid("ntc", id) {
		return flow.Notice{}, problem(CodeNotFound)
	}
	return s.Store.Notice(ctx, merchant(ctx).ID, id)
}

// resendNotice has a notice delivered again, also one that was delivered.
func (s *server) resendNotice(ctx context.Context, in *noticeInput) (*noticeOutput, error) {
	if _, err := s.notice(ctx, in.ID); err != nil {
		return nil, err
	}
	n, err := s.Store.ResendNotice(ctx, merchant(ctx).ID, in.ID, s.Now())
	if err != nil {
		return nil, err
	}
	s.wake(ctx, n.Wake())
	return &noticeOutput{Body: noticeView(n)}, nil
}

// DeliveryView is one attempt to post a notice.
type DeliveryView struct {
	Attempt    int       `json:"attempt"`
	At         time.Time `json:"at"`
	TookMS     int64     `json:"took_ms"`
	StatusCode int       `json:"status_code,omitempty" doc:"What your server answered; absent where it did not"`
	Class      string    `json:"class" doc:"ok, or what kept it from arriving"`
	BodySHA256 string    `json:"body_sha256" doc:"Of what was sent, hex"`
}

type deliveriesOutput struct {
	Body struct {
		Deliveries []DeliveryView `json:"deliveries" doc:"Oldest first"`
	}
}

func (s *server) listDeliveries(ctx context.Context, in *noticeInput) (*deliveriesOutput, error) {
	if _, err := s.notice(ctx, in.ID); err != nil {
		return nil, err
	}
	found, err := s.Store.Deliveries(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &deliveriesOutput{}
	out.Body.Deliveries = make([]DeliveryView, len(found))
	for i, d := range found {
		out.Body.Deliveries[i] = DeliveryView{d.Attempt, d.At, d.Took.Milliseconds(), d.StatusCode, d.Class, d.BodySHA256}
	}
	return out, nil
}
