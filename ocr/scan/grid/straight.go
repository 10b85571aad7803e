package grid

import (
	"math"
	"slices"

	"xinbao/ocr/scan/raster"
)

// Of a part of a ring, as seals have, in thicknesses: how long it is at most, and how far
// its middle lies from its ends at least.
const (
	longBow = 20
	bow     = 0.13
	oneStep = 0.8 // of the rules of two tables that meet: the part that is level with an end
)

// straight is the rules of which a piece is made: none of a part of a ring, of which the
// middle third lies above or below the others, two where those of two tables meet, each of
// which must be so long: the stems of a heading are not.
func straight(mask *raster.Ink, r raster.Rect, thick, length float64) []raster.Rect {
	third, tenth := r.W()/3, max(1, r.W()/10)
	off := middle(mask, r, r.X0+third, third) - (middle(mask, r, r.X0, third)+middle(mask, r, r.X1-third, third))/2
	if float64(r.W()) > longBow*thick || math.Abs(off) <= bow*thick {
		return []raster.Rect{r}
	}
	left, right := middle(mask, r, r.X0, tenth), middle(mask, r, r.X1-tenth, tenth)
	first, level := 0, 0
	for x := r.X0; x < r.X1; x++ {
		y := middle(mask, r, x, 1)
		if math.Abs(y-left) < math.Abs(y-right) {
			first++
		}
		if min(math.Abs(y-left), math.Abs(y-right)) <= 1 {
			level++
		}
	}
	if float64(level) < oneStep*float64(r.W()) || float64(min(first, r.W()-first)) < length {
		return nil
	}
	return []raster.Rect{inked(mask, r, r.X0, r.X0+first), inked(mask, r, r.X0+first, r.X1)}
}

// inked is the rows of some columns of a piece that have ink.
func inked(mask *raster.Ink, r raster.Rect, from, to int) raster.Rect {
	r.X0, r.X1 = from, to
	for r.Y0 < r.Y1-1 && !slices.Contains(mask.Row(r.Y0)[from:to], 1) {
		r.Y0++
	}
	for r.Y0 < r.Y1-1 && !slices.Contains(mask.Row(r.Y1 - 1)[from:to], 1) {
		r.Y1--
	}
	return r
}

// middle is the height of the middle of a rule's ink in some columns.
func middle(mask *raster.Ink, r raster.Rect, from, columns int) float64 {
	sum, n := 0, 0
	for y := r.Y0; y < r.Y1; y++ {
		for _, p := range mask.Row(y)[from : from+columns] {
			sum += y * int(p)
			n += int(p)
		}
	}
	return float64(sum) / float64(max(1, n))
}
