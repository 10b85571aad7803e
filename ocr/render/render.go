// Package render owns the pictures of a file's pages: poppler's pdftoppm draws them,
// in a process of its own with limits. It must not know what pages show, nor who
// wants to see them.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os/exec"
	"strconv"
	"time"
)

var (
	// ErrNotInstalled is returned where the program that makes pictures of pages is
	// not installed.
	ErrNotInstalled = errors.New("pdftoppm is not installed (Debian's package poppler-utils)")
	// ErrTooManyPixels is returned for a picture that is larger than is accepted.
	ErrTooManyPixels = errors.New("the picture of a page has more pixels than are accepted")
	// ErrTooSlow is returned for a page that takes longer than is accepted.
	ErrTooSlow = errors.New("drawing a page took longer than is accepted")
	// ErrNotDrawn is returned for a page that the program cannot draw: the file is
	// encrypted or broken, or has no such page.
	ErrNotDrawn = errors.New("the page could not be drawn")
)

// Poppler renders the pages of a file by the program pdftoppm, in a process of its
// own for each page. It cannot open encrypted files: a password would have to stand in
// the process's arguments, where everybody sees it.
type Poppler struct {
	PDF       []byte
	Colour    bool          // false: grey
	MaxPixels int           // of a page; default 40,000,000
	Deadline  time.Duration // for a page; default 20 s
}

// memoryKB is what the renderer may use: pages of nothing but pictures take 200 MB.
const memoryKB = 1 << 20

// Render makes a picture of what a page shows (its crop box), turned as the file
// says: *image.Gray, or *image.RGBA in colour. number counts from 1.
func (p *Poppler) Render(ctx context.Context, number int, dpi float64) (image.Image, error) {
	program, err := exec.LookPath("pdftoppm")
	if err != nil {
		return nil, ErrNotInstalled
	}
	deadline := or(p.Deadline, 20*time.Second)
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("%w: page %d, %v", ErrTooSlow, number, deadline))
	defer cancel()
	out := &limited{room: p.most()}
	// The shell sets the limit and becomes the program.
	args := append([]string{"-c", `ulimit -v "$1"; shift; exec "$@"`, "render", strconv.Itoa(memoryKB), program}, p.arguments(number, dpi)...)
	command := exec.CommandContext(ctx, "/bin/sh", args...)
	command.Stdin = bytes.NewReader(p.PDF)
	command.Env = []string{}
	command.Stdout = out
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if out.room < 0 {
			return nil, ErrTooManyPixels
		}
		return nil, fmt.Errorf("%w: page %d: %w", ErrNotDrawn, number, err)
	}
	img, err := parse(out.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%w: page %d: %w", ErrNotDrawn, number, err)
	}
	return img, nil
}

func (p *Poppler) arguments(number int, dpi float64) []string {
	page := strconv.Itoa(number)
	args := []string{"-q", "-cropbox", "-r", strconv.FormatFloat(dpi, 'f', 2, 64), "-f", page, "-l", page, "-singlefile", "-"}
	if !p.Colour {
		args = append([]string{"-gray"}, args...)
	}
	return args
}

// most is how many bytes the picture may have.
func (p *Poppler) most() int {
	const head = 64
	pixels := or(p.MaxPixels, 40_000_000)
	if p.Colour {
		pixels *= 3
	}
	return pixels + head
}

func or[T int | time.Duration](value, otherwise T) T {
	if value <= 0 {
		return otherwise
	}
	return value
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
