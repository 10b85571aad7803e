package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"sync"
	"time"
)

// patience is how long a browser may take to start, and to print one report.
const patience = 3 * time.Minute

// Browser is a running Chromium without a window, which prints one report after
// the other.
type Browser struct {
	mu      sync.Mutex
	process *exec.Cmd
	pipe    *pipe
	session string
	frame   string
	profile string
}

// programs are the names of Chromium.
var programs = []string{"chromium", "chromium-browser", "google-chrome"}

// Start runs the Chromium of the PATH. The context ends it; Close too.
func Start(ctx context.Context) (*Browser, error) {
	profile, err := os.MkdirTemp("", "xinbao-browser-")
	if err != nil {
		return nil, fmt.Errorf("make folder for the browser's profile: %w", err)
	}
	b := &Browser{profile: profile}
	if err := b.run(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("start chromium, scripts/test-setup installs it: %w", err), os.RemoveAll(profile))
	}
	ready, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := b.open(ready); err != nil {
		return nil, errors.Join(err, b.kill())
	}
	return b, nil
}

// run starts the process with the two pipes that it knows as files 3 and 4. It
// needs no sandbox: it sees nothing but pages that this package writes.
func (b *Browser) run(ctx context.Context) error {
	program, err := installed()
	if err != nil {
		return err
	}
	commands, out, err := os.Pipe()
	if err != nil {
		return err
	}
	in, answers, err := os.Pipe()
	if err != nil {
		return errors.Join(err, commands.Close(), out.Close())
	}
	//nolint:gosec // the program is named here, its arguments too
	b.process = exec.CommandContext(ctx, program, "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-extensions", "--disable-background-networking", "--font-render-hinting=none", "--user-data-dir="+b.profile)
	b.process.WaitDelay = patience
	b.process.ExtraFiles = []*os.File{commands, answers}
	b.pipe = &pipe{out: out, in: in, read: bufio.NewReader(in)}
	err = b.process.Start()
	return errors.Join(err, commands.Close(), answers.Close())
}

func installed() (string, error) {
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", exec.ErrNotFound
}

// open opens the one page that everything is printed from.
func (b *Browser) open(ctx context.Context) error {
	var target struct {
		ID string `json:"targetId"`
	}
	if err := b.pipe.call(ctx, "", "Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var session struct {
		ID string `json:"sessionId"`
	}
	if err := b.pipe.call(ctx, "", "Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &session); err != nil {
		return err
	}
	b.session = session.ID
	var tree struct {
		Tree struct {
			Frame struct {
				ID string `json:"id"`
			} `json:"frame"`
		} `json:"frameTree"`
	}
	err := b.pipe.call(ctx, b.session, "Page.getFrameTree", nil, &tree)
	b.frame = tree.Tree.Frame.ID
	return err
}

// stamps are the times that Chromium writes into a file.
var stamps = regexp.MustCompile(`/(CreationDate|ModDate) \(D:\d{14}`)

// print is the document as a PDF file, with the paper that its style sheet names.
// The same document gives the same bytes.
func (b *Browser) print(ctx context.Context, document string, tagged bool) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := b.pipe.call(ctx, b.session, "Page.setDocumentContent", map[string]any{"frameId": b.frame, "html": document}, nil); err != nil {
		return nil, err
	}
	var file struct {
		Data []byte `json:"data"`
	}
	how := map[string]any{"printBackground": true, "preferCSSPageSize": true, "generateTaggedPDF": tagged}
	if err := b.pipe.call(ctx, b.session, "Page.printToPDF", how, &file); err != nil {
		return nil, err
	}
	return stamps.ReplaceAll(file.Data, []byte("/$1 (D:20200101000000")), nil
}

// Close ends the browser and removes what it left.
func (b *Browser) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kill()
}

// kill lets the browser go: it ends when nobody can speak to it any more. How it
// ends does not matter.
func (b *Browser) kill() error {
	closed := errors.Join(b.pipe.out.Close(), b.pipe.in.Close())
	_ = b.process.Wait()
	return errors.Join(closed, b.forget())
}

// A browser's helpers may write to its profile for a moment after it ended.
const (
	attempts = 20
	moment   = 100 * time.Millisecond
)

// forget removes the profile.
func (b *Browser) forget() error {
	err := os.RemoveAll(b.profile)
	for n := 1; err != nil && n < attempts; n++ {
		<-time.After(moment)
		err = os.RemoveAll(b.profile)
	}
	return err
}
