package grid

import (
	"math"
	"testing"

	"xinbao/ocr/scan/raster"
)

// down is the upright rules at the column.
func down(p Page, x int) (found []raster.Rect) {
	for _, r := range p.Rules {
		if !r.Horizontal && abs(r.X0-x) <= 3 {
			found = append(found, r.Rect)
		}
	}
	return found
}

func TestAnUprightRuleThatIsCutWithinACellGoesOnToTheNextRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 700}, []int{100, 140, 180})
	fill(g, raster.Rect{X0: 170, Y0: 155, X1: 190, Y1: 180}, 215)

	rules := down(Find(g, dpi), 180)

	if len(rules) != 1 || rules[0].Y0 > 102 || rules[0].Y1 < 178 {
		t.Errorf("the rule is %v, want one from 100 to 180", rules)
	}
}

func TestTheSidesOfCellsEndAboveAHeading(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 700}, []int{100, 200})
	fill(g, raster.Rect{X0: 390, Y0: 100, X1: 392, Y1: 158}, 60)
	write(g, 330, 168, 5)

	p := Find(g, dpi)

	if rules := down(p, 390); len(rules) != 1 || rules[0].Y1 > 162 {
		t.Errorf("the rule is %v, want one from 100 to 158", rules)
	}
	if len(p.Lines) != 1 {
		t.Errorf("the heading is %+v, want one line", p.Lines)
	}
}

func TestARuleOfTheRowBelowDoesNotGoOnThroughText(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 700}, []int{100, 160, 200})
	fill(g, raster.Rect{X0: 360, Y0: 158, X1: 362, Y1: 202}, 60)
	for _, y := range []int{105, 131} {
		for stroke := range 6 {
			fill(g, raster.Rect{X0: 350, Y0: y + 4*stroke, X1: 372, Y1: y + 4*stroke + 3}, 0)
		}
		write(g, 376, y, 3)
	}

	p := Find(g, dpi)

	if rules := down(p, 360); len(rules) != 1 || rules[0].Y0 < 150 {
		t.Errorf("the rule is %v, want one from 160 to 200", rules)
	}
	if len(p.Lines) != 2 {
		t.Errorf("lines: %+v", p.Lines)
	}
}

func TestALevelRuleThatIsCutWithinACellGoesOnToTheNextRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 300, 700}, []int{100, 140, 180})
	fill(g, raster.Rect{X0: 275, Y0: 130, X1: 310, Y1: 150}, 255)

	p := Find(g, dpi)

	for _, r := range p.Rules {
		if r.Horizontal && r.W() < 590 {
			t.Errorf("a rule ends: %+v", r)
		}
	}
}

func TestAStrokeAboveATableIsNoneOfItsRules(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 700}, []int{100, 140, 180, 220})
	fill(g, raster.Rect{X0: 180, Y0: 58, X1: 183, Y1: 90}, 0)
	fill(g, raster.Rect{X0: 170, Y0: 70, X1: 195, Y1: 73}, 0)

	p := Find(g, dpi)

	if rules := down(p, 180); len(rules) != 1 || rules[0].Y0 < 95 {
		t.Errorf("the rule is %v, want one from 100", rules)
	}
	if len(p.Lines) != 1 || p.Lines[0].H() != 32 {
		t.Errorf("lines: %+v", p.Lines)
	}
}

func TestThinTypeUnderABoldHeadingIsNoWatermark(t *testing.T) {
	t.Parallel()
	g := sheet()
	write(g, 60, 40, 20)
	for row := range 6 {
		for i := range 24 {
			x, y := 60+i*24, 100+row*40
			fill(g, raster.Rect{X0: x, Y0: y, X1: x + 20, Y1: y + 1}, 165)
			fill(g, raster.Rect{X0: x, Y0: y, X1: x + 1, Y1: y + 22}, 165)
			fill(g, raster.Rect{X0: x, Y0: y + 21, X1: x + 20, Y1: y + 22}, 165)
		}
	}

	p := Find(g, dpi)

	if len(p.Lines) != 7 {
		t.Fatalf("%d lines, want 7", len(p.Lines))
	}
	for _, l := range p.Lines[1:] {
		if l.H() != 22 || len(l.Parts) != 24 {
			t.Errorf("a line of %d parts, %d high, want 24 and 22", len(l.Parts), l.H())
		}
	}
}

