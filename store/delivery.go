package store

import (
	"context"
	"fmt"
	"time"

	"xinbao/flow"
)

// ClaimNotice takes the lease for one attempt. flow.ErrStale means that another
// worker has it, or that it is not pending any more.
func (s *Store) ClaimNotice(ctx context.Context, id string, version int64, now time.Time, lease time.Duration) (flow.Notice, error) {
	const claim = `UPDATE notices SET version = version + 1, lease_until = $1, due_at = $2, wake_at = $3, wakes = 0
		WHERE id = $4 AND version = $5 AND status = 'pending' AND (lease_until IS NULL OR lease_until <= $6)`
	over := now.Add(lease)
	again := over.Add(time.Second) // as flow.Request.Claim does
	return s.changeNotice(ctx, "claim notice", id, claim, instant(over), instant(again), instant(again), id, version, instant(now))
}

// ResendNotice makes a merchant's notice due at now, whatever became of it. One
// that is being posted at this moment is left alone: flow.ErrStale.
func (s *Store) ResendNotice(ctx context.Context, merchantID, id string, now time.Time) (flow.Notice, error) {
	const again = `UPDATE notices SET version = version + 1, status = 'pending', lease_until = NULL,
		due_at = $1, wake_at = $2, wakes = 0, delivered_at = NULL
		WHERE id = $3 AND merchant_id = $4 AND (lease_until IS NULL OR lease_until <= $5)`
	if _, err := s.Notice(ctx, merchantID, id); err != nil {
		return flow.Notice{}, err
	}
	return s.changeNotice(ctx, "resend notice", id, again, instant(now), instant(now), id, merchantID, instant(now))
}

// changeNotice runs a compare-and-set and returns the notice as it is then.
func (s *Store) changeNotice(ctx context.Context, what, id, text string, args ...any) (flow.Notice, error) {
	var row noticeRow
	err := s.write(ctx, func(c *conn) error {
		n, err := c.exec(ctx, text, args...)
		if err != nil {
			return err
		}
		if n == 0 {
			return flow.ErrStale
		}
		return c.get(ctx, &row, selectNotices+` WHERE n.id = $1`, id)
	})
	if err != nil {
		return flow.Notice{}, fmt.Errorf("%s %s: %w", what, id, err)
	}
	return row.notice(), nil
}

type deliveryRow struct {
	NoticeID   string  `db:"notice_id"`
	Version    int64   `db:"version"`
	Attempt    int     `db:"attempt"`
	At         instant `db:"at"`
	Took       int64   `db:"took"`
	StatusCode int     `db:"status_code"`
	Class      string  `db:"class"`
	BodySHA256 string  `db:"body_sha256"`
}

// SettleNotice writes what came of an attempt: d, and the status, due time and
// count of attempts in n, which ClaimNotice had returned. flow.ErrStale means
// that the lease ended and somebody else claimed it since.
func (s *Store) SettleNotice(ctx context.Context, n flow.Notice, d flow.Delivery) error {
	const settle = `UPDATE notices SET version = version + 1, status = :status, attempts = :attempts, lease_until = NULL,
		due_at = :due_at, wake_at = :due_at, wakes = 0, delivered_at = :delivered_at
		WHERE id = :id AND version = :version AND status = 'pending'`
	const insert = `INSERT INTO deliveries (notice_id, version, attempt, at, took, status_code, class, body_sha256)
		VALUES (:notice_id, :version, :attempt, :at, :took, :status_code, :class, :body_sha256)`
	err := s.write(ctx, func(c *conn) error {
		changed, err := c.put(ctx, settle, noticeRow{
			ID: n.ID, Version: n.Version, Status: n.Status, Attempts: n.Attempts,
			DueAt: instant(n.WakeAt), DeliveredAt: instant(n.DeliveredAt),
		})
		if err != nil {
			return err
		}
		if changed == 0 {
			return flow.ErrStale
		}
		_, err = c.put(ctx, insert, deliveryRow{
			NoticeID: n.ID, Version: n.Version, Attempt: d.Attempt, At: instant(d.At), Took: d.Took.Microseconds(),
			StatusCode: d.StatusCode, Class: d.Class, BodySHA256: d.BodySHA256,
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("settle notice %s: %w", n.ID, err)
	}
	return nil
}

// Deliveries are the attempts to post a notice, oldest first.
func (s *Store) Deliveries(ctx context.Context, noticeID string) ([]flow.Delivery, error) {
	const query = `SELECT notice_id, version, attempt, at, took, status_code, class, body_sha256 FROM deliveries
		WHERE notice_id = $1 ORDER BY version`
	var rows []deliveryRow
	if err := s.alone().list(ctx, &rows, query, noticeID); err != nil {
		return nil, fmt.Errorf("deliveries of %s: %w", noticeID, err)
	}
	deliveries := make([]flow.Delivery, len(rows))
	for i, row := range rows {
		deliveries[i] = flow.Delivery{
			NoticeID: row.NoticeID, Attempt: row.Attempt, At: row.At.time(), Took: time.Duration(row.Took) * time.Microsecond,
			StatusCode: row.StatusCode, Class: row.Class, BodySHA256: row.BodySHA256,
		}
	}
	return deliveries, nil
}
