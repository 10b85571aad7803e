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
	side, inked := int(dpi*freeSide), 0
	before, behind := r.X0-side, r.X1+side-1
	if before < 0 || behind >= turned.H {
		return false
	}
	left, right := turned.Row(before), turned.Row(behind)
	for y := r.Y0; y < r.Y1; y++ {
		inked += int(left[y] | right[y])
	}
	return 10*inked <= r.H()
}
