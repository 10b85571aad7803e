// Package pdf owns the reading of PDF files into pages: of the text layer and the
// ruling lines where a page has them, of the picture where a scanner made the
// page. It works in this process without cgo, on files from strangers: every file
// ends in pages or in a Code, within the limits of Options. It must not know what
// the words mean; recognising pictures is package scan's.
package pdf

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/content"
	"xinbao/ocr/pdf/cos"
)

// Options are the password and the limits. The zero value of each limit is its
// default.
type Options struct {
	// Password opens an encrypted file, as the user's or the owner's.
	Password string
	// MaxBytes is the size of the file. Default 100 MiB.
	MaxBytes int64
	// MaxPages is how many pages the file may have. Default 200.
	MaxPages int
	// MaxObjects is how many objects the file may list. Default 1,000,000.
	MaxObjects int
	// MaxValues is how many values (numbers, names, strings, entries) may have to be
	// read of those objects, at about 100 bytes each. Default 1,000,000.
	MaxValues int64
	// MaxStreamBytes is what one stream, and the content of one page, may decompress
	// to. Default 32 MiB.
	MaxStreamBytes int64
	// MaxTotalBytes is what all streams may decompress to together, a shared one
	// counted each time. Default 256 MiB. Pictures are not decoded here.
	MaxTotalBytes int64
	// MaxOperators is how many operators a page may run, and how many characters its
	// strings may have; all pages together ten times as many. Default 4,000,000.
	MaxOperators int
	// MaxDrawn is how many glyphs a page may draw, and how many rules; all pages
	// together five times as many. Default 200,000.
	MaxDrawn int
	// MaxPixels is the size of a picture that Picture.Open decodes. Default
	// 64,000,000: A4 in 600 dpi has 35 million.
	MaxPixels int64
	// Deadline is how long the reading may take. Default 20 s.
	Deadline time.Duration
	// Parallel is how many pages are read at a time. Default GOMAXPROCS.
	Parallel int
}

func (o Options) withDefaults() Options {
	o.MaxBytes = or(o.MaxBytes, 100<<20)
	o.MaxPages = or(o.MaxPages, 200)
	o.MaxObjects = or(o.MaxObjects, 1_000_000)
	o.MaxValues = or(o.MaxValues, 1_000_000)
	o.MaxStreamBytes = or(o.MaxStreamBytes, 32<<20)
	o.MaxTotalBytes = or(o.MaxTotalBytes, 256<<20)
	o.MaxOperators = or(o.MaxOperators, 4_000_000)
	o.MaxDrawn = or(o.MaxDrawn, 200_000)
	o.MaxPixels = or(o.MaxPixels, 64_000_000)
	o.Deadline = or(o.Deadline, 20*time.Second)
	o.Parallel = or(o.Parallel, runtime.GOMAXPROCS(0))
	return o
}

func or[T int | int64 | time.Duration](value, otherwise T) T {
	if value <= 0 {
		return otherwise
	}
	return value
}

// Read reads all pages of a file. It returns all of them or an error: a Code
// (wrapped), or the context's. data must not change while a page's Picture may
// still be opened.
func Read(ctx context.Context, data []byte, options Options) ([]page.Page, error) {
	o := options.withDefaults()
	if int64(len(data)) > o.MaxBytes {
		return nil, &Error{CodeTooLarge, fmt.Errorf("%d bytes, %d are accepted", len(data), o.MaxBytes)}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, o.Deadline, CodeTooSlow)
	defer cancel()
	d, err := open(ctx, data, o)
	if err != nil {
		return nil, coded(err)
	}
	pages, err := d.readAll(ctx, o.Parallel)
	if err != nil {
		return nil, coded(err)
	}
	return pages, nil
}

// document is an open file with its pages.
type document struct {
	file   *cos.File
	shared *content.Shared
	leaves []leaf
	most   int64 // bytes that a page's content may have
	pixels int64 // that a picture may have
}

func open(ctx context.Context, data []byte, o Options) (d *document, err error) {
	defer surviving(&err)
	file, err := cos.Open(ctx, data, o.Password, cos.Limits{
		Objects: o.MaxObjects, Values: o.MaxValues,
		StreamBytes: o.MaxStreamBytes, TotalBytes: o.MaxTotalBytes,
	})
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	leaves, err := leavesOf(file, o.MaxPages)
	if err != nil {
		return nil, fmt.Errorf("find the pages: %w", err)
	}
	shared := content.NewShared(content.Limits{Operators: o.MaxOperators, Drawn: o.MaxDrawn})
	return &document{file: file, shared: shared, leaves: leaves, most: o.MaxStreamBytes + 1, pixels: o.MaxPixels}, nil
}

// readAll reads the pages, several at a time. The first error ends all.
func (d *document) readAll(ctx context.Context, parallel int) ([]page.Page, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	pages := make([]page.Page, len(d.leaves))
	numbers := make(chan int)
	var workers sync.WaitGroup
	for range min(parallel, len(pages)) {
		workers.Go(func() {
			for i := range numbers {
				var err error
				if pages[i], err = d.read(ctx, i); err != nil {
					stop(fmt.Errorf("page %d: %w", i+1, err))
				}
			}
		})
	}
	for i := range pages {
		if ctx.Err() != nil {
			break
		}
		numbers <- i
	}
	close(numbers)
	workers.Wait()
	return pages, context.Cause(ctx)
}

// surviving turns a panic into an error: whatever a hostile file finds, it ends
// here.
func surviving(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: the reader tripped over it: %T", cos.ErrDamaged, r)
	}
}
