package store

import (
	"context"
	"fmt"
	"time"

	"xinbao/flow"
)

type consentRow struct {
	ID          string      `db:"id"`
	MerchantID  string      `db:"merchant_id"`
	UserID      string      `db:"user_id"`
	Source      flow.Source `db:"source"`
	Purpose     string      `db:"purpose"`
	TextVersion string      `db:"text_version"`
	TextSHA256  string      `db:"text_sha256"`
	Refresh     bool        `db:"refresh"`
	GivenAt     instant     `db:"given_at"`
	ExpiresAt   instant     `db:"expires_at"`
	WithdrawnAt instant     `db:"withdrawn_at"`
	CreatedAt   instant     `db:"created_at"`
}

const insertConsent = `INSERT INTO consents (id, merchant_id, user_id, source, purpose, text_version, text_sha256,
	refresh, given_at, expires_at, withdrawn_at, created_at)
	VALUES (:id, :merchant_id, :user_id, :source, :purpose, :text_version, :text_sha256,
	:refresh, :given_at, :expires_at, :withdrawn_at, :created_at)`

func consentRowOf(c flow.Consent) consentRow {
	return consentRow{
		ID: c.ID, MerchantID: c.MerchantID, UserID: c.UserID, Source: c.Source,
		Purpose: c.Purpose, TextVersion: c.TextVersion, TextSHA256: c.TextSHA256,
		Refresh: c.Refresh, GivenAt: instant(c.GivenAt), ExpiresAt: instant(c.ExpiresAt),
		WithdrawnAt: instant(c.WithdrawnAt), CreatedAt: instant(c.CreatedAt),
	}
}

// Consent is a merchant's record of a person's agreement; flow.ErrNotFound also
// for another merchant's.
func (s *Store) Consent(ctx context.Context, merchantID, id string) (flow.Consent, error) {
	const query = `SELECT id, merchant_id, user_id, source, purpose, text_version, text_sha256,
		refresh, given_at, expires_at, withdrawn_at, created_at FROM consents WHERE id = $1 AND merchant_id = $2`
	var row consentRow
	if err := s.alone().get(ctx, &row, query, id, merchantID); err != nil {
		return flow.Consent{}, fmt.Errorf("consent %s: %w", id, err)
	}
	return flow.Consent{
		ID: row.ID, MerchantID: row.MerchantID, UserID: row.UserID, Source: row.Source,
		Purpose: row.Purpose, TextVersion: row.TextVersion, TextSHA256: row.TextSHA256,
		Refresh: row.Refresh, GivenAt: row.GivenAt.time(), ExpiresAt: row.ExpiresAt.time(),
		WithdrawnAt: row.WithdrawnAt.time(), CreatedAt: row.CreatedAt.time(),
	}, nil
}

// WithdrawConsent notes that the person took it back at now. A second time
// changes nothing.
func (s *Store) WithdrawConsent(ctx context.Context, merchantID, id string, now time.Time) error {
	const text = `UPDATE consents SET withdrawn_at = COALESCE(withdrawn_at, $1) WHERE id = $2 AND merchant_id = $3`
	return s.mustChange(ctx, "withdraw consent "+id, text, instant(now), id, merchantID)
}
