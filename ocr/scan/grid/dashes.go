package grid

import (
	"cmp"
	"slices"

	"xinbao/ocr/scan/raster"
)

// A dashed rule, in inches and dashes: longer and of more pieces than the "--" of an
// empty cell.
const (
	thickDash = 0.025
	longDash  = 0.15
	dashGap   = 0.1 // one that an upright rule crosses is lost
	dashes    = 7
	dashed    = 0.4 // the whole rule at least
)

// findDashes finds level rules of short strokes or dots in a row, which would else be
// text.
func findDashes(ink *raster.Ink, dpi float64) []raster.Rect {
	var strokes []raster.Rect
	for _, p := range ink.Pieces(1).Pieces {
		if float64(p.H()) <= dpi*thickDash && float64(p.W()) <= dpi*longDash && 2*p.W() >= 3*p.H() {
			strokes = append(strokes, p.Rect)
		}
	}
	slices.SortFunc(strokes, func(a, b raster.Rect) int { return cmp.Compare(a.X0, b.X0) })
	var open, found []dashedRow
	for _, s := range strokes {
		at := slices.IndexFunc(open, func(r dashedRow) bool { return r.goesOn(s, dpi) })
		if at < 0 {
			open = append(open, dashedRow{s})
		} else {
			open[at] = append(open[at], s)
		}
		open = slices.DeleteFunc(open, func(r dashedRow) bool {
			over := float64(s.X0-r.last().X1) > dpi*dashGap
			if over {
				found = append(found, r)
			}
			return over
		})
	}
	var rules []raster.Rect
	for _, r := range append(found, open...) {
		if around := r.around(); r.regular() && float64(around.W()) >= dpi*dashed && float64(around.H()) <= 2*dpi*thickDash {
			rules = append(rules, around)
		}
	}
	return rules
}

// dashedRow is strokes in a row, from left to right.
type dashedRow []raster.Rect

func (r dashedRow) last() raster.Rect { return r[len(r)-1] }

// goesOn is true for a stroke that may be the next of the row.
func (r dashedRow) goesOn(s raster.Rect, dpi float64) bool {
	last := r.last()
	gap := float64(s.X0 - last.X1)
	return gap >= 0 && gap <= dpi*dashGap && abs(s.Y0+s.Y1-last.Y0-last.Y1) <= 3
}

func (r dashedRow) around() raster.Rect {
	all := r[0]
	for _, s := range r {
		all = all.Union(s)
	}
	return all
}

// regular is true for dashes, nearly all as long and as far from each other as most;
// strokes of characters that happen to stand in a row are not.
func (r dashedRow) regular() bool {
	if len(r) < dashes {
		return false
	}
	var long, apart []int
	for i, s := range r {
		long = append(long, s.W())
		if i > 0 {
			apart = append(apart, s.X0-r[i-1].X0)
		}
	}
	return alike(long) && alike(apart)
}

// alike is true if four of five are within a fifth, or a pixel, of the median.
func alike(of []int) bool {
	slices.Sort(of)
	median, n := of[len(of)/2], 0
	for _, v := range of {
		if abs(v-median) <= max(1, median/5) {
			n++
		}
	}
	return 5*n >= 4*len(of)
}

// Of a dashed rule in the cells that it parts, in inches: how flat it is, how long at
// least, and how near to the sides of the cell. "--" is shorter.
const (
	flatDash  = 0.035
	longFlat  = 0.3
	besideRow = 0.12
)

// flatLines are the rules that were taken for lines of text, as their dashes are too
// irregular: nothing else is as flat.
func flatLines(lines []Line, dpi float64) []Rule {
	var rules []Rule
	for _, l := range lines {
		if float64(l.H()) > dpi*flatDash || float64(l.W()) < dpi*longFlat {
			continue
		}
		r := l.Rect
		if near := int(dpi * besideRow); r.X0-l.Cell.X0 <= near && l.Cell.X1-r.X1 <= near {
			r.X0, r.X1 = l.Cell.X0, l.Cell.X1
		}
		rules = append(rules, Rule{r, true})
	}
	return rules
}

func blank(ink *raster.Ink, r raster.Rect) {
	for y := r.Y0; y < r.Y1; y++ {
		clear(ink.Row(y)[r.X0:r.X1])
	}
}
