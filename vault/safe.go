package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/redis/go-redis/v9"
)

var (
	// ErrGone says that the safe has nothing (any more) under an id: it was taken,
	// dropped, or expired, or Redis lost it. Ask the person again.
	ErrGone = errors.New("secret is gone")
	// ErrUnavailable says that Redis did not answer. Nothing is known about what it
	// holds; try again later.
	ErrUnavailable = errors.New("secret store is unavailable")
	// ErrBadEntry says that an id or a time to live was not fit for use: a fault in
	// the caller.
	ErrBadEntry = errors.New("bad safe entry")
)

const (
	// MaxOnce is the longest that Put lets a secret wait to be taken: the source
	// gives a session 30 minutes, and a worker may come late.
	MaxOnce = time.Hour
	// MaxKept is the longest that Keep holds a secret: no request lives longer.
	MaxKept = 30 * 24 * time.Hour
)

// ids go into Redis key names in clear, so they must be our own and not a person's.
var idShape = regexp.MustCompile(`^[A-Za-z0-9_:.-]{1,128}$`)

// SafeConfig is what a Safe needs.
type SafeConfig struct {
	// Redis is any kind of client. With Options.ContextTimeoutEnabled set, Timeout
	// holds also for a single read; without it go-redis waits for its own ReadTimeout.
	Redis redis.UniversalClient
	// Keys seal every value: Redis holds ids and sealed bytes.
	Keys *Keyring
	// Now is the time by which entries expire, beside Redis's own.
	Now func() time.Time
	// Timeout bounds each call; 0 means 3 s.
	Timeout time.Duration
}

// Safe holds C3 in memory, on Redis, sealed with a key that Redis does not have.
// An entry waits to be taken once (Put, Take) or is kept to be read many times
// (Keep, Kept); the two do not see each other's ids. Losing an entry is no fault:
// whoever meets ErrGone asks the person again.
type Safe struct {
	redis   redis.UniversalClient
	keys    *Keyring
	now     func() time.Time
	timeout time.Duration
}

// NewSafe makes a Safe.
func NewSafe(c SafeConfig) *Safe {
	if c.Timeout == 0 {
		c.Timeout = 3 * time.Second
	}
	return &Safe{redis: c.Redis, keys: c.Keys, now: c.Now, timeout: c.Timeout}
}

// kind is how often an entry may be read.
type kind string

const (
	once kind = "once"
	kept kind = "kept"
)

func (k kind) key(id string) string { return "xinbao:safe:" + string(k) + ":" + id }

// Put stores values under id to be taken once within ttl, in place of what was
// there. The id names the answer, never a person. When it
// fails, the caller's secrets are untouched and can be put again.
func (s *Safe) Put(ctx context.Context, id string, values map[string]Secret, ttl time.Duration) error {
	return s.set(ctx, once, id, values, ttl, MaxOnce)
}

// Take returns what Put stored and removes it in the same step; of two takers one
// gets it. ErrGone where it is not there.
func (s *Safe) Take(ctx context.Context, id string) (map[string]Secret, error) {
	return s.get(ctx, once, id, s.redis.GetDel)
}

// Keep stores one secret under id to be read until ttl ends or it is dropped.
func (s *Safe) Keep(ctx context.Context, id string, secret Secret, ttl time.Duration) error {
	return s.set(ctx, kept, id, map[string]Secret{"": secret}, ttl, MaxKept)
}

// Kept returns what Keep stored. ErrGone where it is not there.
func (s *Safe) Kept(ctx context.Context, id string) (Secret, error) {
	values, err := s.get(ctx, kept, id, s.redis.Get)
	return values[""], err
}

// Drop removes everything under the ids, put or kept. What is not there is no error.
func (s *Safe) Drop(ctx context.Context, ids ...string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	// One DEL for each key: on a cluster they live on different nodes.
	_, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, id := range ids {
			p.Del(ctx, once.key(id))
			p.Del(ctx, kept.key(id))
		}
		return nil
	})
	return unavailable("drop secrets", err)
}

// entry is what lies sealed under a key.
type entry struct {
	Until  time.Time         `json:"until"`
	Values map[string][]byte `json:"values"`
}

func (s *Safe) set(ctx context.Context, k kind, id string, values map[string]Secret, ttl, most time.Duration) error {
	if !idShape.MatchString(id) || ttl <= 0 || ttl > most {
		return fmt.Errorf("store secret for %v: %w", ttl, ErrBadEntry)
	}
	sealed, err := s.seal(k, id, values, s.now().Add(ttl))
	if err != nil {
		return err
	}
	ctx, cancel := s.bound(ctx)
	defer cancel()
	return unavailable("store secret", s.redis.Set(ctx, k.key(id), sealed, ttl).Err())
}

func (s *Safe) get(ctx context.Context, k kind, id string, read func(context.Context, string) *redis.StringCmd) (map[string]Secret, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	sealed, err := read(ctx, k.key(id)).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, fmt.Errorf("read secret: %w", ErrGone)
	}
	if err != nil {
		return nil, unavailable("read secret", err)
	}
	return s.open(k, id, sealed)
}

func (s *Safe) seal(k kind, id string, values map[string]Secret, until time.Time) ([]byte, error) {
	e := entry{Until: until, Values: make(map[string][]byte, len(values))}
	for name, secret := range values {
		e.Values[name] = secret.Reveal()
	}
	plain, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode secret: %w", err)
	}
	defer clear(plain)
	return s.keys.Seal("safe", k.key(id), string(k), plain)
}

// open gives ErrGone beside ErrSealed where the bytes are not ours: the person has
// to be asked again either way, and whoever watches sees that it was no expiry.
func (s *Safe) open(k kind, id string, sealed []byte) (map[string]Secret, error) {
	plain, err := s.keys.Open("safe", k.key(id), string(k), sealed)
	if err != nil {
		return nil, fmt.Errorf("read secret: %w: %w", ErrGone, err)
	}
	defer clear(plain)
	var e entry
	if err := json.Unmarshal(plain, &e); err != nil {
		return nil, fmt.Errorf("decode secret: %w", ErrGone)
	}
	if !s.now().Before(e.Until) {
		return nil, fmt.Errorf("read secret: %w: its time is over", ErrGone)
	}
	values := make(map[string]Secret, len(e.Values))
	for name, b := range e.Values {
		values[name] = NewSecret(b)
		clear(b)
	}
	return values, nil
}

func (s *Safe) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, s.timeout, ErrUnavailable)
}

// unavailable classifies a Redis error; go-redis puts no argument into its texts.
func unavailable(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w: %w", doing, ErrUnavailable, err)
}
