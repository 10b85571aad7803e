package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// Refreshes is where the scheduler finds reports that have aged and opens the
// requests that renew them.
type Refreshes interface {
	DueRefreshes(ctx context.Context, now time.Time, limit int) ([]flow.Report, error)
	LoadRequest(ctx context.Context, id string) (flow.Request, *flow.Form, error)
	Consent(ctx context.Context, merchantID, id string) (flow.Consent, error)
	StartRefresh(ctx context.Context, reportID string, child flow.Request) (flow.Request, bool, error)
	SkipRefresh(ctx context.Context, reportID string) error
}

// Refresh opens a child request for every report whose time has come, where a
// consent still covers it.
func (s *Scheduler) Refresh(ctx context.Context) error {
	reports, err := s.c.Refreshes.DueRefreshes(ctx, s.c.Now(), batch)
	if err != nil {
		return fmt.Errorf("find refreshes: %w", err)
	}
	var faults []error
	for _, report := range reports {
		if err := s.refresh(ctx, report); err != nil {
			faults = append(faults, fmt.Errorf("refresh %s: %w", report.ID, err))
		}
	}
	return errors.Join(faults...)
}

func (s *Scheduler) refresh(ctx context.Context, report flow.Report) error {
	now := s.c.Now()
	parent, _, err := s.c.Refreshes.LoadRequest(ctx, report.RequestID)
	if err != nil {
		return err
	}
	consent, err := s.c.Refreshes.Consent(ctx, parent.MerchantID, parent.ConsentID)
	if err != nil {
		return err
	}
	if !consent.Covers(now, true) {
		s.c.Log.Info().Str("request_id", parent.ID).Msg("refresh.not_covered")
		return s.c.Refreshes.SkipRefresh(ctx, report.ID)
	}
	child, started, err := s.c.Refreshes.StartRefresh(ctx, report.ID, renewal(parent, now))
	if err != nil || !started {
		return err
	}
	s.c.Log.Info().Str("request_id", child.ID).Str("parent_id", parent.ID).Msg("refresh.started")
	return s.c.Waker.Wake(ctx, child.Wake())
}

// renewal is a new request for what the parent asked for.
func renewal(parent flow.Request, now time.Time) flow.Request {
	return flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: parent.MerchantID, UserID: parent.UserID, Source: parent.Source,
		ParentID: parent.ID, ConsentID: parent.ConsentID, NoticeURL: parent.NoticeURL,
		Options: parent.Options, Person: parent.Person,
	}, now)
}
