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
	w, none := newWindow(g.W, radius), make([]byte, g.W)
	for y := range min(radius, g.H) {
		w.slide(g.Row(y), none)
		w.rows++
	}
	for y := range g.H {
		enters, leaves := none, none
		if y+radius < g.H {
			enters, w.rows = g.Row(y+radius), w.rows+1
		}
		if y > radius {
			leaves, w.rows = g.Row(y-radius-1), w.rows-1
		}
		w.slide(enters, leaves)
		w.contrast(g.Row(y), out.Row(y))
	}
	return out
}

// window is the rows around one, and how wide the square around each of its pixels is,
// which the sides of the page cut.
type window struct {
	radius  int
	rows    uint32
	columns []uint32 // sums of the rows, with those beyond the page: radius+1 before, radius behind
	wide    []uint32
}

func newWindow(width, radius int) *window {
	w := &window{radius: radius, columns: make([]uint32, width+2*radius+1), wide: make([]uint32, width)}
	for x := range w.wide {
		w.wide[x] = uint32(min(width, x+radius+1) - max(0, x-radius))
	}
	return w
}

// slide moves the window down by a row.
func (w *window) slide(enters, leaves []byte) {
	columns, leaves := w.columns[w.radius+1:][:len(enters)], leaves[:len(enters)]
	for x, p := range enters {
		columns[x] += uint32(p) - uint32(leaves[x])
	}
}

// contrast compares a row's pixels with the means of their squares.
func (w *window) contrast(row, out []byte) {
	sum, rows := uint32(0), w.rows
	for _, c := range w.columns[:2*w.radius+1] {
		sum += c
	}
	enters, leaves, wide := w.columns[2*w.radius+1:][:len(row)], w.columns[:len(row)], w.wide[:len(row)]
	out = out[:len(row)]
	for x, p := range row {
		sum += enters[x] - leaves[x]
		if light := uint32(p) * rows * wide[x]; light*100 < sum*99 {
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
	AtLeast(k.Pix, g.Pix, InkContrast+1)
	return k
}
