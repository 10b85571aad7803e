package signed_test

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"xinbao/api/signed"
)

// The callers of testdata are written from the description, each in the manner
// of its language; they sign with the present time and hang up after 5 seconds.
// scripts/test-setup installs what runs them.
func TestCallersInOtherLanguagesAreServed(t *testing.T) {
	t.Parallel()
	for program, source := range map[string]string{
		"python3": "client.py", "node": "client.js", "java": "Client.java", "php": "client.php", "bash": "client.sh", "mono": "Client.cs",
	} {
		t.Run(program, func(t *testing.T) {
			t.Parallel()
			source := filepath.Join("testdata", source)
			if program == "mono" {
				source = compiled(t, source)
			}
			w := begin(t, func(c *signed.Config) { c.Now = time.Now })
			file := bytes.Repeat(pdf, 200_000/len(pdf)) // so large that curl asks before it sends
			path := filepath.Join(t.TempDir(), "report.pdf")
			must(t, os.WriteFile(path, file, 0o600))
			var out, errOut bytes.Buffer
			cmd := exec.CommandContext(t.Context(), program, source, w.server.URL+signed.Path, w.id, secret, path)
			cmd.Stdout, cmd.Stderr = &out, &errOut

			err := cmd.Run()
			if err != nil {
				t.Fatalf("%v\n%s", err, &errOut)
			}
			wantFile(t, program, answer{Code: http.StatusOK, Body: out.Bytes()}, file)
		})
	}
}

// compiled is the program of a C# source.
func compiled(t *testing.T, source string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "client.exe")
	if out, err := exec.CommandContext(t.Context(), "mcs", "-out:"+program, source).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}
