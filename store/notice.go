package store

import (
	"context"
	"fmt"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// noticeRow is a row of notices with what it takes from its request or document.
type noticeRow struct {
	ID          string            `db:"id"`
	RequestID   optional          `db:"request_id"`
	DocumentID  optional          `db:"document_id"`
	MerchantID  string            `db:"merchant_id"`
	Seq         int64             `db:"seq"`
	Type        flow.Telling      `db:"type"`
	State       flow.State        `db:"state"`
	Step        optional          `db:"step"`
	FormID      optional          `db:"form_id"`
	ReportID    optional          `db:"report_id"`
	Trouble     trouble           `db:"trouble"`
	CreatedAt   instant           `db:"created_at"`
	Status      flow.NoticeStatus `db:"status"`
	Attempts    int               `db:"attempts"`
	Version     int64             `db:"version"`
	LeaseUntil  instant           `db:"lease_until"`
	DueAt       instant           `db:"due_at"`
	Wakes       int               `db:"wakes"`
	DeliveredAt instant           `db:"delivered_at"`

	Kind     optional `db:"kind"`
	Pages    int      `db:"pages"`
	Brought  optional `db:"brought"`
	Answers  optional `db:"answers"`
	UserID   optional `db:"user_id"`
	Source   optional `db:"source"`
	ParentID optional `db:"parent_id"`
	URL      optional `db:"notice_url"`
}

const selectNotices = `SELECT n.id, n.request_id, n.document_id, n.merchant_id, n.seq, n.type, n.state, n.step, n.form_id, n.report_id,
	n.trouble, n.created_at, n.status, n.attempts, n.version, n.lease_until, n.due_at, n.wakes, n.delivered_at,
	COALESCE(d.kind, p.kind) AS kind, COALESCE(d.pages, 0) AS pages, p.document_id AS brought, d.request_id AS answers,
	COALESCE(r.user_id, d.user_id) AS user_id, r.source, r.parent_id, COALESCE(r.notice_url, d.notice_url) AS notice_url
	FROM notices n LEFT JOIN requests r ON r.id = n.request_id LEFT JOIN documents d ON d.id = n.document_id
	LEFT JOIN reports p ON p.id = n.report_id`

func (row noticeRow) notice() flow.Notice {
	return flow.Notice{
		ID: row.ID, RequestID: string(row.RequestID), DocumentID: string(row.DocumentID), MerchantID: row.MerchantID,
		UserID: string(row.UserID), Source: flow.Source(row.Source),
		Seq: row.Seq, Type: row.Type, State: row.State, Step: flow.Step(row.Step), FormID: string(row.FormID),
		ReportID: string(row.ReportID), Kind: string(row.Kind), Pages: row.Pages, Brought: string(row.Brought), Answers: string(row.Answers),
		ParentID: string(row.ParentID), Trouble: row.Trouble.Trouble,
		URL: string(row.URL), CreatedAt: row.CreatedAt.time(), Status: row.Status, Attempts: row.Attempts,
		Version: row.Version, WakeAt: row.DueAt.time(), Wakes: row.Wakes, LeaseUntil: row.LeaseUntil.time(),
		DeliveredAt: row.DeliveredAt.time(),
	}
}

const insertNotice = `INSERT INTO notices (id, request_id, document_id, merchant_id, seq, type, state, step, form_id, report_id, trouble,
	created_at, status, attempts, version, due_at, wake_at, wakes)
	VALUES (:id, :request_id, :document_id, :merchant_id, :seq, :type, :state, :step, :form_id, :report_id, :trouble,
	:created_at, :status, :attempts, :version, :due_at, :due_at, :wakes)`

// telling is what the merchant of r is told as it is now, with the trouble that
// brought it there; the first attempt is due at once.
func telling(r flow.Request, t flow.Telling, why *flow.Trouble) noticeRow {
	return noticeRow{
		ID: ids.New("ntc"), RequestID: optional(r.ID), MerchantID: r.MerchantID, Seq: r.Notices, Type: t, State: r.State, Step: optional(r.Step),
		FormID: optional(r.FormID), ReportID: optional(r.ReportID), Trouble: trouble{why},
		CreatedAt: instant(r.UpdatedAt), Status: flow.NoticePending, Version: 1, DueAt: instant(r.UpdatedAt),
	}
}

// Notice is one that a merchant was or is to be told; flow.ErrNotFound also for
// another merchant's.
func (s *Store) Notice(ctx context.Context, merchantID, id string) (flow.Notice, error) {
	const query = selectNotices + ` WHERE n.id = $1 AND n.merchant_id = $2`
	var row noticeRow
	if err := s.alone().get(ctx, &row, query, id, merchantID); err != nil {
		return flow.Notice{}, fmt.Errorf("notice %s: %w", id, err)
	}
	return row.notice(), nil
}

// Notices are those that f chooses, newest first.
func (s *Store) Notices(ctx context.Context, f flow.NoticeFilter) ([]flow.Notice, error) {
	var w where
	w.equal("n.merchant_id", f.MerchantID)
	if f.RequestID != "" {
		w.equal("n.request_id", f.RequestID)
	}
	if f.Status != "" {
		w.equal("n.status", f.Status)
	}
	if f.Before != "" {
		w.less("n.id", f.Before)
	}
	var rows []noticeRow
	query := selectNotices + w.text() + ` ORDER BY n.id DESC` + w.limit(f.Limit)
	if err := s.db.SelectContext(ctx, &rows, query, w.args...); err != nil {
		return nil, fmt.Errorf("notices of %s: %w", f.MerchantID, mapped(err))
	}
	notices := make([]flow.Notice, len(rows))
	for i, row := range rows {
		notices[i] = row.notice()
	}
	return notices, nil
}
