package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

// Documents are those that f chooses, newest first, without their content.
func (s *Store) Documents(ctx context.Context, f flow.DocumentFilter) ([]flow.Document, error) {
	var w where
	w.equal("merchant_id", f.MerchantID)
	if f.UserID != "" {
		w.equal("user_id", f.UserID)
	}
	if len(f.States) > 0 {
		among(&w, "state", f.States)
	}
	if !f.CreatedFrom.IsZero() {
		w.atLeast("created_at", instant(f.CreatedFrom))
	}
	if !f.CreatedBefore.IsZero() {
		w.less("created_at", instant(f.CreatedBefore))
	}
	if f.Before != "" {
		w.less("id", f.Before)
	}
	var rows []documentRow
	query := `SELECT ` + documentColumns + ` FROM documents` + w.text() + ` ORDER BY id DESC` + w.limit(f.Limit)
	if err := s.db.SelectContext(ctx, &rows, query, w.args...); err != nil {
		return nil, fmt.Errorf("documents of %s: %w", f.MerchantID, mapped(err))
	}
	documents := make([]flow.Document, len(rows))
	for i, row := range rows {
		documents[i] = row.document()
	}
	return documents, nil
}
