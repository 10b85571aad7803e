package raster

import (
	"math/rand/v2"
	"testing"
)

func TestShapesPixelByPixel(t *testing.T) {
	t.Parallel()
	for _, h := range []int{0, 1, 2, 3, 35} {
		for _, w := range widths {
			for _, percent := range []int{3, 50, 90} {
				k := sprinkled(w, h, percent)
				grown, inner, turned := k.Grown(), k.Inner(), k.Transposed()
				if turned.W != h || turned.H != w {
					t.Fatalf("%d by %d turned is %d by %d", w, h, turned.W, turned.H)
				}
				for y := range h {
					for x := range w {
						sides, all := around(k, x, y)
						if got := grown.Row(y)[x]; got != sides {
							t.Fatalf("%d by %d: grown at %d,%d is %d", w, h, x, y, got)
						}
						if got := inner.Row(y)[x]; got != all {
							t.Fatalf("%d by %d: inner at %d,%d is %d", w, h, x, y, got)
						}
						if turned.Row(x)[y] != k.Row(y)[x] {
							t.Fatalf("%d by %d: %d,%d is not turned", w, h, x, y)
						}
					}
				}
			}
		}
	}
}

// sprinkled is a picture of which so much is ink.
func sprinkled(w, h, percent int) *Ink {
	r := rand.New(rand.NewPCG(uint64(w*h), uint64(percent)))
	k := NewInk(w, h)
	for i := range k.Pix {
		if r.IntN(100) < percent {
			k.Pix[i] = 1
		}
	}
	return k
}

// around is the ink of a pixel or one of its sides, and that which it and all around it
// have; none at the sides of the picture.
func around(k *Ink, x, y int) (sides, all byte) {
	if x < 1 || y < 1 || x >= k.W-1 || y >= k.H-1 {
		return 0, 0
	}
	up, row, down := k.Row(y - 1)[x-1:][:3], k.Row(y)[x-1:][:3], k.Row(y + 1)[x-1:][:3]
	all = 1
	for i := range 3 {
		all &= up[i] & row[i] & down[i]
	}
	return up[1] | row[0] | row[1] | row[2] | down[1], all
}
