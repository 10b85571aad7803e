package store

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	_ "github.com/lib/pq" // the driver "postgres"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// dialect is all in which the two databases differ.
type dialect struct {
	driver     string
	goose      goose.Dialect
	conns      int                // how many connections are of use
	snapshot   sql.IsolationLevel // of transactions that only read
	skipLocked string             // ends a SELECT of rows that nobody else is at
	schema     *strings.Replacer  // from the text of a migration to the database's own
}

var postgres = &dialect{
	driver:     "postgres",
	goose:      goose.DialectPostgres,
	conns:      16,
	snapshot:   sql.LevelRepeatableRead,
	skipLocked: " FOR UPDATE SKIP LOCKED",
	schema:     strings.NewReplacer(),
}

// SQLite has one writer at a time: whoever reads in order to write holds the
// database already, so there is nothing to skip.
var sqlite = &dialect{
	driver: "sqlite",
	goose:  goose.DialectSQLite3,
	conns:  8,
	schema: strings.NewReplacer("BIGINT", "INTEGER", "BOOLEAN", "INTEGER", "BYTEA", "BLOB", "\n);", "\n) STRICT;"),
}

// pragmas hold for every connection to SQLite. FULL, because an answer of 202
// is a promise; secure_delete, because what was wiped must be gone from the file.
const pragmas = "?_txlock=immediate" +
	"&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)"

// parse turns a URL into a dialect and what its driver calls the database. The
// URL may hold a password, so no error repeats it.
func parse(raw string) (*dialect, string, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, "", errors.New("the database URL cannot be read")
	}
	switch u.Scheme {
	case "postgres", "postgresql":
		return postgres, raw, nil
	case "sqlite":
		file, err := sqliteFile(u)
		return sqlite, file, err
	}
	return nil, "", fmt.Errorf("the database URL begins with %q, want postgres://… or sqlite:…", u.Scheme)
}

// sqliteFile names the file, which it creates where it is missing, so that
// nobody but its owner may read it.
func sqliteFile(u *url.URL) (string, error) {
	path := u.Path
	if u.Opaque != "" {
		path = u.Opaque
	}
	if u.Host != "" || path == "" {
		return "", errors.New("the database URL wants sqlite:///absolute/path or sqlite:relative/path")
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", fmt.Errorf("create database file: %w", err)
	}
	if err := file.Close(); err != nil {
		return "", fmt.Errorf("create database file: %w", err)
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + pragmas, nil
}
