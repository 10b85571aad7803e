package raster

import "testing"

func TestContrastAtTheSidesOfAPicture(t *testing.T) {
	t.Parallel()
	for _, w := range []int{1, 5, 20} {
		for _, h := range []int{1, 6, 17} {
			g := &Gray{W: w, H: h, Pix: pixels(w*h, 256)}
			for _, radius := range []int{0, 1, 4, 30} {
				contrast := g.Contrast(radius)
				for i, got := range contrast.Pix {
					if want := contrastAt(g, i%w, i/w, radius); got != want {
						t.Fatalf("%d by %d, radius %d: %d at %d, want %d", w, h, radius, got, i, want)
					}
				}
			}
		}
	}
}

// contrastAt is the contrast of one pixel.
func contrastAt(g *Gray, x, y, radius int) byte {
	var sum, area uint32
	for v := max(0, y-radius); v < min(g.H, y+radius+1); v++ {
		for _, p := range g.Row(v)[max(0, x-radius):min(g.W, x+radius+1)] {
			sum, area = sum+uint32(p), area+1
		}
	}
	light := uint32(g.Row(y)[x]) * area
	if light*100 >= sum*99 {
		return 0
	}
	return byte(100 - min(100, light/max(1, sum/100)))
}
