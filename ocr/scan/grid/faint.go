package grid

import "xinbao/ocr/scan/raster"

// Faint is what has less than this share of the contrast that text has: watermarks.
const faint = 0.45

// someFaint is the share of the ink that must be faint for it to be a watermark; on a
// page without one some small signs are faint.
const someFaint = 0.06

// clearFaint takes a watermark from the ink and makes it paper in the picture. What is
// faint at the edge of a stroke stays.
func clearFaint(clean *raster.Gray, ink *raster.Ink, contrast *raster.Gray) {
	least := byte(faint * float64(textContrast(ink, contrast)))
	if least <= raster.InkContrast {
		return
	}
	strong := raster.NewInk(ink.W, ink.H)
	for i, c := range contrast.Pix {
		strong.Pix[i] = ink.Pix[i]
		if c < least {
			strong.Pix[i] = 0
		}
	}
	strokes := grown(grown(strong))
	all, lone := 0, 0
	for i, p := range ink.Pix {
		all += int(p)
		lone += int(p &^ strokes.Pix[i])
	}
	if float64(lone) < someFaint*float64(all) {
		return
	}
	for i, c := range contrast.Pix {
		if strokes.Pix[i] == 1 || c == 0 || c >= least {
			continue
		}
		ink.Pix[i] = 0
		clean.Pix[i] = byte(min(255, int(clean.Pix[i])*100/(100-int(c))))
	}
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
