package memredis_test

import (
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"go.uber.org/goleak"

	"xinbao/internal/memredis"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

func started(t *testing.T) (*memredis.Server, *redis.Client) {
	t.Helper()
	server, err := memredis.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	client := redis.NewClient(&redis.Options{Addr: server.Addr()})
	t.Cleanup(func() { _ = client.Close() })
	return server, client
}

func TestKeysExpireByThemselves(t *testing.T) {
	t.Parallel()
	_, client := started(t)
	const life = 50 * time.Millisecond

	if err := client.Set(t.Context(), "secret", "1", life).Err(); err != nil {
		t.Fatal(err)
	}
	alive := client.Exists(t.Context(), "secret").Val()
	<-time.After(life + 50*time.Millisecond)
	later := client.Exists(t.Context(), "secret").Val()

	if alive != 1 || later != 0 {
		t.Errorf("the key exists: %d at once, %d after its time to live; want 1 and 0", alive, later)
	}
}

func TestFlushAllForgetsEveryDatabase(t *testing.T) {
	t.Parallel()
	server, client := started(t)
	other := redis.NewClient(&redis.Options{Addr: server.Addr(), DB: 3})
	t.Cleanup(func() { _ = other.Close() })
	client.Set(t.Context(), "here", "1", 0)
	other.Set(t.Context(), "there", "1", 0)

	dump := server.Dump()
	server.FlushAll()

	if !strings.Contains(dump, "here") {
		t.Errorf("Dump() = %q, want the key that was set", dump)
	}
	left := client.DBSize(t.Context()).Val() + other.DBSize(t.Context()).Val()
	if left != 0 {
		t.Errorf("%d keys left", left)
	}
}
