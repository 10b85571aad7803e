package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the command xinbao, in PATH while the tests
// run: for scripts, and for processes that are stopped or killed.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"xinbao": main})
}

// wantOK ends the test unless all went well.
func wantOK(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
