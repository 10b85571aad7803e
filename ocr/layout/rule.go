package layout

import (
	"cmp"
	"math"
	"slices"

	"xinbao/ocr/page"
)

// What counts as a rule, in points.
const (
	joinGap   = 4.5 // pieces of a dashed rule are at most so far apart
	longDash  = 8.0 // and so long, where uprights of two tables may be as near
	shortest  = 7.0 // anything shorter is a dash or a smear
	sameRule  = 2.6 // the borders of two neighbouring cells may be drawn so far apart
	alongside = 1.2 // how far a rule may end before what it covers
	otherRule = 1.5 // a rule may begin where another ends, so far beside it
)

// rule is a ruling line: where it lies, from where to where it runs, and a number
// that it shares with all that lie at the same place. at is that place, drawn is where
// the first piece was drawn.
type rule struct {
	at, from, to float64
	drawn        float64
	place        int
}

// rules are the ruling lines of a sheet, each kind ordered by place.
type rules struct{ level, upright []rule }

func newRules(lines []page.Line) rules {
	var level, upright []rule
	for _, l := range lines {
		if l.Horizontal() {
			level = append(level, rule{at: l.Y0, from: l.X0, to: l.X1})
		} else {
			upright = append(upright, rule{at: l.X0, from: l.Y0, to: l.Y1})
		}
	}
	r := rules{placed(level, math.Inf(1)), placed(upright, longDash)}
	open := r.openEnds()
	if len(r.level) == 0 {
		return rules{level: placed(open, math.Inf(1))} // uprights alone part no rows
	}
	if len(open) > 0 {
		r.level = placed(append(r.level, open...), math.Inf(1))
	}
	return r
}

// openEnds are the edges of tables that have no border of their own: the uprights
// between their cells end there together.
func (r rules) openEnds() []rule {
	var ends []float64
	for _, u := range r.upright {
		ends = append(ends, u.from, u.to)
	}
	slices.Sort(ends)
	var out []rule
	for i, y := range ends {
		if i > 0 && y-ends[i-1] <= sameRule {
			continue
		}
		if edge, ok := r.edge(y); ok {
			out = append(out, edge)
		}
	}
	return out
}

// edge is the rule that is missing where uprights end at y, more than run on between
// them: as long as the rules above and below, but not further than to uprights that run
// on beside them. Between two of these, a cell goes on, unless the columns are others
// below: what runs on is of two tables. Nor does one in a table that has no level rules,
// where nothing else tells that a row ends.
func (r rules) edge(y float64) (rule, bool) {
	edge, ending := rule{at: y, from: math.Inf(1), to: math.Inf(-1)}, 0
	var crossing, above, below []float64
	top, bottom := y, y // of what crosses
	for _, u := range r.upright {
		switch {
		case math.Abs(u.from-y) <= sameRule || math.Abs(u.to-y) <= sameRule:
			ending++
			if u.from < y-sameRule {
				above = append(above, u.at)
			} else {
				below = append(below, u.at)
			}
			edge.from, edge.to = min(edge.from, u.at), max(edge.to, u.at)
		case u.from < y && y < u.to:
			crossing = append(crossing, u.at)
			top, bottom = min(top, u.from), max(bottom, u.to)
		}
	}
	left, right, between := edge.beside(crossing)
	if ending < 2 || between >= ending {
		return edge, false
	}
	wide := edge
	for _, l := range r.level {
		if l.to < edge.from || l.from > edge.to {
			continue
		}
		if math.Abs(l.at-y) <= joinGap {
			return edge, false
		}
		wide.from, wide.to = min(wide.from, l.from), max(wide.to, l.to)
	}
	wide.from, wide.to = max(wide.from, left), min(wide.to, right)
	others := without(above, below) > 1 && without(below, above) > 1
	if len(crossing) > 0 && (others || !r.levelWithin(top, bottom)) {
		wide.from, wide.to = min(edge.from, slices.Min(crossing)), max(edge.to, slices.Max(crossing))
	}
	return wide, true
}

// levelWithin is true where a level rule lies between two heights, or at one of them.
func (r rules) levelWithin(top, bottom float64) bool {
	return slices.ContainsFunc(r.level, func(l rule) bool { return top-joinGap < l.at && l.at < bottom+joinGap })
}

// without is how many places are not among others.
func without(places, others []float64) int {
	n := 0
	for _, x := range places {
		if !slices.ContainsFunc(others, func(o float64) bool { return math.Abs(o-x) <= sameRule }) {
			n++
		}
	}
	return n
}

// beside is the uprights next to the ends of a level rule, and how many cross it.
func (r rule) beside(uprights []float64) (left, right float64, crossing int) {
	left, right = math.Inf(-1), math.Inf(1)
	for _, x := range uprights {
		switch {
		case x < r.from:
			left = max(left, x)
		case x > r.to:
			right = min(right, x)
		default:
			crossing++
		}
	}
	return left, right, crossing
}

