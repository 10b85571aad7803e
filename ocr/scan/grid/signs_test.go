package grid

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

const paleInk = 215 // 16 percent darker than paper: no ink

func TestAStopTooFaintForInkEndsItsLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sign raster.Rect
		want bool
	}{
		"stop":               {raster.Rect{X0: 226, Y0: 115, X1: 232, Y1: 121}, true},
		"comma below":        {raster.Rect{X0: 226, Y0: 115, X1: 230, Y1: 124}, true},
		"bracket":            {raster.Rect{X0: 228, Y0: 100, X1: 232, Y1: 121}, true},
		"too far":            {raster.Rect{X0: 260, Y0: 115, X1: 266, Y1: 121}, false},
		"high":               {raster.Rect{X0: 226, Y0: 101, X1: 232, Y1: 107}, false},
		"dirt":               {raster.Rect{X0: 226, Y0: 118, X1: 228, Y1: 120}, false},
		"shade of a stroke":  {raster.Rect{X0: 220, Y0: 110, X1: 224, Y1: 121}, false},
		"an underline":       {raster.Rect{X0: 226, Y0: 117, X1: 240, Y1: 121}, false},
		"what is cut":        {raster.Rect{X0: 226, Y0: 115, X1: 270, Y1: 121}, false},
		"as wide as a digit": {raster.Rect{X0: 226, Y0: 100, X1: 238, Y1: 121}, false},
	} {
		g := sheet()
		write(g, 104, 100, 5) // as far as 220
		fill(g, c.sign, paleInk)

		p := Find(g, dpi)

		if len(p.Lines) != 1 || p.Lines[0].X1 != 220 || (p.Lines[0].Behind.W() > 0) != c.want {
			t.Errorf("%s: lines are %+v, want a sign: %v", name, p.Lines, c.want)
		}
	}
}

func TestAFaintCommaJoinsItsLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		shade byte
		lines int
	}{"comma": {paleInk, 1}, "nothing": {255, 2}} {
		g := sheet()
		write(g, 104, 100, 5) // as far as 220
		fill(g, raster.Rect{X0: 224, Y0: 115, X1: 230, Y1: 122}, c.shade)
		write(g, 252, 100, 3)

		p := Find(g, dpi)

		if len(p.Lines) != c.lines {
			t.Errorf("%s: %d lines, want %d: %+v", name, len(p.Lines), c.lines, p.Lines)
		}
	}
}
