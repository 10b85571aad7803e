// Package raster owns the pixels of a scanned page: grey from colour, straightening,
// ink from paper, pieces that hang together. It must not know what pages show:
// neither tables nor text.
package raster

import (
	"bytes"
	"image"
	"image/color"
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
	switch img := img.(type) {
	case *image.Gray:
		for y := range g.H {
			copy(g.Row(y), img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.YCbCr:
		g.fillWithoutRed(func(x, y int) (red, green, blue byte) {
			c := img.YCbCrAt(b.Min.X+x, b.Min.Y+y)
			return color.YCbCrToRGB(c.Y, c.Cb, c.Cr)
		})
	case *image.RGBA:
		g.fillWithoutRed(func(x, y int) (red, green, blue byte) {
			p := img.Pix[img.PixOffset(b.Min.X+x, b.Min.Y+y):]
			return p[0], p[1], p[2]
		})
	default:
		g.fillWithoutRed(func(x, y int) (red, green, blue byte) {
			r, g, b, _ := img.At(b.Min.X+x, b.Min.Y+y).RGBA()
			return byte(r >> 8), byte(g >> 8), byte(b >> 8)
		})
	}
	return g
}

// fillWithoutRed is the picture of colours in grey, without its red ink.
func (g *Gray) fillWithoutRed(at func(x, y int) (red, green, blue byte)) {
	seals := newRed(g.W, g.H)
	g.fill(func(x, y int) byte {
		red, green, blue := at(x, y)
		more := max(0, 2*int(red)-int(green)-int(blue))
		seals.note(x, y, more)
		return byte(min(255, int(red)+more/4))
	})
	seals.clear(g)
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
