package scan

import (
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// page is what the sheet says, in points.
func (s *sheet) page(p page.Page) page.Page {
	out := page.Page{Number: p.Number, Width: p.Width, Height: p.Height, Trust: p.Trust, Picture: p.Picture}
	out.Rotated, out.Turned = (p.Rotated+90*s.turned)%360, (p.Turned+90*s.turned)%360
	out.Skew = s.skew
	if (s.box.Width() > s.box.Height()) != (p.Width > p.Height) {
		out.Width, out.Height = p.Height, p.Width
	}
	for i, l := range s.grid.Lines {
		out.Words = append(out.Words, s.words(l, s.said[i])...)
	}
	for _, r := range s.grid.Rules {
		out.Lines = append(out.Lines, s.rule(r))
	}
	return out
}

// rule is the middle of a rule's ink.
func (s *sheet) rule(r grid.Rule) page.Line {
	b := s.points(r.Rect)
	if r.Horizontal {
		return page.Line{X0: b.X0, Y0: b.MidY(), X1: b.X1, Y1: b.MidY()}
	}
	return page.Line{X0: b.MidX(), Y0: b.Y0, X1: b.MidX(), Y1: b.Y1}
}

// points is where a rectangle lies on the page.
func (s *sheet) points(r raster.Rect) page.Box {
	sx := s.box.Width() / float64(s.grid.Clean.W)
	sy := s.box.Height() / float64(s.grid.Clean.H)
	return page.Box{
		X0: s.box.X0 + float64(r.X0)*sx, Y0: s.box.Y0 + float64(r.Y0)*sy,
		X1: s.box.X0 + float64(r.X1)*sx, Y1: s.box.Y0 + float64(r.Y1)*sy,
	}
}

// words makes words of a line's reading: it is cut where the ink has a gap that is no
// part of a full-width sign.
func (s *sheet) words(l grid.Line, characters []talk.Character) []page.Word {
	f := s.frame(l)
	var words []page.Word
	for _, piece := range pieces(l, characters, f) {
		raw := tidy(text(piece.characters))
		if raw == "" {
			continue
		}
		words = append(words, page.Word{
			Text: fold.Text(raw), Raw: raw, Box: s.points(piece.Rect), Source: page.SourceRecognition,
			Confidence: weakest(piece.characters), Size: l.Em / s.perInch * 72,
		})
	}
	return words
}

// legible is what a line says that was read as free: a lone symbol that the network of
// symbols doubted is what both say, or what is more likely.
func (s *sheet) legible(i int, free []talk.Character) []talk.Character {
	l := s.grid.Lines[i]
	if isAsterisk(l) {
		return characters("*", 0.95)
	}
	if isFullStop(l, free) || isPoint(l, free) && s.wraps(l) {
		return characters("。", max(seenEnd, free[0].Confidence))
	}
	if len(free) == 1 && strings.Contains(")）", free[0].Text) && isBracket(l.Rect, l) {
		return characters("）", max(seenEnd, free[0].Confidence)) // of a text that wraps
	}
	if flat(l) && text(free) != "一" {
		return characters("--", 0.95)
	}
	best := talk.Character{}
	for _, g := range s.guesses[i] {
		if len(free) == 1 && alike(free[0].Text, g.Text) {
			return characters(g.Text, max(g.Probability, free[0].Confidence))
		}
		if g.Text != "" && g.Probability > best.Confidence {
			best = talk.Character{Text: g.Text, Confidence: g.Probability}
		}
	}
	if len(free) == 0 && best.Text != "" || best.Confidence > 0.5 && !(len(free) == 1 && isHan(free[0])) {
		return characters(best.Text, best.Confidence)
	}
	return s.withEnd(l, free)
}

func isHan(c talk.Character) bool { return unicode.Is(unicode.Han, []rune(c.Text)[0]) }

// alike is true for what only its size or nothing tells apart where it stands alone.
func alike(free, closed string) bool {
	return strings.EqualFold(free, closed) || closed == "0" && strings.ContainsAny(free, "oO〇") ||
		closed == "1" && strings.ContainsAny(free, "lI|丨")
}

// isAsterisk is true for a mark that stands alone in a low cell, or a narrow one for state
// and amount of a month, small and high: what is left of a star in coarse scans.
func isAsterisk(l grid.Line) bool {
	w, h, middle := float64(l.W())/l.Em, float64(l.H())/l.Em, float64(l.Y0+l.Y1)/2
	return w > 0.2 && w < 0.65 && h > 0.2 && h < 0.55 && w < 1.7*h && h < 1.7*w &&
		middle < float64(l.Cell.Y0+l.Cell.Y1)/2 &&
		(float64(l.Cell.H()) < 5*l.Em || float64(l.Cell.H()) < 10*l.Em && float64(l.Cell.W()) < 9*l.Em)
}

// isFullStop is true for a circle that is smaller than a letter: what is left of a
// sentence on the next line.
func isFullStop(l grid.Line, free []talk.Character) bool {
	return len(l.Parts) == 1 && len(free) == 1 && strings.Contains("oO0〇。", free[0].Text) && float64(l.H()) < 0.55*l.Em
}

// isPoint is true for what may be such a circle, or a star, read as a point.
func isPoint(l grid.Line, free []talk.Character) bool {
	return len(l.Parts) == 1 && len(free) == 1 && free[0].Text == "."
}

// wraps is true for a line that stands below one of its cell that may be a sentence.
func (s *sheet) wraps(l grid.Line) bool {
	return slices.ContainsFunc(s.grid.Lines, func(o grid.Line) bool {
		below := float64(l.Y0 - o.Y1)
		return o.Cell == l.Cell && below >= 0 && below < 1.5*o.Em && float64(o.W()) > shortest*o.Em && o.X0 <= l.X0 && l.X1 <= o.X1
	})
}

// flat is true for a line of nothing but short flat strokes: "--", which means that there
// is no value, or an ideograph 一.
func flat(l grid.Line) bool {
	for _, p := range l.Parts {
		if !isFlat(p, l.Em) {
			return false
		}
	}
	width := float64(l.W()) / l.Em
	return width >= 0.5 && width <= 1.5 && float64(l.H()) <= 0.3*l.Em
}

// twoHyphens is true for "--", which the recogniser takes for 11. In some fonts the two
// touch.
func twoHyphens(l grid.Line) bool { return len(l.Parts) == 2 && flat(l) }

// piece is a word's part of a line.
type piece struct {
	raster.Rect
	characters []talk.Character
}

// A gap in the ink that may end a word, in ems.
const wordGap = 0.6

// pieces cuts a line at the gaps.
func pieces(l grid.Line, characters []talk.Character, f frame) []piece {
	out := []piece{{Rect: l.Parts[0]}}
	rest := characters
	for i, part := range l.Parts[1:] {
		last := &out[len(out)-1]
		gap := float64(part.X0 - l.Parts[i].X1)
		if gap >= wordGap*l.Em {
			middle := (float64(part.X0+l.Parts[i].X1)/2 - f.x0) * f.scale
			n := 0
			for n < len(rest) && rest[n].X < middle {
				n++
			}
			if n > 0 && n < len(rest) && !wide(rest[n-1].Text, rest[n].Text) {
				last.characters = rest[:n]
				rest = rest[n:]
				out = append(out, piece{Rect: part})
				continue
			}
		}
		last.Rect = last.Union(part)
	}
	out[len(out)-1].characters = rest
	return out
}

// wide is true if the gap may belong to a sign that fills half of its square, or lies
// within brackets.
func wide(before, after string) bool {
	const opening = "（【《“‘("
	return strings.ContainsAny(before, "，。、；：！？）】》”’,.:;"+opening) || strings.ContainsAny(after, opening+"）】》”’)")
}

func text(characters []talk.Character) string {
	var b strings.Builder
	for _, c := range characters {
		b.WriteString(c.Text)
	}
	return strings.TrimSpace(b.String())
}

func weakest(characters []talk.Character) float64 {
	least := 1.0
	for _, c := range characters {
		if c.Text != " " {
			least = min(least, c.Confidence)
		}
	}
	return least
}
