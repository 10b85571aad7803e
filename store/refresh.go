package store

import (
	"context"
	"fmt"
	"time"

	"xinbao/flow"
)

// DueRefreshes are reports that the scheduler should ask for again, at most
// limit, longest due first; without number and body, which it has no use for.
func (s *Store) DueRefreshes(ctx context.Context, now time.Time, limit int) ([]flow.Report, error) {
	const query = `SELECT p.id, p.request_id, p.document_id, p.kind, p.expired, p.report_time, p.next_update_at, p.refresh_at, p.created_at,
		r.merchant_id, r.user_id, r.source
		FROM reports p JOIN requests r ON r.id = p.request_id
		WHERE p.refresh_at <= $1 ORDER BY p.refresh_at LIMIT $2`
	var rows []reportRow
	if err := s.alone().list(ctx, &rows, query, instant(now), limit); err != nil {
		return nil, fmt.Errorf("due refreshes: %w", err)
	}
	reports := make([]flow.Report, len(rows))
	for i, row := range rows {
		reports[i] = row.report()
	}
	return reports, nil
}

// StartRefresh stores child, which asks for the report again, with its first
// event and notice, and takes the report off the list of refreshes. The child
// cites the consent and the person of its parent. Where another scheduler was
// faster, or the person has a living request, there is no child: started is
// false.
func (s *Store) StartRefresh(ctx context.Context, reportID string, child flow.Request) (_ flow.Request, started bool, err error) {
	fresh, err := s.creation(child, nil)
	if err != nil {
		return flow.Request{}, false, fmt.Errorf("start refresh of report %s: %w", reportID, err)
	}
	err = s.write(ctx, func(c *conn) error {
		n, err := c.exec(ctx, clearRefresh, reportID)
		if err != nil || n == 0 {
			return err
		}
		err = insertRequests(ctx, c, []*creation{fresh})
		started = err == nil && fresh.err == nil
		return err
	})
	if err != nil {
		return flow.Request{}, false, fmt.Errorf("start refresh of report %s: %w", reportID, err)
	}
	if !started {
		return flow.Request{}, false, nil
	}
	return child, true, nil
}

const clearRefresh = `UPDATE reports SET refresh_at = NULL WHERE id = $1 AND refresh_at IS NOT NULL`

// SkipRefresh takes a report off the list of refreshes for good.
func (s *Store) SkipRefresh(ctx context.Context, reportID string) error {
	if _, err := s.alone().exec(ctx, clearRefresh, reportID); err != nil {
		return fmt.Errorf("skip refresh of report %s: %w", reportID, err)
	}
	return nil
}
