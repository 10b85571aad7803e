package api

import (
	"context"
	"errors"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// ConsentView is a person's recorded agreement.
type ConsentView struct {
	ID          string      `json:"id"`
	UserID      string      `json:"user_id"`
	Source      flow.Source `json:"source"`
	Purpose     string      `json:"purpose"`
	TextVersion string      `json:"text_version"`
	TextSHA256  string      `json:"text_sha256"`
	Refresh     bool        `json:"refresh"`
	GivenAt     time.Time   `json:"given_at"`
	ExpiresAt   time.Time   `json:"expires_at"`
	WithdrawnAt time.Time   `json:"withdrawn_at,omitzero"`
	CreatedAt   time.Time   `json:"created_at"`
	Valid       bool        `json:"valid" doc:"It covers the present"`
}

type consentInput struct {
	ID string `path:"id" doc:"Of the consent"`
}

type consentOutput struct {
	Body ConsentView
}

func (s *server) getConsent(ctx context.Context, in *consentInput) (*consentOutput, error) {
	if !ids.Valid("con", in.ID) {
		return nil, problem(CodeNotFound)
	}
	c, err := s.Store.Consent(ctx, merchant(ctx).ID, in.ID)
	if err != nil {
		return nil, err
	}
	return &consentOutput{Body: ConsentView{
		ID: c.ID, UserID: c.UserID, Source: c.Source, Purpose: c.Purpose, TextVersion: c.TextVersion,
		TextSHA256: c.TextSHA256, Refresh: c.Refresh, GivenAt: c.GivenAt, ExpiresAt: c.ExpiresAt,
		WithdrawnAt: c.WithdrawnAt, CreatedAt: c.CreatedAt, Valid: c.Covers(s.Now(), false),
	}}, nil
}

// withdrawConsent records a withdrawal; once it is there the first time stands.
// The request that lives on the consent is cancelled: without it nothing may be
// asked in the person's name.
func (s *server) withdrawConsent(ctx context.Context, in *consentInput) (*consentOutput, error) {
	c, err := s.getConsent(ctx, in)
	if err != nil {
		return nil, err
	}
	if err := s.Store.WithdrawConsent(ctx, merchant(ctx).ID, in.ID, s.Now()); err != nil {
		return nil, err
	}
	if err := s.cancelOn(ctx, c.Body); err != nil {
		return nil, err
	}
	return s.getConsent(ctx, in)
}

// cancelOn cancels the living request that cites a consent. A person has one
// living request at a source, and it is the newest.
func (s *server) cancelOn(ctx context.Context, c ConsentView) error {
	newest, err := s.Store.Requests(ctx, flow.RequestFilter{MerchantID: merchant(ctx).ID, UserID: c.UserID, Source: c.Source, Limit: 1})
	if err != nil {
		return err
	}
	for _, r := range newest {
		if r.ConsentID != c.ID || r.State.Ended() {
			continue
		}
		if _, err := s.cancel(ctx, r.ID, flow.Request.WithdrawConsent); err != nil && !ended(err) {
			return err
		}
	}
	return nil
}

// ended reports whether a request had ended before it could be cancelled.
func ended(err error) bool {
	p, ok := errors.AsType[*Problem](err)
	return ok && p.Code == CodeEnded
}
