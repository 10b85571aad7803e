package layout

import (
	"cmp"
	"slices"

	"xinbao/ocr/page"
)

// What counts as a rule, in points.
const (
	joinGap   = 4.5 // pieces of a dashed rule are at most so far apart
	shortest  = 7.0 // anything shorter is a dash or a smear
	sameRule  = 2.6 // the borders of two neighbouring cells may be drawn so far apart
	alongside = 1.2 // how far a rule may end before what it covers
)

// rule is a ruling line: where it lies, from where to where it runs, and a number
// that it shares with all that lie at the same place.
type rule struct {
	at, from, to float64
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
	return rules{placed(level), placed(upright)}
}

// placed joins the pieces of rules, drops what is none, and numbers places.
func placed(pieces []rule) []rule {
	number(pieces)
	slices.SortFunc(pieces, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.from, b.from))
	})
	var out []rule
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].place == p.place && p.from <= out[n-1].to+joinGap {
			out[n-1].to = max(out[n-1].to, p.to)
			continue
		}
		out = append(out, p)
	}
	return slices.DeleteFunc(out, func(r rule) bool { return r.to-r.from < shortest })
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
		pieces[i].place = place
		pieces[i].at = start
	}
}

// around is the rules next to a point, on each side; nil where there is none.
type around struct{ top, bottom, left, right *rule }

func (r rules) around(x, y float64) around {
	var a around
	a.top, a.bottom = nearest(r.level, y, x)
	a.left, a.right = nearest(r.upright, x, y)
	return a
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

// span is the extent of the rules that are long enough to be a table's.
func (r rules) span(width float64) (x0, x1 float64, ok bool) {
	for _, l := range r.level {
		if l.to-l.from < 0.4*width {
			continue
		}
		if !ok {
			x0, x1, ok = l.from, l.to, true
		}
		x0, x1 = min(x0, l.from), max(x1, l.to)
	}
	return x0, x1, ok
}
