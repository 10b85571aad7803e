package pdf

import (
	"cmp"
	"slices"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/content"
)

const (
	sameLine  = 1.2 // points across within which pieces are one line: two cells' borders side by side
	touching  = 1.0 // points along which pieces may be apart: corners
	dash      = 8.0 // points: pieces up to this length may be dashes
	dashGap   = 4.0 // points between dashes
	shortLine = 3.0 // points below which nothing is a rule
)

// piece is a rule seen along its axis.
type piece struct{ across, from, to float64 }

// lines joins the pieces that rules are drawn in: one per cell, twice where cells
// meet, dashes. Horizontal lines come first, from the top, then vertical ones,
// from the left.
func lines(rules []content.Rule) []page.Line {
	var level, upright []piece
	for _, r := range rules {
		if r.X1-r.X0 >= r.Y1-r.Y0 {
			level = append(level, piece{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
		} else {
			upright = append(upright, piece{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
		}
	}
	var all []page.Line
	for _, p := range joined(level) {
		all = append(all, page.Line{X0: p.from, Y0: p.across, X1: p.to, Y1: p.across})
	}
	for _, p := range joined(upright) {
		all = append(all, page.Line{X0: p.across, Y0: p.from, X1: p.across, Y1: p.to})
	}
	return all
}

// joined joins the pieces of one direction.
func joined(pieces []piece) (out []piece) {
	slices.SortFunc(pieces, func(a, b piece) int { return cmp.Compare(a.across, b.across) })
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n].across-pieces[0].across <= sameLine {
			n++
		}
		out = append(out, chained(pieces[:n])...)
		pieces = pieces[n:]
	}
	return slices.DeleteFunc(out, func(p piece) bool { return p.to-p.from < shortLine })
}

// chained joins pieces at about the same height where they overlap or touch. The
// line runs where its longer pieces do.
func chained(pieces []piece) (out []piece) {
	slices.SortFunc(pieces, func(a, b piece) int { return cmp.Compare(a.from, b.from) })
	var weight, end float64 // end is the length of the last piece
	for _, p := range pieces {
		length := max(p.to-p.from, 1e-3)
		gap := touching
		if length <= dash && end <= dash {
			gap = dashGap
		}
		end = length
		if n := len(out); n > 0 && p.from <= out[n-1].to+gap {
			last := &out[n-1]
			last.across = (last.across*weight + p.across*length) / (weight + length)
			last.to = max(last.to, p.to)
			weight += length
			continue
		}
		out, weight = append(out, p), length
	}
	return out
}
