package pdf

import (
	"strings"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/pdf/content"
)

// words joins glyphs to words, in the order in which the file draws their first
// glyphs. Oblique text is no part of the page's own.
func words(glyphs []content.Glyph, lines []page.Line) (upright, watermarks []page.Word) {
	var byHeading [4][]content.Glyph
	var slanted []content.Glyph
	for _, g := range glyphs {
		if h := heading(g); h == oblique {
			slanted = append(slanted, g)
		} else {
			byHeading[h] = append(byHeading[h], g)
		}
	}
	for h, these := range byHeading {
		upright = append(upright, along(h, these, lines)...)
	}
	return upright, marks(slanted)
}

// along joins the glyphs that run in one direction: the world is turned, so that
// they run to the right, and what was found is turned back.
func along(heading int, glyphs []content.Glyph, lines []page.Line) []page.Word {
	if len(glyphs) == 0 {
		return nil
	}
	there, back := turn((4-heading)%4, 0, 0), turn(heading, 0, 0)
	turnGlyphs(glyphs, there)
	found := stitch(runs(glyphs, uprights(lines, there)))
	out := make([]page.Word, 0, len(found))
	for _, r := range found {
		w := r.word()
		w.Box = turnBox(w.Box, back)
		out = append(out, w)
	}
	return out
}

func turnBox(b page.Box, m content.Matrix) page.Box {
	return page.Box(m.Map(content.Rect(b)))
}

// An em box has most of its height above the baseline, as ideographs do.
const (
	above = 0.88
	below = 0.12
)

// word is the finished word. U+FFFD stands for what the file does not decode.
func (r *run) word() page.Word {
	raw := fold.Radicals(r.text.String())
	confidence := 1.0
	if r.doubtful {
		confidence = doubted
	}
	return page.Word{
		Text: strings.TrimSpace(fold.Text(raw)), Raw: raw,
		Box:    page.Box{X0: r.x0, Y0: r.base - above*r.size, X1: r.x1, Y1: r.base + below*r.size},
		Source: page.SourceText, Confidence: confidence, Bold: r.bold, Size: r.size,
	}
}

// doubted is how certain a word is that may be of two cells.
const doubted = 0.9

// marks joins oblique glyphs as they were drawn, one mark after the other.
func marks(glyphs []content.Glyph) (out []page.Word) {
	for _, g := range glyphs {
		box := page.Box{
			X0: min(g.X, g.X+g.DX), Y0: min(g.Y, g.Y+g.DY) - above*g.Size,
			X1: max(g.X, g.X+g.DX), Y1: max(g.Y, g.Y+g.DY) + below*g.Size,
		}
		if n := len(out); n > 0 && near(out[n-1].Box, box, g.Size) {
			last := &out[n-1]
			last.Raw += g.Text
			last.Text = fold.Text(last.Raw)
			last.Box = last.Box.Union(box)
			continue
		}
		out = append(out, page.Word{
			Text: fold.Text(g.Text), Raw: g.Text, Box: box,
			Source: page.SourceText, Confidence: 1, Bold: g.Bold, Size: g.Size,
		})
	}
	return out
}

// near is true for boxes that are less than an em apart.
func near(a, b page.Box, em float64) bool {
	return a.X0 <= b.X1+em && b.X0 <= a.X1+em && a.Y0 <= b.Y1+em && b.Y0 <= a.Y1+em
}
