package grid

import (
	"slices"

	"xinbao/ocr/scan/raster"
)

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
	for i, p := range ink.Pix {
		text.Pix[i] = p &^ rules.Pix[i]
	}
	most := byte(faint * float64(textContrast(text, contrast)))
	shade, found := watermark(contrast, grown(grown(stronger(text, contrast, most))), most)
	if !found {
		return false
	}
	least := min(most, noisy*shade)
	strokes := grown(grown(stronger(text, contrast, least)))
	for i, c := range contrast.Pix {
		if c == 0 || c >= least || strokes.Pix[i] == 1 || rules.Pix[i] == 1 {
			continue
		}
		ink.Pix[i] = 0
		clean.Pix[i] = byte(min(255, int(clean.Pix[i])*100/(100-int(c))))
	}
	return true
}

// watermark is the shade that a watermark has in the middle of its strokes, in percent
// of contrast and less than most; what is beside strokes of text does not count.
func watermark(contrast *raster.Gray, strokes *raster.Ink, most byte) (shade byte, found bool) {
	var count [101]int
	for y := 1; y < contrast.H-1; y++ {
		up, row, down, text := contrast.Row(y-1), contrast.Row(y), contrast.Row(y+1), strokes.Row(y)
		for x := 1; x < contrast.W-1; x++ {
			c := row[x]
			if c >= leastShade && c < most && text[x] == 0 && even(leastShade, up[x-1:x+2], row[x-1:x+2], down[x-1:x+2]) {
				count[c]++
			}
		}
	}
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

// even is true for pixels of one shade, which has a contrast of at least that.
func even(darkness byte, rows ...[]byte) bool {
	least, most := byte(100), byte(0)
	for _, row := range rows {
		least, most = min(least, slices.Min(row)), max(most, slices.Max(row))
	}
	return least >= darkness && most-least <= sameShade
}

// stronger is the ink of at least that contrast.
func stronger(ink *raster.Ink, contrast *raster.Gray, least byte) *raster.Ink {
	out := raster.NewInk(ink.W, ink.H)
	for i, c := range contrast.Pix {
		if c >= least {
			out.Pix[i] = ink.Pix[i]
		}
	}
	return out
}

// textContrast is the contrast that a tenth of the ink exceeds.
func textContrast(ink *raster.Ink, contrast *raster.Gray) int {
	var count [101]int
	all := 0
	for i, c := range contrast.Pix {
		if ink.Pix[i] == 1 {
			count[c]++
			all++
		}
	}
	most := 100
	for rest := all / 10; most > 0 && rest > count[most]; most-- {
		rest -= count[most]
	}
	return most
}
