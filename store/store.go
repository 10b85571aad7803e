// Package store owns the truth: every request, form, report and notice, in
// PostgreSQL or in SQLite, behind one text of SQL. Each exported method is one
// transaction; what must be true of the rows is enforced by the database
// itself. It reads no clock: whoever calls says what time it is. It must not
// know asynq, HTTP, a source's wire contract or why a request moves: it writes
// the move that package flow worked out.
package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Config is what a Store needs.
type Config struct {
	URL      string // sqlite:///absolute/path, sqlite:relative/path or postgres://…
	Sealer   Sealer // for personal data at rest
	MaxConns int    // 0 for the database's default
}

// Sealer seals what must not be readable at rest. The place (table, row,
// column) is authenticated with it. Hash is what a value is looked up by;
// Hashes are the same under every live key, the newest first.
type Sealer interface {
	Seal(table, row, column string, plain []byte) ([]byte, error)
	Open(table, row, column string, sealed []byte) ([]byte, error)
	Hash(domain, value string) []byte
	Hashes(domain, value string) [][]byte
}

// Store is a database. It is safe for concurrent use.
type Store struct {
	db         *sqlx.DB
	dialect    *dialect
	location   string // what the driver calls the database
	sealer     Sealer
	statements statements
	group      group
}

// Open connects to a database. It changes nothing in it: see Migrate.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Sealer == nil {
		return nil, errors.New("open store: it needs a sealer")
	}
	d, location, err := parse(c.URL)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	conns := c.MaxConns
	if conns == 0 {
		conns = d.conns
	}
	db, err := sqlx.Open(d.driver, location)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	s := &Store{db: db, dialect: d, location: location, sealer: c.Sealer}
	if err := s.Ping(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// Ping asks whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.db.PingContext(ctx); err != nil {
		return fmt.Errorf("reach database: %w", err)
	}
	return nil
}

// Close gives the connections back.
func (s *Store) Close() error {
	return errors.Join(s.statements.close(), s.db.Close())
}
