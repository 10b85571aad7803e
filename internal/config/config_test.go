package config_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/internal/config"
)

var update = flag.Bool("update", false, "write docs/config.md anew")

func TestPageIsWhatTheCodeDeclares(t *testing.T) {
	t.Parallel()
	page := filepath.Join("..", "..", "docs", "config.md")
	if *update {
		if err := os.WriteFile(page, []byte(config.Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}

	if diff := cmp.Diff(config.Markdown(), string(got)); diff != "" {
		t.Errorf("docs/config.md differs from the code; run go test ./internal/config -update\n%s", diff)
	}
}

func TestAdminAddressIsLoopbackOnly(t *testing.T) {
	t.Parallel()
	for addr, ok := range map[string]bool{
		"127.0.0.1:9090": true, "localhost:9090": true, "[::1]:9090": true, "127.0.0.1:0": true,
		"0.0.0.0:9090": false, ":9090": false, "10.1.2.3:9090": false, "9090": false, "example.com:80": false,
	} {
		if err := (config.Admin{Addr: addr}).Validate(); (err == nil) != ok {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

func TestFaultsSayWhatToDo(t *testing.T) {
	t.Parallel()
	for want, err := range map[string]error{
		"keys generate": config.Keys{}.Validate(),
		"--keys-file":   config.Keys{File: "a", Text: "b"}.Validate(),
		"no absolute":   config.Links{PublicURL: "example.com"}.Validate(),
		"SSH tunnel":    config.Admin{Addr: "0.0.0.0:1"}.Validate(),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}
