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
		if float64(p.H()) <= dpi*thickDash && float64(p.W()) <= dpi*longDash && p.W() >= p.H() {
			strokes = append(strokes, p.Rect)
		}
	}
	slices.SortFunc(strokes, func(a, b raster.Rect) int { return cmp.Compare(a.X0, b.X0) })
	var open, found []row
	for _, s := range strokes {
		at := slices.IndexFunc(open, func(r row) bool { return r.goesOn(s, dpi) })
		if at < 0 {
			open = append(open, row{s, s, 1})
		} else {
			open[at] = row{open[at].Union(s), s, open[at].n + 1}
		}
		open = slices.DeleteFunc(open, func(r row) bool {
			over := float64(s.X0-r.X1) > dpi*dashGap
			if over {
				found = append(found, r)
			}
			return over
		})
	}
	var rules []raster.Rect
	for _, r := range append(found, open...) {
		if r.n >= dashes && float64(r.W()) >= dpi*dashed && float64(r.H()) <= 2*dpi*thickDash {
			rules = append(rules, r.Rect)
		}
	}
	return rules
}

// row is strokes in a row.
type row struct {
	raster.Rect
	last raster.Rect
	n    int
}

// goesOn is true for a stroke that may be the next of the row.
func (r row) goesOn(s raster.Rect, dpi float64) bool {
	gap := float64(s.X0 - r.last.X1)
	return gap >= 0 && gap <= dpi*dashGap && abs(s.Y0+s.Y1-r.last.Y0-r.last.Y1) <= 3
}
