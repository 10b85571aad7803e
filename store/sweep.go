package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"xinbao/flow"
)

// dueRow is what the sweep reads of a row whose time has come.
type dueRow struct {
	ID       string     `db:"id"`
	Version  int64      `db:"version"`
	Wakes    int        `db:"wakes"`
	DueAt    instant    `db:"due_at"`
	State    flow.State `db:"state"`
	Step     flow.Step  `db:"step"`
	ParentID optional   `db:"parent_id"`
}

// DueRequests are wake-ups for requests whose time has come, at most limit,
// longest due first. Each comes up again later, by flow.Rewake, until it moves;
// two sweeps at once never get the same.
func (s *Store) DueRequests(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error) {
	query := `SELECT id, version, wakes, due_at, state, step, parent_id FROM requests
		WHERE wake_at <= $1 ORDER BY wake_at LIMIT $2` + s.dialect.skipLocked
	const push = `UPDATE requests SET wakes = ?, wake_at = ? WHERE id IN (?)`
	rows, err := s.sweep(ctx, query, push, now, limit)
	if err != nil {
		return nil, fmt.Errorf("due requests: %w", err)
	}
	wakes := make([]flow.Wake, len(rows))
	for i, row := range rows {
		wakes[i] = flow.Request{
			ID: row.ID, Version: row.Version, Wakes: row.Wakes, State: row.State, Step: row.Step, ParentID: string(row.ParentID),
		}.Wake()
	}
	return wakes, nil
}

// DueNotices is DueRequests for notices.
func (s *Store) DueNotices(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error) {
	query := `SELECT id, version, wakes, due_at FROM notices
		WHERE wake_at <= $1 ORDER BY wake_at LIMIT $2` + s.dialect.skipLocked
	const push = `UPDATE notices SET wakes = ?, wake_at = ? WHERE id IN (?)`
	rows, err := s.sweep(ctx, query, push, now, limit)
	if err != nil {
		return nil, fmt.Errorf("due notices: %w", err)
	}
	wakes := make([]flow.Wake, len(rows))
	for i, row := range rows {
		wakes[i] = flow.Notice{ID: row.ID, Version: row.Version, Wakes: row.Wakes}.Wake()
	}
	return wakes, nil
}

// DueDocuments is DueRequests for documents.
func (s *Store) DueDocuments(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error) {
	query := `SELECT id, version, wakes, due_at FROM documents
		WHERE wake_at <= $1 ORDER BY wake_at LIMIT $2` + s.dialect.skipLocked
	const push = `UPDATE documents SET wakes = ?, wake_at = ? WHERE id IN (?)`
	rows, err := s.sweep(ctx, query, push, now, limit)
	if err != nil {
		return nil, fmt.Errorf("due documents: %w", err)
	}
	wakes := make([]flow.Wake, len(rows))
	for i, row := range rows {
		wakes[i] = flow.Document{ID: row.ID, Version: row.Version, Wakes: row.Wakes}.Wake()
	}
	return wakes, nil
}

// sweep reads due rows that nobody else is at and pushes them forward. The rows
// carry the new count of wakes.
func (s *Store) sweep(ctx context.Context, query, push string, now time.Time, limit int) (rows []dueRow, err error) {
	err = s.write(ctx, func(c *conn) error {
		if err := c.list(ctx, &rows, query, instant(now), limit); err != nil {
			return err
		}
		for turn, names := range again(rows, now) {
			text, args, err := sqlx.In(push, turn.wakes, instant(turn.at), names)
			if err != nil {
				return err
			}
			if _, err := c.tx.ExecContext(ctx, sqlx.Rebind(sqlx.DOLLAR, text), args...); err != nil {
				return mapped(err)
			}
		}
		return nil
	})
	return rows, err
}

// turn is when rows come up again, and how often they have then been woken.
type turn struct {
	wakes int
	at    time.Time
}

// again counts the wakes of rows and groups them by when they come up again:
// there are as many groups as flow.Rewake has gaps, so a handful.
func again(rows []dueRow, now time.Time) map[turn][]string {
	turns := map[turn][]string{}
	for i := range rows {
		row := &rows[i]
		wakes, at := flow.Rewake(row.DueAt.time(), now, row.Wakes)
		row.Wakes = wakes
		turns[turn{wakes, at}] = append(turns[turn{wakes, at}], row.ID)
	}
	return turns
}

// WakeLost makes everything that is due come up at once, because Redis lost the
// wake-ups that the sweep had enqueued. It returns how many rows that are.
func (s *Store) WakeLost(ctx context.Context, now time.Time) (lost int64, err error) {
	err = s.write(ctx, func(c *conn) error {
		for _, text := range []string{
			`UPDATE requests SET wake_at = $1 WHERE wake_at > $2 AND due_at <= $3`,
			`UPDATE notices SET wake_at = $1 WHERE wake_at > $2 AND due_at <= $3`,
			`UPDATE documents SET wake_at = $1 WHERE wake_at > $2 AND due_at <= $3`,
		} {
			n, err := c.exec(ctx, text, instant(now), instant(now), instant(now))
			if err != nil {
				return err
			}
			lost += n
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("wake lost rows: %w", err)
	}
	return lost, nil
}
