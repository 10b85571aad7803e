package testdb

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// leaseLife is longer than a test binary may run (10 minutes by default), so a
// number comes back even from one that was killed.
const leaseLife = 15 * time.Minute

// redisDB leases a database number that no other test has, in this process or
// another, and returns it empty. Database 0 keeps the leases.
func redisDB(t testing.TB, addr string) int {
	t.Helper()
	leases := redis.NewClient(&redis.Options{Addr: addr})
	t.Cleanup(func() { _ = leases.Close() })
	number, err := lease(t.Context(), leases)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.WithoutCancel(t.Context())
		if err := errors.Join(flush(ctx, addr, number), leases.Del(ctx, leaseKey(number)).Err()); err != nil {
			t.Errorf("give back redis database %d: %v", number, err)
		}
	})
	if err := flush(t.Context(), addr, number); err != nil {
		t.Fatal(err)
	}
	return number
}

// lease takes numbers in turn, so that a free one is nearly always the first
// that it tries.
func lease(ctx context.Context, leases *redis.Client) (int, error) {
	config, err := leases.ConfigGet(ctx, "databases").Result()
	if err != nil {
		return 0, fmt.Errorf("ask redis how many databases it has: %w", err)
	}
	databases, err := strconv.Atoi(config["databases"])
	if err != nil || databases < 2 {
		return 0, fmt.Errorf("redis has %q databases, at least 2 are needed", config["databases"])
	}
	for range databases {
		turn, err := leases.Incr(ctx, "testdb:turn").Result()
		if err != nil {
			return 0, fmt.Errorf("take a turn: %w", err)
		}
		number := 1 + int(turn)%(databases-1)
		switch _, err := leases.SetArgs(ctx, leaseKey(number), "", redis.SetArgs{Mode: "NX", TTL: leaseLife}).Result(); {
		case err == nil:
			return number, nil
		case !errors.Is(err, redis.Nil):
			return 0, fmt.Errorf("lease redis database %d: %w", number, err)
		}
	}
	return 0, fmt.Errorf("all %d redis databases are leased: start it with --databases 512", databases)
}

func leaseKey(number int) string {
	return fmt.Sprintf("testdb:lease:%d", number)
}

func flush(ctx context.Context, addr string, number int) error {
	client := redis.NewClient(&redis.Options{Addr: addr, DB: number})
	defer func() { _ = client.Close() }()
	if err := client.FlushDB(ctx).Err(); err != nil {
		return fmt.Errorf("flush redis database %d: %w", number, err)
	}
	return nil
}
