package main

import (
	"image"
	"image/draw"
	"math/rand/v2"

	"golang.org/x/image/vector"

	"xinbao/internal/reportgen/typeface"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/symbol"
)

// sample is a symbol as the network sees it, and what it is.
type sample struct {
	features []float32
	class    int // index of what it says; beyond for all else
	face     string
}

// others are what stands alone in a cell and is no symbol, or is cut so; the first are
// those that look like one.
var others = []rune("十口一二三工个卜丨人入八米丰日月已几了又大小少中下上不元次无有是否男女年其未他本与及" +
	"。，、；：（）【】—·.:;,()①②③" + "EFHJKLPQTUVWXY&@+=%")

// drawMany makes samples, a quarter of which are no symbols.
func drawMany(random *rand.Rand, faces []face, n int) []sample {
	out := make([]sample, 0, n)
	for len(out) < n {
		f := faces[random.IntN(len(faces))]
		class, text := len(symbol.Known), other(random, f)
		if random.IntN(4) > 0 {
			class = random.IntN(len(symbol.Known))
			text = symbol.Known[class]
		}
		if s, ok := drawn(random, f, text); ok {
			s.class = class
			out = append(out, s)
		}
	}
	return out
}

// other is a text that is no symbol: two narrow ones, or a character.
func other(random *rand.Rand, f face) string {
	if random.IntN(3) == 0 {
		const narrow = "0123456789"
		return string([]byte{narrow[random.IntN(10)], "0123456789.,-N"[random.IntN(14)]})
	}
	for {
		if r := others[random.IntN(len(others))]; f.Has(r) {
			return string(r)
		}
	}
}

// drawn prints a text in a cell, scans it, and takes it out of the scan as a page's
// lines are. It is not ok if that finds anything but one line.
func drawn(random *rand.Rand, f face, text string) (sample, bool) {
	p := newCell(random, sheetWide, 0.6)
	p.write(f, text)
	p.wear(random)
	page := grid.Find(p.sheet, p.dpi)
	if len(page.Lines) != 1 {
		return sample{}, false
	}
	l := page.Lines[0]
	// The em of a page is known about; that of its line is at least the most of it.
	em := max(float64(l.H())/0.95, 0.75*p.size*(0.85+0.3*random.Float64()))
	return sample{features: symbol.Features(page.Clean, l.Rect, em), face: f.name}, true
}

// cell is a cell of a table, being printed and scanned.
type cell struct {
	sheet *raster.Gray
	dpi   float64
	size  float64 // pixels of an em
	x, y  float64 // where the text's base line begins
	wide  float64 // how much wider than its font a character is
	apart float64 // pixels between characters, beyond those of the font
}

// Sizes of the sheet, inches: rules are as long as rules must be, and the text is far
// from the edges, where nothing is read.
const (
	sheetWide = 0.9
	sheetHigh = 0.7
)

// newCell draws the cell, so many inches wide, for a text of so many ems: most have
// rules, near to the text or far.
func newCell(random *rand.Rand, wide, ems float64) *cell {
	p := &cell{dpi: []float64{110, 150, 150, 200, 200, 200, 250}[random.IntN(7)]}
	p.sheet = raster.NewGray(int(wide*p.dpi), int(sheetHigh*p.dpi))
	p.size = p.dpi / 72 * (6.5 + 5.5*random.Float64())
	p.wide = 0.92 + 0.16*random.Float64()
	p.x = float64(p.sheet.W)/2 + random.Float64() - p.size*ems/2
	p.y = float64(p.sheet.H)/2 + random.Float64() + p.size*0.35
	if random.IntN(4) > 0 {
		p.rules(random, max(1, ems))
	}
	return p
}

func (p *cell) rules(random *rand.Rand, ems float64) {
	shade := byte(random.IntN(120))
	thick := 1 + random.IntN(2)
	top := int(p.y-p.size) - 5 - random.IntN(int(p.size/2))
	bottom := int(p.y+p.size*0.25) + 5 + random.IntN(int(p.size/2))
	for x := range p.sheet.W {
		for i := range thick {
			p.dot(x, top-i, shade)
			p.dot(x, bottom+i, shade)
		}
	}
	for _, x := range []int{int(p.x) - 6 - random.IntN(12), int(p.x+p.size*ems) + 6 + random.IntN(12)} {
		for y := max(0, top); y < bottom; y++ {
			for i := range thick {
				p.dot(x+i, y, shade)
			}
		}
	}
}

func (p *cell) dot(x, y int, shade byte) {
	if x >= 0 && x < p.sheet.W && y >= 0 && y < p.sheet.H {
		p.sheet.Row(y)[x] = shade
	}
}

// write prints black text.
func (p *cell) write(f face, text string) {
	pen := vector.NewRasterizer(p.sheet.W, p.sheet.H)
	x := p.x
	for _, r := range text {
		g := f.Glyph(r)
		for _, path := range g.Paths {
			p.trace(pen, path, x)
		}
		x += float64(g.Advance)*p.size*p.wide/typeface.Em + p.apart
	}
	ink := image.NewAlpha(image.Rect(0, 0, p.sheet.W, p.sheet.H))
	pen.DrawOp = draw.Src
	pen.Draw(ink, ink.Rect, image.Opaque, image.Point{})
	for i, a := range ink.Pix {
		p.sheet.Pix[i] = byte(int(p.sheet.Pix[i]) * (255 - int(a)) / 255)
	}
}

func (p *cell) trace(pen *vector.Rasterizer, path typeface.Path, x float64) {
	at := func(q typeface.Point) (float32, float32) {
		return float32(x + float64(q.X)*p.size*p.wide/typeface.Em), float32(p.y - float64(q.Y)*p.size/typeface.Em)
	}
	pen.MoveTo(at(path.Start))
	from := path.Start
	for _, c := range path.Curves {
		cubic := c.Cubic(from)
		bx, by := at(cubic[0])
		cx, cy := at(cubic[1])
		dx, dy := at(cubic[2])
		pen.CubeTo(bx, by, cx, cy, dx, dy)
		from = cubic[2]
	}
	pen.ClosePath()
}
