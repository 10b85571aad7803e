package grid

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

func TestRulesTooFaintForInkAreFound(t *testing.T) {
	t.Parallel()
	g := sheet()
	const faint = 215 // of 255 for paper
	for _, x := range []int{100, 300, 700} {
		fill(g, raster.Rect{X0: x, Y0: 100, X1: x + 2, Y1: 182}, faint)
	}
	for _, y := range []int{100, 140, 180} {
		fill(g, raster.Rect{X0: 100, Y0: y, X1: 702, Y1: y + 2}, faint)
	}
	write(g, 304, 110, 3) // near to the upright rule

	p := Find(g, dpi)

	across, down := 0, 0
	for _, r := range p.Rules {
		if r.Horizontal {
			across++
		} else {
			down++
		}
	}
	if across != 3 || down != 3 {
		t.Errorf("%d level and %d upright rules, want 3 and 3: %+v", across, down, p.Rules)
	}
	if len(p.Lines) != 1 {
		t.Errorf("%d lines, want one: %+v", len(p.Lines), p.Lines)
	}
}

func TestTheEdgeOfAShadeIsNoRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	fill(g, raster.Rect{X0: 100, Y0: 100, X1: 700, Y1: 180}, 225)

	p := Find(g, dpi)

	if len(p.Rules) != 0 {
		t.Errorf("rules around a shade: %+v", p.Rules)
	}
}
