package testdb

import (
	"os"
	"testing"

	"xinbao/internal/need"
)

// The environment that `make test` sets after it has started both services.
const (
	postgresVar = "XINBAO_TEST_POSTGRES" // a postgres:// URL whose user may create schemas
	redisVar    = "XINBAO_TEST_REDIS"    // host:port
)

// Real returns a pair on the PostgreSQL and redis-server that the environment
// names. Without them the test cannot be run.
func Real(t testing.TB) Pair {
	t.Helper()
	dsn, addr := os.Getenv(postgresVar), os.Getenv(redisVar)
	if dsn == "" || addr == "" {
		need.Missing(t, "%s and %s are not set: `make test` starts both services", postgresVar, redisVar)
	}
	return Pair{
		Name:        "real",
		DatabaseURL: schema(t, dsn),
		Redis:       RedisOptions{Addr: addr, DB: redisDB(t, addr)},
	}
}
