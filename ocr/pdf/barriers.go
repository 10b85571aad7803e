package pdf

import (
	"cmp"
	"slices"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/content"
)

// barriers are the vertical rules, which no word crosses. They are kept in strips
// of the page, each from the left, so that a page of a thousand rules is no slower
// to search than one of ten.
type barriers struct {
	top, height float64 // of the first strip, of each strip
	strips      [64][]page.Line
}

// uprights are the lines that are vertical once turned.
func uprights(lines []page.Line, turned content.Matrix) *barriers {
	var all []page.Line
	b := &barriers{}
	bottom := 0.0
	for _, l := range lines {
		to := page.Line(turned.Map(content.Rect(l)))
		if !to.Horizontal() {
			all = append(all, to)
			b.top, bottom = min(b.top, to.Y0), max(bottom, to.Y1)
		}
	}
	b.height = (bottom - b.top + 1) / float64(len(b.strips))
	slices.SortFunc(all, func(a, b page.Line) int { return cmp.Compare(a.X0, b.X0) })
	for _, l := range all {
		for i := b.strip(l.Y0); i <= b.strip(l.Y1); i++ {
			b.strips[i] = append(b.strips[i], l)
		}
	}
	return b
}

func (b *barriers) strip(y float64) int {
	return min(max(int((y-b.top)/b.height), 0), len(b.strips)-1)
}

// between is true if a rule passes between two points of the same height.
func (b *barriers) between(x0, x1, y float64) bool {
	strip := b.strips[b.strip(y)]
	i, _ := slices.BinarySearchFunc(strip, x0, func(l page.Line, x float64) int { return cmp.Compare(l.X0, x) })
	for ; i < len(strip) && strip[i].X0 <= x1; i++ {
		if y >= strip[i].Y0 && y <= strip[i].Y1 {
			return true
		}
	}
	return false
}
