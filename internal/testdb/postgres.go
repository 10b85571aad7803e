package testdb

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	_ "github.com/lib/pq" // registers the driver
)

// dropTimeout bounds the wait for a test that left a transaction open: it then
// fails for that, instead of hanging.
const dropTimeout = 30 * time.Second

// schema creates one, returns the URL that leads into it, and drops it when the
// test ends. A schema rather than a database, because creating one copies
// nothing.
func schema(t testing.TB, dsn string) string {
	t.Helper()
	name := "test_" + strings.ToLower(rand.Text())
	into, err := withSearchPath(dsn, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := execute(t.Context(), dsn, "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), dropTimeout)
		defer cancel()
		if err := execute(ctx, dsn, "DROP SCHEMA "+name+" CASCADE"); err != nil {
			t.Error(err)
		}
	})
	return into
}

func withSearchPath(dsn, schema string) (string, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme != "postgres" {
		return "", fmt.Errorf("%s must be a postgres:// URL", postgresVar)
	}
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String(), nil
}

// execute connects for this one statement: a pool that outlived the test would
// be a leaked goroutine to every package that looks for them.
func execute(ctx context.Context, dsn, statement string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return fmt.Errorf("open test database: %w", err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}
