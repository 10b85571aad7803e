package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"xinbao/flow"
)

// The lock-out guard counts by a keyed hash of the login name, so that the
// table tells nobody who has tried. After a rotation a name may still be
// counted under an older key: its rows are found under all of them and added.

type guardRow struct {
	Failures int     `db:"failures"`
	LastAt   instant `db:"last_at"`
}

// Guard is how often a wrong password was tried in a row for a login name.
func (s *Store) Guard(ctx context.Context, source flow.Source, login flow.Personal) (flow.Guard, error) {
	const query = `SELECT failures, last_at FROM guards WHERE source = ? AND login_hash IN (?)`
	var rows []guardRow
	text, args, err := sqlx.In(query, source, s.loginHashes(login))
	if err == nil {
		err = s.db.SelectContext(ctx, &rows, sqlx.Rebind(sqlx.DOLLAR, text), args...)
	}
	if err != nil {
		return flow.Guard{}, fmt.Errorf("look at login guard: %w", mapped(err))
	}
	return sum(rows), nil
}

func sum(rows []guardRow) (g flow.Guard) {
	for _, row := range rows {
		g.Failures += row.Failures
		if row.LastAt.time().After(g.LastAt) {
			g.LastAt = row.LastAt.time()
		}
	}
	return g
}

// CountWrong adds a wrong password and returns the count with it.
func (s *Store) CountWrong(ctx context.Context, source flow.Source, login flow.Personal, now time.Time) (g flow.Guard, err error) {
	const move = `DELETE FROM guards WHERE source = $1 AND login_hash = $2 RETURNING failures, last_at`
	const count = `INSERT INTO guards (source, login_hash, failures, last_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (source, login_hash) DO UPDATE SET failures = guards.failures + excluded.failures, last_at = excluded.last_at
		RETURNING failures, last_at`
	hashes := s.loginHashes(login)
	err = s.write(ctx, func(c *conn) error {
		var older []guardRow
		for _, hash := range hashes[1:] {
			if err := c.list(ctx, &older, move, source, hash); err != nil {
				return err
			}
		}
		var row guardRow
		err := c.get(ctx, &row, count, source, hashes[0], sum(older).Failures+1, instant(now))
		g = flow.Guard{Failures: row.Failures, LastAt: row.LastAt.time()}
		return err
	})
	if err != nil {
		return flow.Guard{}, fmt.Errorf("count wrong password: %w", err)
	}
	return g, nil
}

// ClearGuard forgets what was counted: the password was right.
func (s *Store) ClearGuard(ctx context.Context, source flow.Source, login flow.Personal) error {
	const text = `DELETE FROM guards WHERE source = $1 AND login_hash = $2`
	err := s.write(ctx, func(c *conn) error {
		for _, hash := range s.loginHashes(login) {
			if _, err := c.exec(ctx, text, source, hash); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("clear login guard: %w", err)
	}
	return nil
}

func (s *Store) loginHashes(login flow.Personal) [][]byte {
	return s.sealer.Hashes("guards.login", login.Reveal())
}
