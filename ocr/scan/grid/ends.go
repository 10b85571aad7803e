package grid

import (
	"slices"

	"xinbao/ocr/scan/raster"
)

// A rule ends at rules of the other direction. One that seems to end elsewhere is
// hidden there: behind a seal, or by the strokes of a watermark that was laid over it.

// Of a rule that goes on behind a seal, in inches: how far it may be hidden, and how
// much of it must be seen then.
const (
	hidden   = 0.7
	seenThen = 0.25
)

// continued is a horizontal rule with what of it lies behind something. Where a rule
// pauses from one upright rule to another it is not hidden: it goes around a cell.
func continued(r raster.Rect, ink *raster.Ink, turnedDown []raster.Rect, dpi float64) raster.Rect {
	upright := func(x int) bool {
		return slices.ContainsFunc(turnedDown, func(d raster.Rect) bool {
			return abs(x-(d.Y0+d.Y1)/2) <= 6 && d.X0 <= r.Y1+6 && r.Y0-6 <= d.X1
		})
	}
	for {
		from, to := stretch(r, ink, int(dpi*hidden), int(dpi*seenThen))
		if to == 0 || upright(r.X1) && upright(from) {
			return r
		}
		r.X1 = to
	}
}

// stretch is the next ink in a rule's rows behind its right end that is long enough; 0
// if there is none within reach.
func stretch(r raster.Rect, ink *raster.Ink, reach, length int) (from, to int) {
	for x := r.X1 + 1; x < min(ink.W, r.X1+reach); x++ {
		p := drawnOut(raster.Rect{X0: x, Y0: r.Y0, X1: x, Y1: r.Y1}, ink, 3)
		if p.X1-x >= length {
			return x, p.X1
		}
		x = max(x, p.X1)
	}
	return 0, 0
}

// Of an end of a rule, in inches and shares.
const (
	nearCross = 0.03 // so near to a rule that crosses it, it is there
	corner    = 0.1  // two ends that are hidden where they meet are so far apart
	lowRow    = 0.5  // how far the next rule is at most of which so much is seen:
	seenPart  = 0.5
	seenNear  = 0.6   // in the quarter beside one of them
	seenFar   = 0.75  // how much of it where the next rule is further
	highRow   = 1.0   // and where the rule goes on behind the last one without a blank for
	stub      = 0.04  // so long: characters keep away from rules
	stroke    = 0.3   // a character in line with a rule is no longer
	wideInk   = 0.015 // ink so far on both sides of a rule's middle is text
	mostPaper = 0.5   // how much of what is not seen is paper where nothing hides a rule
)

// drawnToRules is a horizontal rule that goes on to the next ones that cross it, as far
// as it is seen to. A stroke of a character in line with it is no part of it. The rules
// that may cross it lie in the turned picture.
func drawnToRules(r raster.Rect, ink *raster.Ink, hides hiding, turned []raster.Rect, dpi float64) raster.Rect {
	apart := int(dpi * corner)
	var crossing []int
	for _, t := range turned {
		if t.X0-apart <= r.Y0 && r.Y1 <= t.X1+apart {
			crossing = append(crossing, (t.Y0+t.Y1)/2)
		}
	}
	slices.Sort(crossing)
	right := tip{r, ink, hides, 1, dpi}.end(r.X1, crossing)
	slices.Reverse(crossing)
	r.X0 = tip{r, ink, hides, -1, dpi}.end(r.X0, crossing)
	r.X1 = right
	return r
}

// tip is an end of a horizontal rule: the right one, 1, or the left one, -1.
type tip struct {
	rule  raster.Rect
	ink   *raster.Ink
	hides hiding
	side  int
	dpi   float64
}

// end is where the rule ends, of which a tip is seen; crossing are the places of rules
// that cross it, in its direction.
func (t tip) end(at int, crossing []int) int {
	near := t.dpi * nearCross
	last := at
	for i, x := range crossing {
		if t.beyond(x, at) > near {
			if !t.goesOn(last, at, x) {
				break
			}
			at = x
		}
		if i == 0 || t.beyond(x, last) > 0 {
			last = x
		}
	}
	if rest := t.beyond(at, last); rest > near && rest <= t.dpi*stroke && !t.stub(last, at) {
		return last
	}
	return at
}

