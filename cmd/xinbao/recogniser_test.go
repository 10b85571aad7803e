package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/api/signed"
	"xinbao/flow"
	"xinbao/internal/need"
	"xinbao/internal/reportgen"
	"xinbao/internal/testdb"
	"xinbao/notice"
	"xinbao/ocr"
	"xinbao/ocr/page"
)

// recognising is a recogniser that the test decides on.
type recognising func(ctx context.Context, pages []page.Page) ([]page.Page, error)

func (r recognising) ReadFile(ctx context.Context, _ []byte, _ string, pages []page.Page) ([]page.Page, error) {
	return r(ctx, pages)
}

func TestWhatCannotBeRecognisedInTimeIsNotBegun(t *testing.T) {
	t.Parallel()
	begun := 0
	p := newPunctual(recognising(func(_ context.Context, pages []page.Page) ([]page.Page, error) {
		begun++
		return pages, nil
	}))
	ask := func(left time.Duration, scans int) error {
		ctx, cancel := context.WithTimeout(t.Context(), left)
		defer cancel()
		_, err := p.ReadFile(ctx, nil, "", append(make([]page.Page, scans), page.Page{Trust: page.TrustText}))
		return err
	}

	fits, late, never := ask(answerIn, 2), ask(time.Second, 2), ask(answerIn, 10)

	if fits != nil || !errors.Is(late, errNoTime) || errors.Is(late, signed.ErrFile) || !errors.Is(never, signed.ErrFile) || begun != 1 {
		t.Errorf("two pages: %v; in a second: %v; ten: %v; begun %d times", fits, late, never, begun)
	}
}

// A machine that was busy once is not taken for a slow one for ever.
func TestRefusalsMakeHopeful(t *testing.T) {
	t.Parallel()
	p := &punctual{Recogniser: recognising(func(_ context.Context, pages []page.Page) ([]page.Page, error) { return pages, nil }), pace: time.Minute}
	for range 100 {
		ctx, cancel := context.WithTimeout(t.Context(), answerIn)
		_, err := p.ReadFile(ctx, nil, "", make([]page.Page, 3))
		cancel()
		if err == nil {
			return
		}
	}
	t.Error("three pages are refused for ever")
}

// hangingKit is a kit whose program says that it began, and answers nothing.
func hangingKit(t testing.TB) (folder string, began func() bool) {
	t.Helper()
	folder = t.TempDir()
	mark := filepath.Join(folder, "began")
	for name, text := range map[string]string{
		"xinbao-ocr":            "#!/bin/sh\n: > '" + mark + "'\ncat > /dev/null # answers nothing, and hangs up when its parent does\n",
		"libopenvino_c.so.2641": "", "recogniser.onnx": "", "characters.txt": "",
	} {
		wantOK(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700))
	}
	return folder, func() bool {
		_, err := os.Stat(mark)
		return err == nil
	}
}

// mixed is a report of which some pages are pictures; the rest can be read
// without recognition.
func mixed(s reportgen.Style) bool { return s.Name == "scan-mixed" }

func shortScan(s reportgen.Style) bool { return s.Name == "brief-scan-mild" }

// realKit is where recognition is installed.
func realKit(t testing.TB) {
	t.Helper()
	r, stop, err := recogniser("")
	wantOK(t, err)
	stop()
	if r == nil {
		need.Missing(t, "recognition: run make ocr-setup")
	}
}

func TestScansAreReadWhereRecognitionIsInstalled(t *testing.T) {
	t.Parallel()
	realKit(t)
	town := openTown(t, testdb.Embedded(t))

	v := town.client.upload(t, printed(t, shortScan).PDF, "")
	v = town.client.ended(t, v.ID)

	if v.State != flow.DocumentStructured || v.Kind != "brief" {
		t.Errorf("it ended as %s: %+v", v.State, v.Trouble)
	}
}

// ended waits for the end of a document. A machine that is busy takes its time over
// scans, and over the lease of a worker that died.
func (c *client) ended(t *testing.T, id string) (v api.DocumentView) {
	t.Helper()
	over := time.Now().Add(3 * time.Minute)
	for tick := time.NewTicker(50 * time.Millisecond); ; <-tick.C {
		wantOK(t, c.do(t.Context(), http.MethodGet, "/v1/documents/"+id, nil, &v))
		if !v.EndedAt.IsZero() {
			tick.Stop()
			return v
		}
		if time.Now().After(over) {
			t.Fatalf("it is still %s", v.State)
		}
	}
}

func TestWithoutRecognitionAScanSaysWhatToRun(t *testing.T) {
	t.Parallel()
	town := openTown(t, testdb.Embedded(t), func(c *worldConfig) { c.Recognition.Kit = t.TempDir() })

	v := town.client.upload(t, printed(t, shortScan).PDF, "")
	told, ok := town.documentNotice(t, v.ID).(notice.DocumentFailed)

	if !ok || told.Fault.Code != string(ocr.CodeRecognition) || told.Fault.Actor != string(flow.ActorOperator) || !strings.Contains(told.Fault.English, "make ocr-setup") {
		t.Errorf("told %+v", told.Fault)
	}
	if ready := town.readyz(t); !strings.Contains(ready, "not installed") || !strings.Contains(town.log.String(), "recognition.missing") {
		t.Errorf("readyz says %q", ready)
	}
}

func (w *town) readyz(t *testing.T) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.adminURL+"/readyz", http.NoBody)
	wantOK(t, err)
	res, err := (&http.Client{Timeout: 5 * time.Second}).Do(req)
	wantOK(t, err)
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	wantOK(t, err)
	return string(text)
}

// A house that stops ends its recognising process.
func TestTheRecognisingProcessEndsWithTheHouse(t *testing.T) {
	t.Parallel()
	kit, began := hangingKit(t)
	town := openTown(t, testdb.Embedded(t), func(c *worldConfig) { c.Recognition.Kit = kit })
	town.client.upload(t, printed(t, shortScan).PDF, "")
	until(t, "the recognising process has begun", began)
	child := town.scans.(interface{ ProcessID() int }).ProcessID()

	town.stop()

	if child == 0 {
		t.Fatal("there is no recognising process")
	}
	if process, err := os.FindProcess(child); err == nil && process.Signal(syscall.Signal(0)) == nil {
		t.Errorf("process %d is still there", child)
	}
}
