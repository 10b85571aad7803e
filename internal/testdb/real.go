package testdb

import (
	"os"
	"testing"
)

// The environment that `make test` sets after it has started both services.
const (
	postgresVar = "XINBAO_TEST_POSTGRES" // a postgres:// URL whose user may create schemas
	redisVar    = "XINBAO_TEST_REDIS"    // host:port
	realVar     = "XINBAO_TEST_REAL"     // "required": without the services a test fails, it is not skipped
)

// Real returns a pair on the PostgreSQL and redis-server that the environment
// names. Without them it skips the test, or fails it where XINBAO_TEST_REAL
// says that they are required.
func Real(t testing.TB) Pair {
	t.Helper()
	dsn, addr := os.Getenv(postgresVar), os.Getenv(redisVar)
	if dsn == "" || addr == "" {
		if os.Getenv(realVar) == "required" {
			t.Fatalf("%s and %s must both be set", postgresVar, redisVar)
		}
		t.Skipf("%s and %s are not set: `make test` starts both services", postgresVar, redisVar)
	}
	return Pair{
		Name:        "real",
		DatabaseURL: schema(t, dsn),
		Redis:       RedisOptions{Addr: addr, DB: redisDB(t, addr)},
	}
}
