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
// sides of such a rule.
type ridges struct{ level, upright *raster.Ink }

func findRidges(contrast *raster.Gray) ridges {
	w, h := contrast.W, contrast.H
	r := ridges{raster.NewInk(w, h), raster.NewInk(w, h)}
	for y := beside; y < h-beside; y++ {
		above, row, below := contrast.Row(y-beside), contrast.Row(y), contrast.Row(y+beside)
		level, upright := r.level.Row(y), r.upright.Row(y)
		for x := beside; x < w-beside; x++ {
			c := row[x]
			if c < faintRule {
				continue
			}
			if max(above[x], below[x]) <= c/2 {
				level[x] = 1
			}
			if max(row[x-beside], row[x+beside]) <= c/2 {
				upright[x] = 1
			}
		}
	}
	return r
}

// union is the ink of both.
func union(a, b *raster.Ink) *raster.Ink {
	out := raster.NewInk(a.W, a.H)
	for i, p := range a.Pix {
		out.Pix[i] = p | b.Pix[i]
	}
	return out
}
