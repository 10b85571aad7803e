package grid

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

func TestUprightsBetweenColumnsAreRulesWithoutLevelOnes(t *testing.T) {
	t.Parallel()
	g := sheet()
	fill(g, raster.Rect{X0: 300, Y0: 100, X1: 303, Y1: 160}, 0)
	write(g, 230, 120, 2)
	write(g, 320, 120, 2)

	p := Find(g, dpi)

	if len(p.Rules) != 1 || len(p.Lines) != 2 {
		t.Errorf("%d rules and %d lines, want one between two: %+v", len(p.Rules), len(p.Lines), p.Rules)
	}
}

func TestAStemInALowRowIsNoRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 700}, []int{100, 138})
	fill(g, raster.Rect{X0: 300, Y0: 104, X1: 303, Y1: 134}, 0)
	for _, y := range []int{108, 117, 126} {
		fill(g, raster.Rect{X0: 290, Y0: y, X1: 300, Y1: y + 3}, 0)
	}
	write(g, 310, 108, 3)

	p := Find(g, dpi)

	if rules := down(p, 300); rules != nil {
		t.Errorf("a stroke of a character is the rule %v", rules)
	}
}
