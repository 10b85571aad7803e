package vault_test

import (
	"context"
	"errors"
	"maps"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/redis/go-redis/v9"

	"xinbao/internal/testdb"
	"xinbao/vault"
)

// world is a Safe over a Redis, at a time that the test moves.
type world struct {
	safe  *vault.Safe
	redis *redis.Client
	keys  *vault.Keyring
	now   time.Time
}

func onEachRedis(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		client := redis.NewClient(&redis.Options{Addr: p.Redis.Addr, DB: p.Redis.DB})
		t.Cleanup(func() { _ = client.Close() })
		w := &world{redis: client, keys: generated(t), now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
		w.safe = vault.NewSafe(vault.SafeConfig{Redis: client, Keys: w.keys, Now: func() time.Time { return w.now }})
		test(t, w)
	})
}

func (w *world) put(t *testing.T, id string, values map[string]vault.Secret) {
	t.Helper()
	if err := w.safe.Put(t.Context(), id, values, time.Minute); err != nil {
		t.Fatal(err)
	}
}

// raw is everything in Redis as text, key names too.
func (w *world) raw(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, key := range w.redis.Keys(t.Context(), "*").Val() {
		all.WriteString(key + "=" + w.redis.Get(t.Context(), key).Val() + "\n")
	}
	return all.String()
}

func answers() map[string]vault.Secret {
	return map[string]vault.Secret{"password": vault.NewSecret(canary), "pic_code": vault.NewSecret("a1b2c3")}
}

func TestPutIsTakenOnce(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", map[string]vault.Secret{"password": vault.NewSecret("older")})
		w.put(t, "form_1", answers())

		taken, err := w.safe.Take(t.Context(), "form_1")
		_, again := w.safe.Take(t.Context(), "form_1")

		if err != nil || !cmp.Equal(taken, answers()) {
			t.Errorf("taken %v, %v, want what was put last", slices.Sorted(maps.Keys(taken)), err)
		}
		if !errors.Is(again, vault.ErrGone) || errors.Is(again, vault.ErrUnavailable) {
			t.Errorf("second take: %v, want ErrGone", again)
		}
		if left := w.raw(t); left != "" {
			t.Errorf("%d bytes left in redis", len(left))
		}
	})
}

func TestOneOfManyTakersGetsIt(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())
		errs := make([]error, 8)

		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() { _, errs[i] = w.safe.Take(t.Context(), "form_1") })
		}
		wg.Wait()

		gone := slices.DeleteFunc(errs, func(err error) bool { return err == nil })
		if len(gone) != 7 || slices.ContainsFunc(gone, func(err error) bool { return !errors.Is(err, vault.ErrGone) }) {
			t.Errorf("%d of 8 takers got nothing: %v, want 7 with ErrGone", len(gone), gone)
		}
	})
}

func TestKeptIsReadUntilDropped(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "req_1", answers())
		if err := w.safe.Keep(t.Context(), "req_1", vault.NewSecret(canary), 72*time.Hour); err != nil {
			t.Fatal(err)
		}

		first, err1 := w.safe.Kept(t.Context(), "req_1")
		second, err2 := w.safe.Kept(t.Context(), "req_1")
		dropped := w.safe.Drop(t.Context(), "req_1", "req_never")
		_, kept := w.safe.Kept(t.Context(), "req_1")
		_, taken := w.safe.Take(t.Context(), "req_1")

		if err := errors.Join(err1, err2, dropped); err != nil || string(first.Reveal()) != canary || !first.Equal(second) {
			t.Errorf("kept secret was not read twice: %v", err)
		}
		if !errors.Is(kept, vault.ErrGone) || !errors.Is(taken, vault.ErrGone) {
			t.Errorf("after drop: %v and %v, want ErrGone", kept, taken)
		}
	})
}

func TestEntriesExpireByOurClockToo(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())
		w.put(t, "form_2", answers())

		w.now = w.now.Add(time.Minute - time.Microsecond)
		_, before := w.safe.Take(t.Context(), "form_1")
		w.now = w.now.Add(time.Microsecond)
		_, after := w.safe.Take(t.Context(), "form_2")

		if before != nil || !errors.Is(after, vault.ErrGone) {
			t.Errorf("before the end: %v, at the end: %v, want nil and ErrGone", before, after)
		}
	})
}

func TestRedisForgetsByItself(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())

		left := w.redis.PTTL(t.Context(), "xinbao:safe:once:form_1").Val()

		if left <= 0 || left > time.Minute {
			t.Errorf("time to live in redis is %v, want up to a minute", left)
		}
	})
}

