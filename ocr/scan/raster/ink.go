package raster

// Ink says which pixels are ink: 1, or paper: 0.
type Ink struct {
	W, H int
	Pix  []byte
}

// NewInk is a picture without ink.
func NewInk(w, h int) *Ink { return &Ink{W: w, H: h, Pix: make([]byte, w*h)} }

// Row is one row's pixels.
func (k *Ink) Row(y int) []byte { return k.Pix[y*k.W : (y+1)*k.W] }

// Contrast says of each pixel how much darker it is than its surroundings, in percent:
// than the mean of a square around it, radius pixels to each side.
func (g *Gray) Contrast(radius int) *Gray {
	out := &Gray{W: g.W, H: g.H, Pix: make([]byte, len(g.Pix))}
	columns := make([]uint32, g.W) // sums over the rows of the window
	sums := make([]uint32, g.W+1)
	top, bottom := 0, 0 // rows of the window
	for y := range g.H {
		for ; bottom < min(g.H, y+radius+1); bottom++ {
			for x, p := range g.Row(bottom) {
				columns[x] += uint32(p)
			}
		}
		for ; top < y-radius; top++ {
			for x, p := range g.Row(top) {
				columns[x] -= uint32(p)
			}
		}
		for x, c := range columns {
			sums[x+1] = sums[x] + c
		}
		contrastRow(g.Row(y), out.Row(y), sums, radius, uint32(bottom-top))
	}
	return out
}

// contrastRow compares a row's pixels with the means of their windows.
func contrastRow(row, out []byte, sums []uint32, radius int, rows uint32) {
	for x, p := range row {
		left, right := max(0, x-radius), min(len(row), x+radius+1)
		area, sum := rows*uint32(right-left), sums[right]-sums[left]
		if light := uint32(p) * area; light*100 < sum*99 {
			out[x] = byte(100 - min(100, light/max(1, sum/100))) // nearly black, a hundredth is rounded
		}
	}
}

// InkContrast is how much darker than its surroundings a pixel of ink is, in percent:
// shading of cells and shadows are below, grey rules above.
const InkContrast = 20

// Ink separates ink from paper in a picture of contrasts.
func (g *Gray) Ink() *Ink {
	k := NewInk(g.W, g.H)
	for i, c := range g.Pix {
		if c > InkContrast {
			k.Pix[i] = 1
		}
	}
	return k
}
