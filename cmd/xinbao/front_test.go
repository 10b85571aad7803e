package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/clock"
	"xinbao/internal/config"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/vault"
)

// front is everything but workers: the API, a scheduler and the credit centre,
// in this process. The workers are processes of their own, or come later.
type front struct {
	*house
	pair     testdb.Pair
	keysFile string
	folder   string // of uploaded documents
	sandbox  *sandbox.Sandbox
	source   config.Source
	merchant flow.Merchant
	client   *client
	log      *sink
}

func openFront(t *testing.T, p testdb.Pair) *front {
	t.Helper()
	f := &front{pair: p, keysFile: filepath.Join(t.TempDir(), "keys.json"), folder: t.TempDir(), log: &sink{}}
	keys, err := vault.Generate()
	wantOK(t, err)
	wantOK(t, keys.Write(f.keysFile))
	at, ctx := new(clock.Clock), context.WithoutCancel(t.Context())
	f.house, err = newHouse(&config.Log{Level: "info", Format: "json"}, std{f.log, f.log}, at.Now)
	wantOK(t, err)
	t.Cleanup(f.stop)
	f.pace = pace{Sweep: 50 * time.Millisecond, PollGap: 25 * time.Millisecond}
	wantOK(t, f.furnish(ctx, config.Database{URL: p.DatabaseURL}, config.Redis{URL: p.Redis.URL()}, config.Keys{File: f.keysFile}))
	wantOK(t, f.openFiles(ctx, config.Documents{Dir: f.folder}))
	wantOK(t, f.store.Migrate(ctx))
	var handler http.Handler
	f.sandbox, handler = f.newSandbox(config.Sandbox{Seed: 1}, sourceKey, at)
	box, err := f.serveAt(ctx, "sandbox", "127.0.0.1:0", handler)
	wantOK(t, err)
	f.source = config.Source{URL: "http://" + box.String() + "/zx", Key: sourceKey, AppName: "xinbao", AppVersion: "1", Timeout: 2 * time.Second}
	entrance, err := listen(ctx, "api", "127.0.0.1:0")
	wantOK(t, err)
	merchant, key, err := f.newMerchant(ctx, "Lender", "", false)
	f.merchant = merchant
	wantOK(t, err)
	f.client = newClient("http://"+entrance.Addr().String(), key)
	f.startAPI(ctx, entrance, config.Links{PublicURL: f.client.base}, config.Notices{})
	f.startScheduler(ctx)
	return f
}

// worker is a process.
type worker struct {
	*exec.Cmd
	log sink
}

// startProcess starts `xinbao worker` and waits until it works.
func (f *front) startProcess(t *testing.T, more ...string) *worker {
	t.Helper()
	args := []string{
		"worker", "--database-url", f.pair.DatabaseURL, "--redis-url", f.pair.Redis.URL(), "--keys-file", f.keysFile,
		"--source-url", f.source.URL, "--source-key", f.source.Key, "--source-timeout", f.source.Timeout.String(),
		"--admin-addr", "127.0.0.1:0", "--documents-dir", f.folder,
	}
	w := &worker{Cmd: exec.Command("xinbao", append(args, more...)...)}
	w.Stderr = &w.log
	wantOK(t, w.Start())
	t.Cleanup(func() {
		if w.ProcessState == nil {
			_ = w.Process.Kill()
			_ = w.Wait()
		}
	})
	w.says(t, "worker.started")
	return w
}

// says waits until the process has logged something.
func (w *worker) says(t *testing.T, what string) {
	t.Helper()
	until(t, "worker said "+what, func() bool { return bytes.Contains(w.log.bytes(), []byte(what)) })
}

// ends waits for the process and gives its exit code; -1 where it was killed.
func (w *worker) ends(t *testing.T) int {
	t.Helper()
	err := w.Wait()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		t.Fatal(err)
	}
	return w.ProcessState.ExitCode()
}

func (w *worker) signal(t *testing.T, s os.Signal) {
	t.Helper()
	wantOK(t, w.Process.Signal(s))
}

// until looks again and again at what nobody tells.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	over := time.After(time.Minute)
	for !so() {
		select {
		case <-tick.C:
		case <-over:
			t.Fatalf("never: %s", what)
		}
	}
}

// asks has a person log in whose report is at the platform already, so that no
// day has to pass.
func (f *front) asks(t *testing.T) (*person, api.RequestView) {
	t.Helper()
	p, err := personaOf("copy.valid")
	wantOK(t, err)
	r, err := f.client.create(t.Context(), orderFor(p, f.now()))
	wantOK(t, err)
	human := &person{world: &world{house: f.house, sandbox: f.sandbox, merchant: f.merchant}, client: f.client, persona: p}
	return human, r
}

// logsIn answers the form and does not wait for what comes of it.
func (f *front) logsIn(t *testing.T, human *person, id string) {
	t.Helper()
	form, err := f.client.form(t.Context(), id)
	wantOK(t, err)
	wantOK(t, f.client.do(t.Context(), http.MethodPost, "/v1/requests/"+id+"/form", map[string]any{
		"form_id": form.ID, "answers": human.answers(form),
	}, nil))
}

// codes are the troubles on a request's time line, each once in a row.
func (f *front) codes(t *testing.T, id string) string {
	t.Helper()
	page, err := f.client.events(t.Context(), id, 0)
	wantOK(t, err)
	var all []string
	for _, e := range page.Events {
		if e.Code != "" {
			all = append(all, e.Code)
		}
	}
	return strings.Join(slices.Compact(all), " ")
}

const (
	sigterm = syscall.SIGTERM
	sigkill = syscall.SIGKILL
)
