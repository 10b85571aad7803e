package store

import (
	"context"
	"errors"
	"fmt"

	"xinbao/flow"
	"xinbao/internal/ids"
)

type documentRow struct {
	ID         string             `db:"id"`
	MerchantID string             `db:"merchant_id"`
	UserID     optional           `db:"user_id"`
	RequestID  optional           `db:"request_id"`
	NoticeURL  optional           `db:"notice_url"`
	SHA256     string             `db:"sha256"`
	Size       int64              `db:"size"`
	Locked     bool               `db:"locked"`
	State      flow.DocumentState `db:"state"`
	Version    int64              `db:"version"`
	Attempts   int                `db:"attempts"`
	Kind       optional           `db:"kind"`
	Pages      int                `db:"pages"`
	Trouble    trouble            `db:"trouble"`
	LeaseUntil instant            `db:"lease_until"`
	DueAt      instant            `db:"due_at"`
	Wakes      int                `db:"wakes"`
	CreatedAt  instant            `db:"created_at"`
	UpdatedAt  instant            `db:"updated_at"`
	EndedAt    instant            `db:"ended_at"`
	FileGoneAt instant            `db:"file_gone_at"`
}

const documentColumns = `id, merchant_id, user_id, request_id, notice_url, sha256, size, locked, state, version, attempts, kind, pages,
	trouble, lease_until, due_at, wakes, created_at, updated_at, ended_at, file_gone_at`

func documentRowOf(d flow.Document) documentRow {
	return documentRow{
		ID: d.ID, MerchantID: d.MerchantID, UserID: optional(d.UserID), RequestID: optional(d.RequestID), NoticeURL: optional(d.NoticeURL),
		SHA256: d.SHA256, Size: d.Size, Locked: d.Locked, State: d.State, Version: d.Version, Attempts: d.Attempts,
		Kind: optional(d.Kind), Pages: d.Pages, Trouble: trouble{d.Trouble}, LeaseUntil: instant(d.LeaseUntil),
		DueAt: instant(d.WakeAt), Wakes: d.Wakes, CreatedAt: instant(d.CreatedAt), UpdatedAt: instant(d.UpdatedAt),
		EndedAt: instant(d.EndedAt), FileGoneAt: instant(d.FileGoneAt),
	}
}

func (row documentRow) document() flow.Document {
	return flow.Document{
		ID: row.ID, MerchantID: row.MerchantID, UserID: string(row.UserID), RequestID: string(row.RequestID), NoticeURL: string(row.NoticeURL),
		SHA256: row.SHA256, Size: row.Size, Locked: row.Locked, State: row.State, Version: row.Version, Attempts: row.Attempts,
		Kind: string(row.Kind), Pages: row.Pages, Trouble: row.Trouble.Trouble, LeaseUntil: row.LeaseUntil.time(),
		WakeAt: row.DueAt.time(), Wakes: row.Wakes, CreatedAt: row.CreatedAt.time(), UpdatedAt: row.UpdatedAt.time(),
		EndedAt: row.EndedAt.time(), FileGoneAt: row.FileGoneAt.time(),
	}
}

// CreateDocument stores what flow.BeginDocument made. Where the same merchant has
// a document of the same file, for the same request or none, that may come to
// something, nothing is stored and that one is returned, with created false.
// flow.ErrDuplicate means that another file is being read for the request.
func (s *Store) CreateDocument(ctx context.Context, d flow.Document) (_ flow.Document, created bool, err error) {
	const insert = `INSERT INTO documents (` + documentColumns + `, wake_at) VALUES (:id, :merchant_id, :user_id, :request_id, :notice_url,
		:sha256, :size, :locked, :state, :version, :attempts, :kind, :pages, :trouble, :lease_until, :due_at, :wakes,
		:created_at, :updated_at, :ended_at, :file_gone_at, :due_at)`
	const alive = `SELECT ` + documentColumns + ` FROM documents
		WHERE merchant_id = $1 AND sha256 = $2 AND COALESCE(request_id, '') = $3 AND state IN ('accepted', 'working', 'structured')`
	// The other one may end between the refusal and the look: then it is our turn.
	for range 5 {
		_, err = s.alone().put(ctx, insert, documentRowOf(d))
		if err == nil {
			return d, true, nil
		}
		if !errors.Is(err, flow.ErrDuplicate) {
			break
		}
		var row documentRow
		look := s.alone().get(ctx, &row, alive, d.MerchantID, d.SHA256, d.RequestID)
		if look == nil {
			return row.document(), false, nil
		}
		if !errors.Is(look, flow.ErrNotFound) {
			err = look
			break
		}
	}
	return flow.Document{}, false, fmt.Errorf("create document %s: %w", d.ID, err)
}

