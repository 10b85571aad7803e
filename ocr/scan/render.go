package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// ErrNoRenderer is returned where the program that makes pictures of pages is not
// installed.
var ErrNoRenderer = errors.New("pdftoppm is not installed (Debian's package poppler-utils)")

// Poppler renders the pages of a file by the program pdftoppm, in a process of its
// own for each page. It cannot open encrypted files: a password would have to stand in
// the process's arguments, where everybody sees it.
type Poppler struct {
	PDF       []byte
	MaxPixels int           // of a page; default 40,000,000
	Deadline  time.Duration // for a page; default 20 s
}

// memoryKB is what the renderer may use: pages of nothing but pictures take 200 MB.
const memoryKB = 1 << 20

// Render makes a grey picture of a page.
func (p *Poppler) Render(ctx context.Context, number int, dpi float64) (image.Image, error) {
	program, err := exec.LookPath("pdftoppm")
	if err != nil {
		return nil, ErrNoRenderer
	}
	deadline := p.Deadline
	if deadline <= 0 {
		deadline = 20 * time.Second
	}
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("render page %d: it took longer than %v", number, deadline))
	defer cancel()
	page := strconv.Itoa(number)
	// The shell sets the limit and becomes the program.
	command := exec.CommandContext(ctx, "/bin/sh", "-c", `ulimit -v "$1"; shift; exec "$@"`, "render",
		strconv.Itoa(memoryKB), program, "-q", "-gray", "-r", strconv.Itoa(int(dpi)), "-f", page, "-l", page, "-singlefile", "-")
	command.Stdin = bytes.NewReader(p.PDF)
	command.Env = []string{}
	most := p.MaxPixels
	if most <= 0 {
		most = 40_000_000
	}
	out := &limited{room: most + 64}
	command.Stdout = out
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if out.room < 0 {
			return nil, ErrTooManyPixels
		}
		return nil, fmt.Errorf("render page %d: %w", number, err)
	}
	return parsePGM(out.Bytes())
}

// limited is a buffer that refuses more than it has room for.
type limited struct {
	bytes.Buffer
	room int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.room -= len(p); l.room < 0 {
		return 0, ErrTooManyPixels
	}
	return l.Buffer.Write(p)
}

// header is how a portable graymap of 8 bits begins; its rows follow.
var header = regexp.MustCompile(`^P5\s+(\d{1,6})\s+(\d{1,6})\s+255\s`)

// parsePGM reads a binary portable graymap.
func parsePGM(data []byte) (image.Image, error) {
	found := header.FindSubmatch(data[:min(len(data), 40)])
	if found == nil {
		return nil, errors.New("the renderer made no picture")
	}
	width, _ := strconv.Atoi(string(found[1])) // six digits
	height, _ := strconv.Atoi(string(found[2]))
	rows := data[len(found[0]):]
	if width < 1 || height < 1 || len(rows) < width*height {
		return nil, errors.New("the renderer's picture is not whole")
	}
	return &image.Gray{Pix: rows[:width*height], Stride: width, Rect: image.Rect(0, 0, width, height)}, nil
}
