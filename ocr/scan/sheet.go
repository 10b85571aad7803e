package scan

import (
	"context"
	"fmt"
	"image"

	"xinbao/ocr/page"
	"xinbao/ocr/render"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/symbol"
	"xinbao/ocr/scan/talk"
)

// Resolutions, in pixels an inch.
const (
	renderDPI = 200
	mostDPI   = 250 // more is made less: it brings time, not accuracy
)

// readPage recognises one page.
func (r *Reader) readPage(ctx context.Context, p page.Page, renderer Renderer, known *file) (page.Page, error) {
	img, box, err := r.picture(ctx, p, renderer)
	if err != nil || img == nil {
		p.Words, p.Lines = nil, nil
		return p, err
	}
	if b := img.Bounds(); b.Dx()*b.Dy() > r.config.MaxPixels {
		return p, fmt.Errorf("%w: %d by %d", render.ErrTooManyPixels, b.Dx(), b.Dy())
	}
	if p.Picture == nil { // the renderer follows the file, not the text
		p.Rotated, p.Turned = (p.Rotated-p.Turned+360)%360, 0
	}
	gray := raster.FromImage(img)
	s := newSheet(gray, box)
	s, err = r.upright(ctx, s)
	if err != nil {
		return p, err
	}
	if err := r.read(ctx, s, &known.labels); err != nil {
		return p, err
	}
	known.ranges.add(s.ranges)
	return s.page(p), nil
}

// picture is the page's picture and where it lies on the page; nil if there is none to
// be had.
func (r *Reader) picture(ctx context.Context, p page.Page, renderer Renderer) (image.Image, page.Box, error) {
	if p.Picture != nil {
		if p.Picture.Width*p.Picture.Height > r.config.MaxPixels {
			return nil, page.Box{}, fmt.Errorf("%w: %d by %d", render.ErrTooManyPixels, p.Picture.Width, p.Picture.Height)
		}
		img, err := p.Picture.Open(ctx)
		return img, p.Picture.Box, err
	}
	if renderer == nil {
		return nil, page.Box{}, nil
	}
	img, err := renderer.Render(ctx, p.Number, renderDPI)
	if err != nil {
		return nil, page.Box{}, err
	}
	// The renderer follows the file, not the text: the sheet may lie.
	box := page.Box{X1: p.Width, Y1: p.Height}
	if b := img.Bounds(); (b.Dx() > b.Dy()) != (p.Width > p.Height) {
		box = page.Box{X1: p.Height, Y1: p.Width}
	}
	return img, box, nil
}

// sheet is a picture of a page, straightened and taken apart.
type sheet struct {
	raw     *raster.Gray
	box     page.Box // where the picture lies, points
	turned  int      // quarters clockwise so far
	skew    float64  // degrees clockwise that the picture lay askew
	grid    grid.Page
	perInch float64

	// By the grid's line: what it says, nil while it is not read, what a lone symbol may
	// be, and an identifier's letters.
	said    [][]talk.Character
	guesses map[int][]symbol.Guess
	letters map[int][]letter
	ranges  []float64 // see ranges
}

func newSheet(g *raster.Gray, box page.Box) *sheet {
	dpi := dotsPerInch(g, box)
	if n := int(dpi/mostDPI + 0.5); n > 1 {
		g = g.Shrunk(n)
		dpi = dotsPerInch(g, box)
	}
	s := &sheet{raw: g, box: box, perInch: dpi}
	s.skew = g.Contrast(int(dpi / 8)).Ink().Skew()
	s.grid = grid.Find(g.Straightened(s.skew), dpi)
	s.said = make([][]talk.Character, len(s.grid.Lines))
	s.guesses = map[int][]symbol.Guess{}
	s.letters = map[int][]letter{}
	return s
}

// dotsPerInch is the picture's resolution on the page; a page of odd size is taken to
// be A4.
func dotsPerInch(g *raster.Gray, box page.Box) float64 {
	dpi := float64(g.W) / box.Width() * 72
	if dpi < 60 || dpi > 1200 {
		dpi = float64(max(g.W, g.H)) / 11.69
	}
	return max(dpi, 30)
}

// turn is the sheet turned clockwise by quarters.
func (s *sheet) turn(quarters int) *sheet {
	box := s.box
	if quarters%2 == 1 {
		box = page.Box{X0: s.box.Y0, Y0: s.box.X0, X1: s.box.Y1, Y1: s.box.X1}
	}
	t := newSheet(s.raw.Turned(quarters), box)
	t.turned = s.turned + quarters
	return t
}

// Enough to tell which side is up, and the confidence that upright text has.
const (
	sampleLines   = 8
	uprightEnough = 0.8
)

// upright turns the sheet so that its text can be read: a few lines are recognised in
// each position until they are read well; the best position wins.
func (r *Reader) upright(ctx context.Context, s *sheet) (*sheet, error) {
	best, bestScore := s, -1.0
	for _, quarters := range []int{0, 1, 3, 2} {
		candidate := s
		if quarters > 0 {
			candidate = s.turn(quarters)
		}
		score, err := r.legible(ctx, candidate)
		if err != nil {
			return nil, err
		}
		if score > bestScore {
			best, bestScore = candidate, score
		}
		if score >= uprightEnough {
			break
		}
	}
	return best, nil
}

// legible is the mean confidence of a sample of lines, in which a character is counted
// for about each em: a line on its side is read as few characters or none. That of an
// empty sheet is full: it is as good as it gets.
func (r *Reader) legible(ctx context.Context, s *sheet) (float64, error) {
	if len(s.grid.Lines) == 0 {
		return 1, nil
	}
	sample := s.sample()
	if err := r.ask(ctx, s, sample); err != nil {
		return 0, err
	}
	sum, n := 0.0, 0.0
	for _, i := range sample {
		l := s.grid.Lines[i]
		n += max(0.8*float64(l.W())/l.Em, float64(len(s.said[i])))
		for _, c := range s.said[i] {
			sum += c.Confidence
		}
	}
	return sum / max(n, 1), nil
}

// sample is some lines of a few characters from all over the sheet.
func (s *sheet) sample() []int {
	var fit, out []int
	for i, l := range s.grid.Lines {
		if w := float64(l.W()); w > 3*l.Em && w < 15*l.Em {
			fit = append(fit, i)
		}
	}
	for i := 0; i < len(fit); i += max(1, len(fit)/sampleLines) {
		out = append(out, fit[i])
	}
	return out
}
