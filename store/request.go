package store

import (
	"context"
	"errors"
	"fmt"

	"xinbao/flow"
)

const requestByID = `SELECT ` + requestColumns + ` FROM requests WHERE id = $1`

// Request is a merchant's request; flow.ErrNotFound also for another's.
func (s *Store) Request(ctx context.Context, merchantID, id string) (flow.Request, error) {
	const query = requestByID + ` AND merchant_id = $2`
	r, err := s.requestBy(ctx, s.alone(), query, id, merchantID)
	if err != nil {
		return flow.Request{}, fmt.Errorf("request %s: %w", id, err)
	}
	return r, nil
}

// LoadRequest is a request with its current form, which is nil if there is
// none: both of the same moment.
func (s *Store) LoadRequest(ctx context.Context, id string) (r flow.Request, f *flow.Form, err error) {
	err = s.snapshot(ctx, func(c *conn) error {
		if r, err = s.requestBy(ctx, c, requestByID, id); err != nil || r.FormID == "" {
			return err
		}
		f, err = s.form(ctx, c, r.FormID)
		return err
	})
	if err != nil {
		return flow.Request{}, nil, fmt.Errorf("load request %s: %w", id, err)
	}
	return r, f, nil
}

func (s *Store) requestBy(ctx context.Context, c *conn, query string, args ...any) (flow.Request, error) {
	var row requestRow
	if err := c.get(ctx, &row, query, args...); err != nil {
		return flow.Request{}, err
	}
	return s.request(row)
}

// errLives rolls a creation back: the person has a living request already.
var errLives = errors.New("lives already")

// CreateRequest stores what flow.Begin made, with the consent that it cites,
// its first event and its first notice. Where the same merchant has a living
// request for the same person and source, nothing is stored and that one is
// returned, with created false.
func (s *Store) CreateRequest(ctx context.Context, r flow.Request, consent *flow.Consent) (_ flow.Request, created bool, err error) {
	// The living one may end between the refusal and the look: then it is our turn.
	for range 5 {
		err = s.write(ctx, func(c *conn) error { return s.insertWithConsent(ctx, c, r, consent) })
		switch {
		case err == nil:
			return r, true, nil
		case !errors.Is(err, errLives):
			return flow.Request{}, false, fmt.Errorf("create request %s: %w", r.ID, err)
		}
		living, err := s.living(ctx, r)
		if !errors.Is(err, flow.ErrNotFound) {
			return living, false, err
		}
	}
	return flow.Request{}, false, fmt.Errorf("create request %s: %w", r.ID, flow.ErrStale)
}

func (s *Store) living(ctx context.Context, like flow.Request) (flow.Request, error) {
	const query = `SELECT ` + requestColumns + ` FROM requests
		WHERE merchant_id = $1 AND user_id = $2 AND source = $3 AND ended_at IS NULL`
	r, err := s.requestBy(ctx, s.alone(), query, like.MerchantID, like.UserID, like.Source)
	if err != nil {
		return flow.Request{}, fmt.Errorf("living request instead of %s: %w", like.ID, err)
	}
	return r, nil
}

func (s *Store) insertWithConsent(ctx context.Context, c *conn, r flow.Request, consent *flow.Consent) error {
	if consent != nil {
		if err := insertConsent(ctx, c, *consent); err != nil {
			return err
		}
	}
	inserted, err := s.insertRequest(ctx, c, r)
	if err == nil && !inserted {
		return errLives
	}
	return err
}

const insertRequest = `INSERT INTO requests (` + requestColumns + `, wake_at) VALUES (
	:id, :merchant_id, :user_id, :source, :parent_id, :consent_id, :report_id, :notice_url,
	:state, :step, :calling, :version, :form_id, :notices, :lease_until, :due_at, :wakes, :session_until, :applied_at,
	:held_since, :holds, :polls, :keeps_password, :offer_keep_password, :accept_expired_copy, :language, :trouble,
	:person, :carry, :created_at, :updated_at, :ended_at, :expires_at, :due_at)
	ON CONFLICT (merchant_id, user_id, source) WHERE ended_at IS NULL DO NOTHING`

// insertRequest writes a request, its first event and its first notice, or
// reports that the person has a living one.
func (s *Store) insertRequest(ctx context.Context, c *conn, r flow.Request) (bool, error) {
	row, err := s.requestRow(r)
	if err != nil {
		return false, err
	}
	n, err := c.put(ctx, insertRequest, row)
	if err != nil || n == 0 {
		return false, err
	}
	if err := insertEvent(ctx, c, flow.TimelineEvent{
		RequestID: r.ID, Seq: r.Version, At: r.CreatedAt, Event: flow.Created, To: r.State, Step: r.Step,
	}); err != nil {
		return false, err
	}
	return true, insertNotice(ctx, c, r, r.Announce(), nil)
}
