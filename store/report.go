package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

// reportRow is a row of reports with what it takes from its request.
type reportRow struct {
	ID           string          `db:"id"`
	RequestID    string          `db:"request_id"`
	DocumentID   optional        `db:"document_id"`
	Kind         flow.ReportKind `db:"kind"`
	Number       []byte          `db:"number"`
	Body         []byte          `db:"body"`
	Expired      bool            `db:"expired"`
	ReportTime   instant         `db:"report_time"`
	NextUpdateAt instant         `db:"next_update_at"`
	RefreshAt    instant         `db:"refresh_at"`
	CreatedAt    instant         `db:"created_at"`

	MerchantID string      `db:"merchant_id"`
	UserID     string      `db:"user_id"`
	Source     flow.Source `db:"source"`
}

func (row reportRow) report() flow.Report {
	return flow.Report{
		ID: row.ID, RequestID: row.RequestID, MerchantID: row.MerchantID, UserID: row.UserID, Source: row.Source,
		DocumentID: string(row.DocumentID), Kind: row.Kind, Expired: row.Expired, ReportTime: row.ReportTime.time(), NextUpdateAt: row.NextUpdateAt.time(),
		RefreshAt: row.RefreshAt.time(), CreatedAt: row.CreatedAt.time(),
	}
}

func (s *Store) insertReport(ctx context.Context, c *conn, r flow.Report) error {
	const text = `INSERT INTO reports (id, request_id, document_id, kind, number, body, expired, report_time, next_update_at, refresh_at, created_at)
		VALUES (:id, :request_id, :document_id, :kind, :number, :body, :expired, :report_time, :next_update_at, :refresh_at, :created_at)`
	number, err := s.sealer.Seal("reports", r.ID, "number", []byte(r.Number.Reveal()))
	if err != nil {
		return err
	}
	body, err := s.sealer.Seal("reports", r.ID, "body", r.Body)
	if err != nil {
		return err
	}
	_, err = c.put(ctx, text, reportRow{
		ID: r.ID, RequestID: r.RequestID, DocumentID: optional(r.DocumentID), Kind: r.Kind, Number: number, Body: body, Expired: r.Expired, ReportTime: instant(r.ReportTime),
		NextUpdateAt: instant(r.NextUpdateAt), RefreshAt: instant(r.RefreshAt), CreatedAt: instant(r.CreatedAt),
	})
	return err
}

// Report is what a merchant's request obtained; flow.ErrNotFound while there is
// none, and for another merchant's.
func (s *Store) Report(ctx context.Context, merchantID, requestID string) (flow.Report, error) {
	const query = `SELECT p.id, p.request_id, p.document_id, p.kind, p.number, p.body, p.expired, p.report_time, p.next_update_at,
		p.refresh_at, p.created_at, r.merchant_id, r.user_id, r.source
		FROM reports p JOIN requests r ON r.id = p.request_id WHERE p.request_id = $1 AND r.merchant_id = $2`
	var row reportRow
	if err := s.alone().get(ctx, &row, query, requestID, merchantID); err != nil {
		return flow.Report{}, fmt.Errorf("report of %s: %w", requestID, err)
	}
	report, err := s.openReport(row)
	if err != nil {
		return flow.Report{}, fmt.Errorf("report of %s: %w", requestID, err)
	}
	return report, nil
}

func (s *Store) openReport(row reportRow) (flow.Report, error) {
	report := row.report()
	number, err := s.sealer.Open("reports", row.ID, "number", row.Number)
	if err != nil {
		return flow.Report{}, err
	}
	report.Number = flow.Personal(number)
	report.Body, err = s.sealer.Open("reports", row.ID, "body", row.Body)
	return report, err
}
