package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"xinbao/flow"
)

// CreateRequest stores what flow.Begin made, with the consent that it cites,
// its first event and its first notice. Where the same merchant has a living
// request for the same person and source, nothing is stored and that one is
// returned, with created false.
func (s *Store) CreateRequest(ctx context.Context, r flow.Request, consent *flow.Consent) (_ flow.Request, created bool, err error) {
	// The living one may end between the refusal and the look: then it is our turn.
	for range 5 {
		err = s.create(ctx, r, consent)
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

func (s *Store) create(ctx context.Context, r flow.Request, consent *flow.Consent) error {
	n, err := s.creation(r, consent)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	return s.group.do(n, func(batch []*creation) { s.createAll(ctx, batch) })
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

// What a creation says that was not stored, beside the database's own errors.
var (
	errLives      = errors.New("the person has a living request")
	errNotWritten = errors.New("not written")
)

// creation is a request to be stored, and what came of it.
type creation struct {
	request flow.Request
	row     requestRow
	consent *flow.Consent
	err     error
	turn    chan []*creation // see group
}

// creation seals what is personal, which needs no transaction.
func (s *Store) creation(r flow.Request, consent *flow.Consent) (*creation, error) {
	row, err := s.requestRow(r)
	return &creation{request: r, row: row, consent: consent, err: errNotWritten, turn: make(chan []*creation, 1)}, err
}

// createAll stores a batch in one transaction. Where that fails, each gets one
// of its own, so that a bad one fails alone.
func (s *Store) createAll(ctx context.Context, batch []*creation) {
	if len(batch) > 1 {
		// It is no longer the first caller's alone: its leaving must not fail the rest.
		shared, cancel := context.WithTimeout(context.WithoutCancel(ctx), groupTime)
		defer cancel()
		ctx = shared
		if err := s.write(ctx, func(c *conn) error { return insertRequests(ctx, c, batch) }); err == nil {
			return
		}
	}
	for _, n := range batch {
		if err := s.write(ctx, func(c *conn) error { return insertRequests(ctx, c, []*creation{n}) }); err != nil {
			n.err = err
		}
	}
}

const insertRequest = `INSERT INTO requests (` + requestColumns + `, wake_at) VALUES (
	:id, :merchant_id, :user_id, :source, :parent_id, :consent_id, :report_id, :notice_url,
	:state, :step, :calling, :version, :form_id, :answer_id, :notices, :lease_until, :due_at, :wakes, :session_until, :applied_at,
	:held_since, :holds, :polls, :keeps_password, :offer_keep_password, :accept_expired_copy, :language, :trouble,
	:person, :carry, :created_at, :updated_at, :ended_at, :expires_at, :due_at)
	ON CONFLICT (merchant_id, user_id, source) WHERE ended_at IS NULL DO NOTHING RETURNING id`

// insertRequests writes requests with their consents, first events and first
// notices. One whose person has a living request is left out, with errLives.
func insertRequests(ctx context.Context, c *conn, batch []*creation) error {
	// In the same order everywhere: two batches that wait for each other's persons
	// would be a deadlock.
	batch = slices.SortedFunc(slices.Values(batch), func(a, b *creation) int {
		return cmp.Or(cmp.Compare(a.row.MerchantID, b.row.MerchantID), cmp.Compare(a.row.UserID, b.row.UserID))
	})
	var consents []consentRow
	var requests []requestRow
	for _, n := range batch {
		requests = append(requests, n.row)
		if n.consent != nil {
			consents = append(consents, consentRowOf(*n.consent))
		}
	}
	if err := putAll(ctx, c, insertConsent, consents); err != nil {
		return err
	}
	fresh, err := putNew(ctx, c, insertRequest, requests)
	if err != nil {
		return err
	}
	return announce(ctx, c, batch, fresh)
}

// announce begins the time lines of the requests that were stored and tells
// their merchants. The consents of the others go again: nothing cites them.
func announce(ctx context.Context, c *conn, batch []*creation, fresh []string) error {
	const drop = `DELETE FROM consents WHERE id = $1`
	var events []eventRow
	var notices []noticeRow
	for _, n := range batch {
		if slices.Contains(fresh, n.request.ID) {
			n.err = nil
			events = append(events, created(n.request))
			notices = append(notices, telling(n.request, n.request.Announce(), nil))
			continue
		}
		n.err = errLives
		if n.consent == nil {
			continue
		}
		if _, err := c.exec(ctx, drop, n.consent.ID); err != nil {
			return err
		}
	}
	if err := putAll(ctx, c, insertEvent, events); err != nil {
		return err
	}
	return putAll(ctx, c, insertNotice, notices)
}
