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

func TestDashesThatTwoLowRowsHaveRoomForAreARule(t *testing.T) {
	t.Parallel()
	g := sheet()
	dashedTable := func(x0, x1 int, ys ...int) {
		for _, y := range ys {
			for x := x0; x < x1; x += 12 {
				fill(g, raster.Rect{X0: x, Y0: y, X1: x + 8, Y1: y + 2}, 0)
			}
		}
	}
	upright := func(x int, ys ...int) {
		for _, y := range ys {
			fill(g, raster.Rect{X0: x, Y0: y, X1: x + 2, Y1: y + 8}, 0)
		}
	}
	dashedTable(60, 700, 60, 104, 148, 192, 236, 380, 424, 468)
	upright(60, 60, 72, 84, 96, 108, 120, 132, 144, 156, 168, 180, 192, 204, 216, 228)
	upright(300, 380, 392, 405, 417, 429, 440, 453, 464) // unlike those above: their room is divided evenly
	write(g, 296, 476, 1)

	p := Find(g, dpi)

	if rules := down(p, 300); len(rules) != 1 || rules[0].Y0 > 384 || rules[0].Y1 < 464 || rules[0].Y1 > 474 {
		t.Errorf("the rule is %v, want one from 380 to 470", rules)
	}
}
