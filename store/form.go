package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

type formRow struct {
	ID         string          `db:"id"`
	RequestID  string          `db:"request_id"`
	Step       flow.Step       `db:"step"`
	Status     flow.FormStatus `db:"status"`
	Fields     []byte          `db:"fields"`
	Trouble    trouble         `db:"trouble"`
	Attempt    int             `db:"attempt"`
	Picture    []byte          `db:"picture"`
	PictureAt  instant         `db:"picture_at"`
	CodeSentAt instant         `db:"code_sent_at"`
	CodesSent  int             `db:"codes_sent"`
	OpenedAt   instant         `db:"opened_at"`
	AnsweredAt instant         `db:"answered_at"`
	ExpiresAt  instant         `db:"expires_at"`
	CreatedAt  instant         `db:"created_at"`
}

// FormOf is the form with that id; flow.ErrNotFound where there is none. The
// fields of a form whose request has ended are gone.
func (s *Store) FormOf(ctx context.Context, id string) (*flow.Form, error) {
	f, err := s.form(ctx, s.alone(), id)
	if err != nil {
		return nil, fmt.Errorf("form %s: %w", id, err)
	}
	return f, nil
}

func (s *Store) form(ctx context.Context, c *conn, id string) (*flow.Form, error) {
	const query = `SELECT id, request_id, step, status, fields, trouble, attempt, picture, picture_at,
		code_sent_at, codes_sent, opened_at, answered_at, expires_at, created_at FROM forms WHERE id = $1`
	var row formRow
	if err := c.get(ctx, &row, query, id); err != nil {
		return nil, err
	}
	f := &flow.Form{
		ID: row.ID, RequestID: row.RequestID, Step: row.Step, Status: row.Status, Trouble: row.Trouble.Trouble,
		Attempt: row.Attempt, Picture: row.Picture, PictureAt: row.PictureAt.time(), CodeSentAt: row.CodeSentAt.time(),
		CodesSent: row.CodesSent, OpenedAt: row.OpenedAt.time(), AnsweredAt: row.AnsweredAt.time(),
		ExpiresAt: row.ExpiresAt.time(), CreatedAt: row.CreatedAt.time(),
	}
	return f, s.open(place{"forms", row.ID, "fields"}, row.Fields, &f.Fields)
}

// putForm writes a form anew or over itself. A request has one living form: the
// one before it, if it still lives, is closed.
func (s *Store) putForm(ctx context.Context, c *conn, f *flow.Form) error {
	const closeOthers = `UPDATE forms SET status = 'closed', picture = NULL
		WHERE request_id = $1 AND id <> $2 AND status IN ('preparing', 'open')`
	const upsert = `INSERT INTO forms (id, request_id, step, status, fields, trouble, attempt, picture, picture_at,
		code_sent_at, codes_sent, opened_at, answered_at, expires_at, created_at)
		VALUES (:id, :request_id, :step, :status, :fields, :trouble, :attempt, :picture, :picture_at,
		:code_sent_at, :codes_sent, :opened_at, :answered_at, :expires_at, :created_at)
		ON CONFLICT (id) DO UPDATE SET status = excluded.status, trouble = excluded.trouble, picture = excluded.picture,
		picture_at = excluded.picture_at, code_sent_at = excluded.code_sent_at, codes_sent = excluded.codes_sent,
		opened_at = excluded.opened_at, answered_at = excluded.answered_at, expires_at = excluded.expires_at`
	fields, err := s.seal(place{"forms", f.ID, "fields"}, f.Fields)
	if err != nil {
		return err
	}
	if _, err := c.exec(ctx, closeOthers, f.RequestID, f.ID); err != nil {
		return err
	}
	_, err = c.put(ctx, upsert, formRow{
		ID: f.ID, RequestID: f.RequestID, Step: f.Step, Status: f.Status, Fields: fields, Trouble: trouble{f.Trouble},
		Attempt: f.Attempt, Picture: f.Picture, PictureAt: instant(f.PictureAt), CodeSentAt: instant(f.CodeSentAt),
		CodesSent: f.CodesSent, OpenedAt: instant(f.OpenedAt), AnsweredAt: instant(f.AnsweredAt),
		ExpiresAt: instant(f.ExpiresAt), CreatedAt: instant(f.CreatedAt),
	})
	return err
}

// wipeForms closes what lives and keeps only that there were forms.
func wipeForms(ctx context.Context, c *conn, requestID string) error {
	const wipe = `UPDATE forms SET fields = NULL, picture = NULL,
		status = CASE WHEN status IN ('preparing', 'open') THEN 'closed' ELSE status END WHERE request_id = $1`
	_, err := c.exec(ctx, wipe, requestID)
	return err
}
