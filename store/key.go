package store

import (
	"context"
	"fmt"
	"time"

	"xinbao/flow"
)

type keyRow struct {
	ID         string  `db:"id"`
	MerchantID string  `db:"merchant_id"`
	Name       string  `db:"name"`
	Hash       []byte  `db:"hash"`
	CreatedAt  instant `db:"created_at"`
	RevokedAt  instant `db:"revoked_at"`
}

func (row keyRow) key() flow.APIKey {
	return flow.APIKey{
		ID: row.ID, MerchantID: row.MerchantID, Name: row.Name, Hash: row.Hash,
		CreatedAt: row.CreatedAt.time(), RevokedAt: row.RevokedAt.time(),
	}
}

const selectKeys = `SELECT id, merchant_id, name, hash, created_at, revoked_at FROM api_keys`

// AddKey stores a key of a merchant; flow.ErrNotFound where there is no such
// merchant.
func (s *Store) AddKey(ctx context.Context, k flow.APIKey) error {
	const text = `INSERT INTO api_keys (id, merchant_id, name, hash, created_at, revoked_at)
		VALUES (:id, :merchant_id, :name, :hash, :created_at, :revoked_at)`
	_, err := s.alone().put(ctx, text, keyRow{
		ID: k.ID, MerchantID: k.MerchantID, Name: k.Name, Hash: k.Hash,
		CreatedAt: instant(k.CreatedAt), RevokedAt: instant(k.RevokedAt),
	})
	if err != nil {
		return fmt.Errorf("add key %s: %w", k.ID, err)
	}
	return nil
}

// KeyByHash is a key, revoked or not, and its merchant, disabled or not: the
// caller looks at both.
func (s *Store) KeyByHash(ctx context.Context, hash []byte) (flow.APIKey, flow.Merchant, error) {
	const query = selectKeys + ` WHERE hash = $1`
	var row keyRow
	if err := s.alone().get(ctx, &row, query, hash); err != nil {
		return flow.APIKey{}, flow.Merchant{}, fmt.Errorf("key by hash: %w", err)
	}
	m, err := s.Merchant(ctx, row.MerchantID)
	return row.key(), m, err
}

// Keys are a merchant's, oldest first.
func (s *Store) Keys(ctx context.Context, merchantID string) ([]flow.APIKey, error) {
	const query = selectKeys + ` WHERE merchant_id = $1 ORDER BY created_at, id`
	var rows []keyRow
	if err := s.alone().list(ctx, &rows, query, merchantID); err != nil {
		return nil, fmt.Errorf("keys of %s: %w", merchantID, err)
	}
	keys := make([]flow.APIKey, len(rows))
	for i, row := range rows {
		keys[i] = row.key()
	}
	return keys, nil
}

// RevokeKey shuts a key for ever. A second time changes nothing.
func (s *Store) RevokeKey(ctx context.Context, merchantID, id string, now time.Time) error {
	const text = `UPDATE api_keys SET revoked_at = COALESCE(revoked_at, $1) WHERE id = $2 AND merchant_id = $3`
	return s.mustChange(ctx, "revoke key "+id, text, instant(now), id, merchantID)
}
