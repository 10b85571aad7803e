// Package need says what becomes of a test where something it needs is missing.
package need

import (
	"os"
	"testing"
)

// Missing ends a test whose machine lacks something: it is skipped, or fails where
// XINBAO_TEST_REAL=required says, as `make test` does, that nothing may be skipped.
func Missing(tb testing.TB, format string, args ...any) {
	tb.Helper()
	if os.Getenv("XINBAO_TEST_REAL") == "required" {
		tb.Fatalf("missing: "+format, args...)
	}
	tb.Skipf("SKIPPED, missing: "+format, args...)
}
