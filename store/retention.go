package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"xinbao/flow"
)

// EndedDocuments are documents that ended before a time and are not deleted, at most
// limit, the oldest first. With filed, only those whose file was not destroyed.
func (s *Store) EndedDocuments(ctx context.Context, before time.Time, filed bool, limit int) ([]flow.Document, error) {
	const ended = `SELECT ` + documentColumns + ` FROM documents WHERE state IN ('structured', 'failed') AND ended_at < $1`
	const order = ` ORDER BY ended_at LIMIT $2`
	query := ended + order
	if filed {
		query = ended + ` AND file_gone_at IS NULL` + order
	}
	var rows []documentRow
	if err := s.alone().list(ctx, &rows, query, instant(before), limit); err != nil {
		return nil, fmt.Errorf("ended documents: %w", err)
	}
	documents := make([]flow.Document, len(rows))
	for i, row := range rows {
		documents[i] = row.document()
	}
	return documents, nil
}

// FileGone records that the file of an ended document was destroyed. It is no move:
// nothing else changes, and a second time changes nothing.
func (s *Store) FileGone(ctx context.Context, id string, now time.Time) error {
	const update = `UPDATE documents SET file_gone_at = $1
		WHERE id = $2 AND file_gone_at IS NULL AND state IN ('structured', 'failed')`
	if _, err := s.alone().exec(ctx, update, instant(now), id); err != nil {
		return fmt.Errorf("record that the file of %s is gone: %w", id, err)
	}
	return nil
}

// NeededFiles are those of the ids whose documents still want their files.
func (s *Store) NeededFiles(ctx context.Context, ids []string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	query, args, err := sqlx.In(`SELECT id FROM documents WHERE id IN (?) AND state <> 'deleted' AND file_gone_at IS NULL`, ids)
	if err != nil {
		return nil, fmt.Errorf("needed files: %w", err)
	}
	var needed []string
	if err := s.db.SelectContext(ctx, &needed, sqlx.Rebind(sqlx.DOLLAR, query), args...); err != nil {
		return nil, fmt.Errorf("needed files: %w", mapped(err))
	}
	return needed, nil
}
