package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

const markerKey = "xinbao:marker"

// Marker tells when Redis was wiped or restored from an older state: a key that
// nobody deletes is gone, or is not the one that was there before.
type Marker struct {
	Redis redis.UniversalClient
	seen  string
}

// Lost reports whether Redis has lost what was queued since the last look. The
// first look of a process counts a missing marker as a loss: sweeping once too
// often costs nothing.
func (m *Marker) Lost(ctx context.Context) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	now, err := m.Redis.Get(ctx, markerKey).Result()
	switch {
	case errors.Is(err, redis.Nil):
		return true, m.set(ctx)
	case err != nil:
		return false, fmt.Errorf("look at marker: %w", err)
	}
	lost := m.seen != "" && m.seen != now
	m.seen = now
	return lost, nil
}

// set leaves a new marker; where another scheduler was faster, its one counts.
func (m *Marker) set(ctx context.Context) error {
	if err := m.Redis.SetNX(ctx, markerKey, rand.Text(), 0).Err(); err != nil {
		return fmt.Errorf("set marker: %w", err)
	}
	now, err := m.Redis.Get(ctx, markerKey).Result()
	if err != nil {
		return fmt.Errorf("read marker: %w", err)
	}
	m.seen = now
	return nil
}
