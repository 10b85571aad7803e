package grid

import (
	"cmp"
	"slices"

	"xinbao/ocr/scan/raster"
)

// Shares of an em.
const (
	wideGap  = 1.2  // between columns; a narrower one may be a space, or a bracket's
	lowPair  = 1.15 // rows that are one line together: 二, ：
	tallLine = 1.7  // is two that touch
	smallest = 0.16 // is dirt: a star that stands alone is larger
)

// findLines finds the lines of text in each free space between the rules.
func findLines(ink *raster.Ink, rules []Rule, dpi float64) []Line {
	cells := freeSpace(ink.W, ink.H, rules)
	speck := max(2, int(dpi*dpi/14_000)) // 3 pixels at 200 dpi: a full stop has 9
	inCell := map[int][]raster.Rect{}
	var heights []int
	for _, p := range ink.Pieces(1).Pieces {
		cell := cells.At(p.X, p.Y)
		if p.Area < speck || cell < 0 || float64(p.H()) > dpi || float64(p.W()) > 2*dpi ||
			atBorder(p.Rect, ink, dpi) || besideRule(p.Rect, rules, dpi) || ofRule(p.Rect, rules, dpi) {
			continue
		}
		inCell[cell] = append(inCell[cell], p.Rect)
		heights = append(heights, p.H())
	}
	em := typicalEm(heights, dpi)
	var lines []Line
	for cell := range cells.Pieces {
		for _, boxes := range cut(inCell[cell], em) {
			if l := newLine(boxes, em, cells.Pieces[cell].Rect); float64(max(l.W(), l.H())) > em*smallest {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// border is how near to the picture's edge nothing is printed, in inches: shadows of
// the lid and of the sheet's own edge are there.
const border = 0.13

func atBorder(r raster.Rect, ink *raster.Ink, dpi float64) bool {
	x, y, edge := (r.X0+r.X1)/2, (r.Y0+r.Y1)/2, int(dpi*border)
	return x < edge || y < edge || x >= ink.W-edge || y >= ink.H-edge
}

// Of the shade beside a rule, in inches: how thick it is, and how near.
const (
	thinShade = 0.024
	nearRule  = 0.018
)

// besideRule is true for what is left of the shade along a rule.
func besideRule(r raster.Rect, rules []Rule, dpi float64) bool {
	if float64(min(r.W(), r.H())) > dpi*thinShade {
		return false
	}
	near := int(dpi * nearRule)
	return slices.ContainsFunc(rules, func(o Rule) bool {
		return o.Horizontal == (r.W() >= r.H()) &&
			r.X0 <= o.X1+near && o.X0 <= r.X1+near && r.Y0 <= o.Y1+near && o.Y0 <= r.Y1+near
	})
}

// Of what a watermark leaves of an upright rule, in inches: how far it may be from the
// rest, and how thick it is at most; the digit 1 is thicker.
const (
	partOfRule = 0.35
	thinPart   = 0.02
)

// ofRule is true for a piece of an upright rule that is in line with the rest.
func ofRule(r raster.Rect, rules []Rule, dpi float64) bool {
	if float64(r.W()) > dpi*thinPart || r.H() < 2*r.W() {
		return false
	}
	away := int(dpi * partOfRule)
	return slices.ContainsFunc(rules, func(o Rule) bool {
		return !o.Horizontal && abs(o.X0+o.X1-r.X0-r.X1) <= 4 && r.Y0 <= o.Y1+away && o.Y0 <= r.Y1+away
	})
}

// freeSpace are the pieces of the page between the rules.
func freeSpace(w, h int, rules []Rule) *raster.Pieces {
	walls := raster.NewInk(w, h)
	for _, r := range rules {
		// Two pixels longer: rules that nearly meet do.
		x0, y0, x1, y1 := r.X0-2, r.Y0, r.X1+2, r.Y1
		if !r.Horizontal {
			x0, y0, x1, y1 = r.X0, r.Y0-2, r.X1, r.Y1+2
		}
		for y := max(0, y0); y < min(h, y1); y++ {
			row := walls.Row(y)
			for x := max(0, x0); x < min(w, x1); x++ {
				row[x] = 1
			}
		}
	}
	return walls.Pieces(0)
}

// typicalEm is about the height of an ideograph in the text of the page: most whole
// pieces are as high as a digit, 0.7 em, or higher.
func typicalEm(heights []int, dpi float64) float64 {
	heights = slices.DeleteFunc(heights, func(h int) bool { return float64(h) < dpi*0.05 || float64(h) > dpi*0.3 })
	if len(heights) < 5 {
		return dpi * 10 / 72
	}
	slices.Sort(heights)
	return float64(heights[len(heights)*8/10]) / 0.9
}

// cut cuts boxes into lines: at empty rows, then at wide empty columns, then each part
// anew until nothing can be cut.
func cut(boxes []raster.Rect, em float64) [][]raster.Rect {
	if len(boxes) == 0 {
		return nil
	}
	rows := rowsOf(boxes, em)
	if len(rows) > 1 {
		return cutAll(rows, em)
	}
	columns := columnsOf(boxes, em*wideGap)
	if len(columns) > 1 {
		return cutAll(columns, max(em, largerType(boxes)))
	}
	if sides := interleaved(boxes, em); sides != nil {
		return cutAll(sides, em)
	}
	if halves := valley(boxes, em); halves != nil {
		return cutAll(halves, em)
	}
	return [][]raster.Rect{boxes}
}

// fullHeight is the part of a line's height that some of its pieces have.
const fullHeight = 0.7

// largerType is the em of a row that is one line, as several of its pieces are about as
// high as all of it: the strokes of 二 in a heading are further apart than lines of the
// text. 0 for other rows.
func largerType(boxes []raster.Rect) float64 {
	around, high := boxes[0], 0
	for _, b := range boxes {
		around = around.Union(b)
	}
	for _, b := range boxes {
		if float64(b.H()) >= fullHeight*float64(around.H()) {
			high++
		}
	}
	if high < 2 {
		return 0
	}
	return float64(around.H()) / 0.95
}

func cutAll(parts [][]raster.Rect, em float64) [][]raster.Rect {
	var out [][]raster.Rect
	for _, p := range parts {
		out = append(out, cut(p, em)...)
	}
	return out
}

// rowsOf groups boxes by empty rows between them; groups that are low together stay
// one.
func rowsOf(boxes []raster.Rect, em float64) [][]raster.Rect {
	slices.SortStableFunc(boxes, func(a, b raster.Rect) int { return cmp.Compare(a.Y0, b.Y0) })
	var rows [][]raster.Rect
	var around raster.Rect
	for i, b := range boxes {
		if i > 0 && (b.Y0 < around.Y1 || float64(max(b.Y1, around.Y1)-around.Y0) < em*lowPair) {
			rows[len(rows)-1] = append(rows[len(rows)-1], b)
			around = around.Union(b)
			continue
		}
		rows, around = append(rows, []raster.Rect{b}), b
	}
	return rows
}

// columnsOf groups boxes by empty columns that are wide enough.
func columnsOf(boxes []raster.Rect, gap float64) [][]raster.Rect {
	slices.SortStableFunc(boxes, func(a, b raster.Rect) int { return cmp.Compare(a.X0, b.X0) })
	var columns [][]raster.Rect
	end := 0
	for i, b := range boxes {
		if i == 0 || float64(b.X0-end) > gap {
			columns = append(columns, nil)
			end = b.X1
		}
		columns[len(columns)-1] = append(columns[len(columns)-1], b)
		end = max(end, b.X1)
	}
	return columns
}

// valley cuts lines that touch where there is least ink between them; nil for one
// line.
func valley(boxes []raster.Rect, em float64) [][]raster.Rect {
	around := boxes[0]
	for _, b := range boxes {
		around = around.Union(b)
	}
	if float64(around.H()) < em*tallLine {
		return nil
	}
	ink := make([]int, around.H())
	for _, b := range boxes {
		for y := b.Y0; y < b.Y1; y++ {
			ink[y-around.Y0] += b.W()
		}
	}
	margin := int(em * 0.6)
	at := margin
	for y := margin; y < len(ink)-margin; y++ {
		if ink[y] < ink[at] {
			at = y
		}
	}
	if ink[at]*2 > slices.Max(ink) {
		return nil
	}
	var upper, lower []raster.Rect
	for _, b := range boxes {
		if (b.Y0+b.Y1)/2-around.Y0 < at {
			upper = append(upper, b)
		} else {
			lower = append(lower, b)
		}
	}
	if upper == nil || lower == nil {
		return nil
	}
	return [][]raster.Rect{upper, lower}
}

// newLine makes a line of its pieces of ink.
func newLine(boxes []raster.Rect, em float64, cell raster.Rect) Line {
	l := Line{Rect: boxes[0], Cell: cell}
	slices.SortStableFunc(boxes, func(a, b raster.Rect) int { return cmp.Compare(a.X0, b.X0) })
	for _, b := range boxes {
		l.Rect = l.Union(b)
		if last := len(l.Parts) - 1; last >= 0 && b.X0 < l.Parts[last].X1 {
			l.Parts[last] = l.Parts[last].Union(b)
			continue
		}
		l.Parts = append(l.Parts, b)
	}
	l.Em = min(max(float64(l.H())/0.95, em*0.75), em*3)
	return l
}
