package grid

import "xinbao/ocr/scan/raster"

// faint is what has less than this share of the contrast that text has: watermarks.
const faint = 0.45

// someFaint is the share of the ink that must be faint for it to be a watermark; on a
// page without one some small signs are faint.
const someFaint = 0.06

// enoughInk is how many pixels of ink it takes to tell a watermark from faint text.
const enoughInk = 1000

// clearFaint takes a watermark from the ink and makes it paper in the picture; false if
// there is none. Rules, which may be grey, stay, and so does what is faint at the edge
// of a stroke.
func clearFaint(clean *raster.Gray, ink, rules *raster.Ink, contrast *raster.Gray) bool {
	text := raster.NewInk(ink.W, ink.H)
	for i, p := range ink.Pix {
		text.Pix[i] = p &^ rules.Pix[i]
	}
	least := byte(faint * float64(textContrast(text, contrast)))
	if least <= raster.InkContrast {
		return false
	}
	strokes := grown(grown(stronger(text, contrast, least)))
	all, lone := 0, 0
	for i, p := range text.Pix {
		all += int(p)
		lone += int(p &^ strokes.Pix[i])
	}
	if all < enoughInk || float64(lone) < someFaint*float64(all) {
		return false
	}
	for i, c := range contrast.Pix {
		if c == 0 || c >= least || strokes.Pix[i] == 1 || rules.Pix[i] == 1 {
			continue
		}
		ink.Pix[i] = 0
		clean.Pix[i] = byte(min(255, int(clean.Pix[i])*100/(100-int(c))))
	}
	return true
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
