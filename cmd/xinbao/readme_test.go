package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"xinbao/internal/config"
	"xinbao/notice"
)

// The block of README.md that leads a stranger through the main job is run here
// as it is printed, but for the addresses.
func TestReadmeWalkEndsWithTheReport(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)<!-- walk:[^>]*-->\n```sh\n(.*?)```").FindSubmatch(readme)
	if block == nil {
		t.Fatal("README.md has no block marked as walk")
	}
	w, err := openWorld(t.Context(), &config.Log{Level: "error", Format: "json"}, std{&bytes.Buffer{}, &bytes.Buffer{}}, worldConfig{
		Data: t.TempDir(), API: "127.0.0.1:0", Admin: "127.0.0.1:0", Receiver: "127.0.0.1:0",
		Sandbox: config.Sandbox{Addr: "127.0.0.1:0", Seed: 1}, Received: func(string, notice.Notice, []byte) {},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.stop)

	script := strings.NewReplacer("http://127.0.0.1:8080", w.apiURL, "http://127.0.0.1:8090", w.boxURL).Replace(string(block[1]))
	walk := exec.CommandContext(t.Context(), "bash", "-e", "-o", "pipefail", "-c", script)
	walk.Dir = t.TempDir()
	walk.Env = append(os.Environ(), "KEY="+w.key, "MERCHANT="+w.merchant.ID)
	out, err := walk.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}

	lines := strings.Split(string(out), "\n")
	if lines[0] != "awaiting_report" || lines[1] != "succeeded" {
		t.Errorf("states %q and %q, want awaiting_report and succeeded\n%s", lines[0], lines[1], out)
	}
	report, err := os.ReadFile(filepath.Join(walk.Dir, "report.json"))
	if err != nil || !bytes.Contains(report, []byte(`"reportId"`)) {
		t.Errorf("report.json is %.200s (%v)", report, err)
	}
	if picture, err := os.ReadFile(filepath.Join(walk.Dir, "picture.png")); err != nil || !bytes.HasPrefix(picture, []byte("\x89PNG")) {
		t.Errorf("picture.png is no PNG (%v)", err)
	}
}
