// Package grid finds on a straight page what there is to recognise: ruling lines, the
// cells between them and the lines of text in the cells. It must not know characters,
// nor what tables mean.
package grid

import (
	"slices"

	"xinbao/ocr/scan/raster"
)

// Line is a line of text, or a part of one: within one cell, without a wide gap.
type Line struct {
	raster.Rect               // of its ink
	Parts       []raster.Rect // pieces of ink, from left to right, those above each other joined
	Em          float64       // about the height of an ideograph, in pixels
	Cell        raster.Rect   // of the free space that it stands in
	Behind      raster.Rect   // a sign at its end that is too faint for ink, if there is one
}

// Page is what was found, in pixels.
type Page struct {
	Rules []Rule
	Lines []Line
	// Clean is the page without rules and watermarks: what to cut pictures of lines from.
	Clean *raster.Gray
}

// Find takes a straight page apart. dpi is about how many pixels an inch has.
func Find(g *raster.Gray, dpi float64) Page {
	contrast := g.Contrast(int(dpi / 8))
	seen := contrast
	if less, found := withoutSeal(g, contrast, dpi); found {
		g, contrast = less, less.Contrast(int(dpi/8))
	}
	ink := contrast.Ink()
	faint := findRidges(contrast)
	rules, mask := findRules(ink, seen, faint, dpi)
	clean := &raster.Gray{W: g.W, H: g.H, Pix: slices.Clone(g.Pix)}
	watermark := clearFaint(clean, ink, mask, contrast)
	if watermark {
		rules, mask = findRules(ink, seen, faint, dpi) // a watermark hides some
	}
	erase(clean, ink, mask)
	lines := findLines(ink, rules, dpi)
	if flat := flatLines(lines, dpi); len(flat) > 0 {
		for _, r := range flat {
			blank(ink, r.Rect)
		}
		rules = append(rules, flat...)
		lines = findLines(ink, rules, dpi)
	}
	if !watermark { // what is left of one looks like signs
		lines = withSigns(lines, clean)
	}
	return Page{Rules: rules, Lines: lines, Clean: clean}
}

// erase takes rules from the ink and from the picture, with the shade beside them.
func erase(clean *raster.Gray, ink, mask *raster.Ink) {
	before := &raster.Gray{W: clean.W, H: clean.H, Pix: slices.Clone(clean.Pix)}
	each(mask, func(x, y int) {
		ink.Row(y)[x] = 0
		clean.Row(y)[x] = paper(before, x, y)
	})
}

// paper is the lightest of the places around one.
func paper(g *raster.Gray, x, y int) byte {
	var lightest byte
	for v := max(0, y-3); v <= min(g.H-1, y+3); v += 3 {
		near := g.Row(v)[max(0, x-3):min(g.W, x+4)]
		for u := 0; u < len(near); u += 3 {
			lightest = max(lightest, near[u])
		}
	}
	return lightest
}