// placed joins the pieces of rules, drops what is none, and numbers places. Pieces
// that are longer than dashes may only touch.
func placed(pieces []rule, longest float64) []rule {
	number(pieces)
	slices.SortFunc(pieces, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.from, b.from), cmp.Compare(a.drawn, b.drawn))
	})
	var out []rule
	last := 0.0 // length
	for _, p := range pieces {
		gap := alongside
		if p.to-p.from <= longest && last <= longest {
			gap = joinGap
		}
		last = p.to - p.from
		if n := len(out); n > 0 && out[n-1].place == p.place && p.from <= out[n-1].to+gap && !out[n-1].endsAt(p) {
			out[n-1].to = max(out[n-1].to, p.to)
			continue
		}
		out = append(out, p)
	}
	return slices.DeleteFunc(out, func(r rule) bool { return r.to-r.from < shortest })
}

// endsAt is true for a rule that ends where the next begins beside it: that of another
// table, with other columns.
func (r rule) endsAt(next rule) bool {
	return math.Abs(r.to-next.from) <= alongside && math.Abs(r.drawn-next.drawn) > otherRule
}

// number gives one place to what lies closer together than a line is high, and
// moves it there.
func number(pieces []rule) {
	slices.SortFunc(pieces, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	place, start := -1, 0.0
	for i := range pieces {
		if place < 0 || pieces[i].at-start > sameRule {
			place++
			start = pieces[i].at
		}
		pieces[i].place, pieces[i].drawn = place, pieces[i].at
		pieces[i].at = start
	}
}

// around is the rules next to a point, on each side; nil where there is none.
type around struct{ top, bottom, left, right *rule }

func (r rules) around(x, y float64) around {
	var a around
	a.top, a.bottom = nearest(r.level, y, x)
	a.left, a.right = nearest(r.upright, x, y)
	if from, to, ok := a.height(); ok {
		if a.top == nil || a.top.at < from-reach {
			a.top = r.levelAt(from)
		}
		if a.bottom == nil || a.bottom.at > to+reach {
			a.bottom = r.levelAt(to)
		}
	}
	return a
}

// height is from where to where the upright sides run, together; ok is false where
// there is none.
func (a around) height() (from, to float64, ok bool) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, u := range []*rule{a.left, a.right} {
		if u != nil {
			from, to, ok = min(from, u.from), max(to, u.to), true
		}
	}
	return from, to, ok
}

// reach is how far a level rule may be from the end of the uprights of its cell, in
// points: a line, as scans have gaps.
const reach = 12.0

// levelAt is a rule of other columns at the height. A cell that is merged over rows
// may have none of its own where the page ends.
func (r rules) levelAt(y float64) *rule {
	i, _ := slices.BinarySearchFunc(r.level, y-sameRule, func(r rule, at float64) int { return cmp.Compare(r.at, at) })
	if i < len(r.level) && r.level[i].at <= y+sameRule {
		return &r.level[i]
	}
	return nil
}

// nearest is the rules before and behind the point that run alongside it.
func nearest(all []rule, at, along float64) (before, behind *rule) {
	i, _ := slices.BinarySearchFunc(all, at, func(r rule, at float64) int { return cmp.Compare(r.at, at) })
	covers := func(r rule) bool { return r.from-alongside <= along && along <= r.to+alongside }
	for j := i - 1; j >= 0 && before == nil; j-- {
		if covers(all[j]) {
			before = &all[j]
		}
	}
	for j := i; j < len(all) && behind == nil; j++ {
		if covers(all[j]) {
			behind = &all[j]
		}
	}
	return before, behind
}

// closed is true for a point in a cell. One side may be open: tables without
// outer borders exist.
func (a around) closed() bool {
	return a.top != nil && a.bottom != nil && (a.left != nil || a.right != nil)
}

// cell is the places of the four sides, which identifies a cell.
type cellID struct{ top, bottom, left, right int }

func (a around) id() cellID {
	place := func(r *rule) int {
		if r == nil {
			return -1
		}
		return r.place
	}
	return cellID{place(a.top), place(a.bottom), place(a.left), place(a.right)}
}

// mostTables is how much of the long rules of a sheet those of one width are, if a few
// others do not count.
const mostTables = 0.75

// span is the extent of the rules that are long enough to be a table's: of most of them,
// where they are equally long, else of all.
func (r rules) span(width float64) (x0, x1 float64, ok bool) {
	var long []rule
	for _, l := range r.level {
		if l.to-l.from >= 0.4*width {
			long = append(long, l)
		}
	}
	if len(long) == 0 {
		return 0, 0, false
	}
	x0, x1 = long[0].from, long[0].to
	for _, l := range long {
		alike := 0
		for _, o := range long {
			if math.Abs(o.from-l.from) <= sameRule && math.Abs(o.to-l.to) <= sameRule {
				alike++
			}
		}
		if float64(alike) >= mostTables*float64(len(long)) {
			return l.from, l.to, true
		}
		x0, x1 = min(x0, l.from), max(x1, l.to)
	}
	return x0, x1, true
}
