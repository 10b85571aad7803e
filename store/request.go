package store

import (
	"context"
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
