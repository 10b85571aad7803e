package layout

import (
	"cmp"
	"math"
	"slices"

	"xinbao/ocr/page"
)

// Two pages side by side lie on a sheet that is clearly wider than high, with
// nothing across its middle.
const (
	landscape  = 1.15 // width to height
	gutterFrom = 0.42 // of the width: where the gap between the pages may be
	gutterTo   = 0.58
	gutter     = 8.0 // points that the gap has at least
)

// split takes pages apart into the sheets that lie on them, left first, if most of
// the wide ones have a gap in the middle: on some pages of a report that is printed
// across, it is a column's.
func split(pages []page.Page) []Sheet {
	wide, parted := 0, 0
	for _, p := range pages {
		if isWide(p) {
			wide++
		}
		if _, two := gap(p); two {
			parted++
		}
	}
	var sheets []Sheet
	for _, p := range pages {
		if at, two := gap(p); two && 2*parted > wide {
			sheets = append(sheets, halves(p, at)...)
		} else {
			sheets = append(sheets, newSheet(p, whole(p)))
		}
	}
	return sheets
}

func isWide(p page.Page) bool { return p.Width >= landscape*p.Height && len(p.Words) > 0 }

func whole(p page.Page) page.Box { return page.Box{X1: p.Width, Y1: p.Height} }

func halves(p page.Page, at float64) []Sheet {
	left, right := whole(p), whole(p)
	left.X1, right.X0 = at, at
	sheets := []Sheet{newSheet(p, left), newSheet(p, right)}
	return slices.DeleteFunc(sheets, func(s Sheet) bool { return len(s.Words) == 0 })
}

func newSheet(p page.Page, box page.Box) Sheet {
	s := Sheet{Page: p.Number, Box: box, frame: box}
	for _, w := range p.Words {
		if box.Contains(w.Box.MidX(), w.Box.MidY()) {
			s.Words = append(s.Words, lowered(w))
		}
	}
	s.Words = withoutSmears(withoutSeal(s.Words, p.Watermarks))
	for _, l := range p.Lines {
		if box.Contains((l.X0+l.X1)/2, (l.Y0+l.Y1)/2) {
			s.Lines = append(s.Lines, l)
		}
	}
	return s
}

// gap is where the sheet's two pages part.
func gap(p page.Page) (at float64, two bool) {
	if !isWide(p) {
		return 0, false
	}
	from, to := p.Width*gutterFrom, p.Width*gutterTo
	taken := acrossMiddle(p, from, to)
	best := 0.0
	for _, s := range taken {
		if s.to-from > 0 && s.from-from > best {
			best, at = s.from-from, (s.from+from)/2
		}
		from = max(from, s.to)
	}
	if to-from > best {
		best, at = to-from, (to+from)/2
	}
	return at, best >= gutter
}

type interval struct{ from, to float64 }

// centred is true for a word in the middle of the width.
func centred(w page.Word, width float64) bool {
	return w.Box.X0 < width/2 && width/2 < w.Box.X1 && math.Abs(w.Box.MidX()-width/2) < 0.02*width
}

// acrossMiddle is what lies over the middle of the sheet, from left to right.
// Upright lines may be there: some scanners draw one between the pages.
func acrossMiddle(p page.Page, from, to float64) []interval {
	var taken []interval
	add := func(x0, x1 float64) {
		if x1 > from && x0 < to {
			taken = append(taken, interval{x0, x1})
		}
	}
	for _, w := range p.Words {
		if centred(w, p.Width) {
			add(from, to) // a heading of the whole sheet
		}
		add(w.Box.X0, w.Box.X1)
	}
	for _, l := range p.Lines {
		if l.Horizontal() {
			add(l.X0, l.X1)
		}
	}
	slices.SortFunc(taken, func(a, b interval) int { return cmp.Compare(a.from, b.from) })
	return taken
}
