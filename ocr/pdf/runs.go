package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"xinbao/ocr/pdf/content"
)

// run is a word in the making: glyphs that run to the right.
type run struct {
	text       strings.Builder
	x0, x1     float64
	base       float64 // the baseline's y
	size       float64
	bold       bool
	spaced     bool // a space was drawn after it
	firstRune  rune
	lastRune   rune
	first      glyphSpot // where it begins and ends, to look for rules between
	last       glyphSpot
	show       int // the string of the content stream that its last glyph is from
	firstShow  int
	over       bool // it runs over a rule
	crossing   bool // with more than a sign that hangs
	doubtful   bool // of two strings, of which one runs over a rule: they may be of two cells
	rules      *barriers
	joinedInto *run
}

// glyphSpot is the middle of a glyph, and how far it reaches.
type glyphSpot struct{ x0, middle float64 }

// The gaps that words may have, in ems.
const (
	gapWithin  = 0.6  // within one string of the file: letter spacing, a space
	gapBetween = 0.18 // between two: the next cell of a borderless table is not much further
	overlap    = 0.6  // how far the next glyph may reach back: kerned punctuation
	lapped     = 0.2  // and an ideograph of another string: beyond that it is of the next cell, whose text is too wide
	latinSpace = 0.2  // a gap between Latin letters or digits that a reader sees as a space
	gapScripts = 0.3  // between an ideograph and a Latin letter or digit, which word processors set apart
	offLine    = 0.25 // how far baselines may differ
	sizes      = 1.7  // how many times as large one glyph may be as the other
	strike     = 0.15 // how far a glyph is moved to draw it twice, for bold
)

// runs joins consecutive glyphs.
func runs(glyphs []content.Glyph, rules *barriers) (all []*run) {
	var current *run
	for _, g := range glyphs {
		one := single(g, rules)
		switch {
		case blank(g.Text):
			if current != nil {
				current.spaced = true
			}
		case current != nil && current.repeats(one):
			current.bold = true
		case current != nil && current.takes(one):
			current.join(one)
		default:
			current = one
			all = append(all, one)
		}
	}
	return all
}

func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) == ""
}

func single(g content.Glyph, rules *barriers) *run {
	spot := glyphSpot{g.X, g.X + g.DX/2}
	r := &run{
		x0: min(g.X, g.X+g.DX), x1: max(g.X, g.X+g.DX), base: g.Y, size: g.Size, bold: g.Bold,
		first: spot, last: spot, show: g.Show, firstShow: g.Show, rules: rules,
	}
	r.firstRune, _ = utf8.DecodeRuneInString(g.Text)
	r.lastRune, _ = utf8.DecodeLastRuneInString(g.Text)
	r.text.WriteString(g.Text)
	return r
}

// repeats is true for a glyph that is drawn again a little aside.
func (r *run) repeats(next *run) bool {
	em := max(r.size, next.size)
	return math.Abs(next.base-r.base) <= strike*em && math.Abs(next.first.x0-r.last.x0) <= strike*em &&
		strings.HasSuffix(r.text.String(), next.text.String())
}

// takes is true if next goes on where r ends.
func (r *run) takes(next *run) bool {
	em, least := max(r.size, next.size), min(r.size, next.size)
	gap, widest, back := next.x0-r.x1, gapBetween, overlap
	if r.show != next.firstShow && ideograph(r.lastRune) && ideograph(next.firstRune) {
		back = lapped
	}
	switch {
	case r.show == next.firstShow || r.spaced:
		widest = gapWithin
	case latin(r.lastRune) && latin(next.firstRune):
		widest = latinSpace // a number each
	case ideograph(r.lastRune) && latin(next.firstRune), latin(r.lastRune) && ideograph(next.firstRune):
		widest = gapScripts
	}
	return math.Abs(next.base-r.base) <= offLine*em && em <= sizes*least &&
		gap <= widest*em && gap >= -back*em && next.first.middle > r.last.middle &&
		(r.flows(next) || !r.over && !r.parted(next))
}

