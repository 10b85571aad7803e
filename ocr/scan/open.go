package scan

import (
	"context"
	"strconv"
	"time"

	"xinbao/ocr/page"
	"xinbao/ocr/render"
	"xinbao/ocr/scan/kit"
	"xinbao/ocr/scan/process"
)

// Settings are where recognition is installed and what it may use.
type Settings struct {
	Kit      string        // folder that scripts/ocr-setup filled; default kit.DefaultFolder
	Cores    int           // that the recognising process keeps busy; default 2
	Memory   uint64        // bytes that the recognising process may ask for; default 2 GiB, of which it uses a quarter
	Deadline time.Duration // for the recognition of one page; default 60 s
	Pages    int           // in memory at a time; default 2
	Full     bool          // recognise in full precision: slower, to compare
}

// Installed is a Reader with its recognising process.
type Installed struct {
	*Reader
	process *process.Process
}

// Open makes a reader that recognises by the installed kit; a *kit.MissingError (which
// people may be told) where there is none. The process starts with the first page.
func Open(s Settings) (*Installed, error) {
	if s.Kit == "" {
		folder, err := kit.DefaultFolder()
		if err != nil {
			return nil, err
		}
		s.Kit = folder
	}
	k := kit.Kit{Folder: s.Kit}
	if err := k.Check(); err != nil {
		return nil, err
	}
	if s.Cores <= 0 {
		s.Cores = 2
	}
	if s.Memory == 0 {
		s.Memory = 2 << 30
	}
	args := []string{"-kit", k.Folder, "-parallel", strconv.Itoa(s.Cores), "-memory", strconv.FormatUint(s.Memory, 10)}
	if s.Full {
		args = append(args, "-full")
	}
	p := process.New(process.Config{Program: k.Program(), Args: args, Deadline: s.Deadline})
	return &Installed{Reader: New(Config{Recogniser: p, Parallel: s.Pages}), process: p}, nil
}

// ReadFile recognises the pages of a PDF file that need it and returns all in their
// order. Pages that would have to be rendered stay without words if the file has a
// password.
func (i *Installed) ReadFile(ctx context.Context, data []byte, password string, pages []page.Page) ([]page.Page, error) {
	var renderer Renderer
	if password == "" {
		renderer = &render.Poppler{PDF: data}
	}
	return i.Read(ctx, pages, renderer)
}

// ProcessID is the recognising process's number, 0 while there is none.
func (i *Installed) ProcessID() int { return i.process.ID() }

// Close ends the recognising process.
func (i *Installed) Close() { i.process.Close() }
