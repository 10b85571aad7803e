package api

import (
	"context"
	"encoding/json"
	"time"

	"xinbao/flow"
	"xinbao/internal/httpx"
)

// ReportView is a report and when a newer one can be had.
type ReportView struct {
	ID           string          `json:"report_id"`
	RequestID    string          `json:"request_id"`
	UserID       string          `json:"user_id"`
	Source       flow.Source     `json:"source"`
	Number       string          `json:"number" doc:"The source's number of the report"`
	ReportTime   time.Time       `json:"report_time,omitzero"`
	NextUpdateAt time.Time       `json:"next_update_at,omitzero" doc:"When a newer one can be had"`
	Expired      bool            `json:"expired" doc:"A copy past its next update"`
	ReceivedAt   time.Time       `json:"received_at"`
	Kind         flow.ReportKind `json:"kind" enum:"brief,detailed" doc:"brief: document is what viewReport gives; detailed: that of POST /release/v2/credit_report"`
	Document     json.RawMessage `json:"document" doc:"As the source gave it, or as it was read of the uploaded file"`
	DocumentID   string          `json:"document_id,omitempty" doc:"The uploaded file that it was read of; absent where it came online"`
}

type reportOutput struct {
	Body ReportView
}

// getReport gives the report. Who read which leaves a line in the log.
func (s *server) getReport(ctx context.Context, in *requestInput) (*reportOutput, error) {
	r, _, err := s.load(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if r.ReportID == "" {
		return nil, s.noReport(r)
	}
	found, err := s.Store.Report(ctx, r.MerchantID, r.ID)
	if err != nil {
		return nil, err
	}
	s.Log.Info().Str("merchant_id", r.MerchantID).Str("request_id", r.ID).
		Str("report_id", found.ID).Str("call_id", httpx.CallID(ctx)).Msg("report.read")
	return &reportOutput{Body: ReportView{
		ID: found.ID, RequestID: found.RequestID, UserID: found.UserID, Source: found.Source,
		Number: found.Number.Reveal(), ReportTime: found.ReportTime, NextUpdateAt: found.NextUpdateAt,
		Expired: found.Expired, ReceivedAt: found.CreatedAt,
		Kind: found.Kind, DocumentID: found.DocumentID, Document: json.RawMessage(found.Body),
	}}, nil
}

// lookAgain is when to look for a report while it is not the source's turn.
const lookAgain = time.Minute

// noReport says when to look again, or that it is no use.
func (s *server) noReport(r flow.Request) error {
	if r.State.Ended() {
		return problem(CodeReportNever).at(s.standing(r))
	}
	p := problem(CodeNoReport).after(max(lookAgain, r.WakeAt.Sub(s.Now()))).at(s.standing(r))
	p.Actor = r.State.Actor()
	return p
}
