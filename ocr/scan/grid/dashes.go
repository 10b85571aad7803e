package grid

import (
	"cmp"
	"slices"

	"xinbao/ocr/scan/raster"
)

// A dashed rule, in inches and dashes: longer and of more pieces than the "--" of an
// empty cell. Where there is one, others may be shorter.
const (
	thickDash   = 0.025
	longDash    = 0.15
	dashGap     = 0.05
	dashes      = 7
	fewDashes   = 3
	leastDashes = 2   // that no rule crosses
	dashed      = 0.4 // the whole rule at least
)

// findDashes finds level rules of short strokes or dots in a row, which would else be
// text, at least of a length where the page has longer ones. crossing are the rules that
// may cross them: a dash there is as long as it happens to be.
func findDashes(ink, crossing *raster.Ink, length, dpi float64) []raster.Rect {
	rows := make([][][]run, ink.H)
	var all []run
	for y := range ink.H {
		all = appendRuns(all[:0], ink.Row(y), crossing.Row(y), 0)
		rows[y] = chains(all, dpi)
	}
	long := piles(rows, ink, crossing, dpi, func(c []run) bool {
		return len(c) >= dashes && span(c) >= dpi*dashed && pattern{}.and(c).median().fits(c)
	})
	var known pattern
	for _, r := range long {
		y := (r.Y0 + r.Y1) / 2
		known = known.and(runs(ink.Row(y)[:r.X1], crossing.Row(y), r.X0))
	}
	usual := known.median()
	for y := range rows {
		rows[y] = append(rows[y], between(rows[y])...)
	}
	return append(long, piles(rows, ink, crossing, dpi, func(c []run) bool {
		return span(c) >= length && usual.fits(c) || usual.fill(c)
	})...)
}

// piles are the rules of chains that are right, by rows.
func piles(rows [][][]run, ink, crossing *raster.Ink, dpi float64, right func([]run) bool) []raster.Rect {
	var found []raster.Rect
	for y, chains := range rows {
		for _, c := range chains {
			if right(c) {
				found = append(found, raster.Rect{X0: c[0].from, Y0: y, X1: c[len(c)-1].to, Y1: y + 1})
			}
		}
	}
	return slices.DeleteFunc(piled(found), func(r raster.Rect) bool {
		return float64(r.H()) > dpi*thickDash || !alone(r, ink, crossing)
	})
}

// alone is true if most dashes have paper above and below: strokes of characters hang
// together.
func alone(r raster.Rect, ink, crossing *raster.Ink) bool {
	if r.Y0 < 2 || r.Y1+2 > ink.H {
		return false
	}
	y := (r.Y0 + r.Y1) / 2
	above, below := ink.Row(r.Y0-2), ink.Row(r.Y1+1)
	all, free := 0, 0
	for _, d := range runs(ink.Row(y)[:r.X1], crossing.Row(y), r.X0) {
		if d.crossed {
			continue
		}
		all++
		if !slices.Contains(above[d.from:d.to], 1) && !slices.Contains(below[d.from:d.to], 1) {
			free++
		}
	}
	return float64(free) >= mostly*float64(all)
}

// run is ink in a row of pixels, or what goes over several of them. One that is crossed
// by a rule is of any length.
type run struct {
	from, to int
	crossed  bool
}

// runs are those of a row of pixels from a column on.
func runs(row, crossing []byte, x int) []run { return appendRuns(nil, row, crossing, x) }

func appendRuns(out []run, row, crossing []byte, x int) []run {
	for from := raster.Next(row, x, 1); from < len(row); {
		to := raster.Next(row, from, 0)
		out = append(out, run{from, to, slices.Contains(crossing[from:to], 1)})
		from = raster.Next(row, to, 1)
	}
	return out
}

// chains are the runs that may be dashes of one rule. What crosses one is longer than its
// dashes, but leaves the gaps as they are.
func chains(all []run, dpi float64) [][]run {
	var out [][]run
	keep := func(c []run) {
		if len(c) >= fewDashes {
			out = append(out, slices.Clone(c))
		}
	}
	from := 0
	for i, r := range all {
		switch {
		case float64(r.to-r.from) > dpi*longDash:
			keep(all[from:i])
			from = i + 1
		case i > from && (float64(gap(all, i)) > dpi*dashGap || wider(all, i, i-1) && i-1 > from || wider(all, i, i+1)):
			keep(all[from:i])
			from = i
		}
	}
	keep(all[from:])
	return out
}