func TestRedisHoldsOnlyIDsAndSealedBytes(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())
		if err := w.safe.Keep(t.Context(), "req_1", vault.NewSecret(canary), time.Hour); err != nil {
			t.Fatal(err)
		}

		raw := w.raw(t)

		if !strings.Contains(raw, "xinbao:safe:once:form_1=") || !strings.Contains(raw, "xinbao:safe:kept:req_1=") {
			t.Error("the keys are not where an operator looks for them")
		}
		if leaks(raw) || strings.Contains(raw, "password") || strings.Contains(raw, "pic_code") {
			t.Error("redis shows a secret or its name")
		}
	})
}

func TestSealedBytesBelongToTheirKey(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())
		stolen := w.redis.Get(t.Context(), "xinbao:safe:once:form_1").Val()
		for _, key := range []string{"xinbao:safe:once:form_2", "xinbao:safe:kept:form_1"} {
			if err := w.redis.Set(t.Context(), key, stolen, time.Minute).Err(); err != nil {
				t.Fatal(err)
			}
		}

		_, moved := w.safe.Take(t.Context(), "form_2")
		_, promoted := w.safe.Kept(t.Context(), "form_1")

		for _, err := range []error{moved, promoted} {
			if !errors.Is(err, vault.ErrGone) || !errors.Is(err, vault.ErrSealed) {
				t.Errorf("a copied value gives %v, want ErrGone that is also ErrSealed", err)
			}
		}
	})
}

func TestWipedRedisIsGoneNotBroken(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		w.put(t, "form_1", answers())
		w.redis.FlushDB(t.Context())

		_, err := w.safe.Take(t.Context(), "form_1")

		if !errors.Is(err, vault.ErrGone) || errors.Is(err, vault.ErrUnavailable) {
			t.Errorf("after a wipe: %v, want ErrGone", err)
		}
	})
}

func TestBadEntriesAreRefused(t *testing.T) {
	t.Parallel()
	onEachRedis(t, func(t *testing.T, w *world) {
		for name, err := range map[string]error{
			"no id":        w.safe.Put(t.Context(), "", answers(), time.Minute),
			"not our id":   w.safe.Put(t.Context(), "张三", answers(), time.Minute),
			"long id":      w.safe.Put(t.Context(), strings.Repeat("a", 129), answers(), time.Minute),
			"no time":      w.safe.Put(t.Context(), "form_1", answers(), 0),
			"a day":        w.safe.Put(t.Context(), "form_1", answers(), 24*time.Hour),
			"kept a year":  w.safe.Keep(t.Context(), "req_1", vault.NewSecret("x"), 365*24*time.Hour),
			"kept no time": w.safe.Keep(t.Context(), "req_1", vault.NewSecret("x"), -time.Second),
		} {
			if !errors.Is(err, vault.ErrBadEntry) {
				t.Errorf("%s: %v, want ErrBadEntry", name, err)
			}
		}
		if left := w.raw(t); left != "" {
			t.Error("a refused entry was stored")
		}
	})
}

// unanswered is a Safe over a listener that accepts and never answers.
func unanswered(t *testing.T) *vault.Safe {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return safeAt(t, listener.Addr().String())
}

func safeAt(t *testing.T, addr string) *vault.Safe {
	t.Helper()
	client := redis.NewClient(&redis.Options{Addr: addr, ContextTimeoutEnabled: true, MaxRetries: -1})
	t.Cleanup(func() { _ = client.Close() })
	return vault.NewSafe(vault.SafeConfig{Redis: client, Keys: generated(t), Now: time.Now, Timeout: 50 * time.Millisecond})
}

func TestRedisThatIsDownOrHangsIsUnavailable(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := listener.Addr().String()
	_ = listener.Close()

	for name, safe := range map[string]*vault.Safe{"down": safeAt(t, closed), "hangs": unanswered(t)} {
		mine := answers()
		start := time.Now()
		put := safe.Put(t.Context(), "form_1", mine, time.Minute)
		_, take := safe.Take(t.Context(), "form_1")
		drop := safe.Drop(t.Context(), "form_1")

		for _, err := range []error{put, take, drop} {
			if !errors.Is(err, vault.ErrUnavailable) || errors.Is(err, vault.ErrGone) || leaks(err.Error()) {
				t.Errorf("%s: %v, want ErrUnavailable", name, err)
			}
		}
		if !cmp.Equal(mine, answers()) {
			t.Errorf("%s: the caller's own secrets changed", name)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: three calls took %v, the limit is 50ms each", name, took)
		}
	}
}

func TestCancelledCallerIsHeard(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	err := unanswered(t).Put(ctx, "form_1", answers(), time.Minute)

	if !errors.Is(err, context.Canceled) {
		t.Errorf("put with a cancelled context: %v", err)
	}
}
