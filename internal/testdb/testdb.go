// Package testdb owns what a test runs against: a database and a Redis of its
// own, either embedded (a SQLite file and the in-process Redis) or real (a
// PostgreSQL schema and a numbered redis-server database). It must not know
// what is stored there: whoever asks for a pair migrates it.
package testdb

import (
	"net/url"
	"path/filepath"
	"strconv"
	"testing"

	"xinbao/internal/memredis"
)

// Pair is a fresh database and a fresh Redis that nobody else uses. Both are
// gone when the test ends.
type Pair struct {
	Name        string // "embedded" or "real"
	DatabaseURL string // sqlite:///path/of/file or postgres://…, search_path set to its own schema
	Redis       RedisOptions
}

// RedisOptions says where a Redis is. On the real pair the server is shared
// with other tests: wipe with FLUSHDB, never FLUSHALL.
type RedisOptions struct {
	Addr string // host:port
	DB   int
}

// URL is the address as the configuration writes it: redis://host:port/db.
func (o RedisOptions) URL() string {
	return (&url.URL{Scheme: "redis", Host: o.Addr, Path: strconv.Itoa(o.DB)}).String()
}

// Each runs test on the embedded pair and, where the environment names its
// services, on the real one: as subtests, in parallel with each other and with
// the rest. So test must not call t.Parallel, and what Each's caller puts up
// for both must be taken down by t.Cleanup rather than defer.
func Each(t *testing.T, test func(t *testing.T, p Pair)) {
	t.Helper()
	t.Run("embedded", func(t *testing.T) {
		t.Parallel()
		test(t, Embedded(t))
	})
	t.Run("real", func(t *testing.T) {
		t.Parallel()
		test(t, Real(t))
	})
}

// Embedded returns a pair that needs nothing outside this process.
func Embedded(t testing.TB) Pair {
	t.Helper()
	redis, err := memredis.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(redis.Close)
	file := filepath.Join(t.TempDir(), "xinbao.db")
	return Pair{
		Name:        "embedded",
		DatabaseURL: (&url.URL{Scheme: "sqlite", Path: filepath.ToSlash(file)}).String(),
		Redis:       RedisOptions{Addr: redis.Addr()},
	}
}
