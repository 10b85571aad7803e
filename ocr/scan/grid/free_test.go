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
