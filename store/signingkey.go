package store

import (
	"context"
	"fmt"
	"time"

	"xinbao/flow"
)

type signingKeyRow struct {
	ID         string  `db:"id"`
	MerchantID string  `db:"merchant_id"`
	Name       string  `db:"name"`
	Secret     []byte  `db:"secret"`
	CreatedAt  instant `db:"created_at"`
	RevokedAt  instant `db:"revoked_at"`
}

const selectSigningKeys = `SELECT id, merchant_id, name, secret, created_at, revoked_at FROM signing_keys`

func (s *Store) signingKey(row signingKeyRow) (flow.SigningKey, error) {
	k := flow.SigningKey{
		ID: row.ID, MerchantID: row.MerchantID, Name: row.Name,
		CreatedAt: row.CreatedAt.time(), RevokedAt: row.RevokedAt.time(),
	}
	return k, s.open(place{"signing_keys", row.ID, "secret"}, row.Secret, &k.Secret)
}

// AddSigningKey stores a key of a merchant; flow.ErrNotFound where there is no
// such merchant.
func (s *Store) AddSigningKey(ctx context.Context, k flow.SigningKey) error {
	const text = `INSERT INTO signing_keys (id, merchant_id, name, secret, created_at, revoked_at)
		VALUES (:id, :merchant_id, :name, :secret, :created_at, :revoked_at)`
	secret, err := s.seal(place{"signing_keys", k.ID, "secret"}, k.Secret.Reveal())
	if err == nil {
		_, err = s.alone().put(ctx, text, signingKeyRow{
			ID: k.ID, MerchantID: k.MerchantID, Name: k.Name, Secret: secret,
			CreatedAt: instant(k.CreatedAt), RevokedAt: instant(k.RevokedAt),
		})
	}
	if err != nil {
		return fmt.Errorf("add signing key %s: %w", k.ID, err)
	}
	return nil
}

// SigningKey is a key, revoked or not, and its merchant, disabled or not: the
// caller looks at both.
func (s *Store) SigningKey(ctx context.Context, id string) (flow.SigningKey, flow.Merchant, error) {
	const query = selectSigningKeys + ` WHERE id = $1`
	var row signingKeyRow
	if err := s.alone().get(ctx, &row, query, id); err != nil {
		return flow.SigningKey{}, flow.Merchant{}, fmt.Errorf("signing key: %w", err)
	}
	k, err := s.signingKey(row)
	if err != nil {
		return flow.SigningKey{}, flow.Merchant{}, fmt.Errorf("signing key %s: %w", row.ID, err)
	}
	m, err := s.Merchant(ctx, row.MerchantID)
	return k, m, err
}

// SigningKeys are a merchant's, oldest first.
func (s *Store) SigningKeys(ctx context.Context, merchantID string) ([]flow.SigningKey, error) {
	const query = selectSigningKeys + ` WHERE merchant_id = $1 ORDER BY created_at, id`
	var rows []signingKeyRow
	if err := s.alone().list(ctx, &rows, query, merchantID); err != nil {
		return nil, fmt.Errorf("signing keys of %s: %w", merchantID, err)
	}
	keys := make([]flow.SigningKey, len(rows))
	for i, row := range rows {
		k, err := s.signingKey(row)
		if err != nil {
			return nil, fmt.Errorf("signing keys of %s: %w", merchantID, err)
		}
		keys[i] = k
	}
	return keys, nil
}

// RevokeSigningKey shuts a key for ever. A second time changes nothing.
func (s *Store) RevokeSigningKey(ctx context.Context, merchantID, id string, now time.Time) error {
	const text = `UPDATE signing_keys SET revoked_at = COALESCE(revoked_at, $1) WHERE id = $2 AND merchant_id = $3`
	return s.mustChange(ctx, "revoke signing key "+id, text, instant(now), id, merchantID)
}
