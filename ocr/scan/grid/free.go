package grid

import "xinbao/ocr/scan/raster"

// An upright rule of a table that has no level ones, in inches: longer than strokes are,
// thinner than those of large titles, and away from all else.
const (
	freeRule = 0.21
	thinRule = 0.03
	freeSide = 0.03
)

// free is true for an upright rule beside which there is nearly nothing: strokes of
// characters have neighbours.
func free(r raster.Rect, turned *raster.Ink, dpi float64) bool {
	if float64(r.H()) < dpi*freeRule || float64(r.W()) > dpi*thinRule {
		return false
	}
	return besides(r, turned, int(dpi*freeSide)) <= nearlyNothing
}

// Of a stroke of a character in a low row that seems to be a rule: how high such rows are,
// in inches, how near its neighbours are, in pixels, and how much of it has some.
const (
	tightRow      = 0.25
	touching      = 3
	crossed       = 0.15
	nearlyNothing = 0.1 // beside a free rule
)

// isStroke is true for what other strokes touch.
func isStroke(r raster.Rect, turned *raster.Ink, dpi float64) bool {
	return float64(r.H()) < dpi*tightRow && besides(r, turned, touching) > crossed
}

// besides is how much of an upright rule has ink beside it, so many pixels away.
func besides(r raster.Rect, turned *raster.Ink, away int) float64 {
	before, behind := r.X0-away, r.X1+away-1
	if before < 0 || behind >= turned.H {
		return 1
	}
	inked := 0
	left, right := turned.Row(before), turned.Row(behind)
	for y := r.Y0; y < r.Y1; y++ {
		inked += int(left[y] | right[y])
	}
	return float64(inked) / float64(max(1, r.H()))
}
