package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"xinbao/flow"
)

// takeover is how long a first call may be under way before a repeat of it goes
// ahead: whoever served it is dead by then.
const takeover = time.Minute

// idempotentRow keeps a keyed hash of the body's digest: a body holds little
// that an insider could not guess, and try, but an identity number.
type idempotentRow struct {
	MerchantID string  `db:"merchant_id"`
	Key        string  `db:"idempotency_key"`
	Route      string  `db:"route"`
	BodyHash   []byte  `db:"body_hash"`
	Status     int     `db:"status"`
	Answer     []byte  `db:"answer"`
	CreatedAt  instant `db:"created_at"`
}

const bodyDomain = "idempotency_keys.body"

// BeginIdempotent notes that a write is under way. It returns the first answer
// where the same write was answered before, and nil where the caller is to go
// ahead. flow.ErrConflict: the key was used for another write. flow.ErrDuplicate:
// the first call is still under way.
func (s *Store) BeginIdempotent(ctx context.Context, i flow.Idempotent) (first *flow.Idempotent, err error) {
	err = s.write(ctx, func(c *conn) error {
		first, err = s.beginIdempotent(ctx, c, i)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("begin idempotent %s: %w", i.Route, err)
	}
	return first, nil
}

func (s *Store) beginIdempotent(ctx context.Context, c *conn, i flow.Idempotent) (*flow.Idempotent, error) {
	const insert = `INSERT INTO idempotency_keys (merchant_id, idempotency_key, route, body_hash, status, created_at)
		VALUES (:merchant_id, :idempotency_key, :route, :body_hash, 0, :created_at)
		ON CONFLICT (merchant_id, idempotency_key) DO NOTHING`
	const query = `SELECT merchant_id, idempotency_key, route, body_hash, status, answer, created_at
		FROM idempotency_keys WHERE merchant_id = $1 AND idempotency_key = $2`
	n, err := c.put(ctx, insert, idempotentRow{
		MerchantID: i.MerchantID, Key: i.Key, Route: i.Route,
		BodyHash: s.sealer.Hash(bodyDomain, i.BodySHA256), CreatedAt: instant(i.CreatedAt),
	})
	if err != nil || n == 1 {
		return nil, err
	}
	var row idempotentRow
	if err := c.get(ctx, &row, query, i.MerchantID, i.Key); err != nil {
		return nil, err
	}
	switch {
	case row.Route != i.Route || !s.sameBody(row.BodyHash, i.BodySHA256):
		return nil, flow.ErrConflict
	case row.Status == 0:
		return nil, takeOver(ctx, c, row, i.CreatedAt)
	}
	return s.firstAnswer(row, i)
}

func (s *Store) sameBody(hash []byte, digest string) bool {
	same := func(live []byte) bool { return bytes.Equal(live, hash) }
	return slices.ContainsFunc(s.sealer.Hashes(bodyDomain, digest), same)
}

// takeOver lets a repeat go ahead in the place of a first call that never
// ended. Its time of creation tells the two apart.
func takeOver(ctx context.Context, c *conn, row idempotentRow, now time.Time) error {
	const text = `UPDATE idempotency_keys SET created_at = $1
		WHERE merchant_id = $2 AND idempotency_key = $3 AND status = 0 AND created_at = $4`
	if now.Sub(row.CreatedAt.time()) < takeover {
		return flow.ErrDuplicate
	}
	n, err := c.exec(ctx, text, instant(now), row.MerchantID, row.Key, row.CreatedAt)
	if err == nil && n == 0 {
		return flow.ErrDuplicate
	}
	return err
}

func (s *Store) firstAnswer(row idempotentRow, i flow.Idempotent) (*flow.Idempotent, error) {
	answer, err := s.sealer.Open("idempotency_keys", row.sealedAs(), "answer", row.Answer)
	if err != nil {
		return nil, err
	}
	return &flow.Idempotent{
		MerchantID: row.MerchantID, Key: row.Key, Route: row.Route, BodySHA256: i.BodySHA256,
		Status: row.Status, Answer: answer, CreatedAt: row.CreatedAt.time(),
	}, nil
}

// sealedAs names the row. A merchant's id has no slash.
func (row idempotentRow) sealedAs() string { return row.MerchantID + "/" + row.Key }

// FinishIdempotent keeps the answer of the call that BeginIdempotent let go
// ahead with the same i. flow.ErrStale: a repeat took over since.
func (s *Store) FinishIdempotent(ctx context.Context, i flow.Idempotent) error {
	const text = `UPDATE idempotency_keys SET status = :status, answer = :answer
		WHERE merchant_id = :merchant_id AND idempotency_key = :idempotency_key AND status = 0 AND created_at = :created_at`
	row := idempotentRow{MerchantID: i.MerchantID, Key: i.Key, Status: i.Status, CreatedAt: instant(i.CreatedAt)}
	var n int64
	answer, err := s.sealer.Seal("idempotency_keys", row.sealedAs(), "answer", i.Answer)
	if err == nil {
		row.Answer = answer
		n, err = s.alone().put(ctx, text, row)
	}
	if err == nil && n == 0 {
		err = flow.ErrStale
	}
	if err != nil {
		return fmt.Errorf("finish idempotent %s: %w", i.Route, err)
	}
	return nil
}

// ForgetIdempotent frees the key of a call that went wrong on our side, so that
// a repeat is a first call.
func (s *Store) ForgetIdempotent(ctx context.Context, merchantID, key string) error {
	const text = `DELETE FROM idempotency_keys WHERE merchant_id = $1 AND idempotency_key = $2 AND status = 0`
	err := s.mustChange(ctx, "forget idempotency key", text, merchantID, key)
	if errors.Is(err, flow.ErrNotFound) {
		return nil // it is free
	}
	return err
}

// PurgeIdempotent forgets keys older than before and returns how many.
func (s *Store) PurgeIdempotent(ctx context.Context, before time.Time) (int64, error) {
	const text = `DELETE FROM idempotency_keys WHERE created_at < $1`
	n, err := s.alone().exec(ctx, text, instant(before))
	if err != nil {
		return 0, fmt.Errorf("purge idempotency keys: %w", err)
	}
	return n, nil
}
