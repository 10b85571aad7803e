package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the database to the newest version. It may run in many
// processes at once: one of them does it, the others wait. Versions only go
// forward, and code of the version before keeps working.
func (s *Store) Migrate(ctx context.Context) error {
	steps, err := s.steps()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	lock, err := s.migrationLock(ctx)
	if err != nil {
		return fmt.Errorf("lock migrations: %w", err)
	}
	provider, err := goose.NewProvider(s.dialect.goose, s.db.DB, nil, goose.WithGoMigrations(steps...),
		goose.WithDisableGlobalRegistry(true), lock)
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// steps are the embedded texts, translated for the database. The number that a
// file's name begins with is its version.
func (s *Store) steps() ([]*goose.Migration, error) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var steps []*goose.Migration
	for _, file := range files {
		number, _, _ := strings.Cut(file.Name(), "_")
		version, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%s has no version: %w", file.Name(), err)
		}
		text, err := migrations.ReadFile(path.Join("migrations", file.Name()))
		if err != nil {
			return nil, err
		}
		steps = append(steps, goose.NewGoMigration(version, &goose.GoFunc{RunTx: run(s.dialect.schema.Replace(string(text)))}, nil))
	}
	return steps, nil
}

func run(text string) func(context.Context, *sql.Tx) error {
	return func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, text)
		return err
	}
}
