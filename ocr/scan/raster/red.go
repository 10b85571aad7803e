package raster

import "slices"

// Of a red seal in a picture of colours: how much more red than other colours it has,
// and how far its edges spread, in pixels. JPEG keeps colours in half the resolution, so
// that edges stay, greyish; text has darker pixels.
const (
	strongRed = 150
	fewRed    = 200 // pixels: none is a seal's
	reach     = 4
	darkText  = 150
	nearWhite = 235
)

// red is where strong red is in a picture of colours.
type red struct {
	around Rect
	ink    *Ink
	pixels int
}

func newRed(w, h int) *red { return &red{around: Rect{w, h, 0, 0}, ink: NewInk(w, h)} }

// note takes down a pixel by how much more red than other colours it has.
func (r *red) note(x, y, more int) {
	if more >= strongRed {
		r.ink.Row(y)[x] = 1
		r.around = r.around.Union(Rect{x, y, x + 1, y + 1})
		r.pixels++
	}
}

// clear whitens the edges of seals in the grey picture.
func (r *red) clear(g *Gray) {
	if r.pixels < fewRed {
		return
	}
	dark := NewInk(g.W, g.H)
	for i, p := range g.Pix {
		if p < darkText {
			dark.Pix[i] = 1
		}
	}
	for y := max(0, r.around.Y0-reach); y < min(g.H, r.around.Y1+reach); y++ {
		for x := max(0, r.around.X0-reach); x < min(g.W, r.around.X1+reach); x++ {
			if g.Row(y)[x] < nearWhite && !dark.near(x, y, reach/2) && r.ink.near(x, y, reach) {
				g.Row(y)[x] = 0xFF
			}
		}
	}
}

// near is true if there is ink within so many pixels.
func (k *Ink) near(x, y, within int) bool {
	for v := max(0, y-within); v < min(k.H, y+within+1); v++ {
		if slices.Contains(k.Row(v)[max(0, x-within):min(k.W, x+within+1)], 1) {
			return true
		}
	}
	return false
}