// beyond is how far a place is behind another.
func (t tip) beyond(x, than int) float64 { return float64((x - than) * t.side) }

// goesOn is true for a rule that is seen up to a place behind the last that crosses it,
// if it goes on to the next.
func (t tip) goesOn(last, at, next int) bool {
	away := t.beyond(next, at)
	if t.part(at, next) >= seenFar || away <= t.dpi*lowRow && t.seen(at, next) {
		return true
	}
	return !t.paper(at, next) && (away <= t.dpi*lowRow && t.seen(last, next) || away <= t.dpi*highRow && t.stub(last, at))
}

// paper is true if nothing is between two places that could hide a rule, but for text:
// the rule ends there, as the sides of a cell do above a heading.
func (t tip) paper(from, to int) bool {
	if t.beyond(to, from) <= t.dpi*corner {
		return false
	}
	from, to = min(from, to), max(from, to)
	hidden := 0
	for x := max(0, from); x < min(to, t.ink.W); x++ {
		if t.hides(x, min(max(1, (t.rule.Y0+t.rule.Y1)/2), t.ink.H-2)) {
			hidden++
		}
	}
	return float64(hidden) <= (1-mostPaper)*float64(to-from)
}

// stub is true if the rule is seen behind the last that crosses it without a blank, be it
// a little beside: the rule of another table may go on there.
func (t tip) stub(last, at int) bool {
	long := int(t.dpi * stub)
	if t.beyond(at, last) < float64(long) {
		return false
	}
	for x := max(0, min(last, last+long*t.side)); x < min(max(last, last+long*t.side), t.ink.W); x++ {
		inked := false
		for y := t.rule.Y0 - 1; y <= t.rule.Y1 && !inked; y++ {
			inked = y >= 0 && y < t.ink.H && t.ink.Row(y)[x] == 1
		}
		if !inked {
			return false
		}
	}
	return true
}

// seen is true if enough of the rule is ink between two places, near to one too: the
// stroke of a character keeps away from rules.
func (t tip) seen(from, to int) bool {
	quarter := (to - from) / 4
	return t.part(from, to) >= seenPart && max(t.part(from, from+quarter), t.part(to-quarter, to)) >= seenNear
}

// part is how much of the rule is seen from one place to another: ink that is no wider
// than rules are.
func (t tip) part(from, to int) float64 {
	wide := max(3, int(t.dpi*wideInk))
	from, to = min(from, to), max(from, to)
	above, up, row, down, below := t.row(-wide), t.row(-1), t.row(0), t.row(1), t.row(wide)
	inked := 0
	for x := max(0, from); x < min(to, t.ink.W); x++ {
		if up[x]|row[x]|down[x] == 1 && above[x]+below[x] < 2 {
			inked++
		}
	}
	return float64(inked) / float64(max(1, to-from))
}

// row is the pixels so far below the middle of the rule.
func (t tip) row(below int) []byte {
	return t.ink.Row(min(max(0, (t.rule.Y0+t.rule.Y1)/2+below), t.ink.H-1))
}

// leastHiding is the contrast, in percent, of what may hide a rule: watermarks and seals
// have more, the noise of paper less.
const leastHiding = 5

// hiding is true for a place where a rule, or what may hide one, is within a pixel of its
// middle.
type hiding func(x, y int) bool

// shades is what hides level rules, and upright ones in the turned picture.
func shades(contrast *raster.Gray) (level, turned hiding) {
	level = func(x, y int) bool {
		return max(contrast.Row(y - 1)[x], contrast.Row(y)[x], contrast.Row(y + 1)[x]) >= leastHiding
	}
	turned = func(y, x int) bool {
		row := contrast.Row(y)
		return max(row[x-1], row[x], row[x+1]) >= leastHiding
	}
	return level, turned
}
