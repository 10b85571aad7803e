package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

// Requests are those that f chooses, newest first.
func (s *Store) Requests(ctx context.Context, f flow.RequestFilter) ([]flow.Request, error) {
	var w where
	w.equal("merchant_id", f.MerchantID)
	if f.UserID != "" {
		w.equal("user_id", f.UserID)
	}
	if f.Source != "" {
		w.equal("source", f.Source)
	}
	if len(f.States) > 0 {
		among(&w, "state", f.States)
	}
	if f.Before != "" {
		w.less("id", f.Before)
	}
	var rows []requestRow
	query := `SELECT ` + requestColumns + ` FROM requests` + w.text() + ` ORDER BY id DESC` + w.limit(f.Limit)
	if err := s.db.SelectContext(ctx, &rows, query, w.args...); err != nil {
		return nil, fmt.Errorf("requests of %s: %w", f.MerchantID, mapped(err))
	}
	requests := make([]flow.Request, len(rows))
	for i, row := range rows {
		r, err := s.request(row)
		if err != nil {
			return nil, fmt.Errorf("requests of %s: %w", f.MerchantID, err)
		}
		requests[i] = r
	}
	return requests, nil
}

// CountRequests counts those that live, by state; a state without any is not
// among them. What has ended is counted by whoever sees it end.
func (s *Store) CountRequests(ctx context.Context) (map[flow.State]int64, error) {
	const query = `SELECT state, COUNT(*) AS requests FROM requests WHERE ended_at IS NULL GROUP BY state`
	var rows []struct {
		State    flow.State `db:"state"`
		Requests int64      `db:"requests"`
	}
	if err := s.alone().list(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("count requests: %w", err)
	}
	counts := make(map[flow.State]int64, len(rows))
	for _, row := range rows {
		counts[row.State] = row.Requests
	}
	return counts, nil
}
