// Package scheduler brings due rows to the workers: it sweeps the database for
// them, notices when Redis was wiped, opens refreshes at nextUpdateTime, and
// forgets what was kept long enough. It must not know what a worker does, nor
// SQL or asynq. All its effects are compare-and-set: any number of schedulers
// double nothing.
package scheduler

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
)

// Rows is what the scheduler sweeps.
type Rows interface {
	DueRequests(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error)
	DueNotices(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error)
	DueDocuments(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error)
	WakeLost(ctx context.Context, now time.Time) (int64, error)
}

// Waker enqueues a wake-up.
type Waker interface {
	Wake(ctx context.Context, w flow.Wake) error
}

// Marker tells when the queue was lost.
type Marker interface {
	Lost(ctx context.Context) (bool, error)
}

// Forgetter drops what was kept long enough.
type Forgetter interface {
	PurgeIdempotent(ctx context.Context, before time.Time) (int64, error)
}

// Config is what New needs.
type Config struct {
	Rows      Rows
	Waker     Waker
	Marker    Marker
	Refreshes Refreshes
	Forgetter Forgetter
	Archive   Archive
	Files     Files // nil: no document is destroyed
	Keep      Retention
	Now       func() time.Time
	Wall      func() time.Time // by which files were stored
	Every     time.Duration    // between two sweeps; 0: 1 s
	Log       zerolog.Logger
}

// batch is how many rows one statement takes.
const batch = 500

// Scheduler runs the duties.
type Scheduler struct {
	c    Config
	stop context.CancelFunc
	wg   sync.WaitGroup
}

// New makes a Scheduler.
func New(c Config) *Scheduler {
	if c.Every == 0 {
		c.Every = time.Second
	}
	return &Scheduler{c: c}
}

// Start begins the duties and returns. They end with Stop, or with ctx.
func (s *Scheduler) Start(ctx context.Context) {
	ctx, s.stop = context.WithCancel(ctx)
	s.duty(ctx, "sweep", s.c.Every, s.Sweep)
	s.duty(ctx, "refresh", 30*s.c.Every, s.Refresh)
	s.duty(ctx, "forget", time.Hour, s.forget)
	if s.c.Files != nil {
		s.duty(ctx, "retain", 10*time.Minute, s.Retain)
		s.duty(ctx, "tidy", 6*time.Hour, s.Tidy)
	}
}

// Stop ends the duties and waits for them.
func (s *Scheduler) Stop() {
	s.stop()
	s.wg.Wait()
}

// duty runs f at once and then every so often. A failure is logged and never
// stops the next run.
func (s *Scheduler) duty(ctx context.Context, name string, every time.Duration, f func(context.Context) error) {
	s.wg.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			bounded, cancel := context.WithTimeout(ctx, time.Minute)
			err := f(bounded)
			cancel()
			if err != nil && ctx.Err() == nil {
				s.c.Log.Error().Err(err).Str("duty", name).Msg("scheduler.failed")
			}
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	})
}

// Sweep wakes every row that is due, after a look whether the queue was lost.
func (s *Scheduler) Sweep(ctx context.Context) error {
	now := s.c.Now()
	if err := s.mend(ctx, now); err != nil {
		return err
	}
	return errors.Join(s.sweep(ctx, now, s.c.Rows.DueRequests), s.sweep(ctx, now, s.c.Rows.DueNotices), s.sweep(ctx, now, s.c.Rows.DueDocuments))
}

// mend makes everything due come up at once where Redis has lost it.
func (s *Scheduler) mend(ctx context.Context, now time.Time) error {
	lost, err := s.c.Marker.Lost(ctx)
	if err != nil || !lost {
		return err
	}
	n, err := s.c.Rows.WakeLost(ctx, now)
	if err != nil {
		return err
	}
	if n > 0 {
		s.c.Log.Warn().Int64("rows", n).Msg("redis.lost")
	}
	return nil
}

type due func(ctx context.Context, now time.Time, limit int) ([]flow.Wake, error)

func (s *Scheduler) sweep(ctx context.Context, now time.Time, rows due) error {
	for {
		wakes, err := rows(ctx, now, batch)
		if err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
		for _, w := range wakes {
			if err := s.c.Waker.Wake(ctx, w); err != nil {
				return err // the rows come up again
			}
		}
		if len(wakes) < batch {
			return nil
		}
	}
}

func (s *Scheduler) forget(ctx context.Context) error {
	n, err := s.c.Forgetter.PurgeIdempotent(ctx, s.c.Now().Add(-flow.IdempotencyTime))
	if err != nil {
		return fmt.Errorf("forget idempotency keys: %w", err)
	}
	s.c.Log.Debug().Int64("keys", n).Msg("idempotency.forgotten")
	return nil
}