// stamp lays the ring of a seal below what is darker.
func stamp(g *raster.Gray, x, y, radius, width int, shade byte) {
	for v := range g.H {
		for u, p := range g.Row(v) {
			if off := math.Hypot(float64(u-x), float64(v-y)) - float64(radius); math.Abs(off) <= float64(width)/2 {
				g.Row(v)[u] = min(p, shade)
			}
		}
	}
}

func TestAGreySealIsTakenAway(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 300, 700}, []int{100, 140, 180, 220, 260})
	for row := range 4 {
		write(g, 110, 110+row*40, 6)
		write(g, 320, 110+row*40, 10)
	}
	stamp(g, 440, 250, 150, 7, 95)
	fill(g, raster.Rect{X0: 430, Y0: 300, X1: 450, Y1: 304}, 95) // of its words
	fill(g, raster.Rect{X0: 430, Y0: 310, X1: 450, Y1: 314}, 95)

	p := Find(g, dpi)

	if len(p.Lines) != 8 || len(p.Rules) != 8 {
		t.Errorf("%d lines, %d rules, want 8 and 8", len(p.Lines), len(p.Rules))
	}
	if shade := p.Clean.Row(250)[590]; shade < 240 {
		t.Errorf("the ring's shade in the picture is %d", shade)
	}
}

// Thin type in a coarse scan is no darker than a seal.
func TestOfASealTheRingIsTakenAwayWhereTextMayBeAsFaint(t *testing.T) {
	t.Parallel()
	g := sheet()
	for row := range 4 {
		write(g, 60, 60+row*40, 10)
	}
	write(g, 60, 350, 26)
	for y := 350; y < 372; y++ {
		for x, p := range g.Row(y) {
			g.Row(y)[x] = max(p, 95)
		}
	}
	stamp(g, 440, 350, 150, 7, 95)

	p := Find(g, dpi)

	if shade := p.Clean.Row(300)[581]; shade < 240 {
		t.Errorf("the ring's shade in the picture is %d", shade)
	}
	if shade := p.Clean.Row(370)[430]; shade > 120 {
		t.Errorf("the text's shade in the picture is %d", shade)
	}
}

func TestARingAsDarkAsTheTextStays(t *testing.T) {
	t.Parallel()
	g := sheet()
	write(g, 110, 110, 20)
	stamp(g, 440, 350, 150, 7, 0)

	p := Find(g, dpi)

	if shade := p.Clean.Row(350)[590]; shade > 20 {
		t.Errorf("the ring's shade in the picture is %d", shade)
	}
}

func TestDashesTooIrregularForARuleAreNoText(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 220, 700}, []int{100, 194})
	write(g, 150, 110, 1)
	write(g, 150, 162, 1)
	for i, x := range []int{106, 118, 126, 144, 160, 174, 182, 200} {
		fill(g, raster.Rect{X0: x, Y0: 146, X1: x + 5 + i%3*2, Y1: 148}, 100)
	}

	p := Find(g, dpi)

	if len(p.Lines) != 2 || p.Lines[0].H() != 22 || p.Lines[1].H() != 22 {
		t.Errorf("lines: %+v", p.Lines)
	}
	if len(p.Rules) != 6 {
		t.Errorf("%d rules, want 6: %+v", len(p.Rules), p.Rules)
	}
}

func TestTheNumeralOfAHeadingIsOneLine(t *testing.T) {
	t.Parallel()
	g := sheet()
	for row := range 5 {
		write(g, 60, 200+row*40, 20)
	}
	fill(g, raster.Rect{X0: 102, Y0: 104, X1: 138, Y1: 109}, 0) // 二
	fill(g, raster.Rect{X0: 100, Y0: 136, X1: 140, Y1: 141}, 0)
	for x := 200; x < 400; x += 50 {
		fill(g, raster.Rect{X0: x, Y0: 100, X1: x + 40, Y1: 105}, 0)
		fill(g, raster.Rect{X0: x, Y0: 100, X1: x + 5, Y1: 144}, 0)
	}

	p := Find(g, dpi)

	if len(p.Lines) != 7 || p.Lines[0].H() != 37 {
		t.Errorf("%d lines, the first %d high, want 7 and 37", len(p.Lines), p.Lines[0].H())
	}
}
