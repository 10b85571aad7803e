package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// migrationLock keeps others from migrating the same database.
func (s *Store) migrationLock(ctx context.Context) (goose.ProviderOption, error) {
	if s.dialect == sqlite {
		return goose.WithLocker(&fileLock{location: s.location}), nil
	}
	// One lock for each schema. Tried once a second rather than waited for: who
	// waits inside PostgreSQL would hold up a CREATE INDEX CONCURRENTLY.
	var id int64
	if err := s.db.GetContext(ctx, &id, "SELECT hashtext('xinbao migrations ' || current_schema())"); err != nil {
		return nil, err
	}
	session, err := lock.NewPostgresSessionLocker(lock.WithLockID(id), lock.WithLockTimeout(1, 600))
	if err != nil {
		return nil, err
	}
	return goose.WithSessionLocker(session), nil
}

// fileLock is an exclusive transaction on an empty database beside the real
// one. The operating system ends it with the process that holds it.
type fileLock struct {
	location string
	db       *sql.DB
	held     *sql.Conn
}

// Lock waits as long as the busy_timeout lets it.
func (l *fileLock) Lock(ctx context.Context, _ *sql.DB) error {
	file, _, _ := strings.Cut(l.location, "?")
	db, err := sql.Open(sqlite.driver, file+".migrating?_pragma=busy_timeout(60000)")
	if err != nil {
		return err
	}
	held, err := db.Conn(ctx)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	if _, err := held.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return errors.Join(fmt.Errorf("wait for other migration: %w", err), held.Close(), db.Close())
	}
	l.db, l.held = db, held
	return nil
}

// Unlock ends the transaction with its connection.
func (l *fileLock) Unlock(context.Context, *sql.DB) error {
	return errors.Join(l.held.Close(), l.db.Close())
}
