package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"xinbao/internal/reportgen/typeface"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/symbol"
)

// Of the lines from which letters are taken.
const (
	lineWide = 1.7 // inches of the sheet
	fewest   = 3   // letters
	most     = 8
)

// drawLetters makes samples of letters that stand in lines, about two fifths of which
// are none: parts of one, or several. Most are of fonts that draw ideographs too.
func drawLetters(random *rand.Rand, faces []face, n int) []sample {
	faces = slices.DeleteFunc(slices.Clone(faces), func(f face) bool { return !f.Has('J') })
	chinese := slices.DeleteFunc(slices.Clone(faces), func(f face) bool { return !f.han })
	out := make([]sample, 0, n)
	for len(out) < n {
		from := faces
		if len(chinese) > 0 && random.IntN(2) == 0 {
			from = chinese
		}
		out = append(out, lettersOf(random, from[random.IntN(len(from))])...)
	}
	return out[:n]
}

// lettersOf are the letters of one line.
func lettersOf(random *rand.Rand, f face) []sample {
	text := identifier(random)
	p := newCell(random, lineWide, 0.6*float64(len(text)))
	p.apart = p.size * (0.15*random.Float64() - 0.09) * float64(random.IntN(2))
	p.write(f, text)
	places := p.places(f, text)
	p.wear(random)
	page := grid.Find(p.sheet, p.dpi)
	if len(page.Lines) != 1 {
		return nil
	}
	l := page.Lines[0]
	top, bottom := symbol.Capitals(l.Parts)
	row := symbol.NewRow(page.Clean, l.X0, l.X1, top, bottom)
	cuts := []float64{places[0].from - 2}
	for i := range places[1:] {
		cuts = append(cuts, (places[i].to+places[i+1].from)/2)
	}
	cuts = append(cuts, places[len(places)-1].to+2)
	var out []sample
	take := func(from, to float64, class int) {
		jitter := func() float64 { return (random.Float64() - 0.5) * 0.12 * float64(bottom-top) }
		x0, x1 := max(row.X0, int(from+jitter()+0.5)), min(row.X1, int(to+jitter()+0.5))
		if x0, x1 = row.Trim(x0, x1); x1 > x0 {
			out = append(out, sample{features: row.Features(x0, x1), class: class, face: f.name})
		}
	}
	for i, place := range places {
		take(cuts[i], cuts[i+1], place.class)
		within := place.from + (place.to-place.from)*(0.3+0.4*random.Float64())
		switch none := len(symbol.Letters); random.IntN(6) {
		case 0:
			take(cuts[i], within, none)
		case 1:
			take(within, cuts[i+1], none)
		case 2:
			if i+2 < len(cuts) {
				take(cuts[i], cuts[i+2], none)
			}
		case 3:
			if i > 0 {
				take(cuts[i-1], within, none)
			}
		}
	}
	return out
}

// Signs in identifiers and numbers are rarer than letters, and letters rarer than digits.
// J is shown more often: it touches what follows it.
const (
	digits   = "0123456789"
	capitals = "ABCDEFGHIJJJKLMNOPQRSTUVWXYZ"
	signs    = ".,:-"
)

// identifier is a text of capitals, digits and signs, or of digits and signs.
func identifier(random *rand.Rand) string {
	from := []string{digits + digits + capitals + capitals + capitals + signs, digits + digits + signs}[random.IntN(4)/3]
	var b strings.Builder
	for range fewest + random.IntN(most-fewest+1) {
		b.WriteByte(from[random.IntN(len(from))])
	}
	return b.String()
}

// classOf is what a character counts as.
func classOf(r rune) int {
	switch r {
	case 'O':
		r = '0'
	case ',':
		r = '.'
	}
	return strings.IndexRune(symbol.Letters, r)
}

// place is where the ink of a letter is on the sheet, in pixels from the left.
type place struct {
	from, to float64
	class    int
}

func (p *cell) places(f face, text string) []place {
	var out []place
	x := p.x
	unit := p.size * p.wide / typeface.Em
	for _, r := range text {
		g := f.Glyph(r)
		box := g.Box()
		out = append(out, place{x + float64(box[0])*unit, x + float64(box[2])*unit, classOf(r)})
		x += float64(g.Advance)*unit + p.apart
	}
	return out
}
