package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jmoiron/sqlx"

	"xinbao/flow"
)

// conn runs constant texts of SQL, prepared: in a transaction, or each by
// itself where tx is nil. Its errors are those of package flow.
type conn struct {
	s      *Store
	tx     *sqlx.Tx
	unseen []string // texts that were not prepared yet when tx used them
}

// alone is for a method that is one statement.
func (s *Store) alone() *conn { return &conn{s: s} }

// write runs do in a transaction, which is rolled back when do errs.
func (s *Store) write(ctx context.Context, do func(c *conn) error) error {
	return s.transact(ctx, nil, do)
}

// snapshot runs do so that all it reads is of one moment.
func (s *Store) snapshot(ctx context.Context, do func(c *conn) error) error {
	return s.transact(ctx, &sql.TxOptions{ReadOnly: true, Isolation: s.dialect.snapshot}, do)
}

func (s *Store) transact(ctx context.Context, options *sql.TxOptions, do func(c *conn) error) error {
	tx, err := s.db.BeginTxx(ctx, options)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	c := &conn{s: s, tx: tx}
	if err := do(c); err != nil {
		_ = tx.Rollback() // what went wrong is in err
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", mapped(err))
	}
	for _, text := range c.unseen {
		_, _ = s.statements.prepare(ctx, s.db, text) // the next transaction tries again
	}
	return nil
}

// prepared is the statement for text. Inside a transaction nothing waits for a
// second connection, which would be a deadlock when all are in transactions: a
// text that is new there is prepared on its own connection, and for everybody
// when the transaction is over.
func (c *conn) prepared(ctx context.Context, text string) (*sqlx.Stmt, error) {
	stmt, known := c.s.statements.known(text)
	switch {
	case known && c.tx != nil:
		return c.tx.StmtxContext(ctx, stmt), nil
	case known:
		return stmt, nil
	case c.tx != nil:
		c.unseen = append(c.unseen, text)
		return c.tx.PreparexContext(ctx, text)
	}
	return c.s.statements.prepare(ctx, c.s.db, text)
}

// get reads one row into dest; flow.ErrNotFound where there is none.
func (c *conn) get(ctx context.Context, dest any, text string, args ...any) error {
	stmt, err := c.prepared(ctx, text)
	if err != nil {
		return mapped(err)
	}
	return mapped(stmt.GetContext(ctx, dest, args...))
}

// list reads all rows into the slice that dest points to.
func (c *conn) list(ctx context.Context, dest any, text string, args ...any) error {
	stmt, err := c.prepared(ctx, text)
	if err != nil {
		return mapped(err)
	}
	return mapped(stmt.SelectContext(ctx, dest, args...))
}

// exec returns how many rows it changed.
func (c *conn) exec(ctx context.Context, text string, args ...any) (int64, error) {
	stmt, err := c.prepared(ctx, text)
	if err != nil {
		return 0, mapped(err)
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, mapped(err)
	}
	return result.RowsAffected()
}

// put is exec of a text with :names, which are the columns of row.
func (c *conn) put(ctx context.Context, text string, row any) (int64, error) {
	query, args, err := named(text, row)
	if err != nil {
		return 0, err
	}
	return c.exec(ctx, query, args...)
}

// putAll is put of many rows with one statement, which is prepared only where
// it is one row: there is one text for each number of rows.
func putAll[T any](ctx context.Context, c *conn, text string, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	query, args, err := named(text, rows)
	if err != nil {
		return err
	}
	if len(rows) == 1 {
		_, err = c.exec(ctx, query, args...)
		return err
	}
	_, err = c.tx.ExecContext(ctx, query, args...)
	return mapped(err)
}

// putNew is putAll of a text that ends in RETURNING id: those are the rows that
// were new.
func putNew[T any](ctx context.Context, c *conn, text string, rows []T) (fresh []string, err error) {
	query, args, err := named(text, rows)
	if err != nil {
		return nil, err
	}
	if len(rows) == 1 {
		err = c.list(ctx, &fresh, query, args...)
		return fresh, err
	}
	err = c.tx.SelectContext(ctx, &fresh, query, args...)
	return fresh, mapped(err)
}

// named puts numbers for the :names of a text, and repeats its VALUES for each
// row of a slice.
func named(text string, rows any) (string, []any, error) {
	query, args, err := sqlx.Named(text, rows)
	return sqlx.Rebind(sqlx.DOLLAR, query), args, err
}

// mustChange runs a statement that is a method by itself; flow.ErrNotFound where
// it found no row.
func (s *Store) mustChange(ctx context.Context, what, text string, args ...any) error {
	n, err := s.alone().exec(ctx, text, args...)
	if err == nil && n == 0 {
		err = flow.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
