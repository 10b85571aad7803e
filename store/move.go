package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

// moveRow is the request as it is after a move, and what it must have been
// before.
type moveRow struct {
	requestRow
	From flow.State `db:"from_state"`
	Was  int64      `db:"was_version"`
}

const moveRequest = `UPDATE requests SET
	report_id = :report_id, state = :state, step = :step, calling = :calling, version = :version, form_id = :form_id, answer_id = :answer_id,
	notices = :notices, lease_until = :lease_until, due_at = :due_at, wake_at = :due_at, wakes = :wakes,
	session_until = :session_until, applied_at = :applied_at, held_since = :held_since, holds = :holds, polls = :polls,
	keeps_password = :keeps_password, trouble = :trouble, carry = :carry,
	updated_at = :updated_at, ended_at = :ended_at, expires_at = :expires_at
	WHERE id = :id AND version = :was_version AND state = :from_state`

// Move writes what package flow worked out, all or nothing: the request, its
// form, its report, its event and its notice. flow.ErrStale means that somebody
// else moved it before. An ended request loses what only its steps needed: its
// carry, and its forms' fields and pictures.
func (s *Store) Move(ctx context.Context, m flow.Move) (flow.Request, error) {
	err := s.write(ctx, func(c *conn) error { return s.move(ctx, c, m) })
	if err != nil {
		return flow.Request{}, fmt.Errorf("move request %s from %s on %s: %w", m.Request.ID, m.From, m.Event, err)
	}
	return m.Request, nil
}

func (s *Store) move(ctx context.Context, c *conn, m flow.Move) error {
	row, err := s.requestRow(m.Request)
	if err != nil {
		return err
	}
	n, err := c.put(ctx, moveRequest, moveRow{requestRow: row, From: m.From, Was: m.Request.Version - 1})
	if err != nil {
		return err
	}
	if n == 0 {
		return flow.ErrStale
	}
	if m.Form != nil {
		if err := s.putForm(ctx, c, m.Form); err != nil {
			return err
		}
	}
	if m.Report != nil {
		if err := s.insertReport(ctx, c, *m.Report); err != nil {
			return err
		}
	}
	if m.Request.State.Ended() {
		if err := wipeForms(ctx, c, m.Request.ID); err != nil {
			return err
		}
	}
	return record(ctx, c, m)
}

// record writes the event of a move and tells the merchant. A claim is no event
// of the time line: it says only that a worker looks at the request.
func record(ctx context.Context, c *conn, m flow.Move) error {
	if m.Event != flow.Claimed {
		if _, err := c.put(ctx, insertEvent, moved(m)); err != nil {
			return err
		}
	}
	if m.Tell == "" {
		return nil
	}
	_, err := c.put(ctx, insertNotice, telling(m.Request, m.Tell, m.Trouble))
	return err
}
