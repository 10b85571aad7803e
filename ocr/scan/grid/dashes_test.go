package grid

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

// dashUpright draws dashes of 7 pixels, 4 apart.
func dashUpright(g *raster.Gray, x, from, to int) {
	for y := from; y < to; y++ {
		if (y-from)%11 < 7 {
			fill(g, raster.Rect{X0: x, Y0: y, X1: x + 2, Y1: y + 1}, 60)
		}
	}
}

func TestDashedUprightsAreRulesInLowRowsToo(t *testing.T) {
	t.Parallel()
	g := sheet()
	for _, y := range []int{100, 155, 210} {
		fill(g, raster.Rect{X0: 100, Y0: y, X1: 702, Y1: y + 2}, 60)
	}
	dashUpright(g, 100, 100, 212)
	dashUpright(g, 700, 100, 212)
	dashUpright(g, 400, 155, 212) // parts the lower row
	write(g, 390, 118, 3)
	write(g, 330, 172, 2)
	write(g, 408, 172, 2)

	p := Find(g, dpi)

	down := 0
	for _, r := range p.Rules {
		if !r.Horizontal {
			down++
		}
	}
	if down != 3 || len(p.Lines) != 3 {
		t.Errorf("%d upright rules and %d lines, want 3 and 3: %+v", down, len(p.Lines), p.Rules)
	}
}

func TestTheFeetOfCharactersAreNoDashedRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	for x := 100; x < 260; x += 16 {
		fill(g, raster.Rect{X0: x, Y0: 100, X1: x + 10, Y1: 102}, 0)
		fill(g, raster.Rect{X0: x + 4, Y0: 100, X1: x + 7, Y1: 118}, 0)
		fill(g, raster.Rect{X0: x, Y0: 119, X1: x + 10, Y1: 121}, 0)
	}

	p := Find(g, dpi)

	if len(p.Rules) != 0 || len(p.Lines) != 1 || p.Lines[0].H() != 21 {
		t.Errorf("%d rules, lines %+v", len(p.Rules), p.Lines)
	}
}
