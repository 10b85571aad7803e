package grid

import "xinbao/ocr/scan/raster"

// faint is what has less than this share of the contrast that text has: watermarks.
const faint = 0.45

// Of the strokes of a watermark: they are large, so that many pixels lie amid others of
// the same shade. Small type may be as faint, where it is thin or blurred, but few of
// its pixels lie so.
const (
	leastShade = 8    // percent of contrast; shaded cells and noise are below
	sameShade  = 10   // by how much nine pixels may differ
	enough     = 1e-4 // of the pixels of the page, within 3 percent of one shade; blurred text has two thirds of it
	noisy      = 2    // noise goes up to so many times the shade
)

// clearFaint takes a watermark from the ink and makes it paper in the picture; false if
// there is none. Rules, which may be grey, stay, and so does what is faint at the edge
// of a stroke.
func clearFaint(clean *raster.Gray, ink, rules *raster.Ink, contrast *raster.Gray) bool {
	text := raster.NewInk(ink.W, ink.H)
	raster.Without(text.Pix, ink.Pix, rules.Pix)
	most := byte(faint * float64(textContrast(text, contrast)))
	shades := evenShades(contrast, most)
	if _, found := watermark(contrast, shades); !found { // nor away from text, where there is less
		return false
	}
	strokes := stronger(text, contrast, most).Grown().Grown() // what is beside them does not count
	raster.Without(shades.Pix, shades.Pix, strokes.Pix)
	shade, found := watermark(contrast, shades)
	if !found {
		return false
	}
	least := min(most, noisy*shade)
	strokes = stronger(text, contrast, least).Grown().Grown()
	for i, c := range contrast.Pix {
		if c == 0 || c >= least || strokes.Pix[i] == 1 || rules.Pix[i] == 1 {
			continue
		}
		ink.Pix[i] = 0
		clean.Pix[i] = byte(min(255, int(clean.Pix[i])*100/(100-int(c))))
	}
	return true
}

// evenShades is the pixels of less contrast than most that are of one shade with those
// around them.
func evenShades(contrast *raster.Gray, most byte) *raster.Ink {
	out := amid(contrast, leastShade)
	each(out, func(x, y int) {
		if contrast.Row(y)[x] >= most || !even(contrast, x, y) {
			out.Row(y)[x] = 0
		}
	})
	return out
}

// watermark is the shade that a watermark has in the middle of its strokes, in percent
// of contrast, where pixels that lie amid one shade are known.
func watermark(contrast *raster.Gray, shades *raster.Ink) (shade byte, found bool) {
	var count [101]int
	each(shades, func(x, y int) { count[contrast.Row(y)[x]]++ })
	near := 0
	for c := range len(count) - 6 {
		sum := 0
		for _, n := range count[c : c+7] {
			sum += n
		}
		if sum > near {
			near, shade = sum, byte(c+3)
		}
	}
	return shade, float64(near) >= enough*float64(len(contrast.Pix))
}

// amid is the pixels that have at least that contrast, as all around them do.
func amid(contrast *raster.Gray, least byte) *raster.Ink {
	dark := raster.NewInk(contrast.W, contrast.H)
	raster.AtLeast(dark.Pix, contrast.Pix, least)
	return dark.Inner()
}

// each calls for every pixel of ink.
func each(ink *raster.Ink, do func(x, y int)) {
	for y := range ink.H {
		row := ink.Row(y)
		for x := raster.Next(row, 0, 1); x < len(row); x = raster.Next(row, x, 1) {
			for ; x < len(row) && row[x] == 1; x++ {
				do(x, y)
			}
		}
	}
}

// even is true for a pixel that is of one shade with those around it.
func even(contrast *raster.Gray, x, y int) bool {
	least, most := contrast.Row(y)[x], contrast.Row(y)[x]
	for v := y - 1; v <= y+1; v++ {
		row := contrast.Row(v)[x-1 : x+2]
		least, most = min(least, row[0], row[1], row[2]), max(most, row[0], row[1], row[2])
	}
	return most-least <= sameShade
}

// stronger is the ink of at least that contrast.
func stronger(ink *raster.Ink, contrast *raster.Gray, least byte) *raster.Ink {
	out := raster.NewInk(ink.W, ink.H)
	raster.AtLeast(out.Pix, contrast.Pix, least)
	raster.And(out.Pix, out.Pix, ink.Pix)
	return out
}

// textContrast is the contrast that a tenth of the ink exceeds.
func textContrast(ink *raster.Ink, contrast *raster.Gray) int {
	var count [101]int
	all := 0
	each(ink, func(x, y int) {
		count[contrast.Row(y)[x]]++
		all++
	})
	most := 100
	for rest := all / 10; most > 0 && rest > count[most]; most-- {
		rest -= count[most]
	}
	return most
}
