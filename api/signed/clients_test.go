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

// needs are the programs that a caller runs besides.
var needs = map[string][]string{"bash": {"curl", "openssl", "base64"}}

// The callers of testdata are written from the description, each in the manner
// of its language; they sign with the present time and hang up after 5 seconds.
func TestCallersInOtherLanguagesAreServed(t *testing.T) {
	t.Parallel()
	for program, source := range map[string]string{
		"python3": "client.py", "node": "client.js", "java": "Client.java", "php": "client.php", "bash": "client.sh",
	} {
		t.Run(program, func(t *testing.T) {
			t.Parallel()
			for _, needed := range append(needs[program], program) {
				if _, err := exec.LookPath(needed); err != nil {
					t.Skipf("%s is not installed", needed)
				}
			}
			w := begin(t, func(c *signed.Config) { c.Now = time.Now })
			file := bytes.Repeat(pdf, 200_000/len(pdf)) // so large that curl asks before it sends
			path := filepath.Join(t.TempDir(), "report.pdf")
			must(t, os.WriteFile(path, file, 0o600))
			var out, errOut bytes.Buffer
			cmd := exec.CommandContext(t.Context(), program, filepath.Join("testdata", source), w.server.URL+signed.Path, w.id, secret, path)
			cmd.Stdout, cmd.Stderr = &out, &errOut

			err := cmd.Run()
			if err != nil {
				t.Fatalf("%v\n%s", err, &errOut)
			}
			wantFile(t, program, answer{Code: http.StatusOK, Body: out.Bytes()}, file)
		})
	}
}