// gap is the paper before a run.
func gap(all []run, i int) int { return all[i].from - all[i-1].to }

// wider is true for a gap that is none of a rule with the other one.
func wider(all []run, i, than int) bool {
	return than < len(all) && than > 0 && gap(all, i) > 2*gap(all, than)+2
}

func span(c []run) float64 { return float64(c[len(c)-1].to - c[0].from) }

// pattern is how long dashes are, and how far from each other, in pixels.
type pattern struct{ long, apart []int }

func (p pattern) and(c []run) pattern {
	for i, r := range c {
		if !r.crossed {
			p.long = append(p.long, r.to-r.from)
		}
		if i > 0 {
			p.apart = append(p.apart, r.from-c[i-1].to)
		}
	}
	return p
}

// median is the pattern of the medians.
func (p pattern) median() pattern {
	if len(p.apart) == 0 || len(p.long) == 0 {
		return pattern{}
	}
	slices.Sort(p.long)
	slices.Sort(p.apart)
	return pattern{p.long[len(p.long)/2:][:1], p.apart[len(p.apart)/2:][:1]}
}

// fits is true for dashes of which nearly all are as far from each other as most, and
// mostly as long, which is longer than the gaps; strokes of characters that happen to
// stand in a row are not.
func (p pattern) fits(c []run) bool {
	if len(p.apart) == 0 || p.apart[0] > p.long[0]+1 {
		return false
	}
	own := pattern{}.and(c)
	return len(own.long) >= leastDashes && alike(own.apart, p.apart[0]) >= nearlyAll && alike(own.long, p.long[0]) >= mostly
}

// between are the parts of chains from one rule that crosses them to the next: what is
// behind may be text.
func between(chains [][]run) [][]run {
	var out [][]run
	for _, c := range chains {
		from := -1
		for i, r := range c {
			if r.crossed && from >= 0 && i > from+leastDashes {
				out = append(out, c[from:i+1])
			}
			if r.crossed {
				from = i
			}
		}
	}
	return out
}

// fill is true for dashes between two rules: they are as long as most, and evenly apart,
// which is as the room allows.
func (p pattern) fill(c []run) bool {
	last := len(c) - 1
	if len(p.long) == 0 || !c[0].crossed || !c[last].crossed {
		return false
	}
	own := pattern{}.and(c)
	return len(own.long) == last-1 && len(own.long) >= leastDashes && alike(own.long, p.long[0]) == 1 &&
		slices.Max(own.apart) <= min(slices.Min(own.apart)+2, p.long[0]+1)
}

// Shares of the dashes of a rule.
const (
	nearlyAll = 0.8
	mostly    = 0.6
)

// alike is the share that is within a fifth, or a pixel, of a number.
func alike(of []int, like int) float64 {
	n := 0
	for _, v := range of {
		if abs(v-like) <= max(1, like/5) {
			n++
		}
	}
	return float64(n) / float64(len(of))
}

// piled joins what lies on each other, or beside each other in neighbouring rows.
func piled(rows []raster.Rect) []raster.Rect {
	slices.SortStableFunc(rows, func(a, b raster.Rect) int { return cmp.Compare(a.Y0, b.Y0) })
	var out []raster.Rect
	for _, r := range rows {
		i := slices.IndexFunc(out, func(o raster.Rect) bool { return r.Y0-o.Y1 <= 1 && r.X0 < o.X1 && o.X0 < r.X1 })
		if i < 0 {
			out = append(out, r)
			continue
		}
		out[i] = out[i].Union(r)
	}
	return out
}

// Of a dashed rule in the cells that it parts, in inches: how flat it is, how long at
// least, and how near to the sides of the cell. "--" is shorter.
const (
	flatDash  = 0.035
	longFlat  = 0.3
	besideRow = 0.12
	fromSide  = 0.04 // to side of the cell: any length
)

// flatLines are the rules that were taken for lines of text, as their dashes are too
// irregular: nothing else is as flat.
func flatLines(lines []Line, dpi float64) []Rule {
	var rules []Rule
	for _, l := range lines {
		r := l.Rect
		most := max(r.X0-l.Cell.X0, l.Cell.X1-r.X1) // from a side
		if float64(l.H()) > dpi*flatDash || float64(l.W()) < dpi*longFlat && float64(most) > dpi*fromSide {
			continue
		}
		if float64(most) <= dpi*besideRow {
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
