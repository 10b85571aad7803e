// Package raster owns the pixels of a scanned page: grey from colour, straightening,
// ink from paper, pieces that hang together. It must not know what pages show:
// neither tables nor text.
package raster

import (
	"bytes"
	"image"
	"image/draw"
)

// Gray is a picture in grey, 0 is black.
type Gray struct {
	W, H int
	Pix  []byte // H rows of W
}

// NewGray makes a white picture.
func NewGray(w, h int) *Gray {
	return &Gray{W: w, H: h, Pix: bytes.Repeat([]byte{0xFF}, w*h)}
}

// Row is one row's pixels.
func (g *Gray) Row(y int) []byte { return g.Pix[y*g.W : (y+1)*g.W] }

// FromImage takes the red of a colour picture, lightened where there is more of it than
// of other colours: seals are red, and vanish; black text stays as dark as it is.
func FromImage(img image.Image) *Gray {
	b := img.Bounds()
	g := &Gray{W: b.Dx(), H: b.Dy(), Pix: make([]byte, b.Dx()*b.Dy())}
	if img, ok := img.(*image.Gray); ok {
		for y := range g.H {
			copy(g.Row(y), img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):])
		}
		return g
	}
	seals, line := newRed(g.W, g.H), image.NewRGBA(image.Rect(0, 0, g.W, 1))
	for y := range g.H {
		draw.Draw(line, line.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		row := g.Row(y)
		for x := range row {
			colour := line.Pix[4*x:][:3]
			more := max(0, 2*int(colour[0])-int(colour[1])-int(colour[2]))
			seals.note(x, y, more)
			row[x] = byte(min(255, int(colour[0])+more/4))
		}
	}
	seals.clear(g)
	return g
}

func (g *Gray) fill(at func(x, y int) byte) {
	for y := range g.H {
		row := g.Row(y)
		for x := range row {
			row[x] = at(x, y)
		}
	}
}

// Turned turns the picture clockwise by so many quarters.
func (g *Gray) Turned(quarters int) *Gray {
	for range quarters & 3 {
		t := &Gray{W: g.H, H: g.W, Pix: make([]byte, len(g.Pix))}
		for y := range g.H {
			for x, p := range g.Row(y) {
				t.Pix[x*t.W+t.W-1-y] = p
			}
		}
		g = t
	}
	return g
}

// Shrunk makes the picture smaller, each pixel the mean of n by n.
func (g *Gray) Shrunk(n int) *Gray {
	if n <= 1 {
		return g
	}
	s := &Gray{W: max(1, g.W/n), H: max(1, g.H/n)}
	s.Pix = make([]byte, s.W*s.H)
	s.fill(func(x, y int) byte {
		sum, count := 0, 0
		for v := y * n; v < min(g.H, (y+1)*n); v++ {
			for _, p := range g.Row(v)[x*n : min(g.W, (x+1)*n)] {
				sum += int(p)
				count++
			}
		}
		return byte(sum / max(1, count))
	})
	return s
}

// Shades is how many pixels have each shade.
type Shades [256]int

// Add counts pixels.
func (s *Shades) Add(pixels []byte) {
	for _, p := range pixels {
		s[p]++
	}
}

// Paper is the shade than which a quarter of the pixels is lighter: more is paper than not,
// and some of it is lighter than most.
func (s *Shades) Paper() int {
	lighter := 0
	for _, n := range s {
		lighter += n
	}
	lighter /= 4
	shade := 255
	for ; shade > 0 && lighter > s[shade]; shade-- {
		lighter -= s[shade]
	}
	return shade
}
