package jobs_test

import (
	"testing"

	"go.uber.org/goleak"
)

// A closed client of TLS or Sentinel leaves a goroutine of go-redis behind when it is closed.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/redis/go-redis/v9/maintnotifications.(*CircuitBreakerManager).cleanupLoop"))
}
