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

// findRules finds the rules of the page and marks their ink, and a pixel around it; seen
// is the page with what may hide some.
func findRules(ink *raster.Ink, seen *raster.Gray, faint ridges, dpi float64) ([]Rule, *raster.Ink) {
	gap := int(dpi * ruleGap)
	hides, hidesTurned := shades(seen)
	plain, plainTurned := ink, ink.Transposed()
	ink, turned := union(plain, faint.level), union(plainTurned, faint.turned)
	solid := ruled(turned, dpi*shortRule, dpi*thickRule)
	dashedAcross := findDashes(plain, raster.NewInk(ink.W, ink.H), dpi*dashed, dpi) // what is faint would join the dashes
	dashedAcross = slices.DeleteFunc(dashedAcross, func(r raster.Rect) bool { return isFeet(r, plain) || isWord(r, solid, dpi) })
	across := joined(append(ruled(ink, dpi*longRule, dpi*thickRule), dashedAcross...), ink, gap, gap/2)
	dashedDown := findDashes(plainTurned, filledTurned(ink, across), dpi*shortRule, dpi)
	onlyDashes := len(dashedDown) >= fewDashes && long(dashedDown) > long(solid)
	down := joined(append(solid, dashedDown...), turned, gap, gap/4) // text may begin near below an upright rule
	for i := range across {
		across[i] = continued(across[i], ink, down, dpi)
	}
	across = joined(across, ink, gap, 0)
	for i := range across {
		across[i] = drawnToRules(across[i], ink, hides, down, dpi)
	}
	for i, d := range down {
		down[i] = mirrored(drawnToRules(d, turned, hidesTurned, across, dpi))
	}
	down = slices.DeleteFunc(down, func(r raster.Rect) bool { return r.H() < int(dpi*shortRule*0.7) }) // stems that stand on a rule
	all := slices.Clone(down)
	down = slices.DeleteFunc(down, func(r raster.Rect) bool {
		above, below := touches(r, r.Y0, across, dpi), touches(r, r.Y1, across, dpi)
		between := above && below || (above || below) && inRow(r, all)
		return float64(r.H()) < dpi*longRule && !free(r, turned, dpi) &&
			(!between || isStroke(r, turned, dpi) && !goesOn(r, all, dpi) || onlyDashes && !ofDashes(r, dashedDown))
	})
	var rules []Rule
	for _, r := range across {
		rules = append(rules, Rule{r, true})
	}
	for _, r := range down {
		rules = append(rules, Rule{r, false})
	}
	return rules, inkOf(rules, plain, faint)
}

// inkOf is the ink of rules, and a pixel around it.
func inkOf(rules []Rule, plain *raster.Ink, faint ridges) *raster.Ink {
	mask := raster.NewInk(plain.W, plain.H)
	for _, r := range rules {
		if r.Horizontal {
			mark(mask, plain, faint.level, r)
		} else {
			mark(mask, plain, faint.upright, r)
		}
	}
	return mask.Grown()
}

// rowOfRules is how many short upright rules beside each other are those of a row that the
// edge of the page cuts; strokes of text are not equally long.
const rowOfRules = 4

// inRow is true for one of several upright rules that are at the same height.
func inRow(r raster.Rect, down []raster.Rect) bool {
	n := 0
	for _, d := range down {
		if abs(d.Y0-r.Y0) <= 3 && abs(d.Y1-r.Y1) <= 3 {
			n++
		}
	}
	return n >= rowOfRules
}

// nextRow is how far above or below the rows are that a merged one parts, in inches.
const nextRow = 0.4

// goesOn is true for an upright rule in line with a higher one than those of one low row,
// above or below it: text may touch it.
func goesOn(r raster.Rect, down []raster.Rect, dpi float64) bool {
	near := int(dpi * nextRow)
	return slices.ContainsFunc(down, func(d raster.Rect) bool {
		return float64(d.H()) >= dpi*tightRow && abs(d.X0+d.X1-r.X0-r.X1) <= 2 &&
			(d.Y1 <= r.Y0+2 && r.Y0-d.Y1 <= near || d.Y0 >= r.Y1-2 && d.Y0-r.Y1 <= near)
	})
}

// long is how long level rules are together.
func long(rules []raster.Rect) int {
	sum := 0
	for _, r := range rules {
		sum += r.W()
	}
	return sum
}

// ofDashes is true for an upright rule of which a part is dashed: those lie in the turned
// picture.
func ofDashes(r raster.Rect, turned []raster.Rect) bool {
	r = mirrored(r)
	return slices.ContainsFunc(turned, func(d raster.Rect) bool {
		return d.X0 < r.X1 && r.X0 < d.X1 && d.Y0 <= r.Y1 && r.Y0 <= d.Y1
	})
}

// feet is how much of a row above a dashed rule is ink at most: strokes of characters
// that stand on it are none of its.
const feet = 0.15

// isFeet is true for dashes that are the feet of characters.
func isFeet(r raster.Rect, ink *raster.Ink) bool {
	most := 0
	for y := max(0, r.Y0-3); y < r.Y0-1; y++ {
		inked := 0
		for _, p := range ink.Row(y)[r.X0:r.X1] {
			inked += int(p)
		}
		most = max(most, inked)
	}
	return float64(most) > feet*float64(r.W())
}

// Of dashes that are the feet of digits so thin that they have nothing above them: they
// are a word, and end in the middle of a cell. In inches.
const (
	longWord = 1.0
	ruleEnd  = 0.12 // so near to an upright rule
)

