package grid

import (
	"cmp"
	"slices"

	"xinbao/ocr/scan/raster"
)

// Rule is a ruling line, with the rectangle of its ink.
type Rule struct {
	raster.Rect
	Horizontal bool
}

// Lengths in inches.
const (
	longRule  = 0.5  // longer than any stroke of a character
	shortRule = 0.14 // if it ends at rules of the other direction: a low row's side
	thickRule = 0.06 // thicker is a bar or a picture
	ruleGap   = 0.08 // between pieces of one rule
)

// findRules finds the rules of the page and marks their ink, and a pixel around it.
func findRules(ink *raster.Ink, dpi float64) ([]Rule, *raster.Ink) {
	across := ruled(ink, dpi*longRule, dpi*thickRule)
	turned := transposed(ink)
	down := ruled(turned, dpi*shortRule, dpi*thickRule)
	for i := range down {
		down[i] = raster.Rect{X0: down[i].Y0, Y0: down[i].X0, X1: down[i].Y1, Y1: down[i].X1}
	}
	across = joined(across, dpi*ruleGap, true)
	down = joined(down, dpi*ruleGap, false)
	down = slices.DeleteFunc(down, func(r raster.Rect) bool {
		return float64(r.H()) < dpi*longRule && !(touches(r, r.Y0, across, dpi) && touches(r, r.Y1, across, dpi))
	})
	var rules []Rule
	mask := raster.NewInk(ink.W, ink.H)
	for _, r := range across {
		rules = append(rules, Rule{r, true})
	}
	for _, r := range down {
		rules = append(rules, Rule{r, false})
	}
	for _, r := range rules {
		mark(mask, ink, r)
	}
	return rules, grown(mask)
}

// ruled finds long thin horizontal pieces: runs in the ink joined with that of the
// rows above and below, so that a rule may climb a pixel now and then.
func ruled(ink *raster.Ink, length, thick float64) []raster.Rect {
	mask := raster.NewInk(ink.W, ink.H)
	three := make([]byte, ink.W)
	for y := range ink.H {
		copy(three, ink.Row(y))
		for _, v := range []int{y - 1, y + 1} {
			if v < 0 || v >= ink.H {
				continue
			}
			for x, p := range ink.Row(v) {
				three[x] |= p
			}
		}
		markRuns(three, ink.Row(y), mask.Row(y), int(length))
	}
	var out []raster.Rect
	for _, p := range mask.Pieces(1).Pieces {
		// The mean thickness: a slanting rule is higher than it is thick.
		if float64(p.W()) >= length*0.7 && float64(p.Area) <= thick*float64(p.W()) && float64(p.H()) <= 2*thick {
			out = append(out, p.Rect)
		}
	}
	return out
}

// markRuns marks the ink below runs that are long enough; a run survives gaps of two
// pixels.
func markRuns(three, row, mask []byte, length int) {
	start, last := -1, -1
	flush := func() {
		if start >= 0 && last-start+1 >= length {
			copy(mask[start:last+1], row[start:last+1])
		}
		start = -1
	}
	for x, p := range three {
		switch {
		case p == 1 && start < 0:
			start, last = x, x
		case p == 1:
			last = x
		case start >= 0 && x-last > 2:
			flush()
		}
	}
	flush()
}

func transposed(ink *raster.Ink) *raster.Ink {
	t := raster.NewInk(ink.H, ink.W)
	for y := range ink.H {
		for x, p := range ink.Row(y) {
			t.Pix[x*t.W+y] = p
		}
	}
	return t
}

// joined makes one rectangle of pieces of one rule.
func joined(pieces []raster.Rect, gap float64, horizontal bool) []raster.Rect {
	along := func(r raster.Rect) (from, to, middle int) {
		if horizontal {
			return r.X0, r.X1, (r.Y0 + r.Y1) / 2
		}
		return r.Y0, r.Y1, (r.X0 + r.X1) / 2
	}
	slices.SortFunc(pieces, func(a, b raster.Rect) int {
		af, _, _ := along(a)
		bf, _, _ := along(b)
		return cmp.Compare(af, bf)
	})
	var out []raster.Rect
	for _, p := range pieces {
		from, _, middle := along(p)
		i := slices.IndexFunc(out, func(o raster.Rect) bool {
			_, to, m := along(o)
			return float64(from-to) <= gap && abs(m-middle) <= 3
		})
		if i < 0 {
			out = append(out, p)
			continue
		}
		out[i] = out[i].Union(p)
	}
	return out
}

// touches is true if one of the horizontal rules is at that end of a vertical one.
func touches(r raster.Rect, y int, across []raster.Rect, dpi float64) bool {
	near := int(dpi * 0.03)
	return slices.ContainsFunc(across, func(a raster.Rect) bool {
		return a.Y0-near <= y && y <= a.Y1+near && a.X0-near <= r.X0 && r.X1 <= a.X1+near
	})
}

// mark marks a rule's ink: that around its rectangle along it, not the strokes that
// stand on it.
func mark(mask, ink *raster.Ink, r Rule) {
	for y := max(0, r.Y0); y < min(ink.H, r.Y1); y++ {
		copy(mask.Row(y)[r.X0:r.X1], ink.Row(y)[r.X0:r.X1])
	}
}

// grown is the mask with a pixel around it.
func grown(mask *raster.Ink) *raster.Ink {
	out := raster.NewInk(mask.W, mask.H)
	for y := 1; y < mask.H-1; y++ {
		up, row, down, to := mask.Row(y-1), mask.Row(y), mask.Row(y+1), out.Row(y)
		for x := 1; x < mask.W-1; x++ {
			to[x] = up[x] | row[x-1] | row[x] | row[x+1] | down[x]
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }
