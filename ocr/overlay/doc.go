// Package overlay owns the pictures that show people what was read: a page of the
// file with a box around every leaf, coloured by how far it can be trusted. It must
// not know how a leaf was read, nor where files are kept.
package overlay

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"time"

	"xinbao/ocr"
	"xinbao/ocr/render"
	"xinbao/report"
)

// Reading is what was read of a file.
type Reading struct {
	Sheets   []ocr.Sheet
	Evidence map[string]ocr.Evidence // by the leaf's JSON pointer
	Checks   []report.Check
}

// Options are how pages are drawn. The zero value of each is its default.
type Options struct {
	DPI       float64       // default 150; fewer where the page would have more pixels than it may
	MaxPixels int           // of a page; default 6,000,000: A4 in 240 dpi
	Deadline  time.Duration // for a page; default 20 s
}

// Drawer draws the pages of one file.
type Drawer struct {
	renderer render.Poppler
	reading  Reading
	marks    map[int][]mark
	options  Options
}

// New makes a drawer. The file must not be encrypted: see CodeLocked.
func New(file []byte, r Reading, o Options) *Drawer {
	o.DPI = cmp.Or(o.DPI, 150)
	o.MaxPixels = cmp.Or(o.MaxPixels, 6_000_000)
	return &Drawer{
		renderer: render.Poppler{PDF: file, Colour: true, MaxPixels: o.MaxPixels * 11 / 10, Deadline: o.Deadline},
		reading:  r, marks: marksOf(r), options: o,
	}
}

// ErrNoPage is returned for a page that the file does not have.
var ErrNoPage = errors.New("the file has no such page")

// Page is the picture of a page, upright and straight: what lies at a box of the
// evidence lies at the same place, points times dpi / 72, in the picture.
func (d *Drawer) Page(ctx context.Context, number int) (*image.RGBA, error) {
	s, err := d.sheet(number)
	if err != nil {
		return nil, err
	}
	dpi := d.dpi(s)
	drawn, err := d.renderer.Render(ctx, number, dpi)
	if err != nil {
		return nil, coded(err)
	}
	return laid(drawn, s, dpi), nil
}

// Marked is Page with a box around every leaf, and the legend below.
func (d *Drawer) Marked(ctx context.Context, number int) (*image.RGBA, error) {
	picture, err := d.Page(ctx, number)
	if err != nil {
		return nil, err
	}
	s, _ := d.sheet(number)
	scale := d.dpi(s) / 72
	for _, m := range d.marks[number] {
		m.draw(picture, scale)
	}
	return withLegend(picture, scale), nil
}

// Pages is how many pages there are.
func (d *Drawer) Pages() int { return len(d.reading.Sheets) }

func (d *Drawer) sheet(number int) (ocr.Sheet, error) {
	for _, s := range d.reading.Sheets {
		if s.Page == number && s.Width >= 1 && s.Height >= 1 {
			return s, nil
		}
	}
	return ocr.Sheet{}, fmt.Errorf("page %d: %w", number, ErrNoPage)
}

// dpi is the resolution that is wanted, or what fits into the pixels.
func (d *Drawer) dpi(s ocr.Sheet) float64 {
	fits := 72 * math.Sqrt(float64(d.options.MaxPixels)/(s.Width*s.Height))
	return min(d.options.DPI, fits)
}