// Document is a document, whoever's.
func (s *Store) Document(ctx context.Context, id string) (flow.Document, error) {
	const query = `SELECT ` + documentColumns + ` FROM documents WHERE id = $1`
	var row documentRow
	if err := s.alone().get(ctx, &row, query, id); err != nil {
		return flow.Document{}, fmt.Errorf("document %s: %w", id, err)
	}
	return row.document(), nil
}

// DocumentContent is what was read of a document; flow.ErrNotFound where nothing
// was, or it is deleted.
func (s *Store) DocumentContent(ctx context.Context, id string) (flow.DocumentContent, error) {
	const query = `SELECT kind, pages, result, evidence FROM documents WHERE id = $1 AND state = 'structured'`
	var row struct {
		Kind     string `db:"kind"`
		Pages    int    `db:"pages"`
		Result   []byte `db:"result"`
		Evidence []byte `db:"evidence"`
	}
	if err := s.alone().get(ctx, &row, query, id); err != nil {
		return flow.DocumentContent{}, fmt.Errorf("content of document %s: %w", id, err)
	}
	result, err := s.sealer.Open("documents", id, "result", row.Result)
	if err != nil {
		return flow.DocumentContent{}, fmt.Errorf("content of document %s: %w", id, err)
	}
	evidence, err := s.sealer.Open("documents", id, "evidence", row.Evidence)
	if err != nil {
		return flow.DocumentContent{}, fmt.Errorf("evidence of document %s: %w", id, err)
	}
	return flow.DocumentContent{Kind: row.Kind, Pages: row.Pages, Result: result, Evidence: evidence}, nil
}

// movedDocument is a document as it is after a move, and what it must have been
// before.
type movedDocument struct {
	documentRow
	Result   []byte             `db:"result"`
	Evidence []byte             `db:"evidence"`
	From     flow.DocumentState `db:"from_state"`
	Was      int64              `db:"was_version"`
}

const moveDocument = `UPDATE documents SET state = :state, version = :version, attempts = :attempts, kind = :kind,
	pages = :pages, trouble = :trouble, result = :result, evidence = :evidence, lease_until = :lease_until,
	due_at = :due_at, wake_at = :due_at, wakes = :wakes, updated_at = :updated_at, ended_at = :ended_at
	WHERE id = :id AND version = :was_version AND state = :from_state`

// MoveDocument writes what package flow worked out, all or nothing: the document,
// its content and its notice, and the move of the request that it answers.
// flow.ErrStale means that somebody else moved one of the two before. What is not
// structured any more loses its content.
func (s *Store) MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error) {
	err := s.write(ctx, func(c *conn) error { return s.moveDocument(ctx, c, m) })
	if err != nil {
		return flow.Document{}, fmt.Errorf("move document %s from %s on %s: %w", m.Document.ID, m.From, m.Event, err)
	}
	return m.Document, nil
}

func (s *Store) moveDocument(ctx context.Context, c *conn, m flow.DocumentMove) (err error) {
	d := m.Document
	row := movedDocument{documentRow: documentRowOf(d), From: m.From, Was: d.Version - 1}
	if m.Content != nil {
		if row.Result, err = s.sealer.Seal("documents", d.ID, "result", m.Content.Result); err != nil {
			return err
		}
		if row.Evidence, err = s.sealer.Seal("documents", d.ID, "evidence", m.Content.Evidence); err != nil {
			return err
		}
	}
	n, err := c.put(ctx, moveDocument, row)
	if err != nil {
		return err
	}
	if n == 0 {
		return flow.ErrStale
	}
	if m.Tell != "" {
		if _, err = c.put(ctx, insertNotice, tellingDocument(d, m.Tell)); err != nil {
			return err
		}
	}
	if m.Request == nil {
		return nil
	}
	return s.move(ctx, c, *m.Request)
}

// RenewDocument writes the lease of d, in the same version. flow.ErrStale means
// that d is not its worker's any more.
func (s *Store) RenewDocument(ctx context.Context, d flow.Document) error {
	const renew = `UPDATE documents SET lease_until = $1, due_at = $2, wake_at = $3 WHERE id = $4 AND version = $5 AND state = $6`
	n, err := s.alone().exec(ctx, renew, instant(d.LeaseUntil), instant(d.WakeAt), instant(d.WakeAt), d.ID, d.Version, flow.DocumentWorking)
	if err == nil && n == 0 {
		err = flow.ErrStale
	}
	if err != nil {
		return fmt.Errorf("renew lease of document %s: %w", d.ID, err)
	}
	return nil
}

// tellingDocument is what the merchant of d is told: a document has one notice in
// its life.
func tellingDocument(d flow.Document, t flow.Telling) noticeRow {
	return noticeRow{
		ID: ids.New("ntc"), DocumentID: optional(d.ID), MerchantID: d.MerchantID, Seq: 1, Type: t, State: flow.State(d.State),
		Trouble: trouble{d.Trouble}, CreatedAt: instant(d.UpdatedAt), Status: flow.NoticePending, Version: 1, DueAt: instant(d.UpdatedAt),
	}
}
