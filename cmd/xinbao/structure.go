package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"xinbao/internal/config"
	"xinbao/ocr"
	"xinbao/ocr/overlay"
)

type structureCmd struct {
	config.Recognition `embed:""`
	config.Password    `embed:""`

	Files    []string `arg:"" name:"file" help:"credit reports as PDF; - for the standard input"`
	Evidence bool     `help:"show page, box, source, raw text and confidence of every leaf"`
	Checks   bool     `help:"show what the report's own arithmetic proves or contradicts"`
	Overlay  string   `type:"path" placeholder:"OUT" help:"draw the pages of one file with a box around every leaf: into OUT.pdf, or OUT-1.png, OUT-2.png … for OUT.png"`
}

// Validate wants a picture of one file at most. It asks Password, whose own Validate
// this one hides.
func (c *structureCmd) Validate() error {
	switch kind := filepath.Ext(c.Overlay); {
	case c.Overlay == "":
	case len(c.Files) > 1:
		return errors.New("--overlay takes one file")
	case kind != ".pdf" && kind != ".png":
		return errors.New("--overlay must end in .pdf or .png")
	}
	return c.Password.Validate()
}

// The exit codes of structure, beside those of every command.
const (
	exitUnread  = 3 // a file could not be read as a credit report
	exitPartial = 4 // every file was read, but parts of a report are missing
	exitUndrawn = 5 // the file was read, but the overlay was not written
)

// exitError ends the program with a code of its own; what there is to say was
// said.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Run writes the report of each file as JSON: of one file the report alone, of
// several, or with more than the report, an object that says which file it is.
func (c *structureCmd) Run(ctx context.Context, io std) error {
	password, err := c.Text()
	if err != nil {
		return err
	}
	scans, stop, err := recogniser(c.Kit)
	if err != nil {
		return err
	}
	defer stop()
	worst := 0
	for i, file := range c.Files {
		io.progress("[%d/%d] %s …", i+1, len(c.Files), file)
		worst = max(worst, c.structure(ctx, io, file, ocr.Options{Password: password, Recogniser: scans}))
	}
	if worst != 0 {
		return exitError(worst)
	}
	return nil
}

func (c *structureCmd) structure(ctx context.Context, io std, file string, o ocr.Options) (code int) {
	began := time.Now()
	data, err := contents(file)
	if err != nil {
		io.complain("%s: %v", file, err)
		return exitUnread
	}
	r, err := ocr.Read(ctx, data, o)
	if err != nil {
		io.complain("%s: %s", file, explained(err))
		return exitUnread
	}
	io.progress("%s: %s, %d pages, %d ms", file, r.Kind, r.Pages, time.Since(began).Milliseconds())
	if err := c.show(io.out, file, r); err != nil {
		io.complain("%s: %v", file, err)
		return exitUnread
	}
	for _, gap := range r.Missing {
		io.complain("%s: %s / %s", file, gap.Title.ZH, gap.Title.EN)
		code = exitPartial
	}
	for _, section := range r.Unknown {
		io.complain("%s: 未知的部分 / unknown section: %s", file, section.Title)
	}
	if c.Overlay != "" {
		if err := drawOverlay(ctx, c.Overlay, drawerOf(data, r)); err != nil {
			io.complain("%s: %s", c.Overlay, explained(err))
			return exitUndrawn
		}
	}
	return code
}

func contents(file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(file)
}

// explained is an error for people: what can be mended in both languages.
func explained(err error) string {
	if _, english, chinese, ok := ocr.Explain(err); ok {
		return chinese + " / " + english
	}
	if code, ok := errors.AsType[overlay.Code](err); ok {
		english, chinese := code.Text()
		return chinese + " / " + english
	}
	return err.Error()
}

// structured is a result with the file that it is of.
type structured struct {
	File  string   `json:"file"`
	Kind  ocr.Kind `json:"kind"`
	Pages int      `json:"pages"`
	findings
	Evidence map[string]ocr.Evidence `json:"evidence,omitempty"`
}

func (c *structureCmd) show(w io.Writer, file string, r *ocr.Result) error {
	f := findingsOf(r)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if len(c.Files) == 1 && !c.Evidence && !c.Checks {
		return enc.Encode(f.Report)
	}
	s := structured{File: file, Kind: r.Kind, Pages: r.Pages, findings: f}
	if c.Evidence {
		s.Evidence = r.Evidence
	} else {
		s.Sheets = nil
	}
	if !c.Checks {
		s.Checks = nil
	}
	return enc.Encode(s)
}

// progress is for whoever watches: only a terminal shows it.
func (s std) progress(format string, args ...any) {
	if f, ok := s.err.(*os.File); ok && isTerminal(f) {
		s.complain(format, args...)
	}
}

// complain writes a line that is no result.
func (s std) complain(format string, args ...any) { _, _ = fmt.Fprintf(s.err, format+"\n", args...) }

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
