package raster

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"
)

func TestTheRedOfASealVanishes(t *testing.T) {
	t.Parallel()
	img := image.NewRGBA(image.Rect(0, 0, 2, 1))
	img.SetRGBA(0, 0, color.RGBA{230, 30, 40, 255})
	img.SetRGBA(1, 0, color.RGBA{20, 20, 20, 255})

	g := FromImage(img)

	if g.Pix[0] != 255 || g.Pix[1] != 20 {
		t.Errorf("red and black became %v", g.Pix)
	}
}

func TestAJPEGIsAsGreyAsItsColours(t *testing.T) {
	t.Parallel()
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio444} {
		img := image.NewYCbCr(image.Rect(3, 5, 40, 30), ratio)
		copy(img.Y, pixels(len(img.Y), 256))
		copy(img.Cb, pixels(len(img.Cb), 256))
		copy(img.Cr, pixels(len(img.Cr), 255))
		colours := image.NewRGBA(img.Rect)
		for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
			for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
				colours.Set(x, y, img.At(x, y))
			}
		}

		if got, want := FromImage(img), FromImage(colours); !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("%v is not as grey as its colours", ratio)
		}
	}
}

func TestTheGreyishEdgeOfASealVanishesAndTextUnderItStays(t *testing.T) {
	t.Parallel()
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			shade := color.RGBA{255, 255, 255, 255}
			switch {
			case y >= 10 && y < 25:
				shade = color.RGBA{230, 30, 40, 255}
			case y == 9 || y == 25:
				shade = color.RGBA{180, 175, 178, 255}
			}
			if x == 30 || y == 35 {
				shade = color.RGBA{60, 60, 60, 255}
			}
			img.SetRGBA(x, y, shade)
		}
	}

	g := FromImage(img)

	if edge := g.Row(25)[10]; edge != 255 {
		t.Errorf("the edge is %d, want white", edge)
	}
	for name, shade := range map[string]byte{"text under the seal": g.Row(15)[30], "text beside it": g.Row(35)[10]} {
		if shade > 100 {
			t.Errorf("%s is %d, want dark", name, shade)
		}
	}
}

func TestInkIsDarkerThanItsSurroundings(t *testing.T) {
	t.Parallel()
	g := NewGray(60, 60)
	for y := range g.H { // a shadow from left to right
		for x := range g.W {
			g.Pix[y*g.W+x] = byte(255 - 2*x)
		}
	}
	for x := 5; x < 55; x++ {
		g.Pix[30*g.W+x] /= 2
	}

	k := g.Contrast(10).Ink()

	for i, p := range k.Pix {
		x, y := i%k.W, i/k.W
		if want := y == 30 && x >= 5 && x < 55; (p == 1) != want {
			t.Fatalf("ink at %d,%d: %v, want %v", x, y, p == 1, want)
		}
	}
}

func TestNearlyBlackSurroundingsHaveAContrast(t *testing.T) {
	t.Parallel()
	for black := range byte(3) { // the corner of a page under a lid that is open
		g := NewGray(60, 60)
		for i := range g.Pix {
			g.Pix[i] = black
		}
		for i := range 20 {
			g.Pix[i*g.W+i]++
		}

		for i, c := range g.Contrast(25).Pix {
			if c > 100 {
				t.Fatalf("black is %d: the contrast at %d is %d percent", black, i, c)
			}
		}
	}
}

func TestASlantIsFoundAndTakenBack(t *testing.T) {
	t.Parallel()
	for _, slant := range []float64{-1.4, -0.3, 0, 0.07, 0.9, 2.2} {
		g := slanted(slant)

		found := g.Contrast(12).Ink().Skew()
		rest := g.Straightened(found).Contrast(12).Ink().Skew()

		if math.Abs(found-slant) > 0.08 || math.Abs(rest) > 0.08 {
			t.Errorf("slant %v: found %.2f, %.2f left", slant, found, rest)
		}
	}
}

// slanted is a page of dashed lines that fall to the right by so many degrees.
func slanted(degrees float64) *Gray {
	g := NewGray(900, 700)
	slope := math.Tan(degrees * math.Pi / 180)
	for line := 60; line < 640; line += 40 {
		for x := 30; x < 870; x++ {
			if x/20%2 == 0 {
				continue
			}
			for thick := range 8 {
				y := int(math.Round(float64(line) + slope*(float64(x)-450)))
				g.Pix[(y+thick)*g.W+x] = 0
			}
		}
	}
	return g
}

func TestPiecesHangTogetherBySides(t *testing.T) {
	t.Parallel()
	k := drawn(
		"#.#..",
		"###.#",
		"....#",
	)

	p := k.Pieces(1)

	if len(p.Pieces) != 2 {
		t.Fatalf("%d pieces: %+v", len(p.Pieces), p.Pieces)
	}
	if u := p.Pieces[0]; u.Rect != (Rect{0, 0, 3, 2}) || u.Area != 5 {
		t.Errorf("the first piece is %+v", u)
	}
	if p.At(2, 0) != 0 || p.At(4, 2) != 1 || p.At(1, 0) != -1 || p.At(4, 0) != -1 {
		t.Error("a place belongs to the wrong piece")
	}
}

func drawn(rows ...string) *Ink {
	k := NewInk(len(rows[0]), len(rows))
	for y, row := range rows {
		for x, c := range row {
			if c == '#' {
				k.Pix[y*k.W+x] = 1
			}
		}
	}
	return k
}

func TestFourQuartersAreNone(t *testing.T) {
	t.Parallel()
	g := &Gray{W: 3, H: 2, Pix: []byte{1, 2, 3, 4, 5, 6}}

	quarter := g.Turned(1)

	if quarter.W != 2 || quarter.H != 3 || quarter.Pix[0] != 4 || quarter.Pix[1] != 1 {
		t.Errorf("turned clockwise: %+v", quarter)
	}
	if back := quarter.Turned(3); string(back.Pix) != string(g.Pix) {
		t.Errorf("turned back: %v", back.Pix)
	}
}

func TestPaperIsAShadeThatAQuarterIsLighterThan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pixels []byte
		want   int
	}{
		"none":            {nil, 255},
		"one shade":       {[]byte{200, 200, 200, 200}, 200},
		"ink and noise":   {[]byte{0, 10, 230, 230, 231, 231, 231, 240}, 231},
		"white, few grey": {[]byte{255, 255, 255, 90}, 255},
		"black":           {[]byte{0, 0, 0, 0, 0}, 0},
	} {
		var s Shades
		s.Add(c.pixels)

		if got := s.Paper(); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
