// Package scan owns the reading of pages that are pictures: it straightens them, finds
// rules, cells and lines of text, and has the lines recognised by a process of their
// own. What is not read well is given with the confidence that it deserves. It must
// not know what the words mean, nor the format of the file.
package scan

import (
	"context"
	"fmt"
	"image"
	"sync"

	"xinbao/ocr/page"
	"xinbao/ocr/scan/talk"
)

// Recogniser reads pictures of lines; package process has the one that is used.
type Recogniser interface {
	Recognise(ctx context.Context, lines []talk.Line) ([]talk.Reading, error)
}

// Renderer makes a picture of a page that is not itself one picture. number counts
// from 1; dpi is the resolution that is wanted.
type Renderer interface {
	Render(ctx context.Context, number int, dpi float64) (image.Image, error)
}

// Config is what a Reader needs.
type Config struct {
	Recogniser Recogniser
	// Parallel is how many pages are in memory at a time: while one is recognised the
	// next is taken apart. Default 2; a page in 200 dpi takes about 40 MB.
	Parallel int
	// MaxPixels of a picture. Default 40,000,000: A4 in 600 dpi has 35.
	MaxPixels int
}

// Reader reads pages.
type Reader struct{ config Config }

// New makes a reader.
func New(c Config) *Reader {
	if c.Parallel <= 0 {
		c.Parallel = 2
	}
	if c.MaxPixels <= 0 {
		c.MaxPixels = 40_000_000
	}
	return &Reader{config: c}
}

// Needed is true if a page has to be recognised.
func Needed(p page.Page) bool { return p.Trust != page.TrustText && !p.Blank }

// Read recognises the pages that need it and returns all in their order. The first
// error ends all. A nil renderer leaves a page that needs one without words.
func (r *Reader) Read(ctx context.Context, pages []page.Page, renderer Renderer) ([]page.Page, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	out := make([]page.Page, len(pages))
	room := make(chan struct{}, r.config.Parallel)
	known := &file{}
	var work sync.WaitGroup
	for i, p := range pages {
		if out[i] = p; !Needed(p) {
			continue
		}
		select {
		case room <- struct{}{}:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
		work.Go(func() {
			defer func() { <-room }()
			var err error
			if out[i], err = r.readPage(ctx, p, renderer, known); err != nil {
				stop(fmt.Errorf("recognise page %d: %w", p.Number, err))
			}
		})
	}
	work.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	known.settle(out)
	return out, nil
}

// file is what the pages of one share.
type file struct {
	labels
	ranges
}
