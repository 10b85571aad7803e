package grid

import "xinbao/ocr/scan/raster"

// Of rules that are too faint to be ink, as thin grey ones are in coarse scans: their
// contrast in percent, above the noise of paper and the edges of shades, and how far
// beside them, in pixels, there is at most half of it.
const (
	faintRule = 10
	beside    = 3
)

// ridges are the level and the upright ones: pixels that are darker than those on both
// sides of such a rule. The upright ones are there in the turned picture too.
type ridges struct{ level, upright, turned *raster.Ink }

func findRidges(contrast *raster.Gray) ridges {
	w, h := contrast.W, contrast.H
	r := ridges{level: raster.NewInk(w, h), upright: raster.NewInk(w, h)}
	for y := beside; y < h-beside && w > 2*beside; y++ {
		row, n := contrast.Row(y), w-2*beside
		middle := row[beside:][:n]
		raster.Ridge(r.level.Row(y)[beside:][:n], contrast.Row(y - beside)[beside:], middle, contrast.Row(y + beside)[beside:], faintRule)
		raster.Ridge(r.upright.Row(y)[beside:][:n], row, middle, row[2*beside:], faintRule)
	}
	r.turned = r.upright.Transposed()
	return r
}

// union is the ink of both.
func union(a, b *raster.Ink) *raster.Ink {
	out := raster.NewInk(a.W, a.H)
	raster.Or(out.Pix, a.Pix, b.Pix)
	return out
}
