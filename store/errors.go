package store

import (
	"database/sql"
	"errors"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"xinbao/flow"
)

// mapped turns what a driver says into what callers test for. The texts of both
// drivers name constraints and columns, never values.
func mapped(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows), isForeignKey(err):
		return errors.Join(flow.ErrNotFound, err)
	case isUnique(err):
		return errors.Join(flow.ErrDuplicate, err)
	}
	return err
}

func isUnique(err error) bool {
	code := sqliteCode(err)
	return pq.As(err, pqerror.UniqueViolation) != nil ||
		code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
}

// isForeignKey reports that a row cites one that is not there.
func isForeignKey(err error) bool {
	return pq.As(err, pqerror.ForeignKeyViolation) != nil || sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
}

func sqliteCode(err error) int {
	if e, ok := errors.AsType[*driver.Error](err); ok {
		return e.Code()
	}
	return 0
}
