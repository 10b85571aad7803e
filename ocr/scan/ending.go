package scan

import (
	"math"
	"slices"
	"strings"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// shortest is the length of the shortest sentence that ends with a full stop: less is
// a value, and what stands behind it dirt.
const shortest = 9

// How far behind the middle of the last character a sign stands at least, in ems; a dot
// that belongs to an ideograph is nearer.
const (
	behindHan   = 0.52
	behindDigit = 0.35
)

// seenEnd is the confidence of a sign that was seen, not read.
const seenEnd = 0.95

// withEnd adds what the recogniser drops at the end of a line, if its ink is there: the
// full stop of a sentence, the second bracket, 一.
func (s *sheet) withEnd(l grid.Line, free []talk.Character) []talk.Character {
	if len(l.Parts) < 3 || len(free) < 3 {
		return free
	}
	f := s.frame(l)
	last := l.Parts[len(l.Parts)-1]
	if l.Behind.W() > 0 {
		last = l.Behind
	}
	at := (float64(last.X0+last.X1)/2 - f.x0) * f.scale
	least := behindHan
	if isDigit(free[len(free)-1]) {
		least = behindDigit
	}
	if at-lastMiddle(free) < least*l.Em*f.scale {
		return free
	}
	said := text(free)
	switch {
	case isStop(last, l) && len(free) >= shortest && endsSentence(free):
		return append(free, talk.Character{Text: "。", X: at, Confidence: seenEnd})
	case isHan(free[len(free)-1]) && isOne(behind(l, f.x0+lastMiddle(free)/f.scale), l):
		return append(free, talk.Character{Text: "一", X: at, Confidence: seenEnd})
	case isBracket(last, l) && strings.ContainsAny(said, "(（") && !strings.ContainsAny(said, ")）"):
		return append(free, talk.Character{Text: "）", X: at, Confidence: seenEnd})
	default:
		return free
	}
}

// behind is the ink of a line that stands behind the character in whose middle x is.
func behind(l grid.Line, x float64) raster.Rect {
	var out raster.Rect
	for _, p := range l.Parts {
		switch {
		case float64(p.X0+p.X1)/2 < x+0.45*l.Em:
		case out.W() == 0:
			out = p
		default:
			out = out.Union(p)
		}
	}
	return out
}

// isOne is true for ink that is as long as an ideograph, flat, and in the middle.
func isOne(r raster.Rect, l grid.Line) bool {
	w, h, middle := float64(r.W())/l.Em, float64(r.H())/l.Em, float64(r.Y0+r.Y1-l.Y0-l.Y1)/2
	return w > 0.55 && w < 1.05 && h < 0.25 && math.Abs(middle) < 0.25*l.Em
}

// isStop is true for ink that is small and low.
func isStop(r raster.Rect, l grid.Line) bool {
	w, h := float64(r.W())/l.Em, float64(r.H())/l.Em
	return w > 0.12 && w < 0.45 && h < 0.45 && 2*r.Y0 >= l.Y0+l.Y1
}

// isBracket is true for ink that is high and narrow.
func isBracket(r raster.Rect, l grid.Line) bool {
	w, h := float64(r.W())/l.Em, float64(r.H())/l.Em
	return w < 0.35 && h > 0.7
}

// lastMiddle is where the middle of the last character is: of ideographs, which are
// equally far apart, several tell it better than one.
func lastMiddle(said []talk.Character) float64 {
	n := 0
	for n < 8 && n < len(said) && isHan(said[len(said)-1-n]) {
		n++
	}
	last := said[len(said)-1].X
	if n < 4 {
		return last
	}
	row := said[len(said)-n:]
	var x, i, xi, ii float64
	for k, c := range row {
		x, i = x+c.X, i+float64(k)
		xi, ii = xi+c.X*float64(k), ii+float64(k*k)
	}
	count := float64(n)
	pitch := (count*xi - x*i) / (count*ii - i*i)
	return x/count + pitch*(count-1)/2
}

// endsSentence is true for a text that ends with an ideograph or, as amounts in
// sentences do, with a digit.
func endsSentence(free []talk.Character) bool {
	last := free[len(free)-1]
	return isHan(last) || isDigit(last) && slices.ContainsFunc(free, isHan)
}
