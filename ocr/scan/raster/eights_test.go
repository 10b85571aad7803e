package raster

import (
	"math/rand/v2"
	"testing"
)

// widths are those of rows that are not whole words, and of some that are.
var widths = []int{0, 1, 3, 7, 8, 9, 16, 23, 61}

func TestRowsAreCombinedPixelByPixel(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		combine func(to, a, b []byte)
		pixel   func(a, b byte) byte
	}{
		"or":      {Or, func(a, b byte) byte { return a | b }},
		"and":     {And, func(a, b byte) byte { return a & b }},
		"without": {Without, func(a, b byte) byte { return a &^ b }},
	} {
		for _, w := range widths {
			a, b, to := pixels(w, 2), pixels(w, 2), make([]byte, w)

			c.combine(to, a, b)

			for x := range to {
				if want := c.pixel(a[x], b[x]); to[x] != want {
					t.Errorf("%s of %d pixels: %d at %d, want %d", name, w, to[x], x, want)
				}
			}
		}
	}
}

func TestContrastsAreHeldAgainstOne(t *testing.T) {
	t.Parallel()
	for _, w := range widths {
		for _, least := range []byte{0, 1, 21, 99, 100} {
			contrast, to := pixels(w, 101), make([]byte, w)

			AtLeast(to, contrast, least)

			for x, c := range contrast {
				if (to[x] == 1) != (c >= least) {
					t.Errorf("%d is at least %d: %d", c, least, to[x])
				}
			}
		}
	}
}

func TestARidgeIsDarkerThanBothSides(t *testing.T) {
	t.Parallel()
	for _, w := range widths {
		for _, most := range []int{30, 101} {
			before, contrast, behind, to := pixels(w, most), pixels(w, most), pixels(w, most), make([]byte, w)

			Ridge(to, before, contrast, behind, 10)

			for x, c := range contrast {
				if want := c >= 10 && max(before[x], behind[x]) <= c/2; (to[x] == 1) != want {
					t.Errorf("%d between %d and %d: %d", c, before[x], behind[x], to[x])
				}
			}
		}
	}
}

func TestNextOfARow(t *testing.T) {
	t.Parallel()
	row := []byte{0, 1, 1, 0}
	for _, c := range []struct {
		x     int
		value byte
		want  int
	}{{0, 1, 1}, {1, 1, 1}, {1, 0, 3}, {3, 1, 4}, {4, 0, 4}, {9, 1, 4}} {
		if got := Next(row, c.x, c.value); got != c.want {
			t.Errorf("the next %d from %d on is at %d, want %d", c.value, c.x, got, c.want)
		}
	}
}

// pixels are so many of values below one.
func pixels(n, below int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), uint64(below)))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.IntN(below))
	}
	return out
}