// parted is true where a rule is between r and next.
func (r *run) parted(next *run) bool {
	return r.rules.between(r.last.middle, next.first.middle, r.base-max(r.size, next.size)/3)
}

// flows is true for what may run over a rule, next to what it follows: the rest of a
// string that is too long for its cell, and a sign that begins no line, which hangs over
// the edge of its cell where a line is full.
func (r *run) flows(next *run) bool {
	return next.x0-r.x1 < noGap*r.size && (r.show == next.firstShow || hanging(next.firstRune))
}

func hanging(sign rune) bool { return strings.ContainsRune(neverFirst, sign) }

// neverFirst are the signs that begin no line.
const neverFirst = "、。，．：；！？）〕］｝〉》」』】”’)]},.:;!?%"

// noGap is the gap, in ems, that is none.
const noGap = 0.05

// join appends next, with the space that was drawn or is seen.
func (r *run) join(next *run) {
	seen := next.x0-r.x1 > latinSpace*max(r.size, next.size) && latin(r.lastRune) && latin(next.firstRune)
	if r.spaced || seen {
		r.text.WriteByte(' ')
	}
	parted := r.parted(next)
	r.over = r.over || next.over || parted
	r.crossing = r.crossing || next.crossing || parted && !hanging(next.firstRune)
	r.doubtful = r.doubtful || next.doubtful || r.crossing && r.firstShow != next.firstShow
	r.text.WriteString(next.text.String())
	r.x1 = max(r.x1, next.x1)
	r.size = max(r.size, next.size)
	r.bold = r.bold || next.bold
	r.spaced, r.lastRune, r.last, r.show = next.spaced, next.lastRune, next.last, next.show
}

func ideograph(r rune) bool { return unicode.Is(unicode.Han, r) }

func latin(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// lane is the height of the strips in which runs of one line are looked for.
const lane = 4.0

// maxNeighbours is how many runs to the left are tried. Two or three are near.
const maxNeighbours = 24

// stitch joins runs that were drawn apart but stand together, such as digits in a
// face of their own, and drops what was drawn twice. The order stays.
func stitch(all []*run) []*run {
	byX := slices.Clone(all)
	slices.SortStableFunc(byX, func(a, b *run) int { return cmp.Compare(a.x0, b.x0) })
	lanes := map[int][]*run{}
	for _, r := range byX {
		if left := leftOf(lanes, r); left != nil {
			r.joinedInto = left
			continue
		}
		at := int(r.base / lane)
		lanes[at] = append(lanes[at], r)
	}
	return settled(all)
}

// leftOf finds the run that r goes on from, or repeats, and joins them.
func leftOf(lanes map[int][]*run, r *run) *run {
	at := int(r.base / lane)
	for _, near := range []int{at, at - 1, at + 1} {
		candidates := lanes[near]
		for i := len(candidates) - 1; i >= max(0, len(candidates)-maxNeighbours); i-- {
			left := candidates[i]
			switch {
			case left.twin(r):
				left.bold = true
				return left
			case left.takes(r):
				left.join(r)
				return left
			}
		}
	}
	return nil
}

// twin is true for the same text in the same place.
func (r *run) twin(other *run) bool {
	em := max(r.size, other.size)
	return math.Abs(r.x0-other.x0) <= strike*em && math.Abs(r.base-other.base) <= strike*em &&
		math.Abs(r.x1-other.x1) <= 2*strike*em && r.text.String() == other.text.String()
}

// settled keeps the runs that were joined into none. A word stands where the
// first of its pieces was drawn.
func settled(all []*run) (out []*run) {
	seen := map[*run]bool{}
	for _, r := range all {
		for r.joinedInto != nil {
			r = r.joinedInto
		}
		if !seen[r] {
			seen[r] = true
			out = append(out, r)
		}
	}
	return out
}
