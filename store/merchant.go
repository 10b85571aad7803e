package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

type merchantRow struct {
	ID          string   `db:"id"`
	Name        string   `db:"name"`
	NoticeURL   optional `db:"notice_url"`
	FullNotices bool     `db:"full_notices"`
	Secrets     []byte   `db:"secrets"`
	CreatedAt   instant  `db:"created_at"`
	DisabledAt  instant  `db:"disabled_at"`
}

const selectMerchants = `SELECT id, name, notice_url, full_notices, secrets, created_at, disabled_at FROM merchants`

func (s *Store) merchantRow(m flow.Merchant) (merchantRow, error) {
	clear := make([]string, len(m.Secrets))
	for i, secret := range m.Secrets {
		clear[i] = secret.Reveal()
	}
	secrets, err := s.seal(place{"merchants", m.ID, "secrets"}, clear)
	return merchantRow{
		ID: m.ID, Name: m.Name, NoticeURL: optional(m.NoticeURL), FullNotices: m.FullNotices,
		Secrets: secrets, CreatedAt: instant(m.CreatedAt), DisabledAt: instant(m.DisabledAt),
	}, err
}

func (s *Store) merchant(row merchantRow) (flow.Merchant, error) {
	m := flow.Merchant{
		ID: row.ID, Name: row.Name, NoticeURL: string(row.NoticeURL), FullNotices: row.FullNotices,
		CreatedAt: row.CreatedAt.time(), DisabledAt: row.DisabledAt.time(),
	}
	return m, s.open(place{"merchants", row.ID, "secrets"}, row.Secrets, &m.Secrets)
}

// CreateMerchant stores a new merchant; flow.ErrDuplicate where the id is taken.
func (s *Store) CreateMerchant(ctx context.Context, m flow.Merchant) error {
	const text = `INSERT INTO merchants (id, name, notice_url, full_notices, secrets, created_at, disabled_at)
		VALUES (:id, :name, :notice_url, :full_notices, :secrets, :created_at, :disabled_at)`
	row, err := s.merchantRow(m)
	if err == nil {
		_, err = s.alone().put(ctx, text, row)
	}
	if err != nil {
		return fmt.Errorf("create merchant %s: %w", m.ID, err)
	}
	return nil
}

// UpdateMerchant writes everything about a merchant but when it was created.
func (s *Store) UpdateMerchant(ctx context.Context, m flow.Merchant) error {
	const text = `UPDATE merchants SET name = :name, notice_url = :notice_url, full_notices = :full_notices,
		secrets = :secrets, disabled_at = :disabled_at WHERE id = :id`
	row, err := s.merchantRow(m)
	if err != nil {
		return fmt.Errorf("update merchant %s: %w", m.ID, err)
	}
	n, err := s.alone().put(ctx, text, row)
	if err == nil && n == 0 {
		err = flow.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("update merchant %s: %w", m.ID, err)
	}
	return nil
}

// Merchant is a merchant, disabled or not.
func (s *Store) Merchant(ctx context.Context, id string) (flow.Merchant, error) {
	const query = selectMerchants + ` WHERE id = $1`
	var row merchantRow
	if err := s.alone().get(ctx, &row, query, id); err != nil {
		return flow.Merchant{}, fmt.Errorf("merchant %s: %w", id, err)
	}
	return s.merchant(row)
}

// Merchants are all merchants, oldest first.
func (s *Store) Merchants(ctx context.Context) ([]flow.Merchant, error) {
	const query = selectMerchants + ` ORDER BY created_at, id`
	var rows []merchantRow
	if err := s.alone().list(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("merchants: %w", err)
	}
	merchants := make([]flow.Merchant, len(rows))
	for i, row := range rows {
		m, err := s.merchant(row)
		if err != nil {
			return nil, fmt.Errorf("merchants: %w", err)
		}
		merchants[i] = m
	}
	return merchants, nil
}
