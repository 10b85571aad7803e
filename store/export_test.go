package store

import (
	"context"

	"xinbao/flow"
)

// CreateAlone is CreateRequest without the group, for comparison.
func (s *Store) CreateAlone(ctx context.Context, r flow.Request, consent *flow.Consent) error {
	n, err := s.creation(r, consent)
	if err != nil {
		return err
	}
	s.createAll(ctx, []*creation{n})
	return n.err
}

// CreateTogether stores all in one batch and returns each one's error.
func (s *Store) CreateTogether(ctx context.Context, requests []flow.Request, consents []*flow.Consent) ([]error, error) {
	batch := make([]*creation, len(requests))
	for i := range requests {
		n, err := s.creation(requests[i], consents[i])
		if err != nil {
			return nil, err
		}
		batch[i] = n
	}
	s.createAll(ctx, batch)
	errs := make([]error, len(batch))
	for i, n := range batch {
		errs[i] = n.err
	}
	return errs, nil
}

// ErrLives is what a creation says whose person has a living request.
var ErrLives = errLives