// isWord is true for short dashes that no upright rule, in the turned picture, is near.
func isWord(r raster.Rect, uprights []raster.Rect, dpi float64) bool {
	if float64(r.W()) >= dpi*longWord {
		return false
	}
	near := int(dpi * ruleEnd)
	return !slices.ContainsFunc(uprights, func(u raster.Rect) bool {
		u = mirrored(u)
		return u.Y0 <= r.Y1+near && r.Y0 <= u.Y1+near && u.X0 <= r.X1+near && r.X0 <= u.X1+near
	})
}

// ruled finds long thin horizontal pieces: runs in the ink joined with that of the
// rows above and below, so that a rule may climb a pixel now and then.
func ruled(ink *raster.Ink, length, thick float64) []raster.Rect {
	mask := raster.NewInk(ink.W, ink.H)
	three := make([]byte, ink.W)
	for y := range ink.H {
		raster.Or(three, ink.Row(max(0, y-1)), ink.Row(y))
		raster.Or(three, three, ink.Row(min(y+1, ink.H-1)))
		markRuns(three, ink.Row(y), mask.Row(y), int(length))
	}
	var out []raster.Rect
	for _, p := range mask.Pieces(1).Pieces {
		// The mean thickness: a slanting rule is higher than it is thick.
		if float64(p.W()) >= length*0.7 && float64(p.Area) <= thick*float64(p.W()) && float64(p.H()) <= 2*thick {
			out = append(out, straight(mask, p.Rect, thick, length*0.7)...)
		}
	}
	return out
}

// markRuns marks the ink below runs that are long enough; a run survives gaps of two
// pixels.
func markRuns(three, row, mask []byte, length int) {
	for x := raster.Next(three, 0, 1); x+length <= len(three); {
		gap := lastGap(three[x : x+length])
		if gap > 0 { // what begins before is shorter
			x = raster.Next(three, x+gap, 1)
			continue
		}
		end := endOfRun(three, x)
		if end-x >= length {
			copy(mask[x:end], row[x:end])
		}
		x = raster.Next(three, end, 1)
	}
}

// lastGap is the end of the last three pixels of paper; 0 if there are none.
func lastGap(row []byte) int {
	for x := len(row); x >= 3; x-- {
		if row[x-1]|row[x-2]|row[x-3] == 0 {
			return x
		}
	}
	return 0
}

// endOfRun is the end of the run that begins at a pixel.
func endOfRun(row []byte, x int) int {
	for {
		end := raster.Next(row, x, 0)
		x = raster.Next(row, end, 1)
		if x == len(row) || x-end > 2 {
			return end
		}
	}
}

// joined makes one rectangle of pieces of one horizontal rule, each drawn out by its ink
// over blanks of less than reach: where a watermark crosses, short pieces are between.
func joined(pieces []raster.Rect, ink *raster.Ink, gap, reach int) []raster.Rect {
	slices.SortFunc(pieces, func(a, b raster.Rect) int { return cmp.Compare(a.X0, b.X0) })
	var out []raster.Rect
	for _, p := range pieces {
		p = drawnOut(p, ink, reach)
		i := slices.IndexFunc(out, func(o raster.Rect) bool {
			return abs(o.Y0+o.Y1-p.Y0-p.Y1) <= 6 && p.X0-o.X1 <= gap
		})
		if i < 0 {
			out = append(out, p)
			continue
		}
		out[i] = out[i].Union(p)
	}
	return out
}

// drawnOut is a horizontal piece with the ink that goes on in its rows, over blanks of
// less than reach.
func drawnOut(r raster.Rect, ink *raster.Ink, reach int) raster.Rect {
	middle := (r.Y0 + r.Y1) / 2
	inked := func(x int) bool {
		for y := max(0, middle-1); y <= min(ink.H-1, middle+1); y++ {
			if ink.Row(y)[x] == 1 {
				return true
			}
		}
		return false
	}
	for x := r.X1; x < min(ink.W, r.X1+reach); x++ {
		if inked(x) {
			r.X1 = x + 1
		}
	}
	for x := r.X0 - 1; x >= max(0, r.X0-reach); x-- {
		if inked(x) {
			r.X0 = x
		}
	}
	return r
}

// filledTurned is the rectangles as ink of the turned picture.
func filledTurned(ink *raster.Ink, all []raster.Rect) *raster.Ink {
	out := raster.NewInk(ink.H, ink.W)
	for _, r := range all {
		r = mirrored(r)
		for y := max(0, r.Y0); y < min(out.H, r.Y1); y++ {
			row := out.Row(y)
			for x := max(0, r.X0); x < min(out.W, r.X1); x++ {
				row[x] = 1
			}
		}
	}
	return out
}

// mirrored is a rectangle of the turned picture in the upright one.
func mirrored(r raster.Rect) raster.Rect { return raster.Rect{X0: r.Y0, Y0: r.X0, X1: r.Y1, Y1: r.X1} }

// touches is true if one of the horizontal rules is at that end of a vertical one.
func touches(r raster.Rect, y int, across []raster.Rect, dpi float64) bool {
	near := int(dpi * 0.03)
	return slices.ContainsFunc(across, func(a raster.Rect) bool {
		return a.Y0-near <= y && y <= a.Y1+near && a.X0-near <= r.X0 && r.X1 <= a.X1+near
	})
}

// mark marks a rule's ink: that around its rectangle along it, not the strokes that
// stand on it.
func mark(mask, plain, faint *raster.Ink, r Rule) {
	for y := max(0, r.Y0); y < min(mask.H, r.Y1); y++ {
		raster.Or(mask.Row(y)[r.X0:r.X1], plain.Row(y)[r.X0:r.X1], faint.Row(y)[r.X0:r.X1])
	}
}

func abs(n int) int { return max(n, -n) }
