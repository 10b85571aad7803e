package grid

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

const dpi = 200

// sheet is an empty page of 4 by 3 inches.
func sheet() *raster.Gray { return raster.NewGray(800, 600) }

func fill(g *raster.Gray, r raster.Rect, shade byte) {
	for y := r.Y0; y < r.Y1; y++ {
		for x := r.X0; x < r.X1; x++ {
			g.Row(y)[x] = shade
		}
	}
}

// write draws characters like boxes, 20 by 22 pixels, 4 apart.
func write(g *raster.Gray, x, y, n int) {
	for range n {
		fill(g, raster.Rect{X0: x, Y0: y, X1: x + 20, Y1: y + 3}, 0)
		fill(g, raster.Rect{X0: x, Y0: y, X1: x + 3, Y1: y + 22}, 0)
		fill(g, raster.Rect{X0: x, Y0: y + 19, X1: x + 20, Y1: y + 22}, 0)
		x += 24
	}
}

// table draws a grid of rules two pixels wide.
func table(g *raster.Gray, xs, ys []int) {
	for _, x := range xs {
		fill(g, raster.Rect{X0: x, Y0: ys[0], X1: x + 2, Y1: ys[len(ys)-1] + 2}, 60)
	}
	for _, y := range ys {
		fill(g, raster.Rect{X0: xs[0], Y0: y, X1: xs[len(xs)-1] + 2, Y1: y + 2}, 60)
	}
}

func TestALineStaysWithinItsCell(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 260, 700}, []int{100, 140, 180})
	write(g, 106, 110, 3) // up to the rule, with 8 pixels to the next cell's text
	write(g, 186, 110, 3)
	write(g, 110, 150, 2)

	p := Find(g, dpi)

	if len(p.Lines) != 3 {
		t.Fatalf("%d lines: %+v", len(p.Lines), p.Lines)
	}
	for i, want := range []raster.Rect{{X0: 106, Y0: 110, X1: 174, Y1: 132}, {X0: 186, Y0: 110, X1: 254, Y1: 132}, {X0: 110, Y0: 150, X1: 154, Y1: 172}} {
		if p.Lines[i].Rect != want {
			t.Errorf("line %d is at %v, want %v", i, p.Lines[i].Rect, want)
		}
	}
}

func TestRulesAreFoundOnce(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 700}, []int{100, 140, 180})
	fill(g, raster.Rect{X0: 400, Y0: 140, X1: 406, Y1: 142}, 255) // a break

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
		t.Errorf("%d rules across and %d down, want 3 and 3: %+v", across, down, p.Rules)
	}
}

func TestALongStrokeOfAHeadingIsNoRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	fill(g, raster.Rect{X0: 300, Y0: 50, X1: 304, Y1: 90}, 0)
	fill(g, raster.Rect{X0: 310, Y0: 50, X1: 340, Y1: 54}, 0)

	p := Find(g, dpi)

	if len(p.Rules) != 0 || len(p.Lines) != 1 {
		t.Errorf("%d rules, %d lines", len(p.Rules), len(p.Lines))
	}
}

func TestColumnsWithoutRulesAreCut(t *testing.T) {
	t.Parallel()
	g := sheet()
	for row := range 3 {
		write(g, 50, 100+row*36, 5)
		write(g, 400, 112+row*36, 5) // not at the same height
	}

	p := Find(g, dpi)

	if len(p.Lines) != 6 {
		t.Errorf("%d lines, want 6", len(p.Lines))
	}
	for _, l := range p.Lines {
		if l.H() != 22 || len(l.Parts) != 5 {
			t.Errorf("a line of %d parts, %d high", len(l.Parts), l.H())
		}
	}
}

func TestLinesThatTouchAreCut(t *testing.T) {
	t.Parallel()
	g := sheet()
	write(g, 50, 100, 12)
	write(g, 50, 126, 12)
	fill(g, raster.Rect{X0: 60, Y0: 118, X1: 63, Y1: 130}, 0)

	p := Find(g, dpi)

	if len(p.Lines) != 2 {
		t.Errorf("%d lines, want 2", len(p.Lines))
	}
}

func TestTheStrokesOfOneIdeographStayTogether(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 700}, []int{100, 140, 180})
	write(g, 190, 110, 8)
	for i := range 3 {
		fill(g, raster.Rect{X0: 120, Y0: 110 + i*9, X1: 142, Y1: 113 + i*9}, 0)
	}

	p := Find(g, dpi)

	if len(p.Lines) != 2 || p.Lines[0].H() != 21 || len(p.Lines[0].Parts) != 1 {
		t.Errorf("lines: %+v", p.Lines)
	}
}

func TestASpeckIsNoText(t *testing.T) {
	t.Parallel()
	g := sheet()
	fill(g, raster.Rect{X0: 50, Y0: 50, X1: 51, Y1: 51}, 0)

	if p := Find(g, dpi); len(p.Lines) != 0 {
		t.Errorf("lines: %+v", p.Lines)
	}
}

func TestAWatermarkIsTakenAway(t *testing.T) {
	t.Parallel()
	g := sheet()
	for i := range 150 { // oblique, a quarter darker than paper, across the text
		fill(g, raster.Rect{X0: 20 + i, Y0: 60 + i/2, X1: 40 + i, Y1: 64 + i/2}, 190)
	}
	write(g, 60, 90, 8)
	write(g, 400, 90, 8)

	p := Find(g, dpi)

	if len(p.Lines) != 2 || p.Lines[0].H() > 24 || len(p.Lines[0].Parts) != 8 {
		t.Errorf("lines: %+v", p.Lines)
	}
	if shade := p.Clean.Row(62)[30]; shade < 240 {
		t.Errorf("the watermark's shade in the picture is %d", shade)
	}
}

func TestAFaintSignOnACleanPageStays(t *testing.T) {
	t.Parallel()
	g := sheet()
	write(g, 60, 90, 20)
	write(g, 60, 130, 20)
	fill(g, raster.Rect{X0: 300, Y0: 250, X1: 306, Y1: 253}, 180)
	fill(g, raster.Rect{X0: 309, Y0: 250, X1: 315, Y1: 253}, 180)

	p := Find(g, dpi)

	if n := len(p.Lines); n != 3 {
		t.Errorf("%d lines", n)
	}
}

func TestARuleGoesOnBehindASeal(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 180, 700}, []int{100, 140, 180})
	fill(g, raster.Rect{X0: 520, Y0: 130, X1: 600, Y1: 150}, 255)

	p := Find(g, dpi)

	for _, r := range p.Rules {
		if r.Horizontal && r.W() < 590 {
			t.Errorf("a rule ends: %+v", r)
		}
	}
}

func TestARuleThatGoesAroundACellIsTwo(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 340, 440, 700}, []int{100, 140, 180})
	fill(g, raster.Rect{X0: 342, Y0: 138, X1: 440, Y1: 144}, 255)

	p := Find(g, dpi)

	across := 0
	for _, r := range p.Rules {
		if r.Horizontal {
			across++
		}
	}
	if across != 4 {
		t.Errorf("%d rules across, want 4", across)
	}
}

func TestAStrokeInAMergedCellIsNoRule(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 400, 700}, []int{100, 140, 180, 220})
	fill(g, raster.Rect{X0: 398, Y0: 142, X1: 404, Y1: 180}, 255)
	fill(g, raster.Rect{X0: 400, Y0: 148, X1: 403, Y1: 174}, 0)

	p := Find(g, dpi)

	for _, r := range p.Rules {
		if !r.Horizontal && r.X0 > 390 && r.X1 < 410 && r.H() > 50 {
			t.Errorf("a rule runs through a cell: %+v", r)
		}
	}
}

func TestDashesInARowAreARuleAndThoseOfEmptyCellsAreNot(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 300, 500, 700}, []int{100, 200})
	for x := 104; x < 696; x += 14 {
		if x%200 < 86 || x%200 > 104 { // not at the uprights
			fill(g, raster.Rect{X0: x, Y0: 150, X1: x + 8, Y1: 152}, 0)
		}
	}
	for x := 150; x < 700; x += 200 {
		write(g, x, 115, 2)
		fill(g, raster.Rect{X0: x, Y0: 175, X1: x + 7, Y1: 177}, 0)
		fill(g, raster.Rect{X0: x + 9, Y0: 175, X1: x + 16, Y1: 177}, 0)
	}

	p := Find(g, dpi)

	if len(p.Lines) != 6 {
		t.Errorf("%d lines, want a text and -- in each of three cells: %+v", len(p.Lines), p.Lines)
	}
	across := 0
	for _, r := range p.Rules {
		if r.Horizontal && r.Y0 > 140 && r.Y1 < 160 {
			across++
		}
	}
	if across == 0 {
		t.Errorf("the dashed rule is not among %+v", p.Rules)
	}
}

func TestARowThatThePageCutsHasItsUprights(t *testing.T) {
	t.Parallel()
	g := sheet()
	fill(g, raster.Rect{X0: 100, Y0: 130, X1: 702, Y1: 132}, 0)
	for _, x := range []int{100, 200, 300, 400, 500, 600, 700} {
		fill(g, raster.Rect{X0: x, Y0: 98, X1: x + 2, Y1: 132}, 0)
	}
	write(g, 240, 104, 1)

	p := Find(g, dpi)

	if len(p.Rules) != 8 || len(p.Lines) != 1 {
		t.Errorf("%d rules and %d lines, want 8 and one: %+v", len(p.Rules), len(p.Lines), p.Rules)
	}
}

func TestUprightsOfTwoTablesThatNearlyMeetAreRules(t *testing.T) {
	t.Parallel()
	g := sheet()
	table(g, []int{100, 700}, []int{100, 150, 200})
	fill(g, raster.Rect{X0: 400, Y0: 100, X1: 402, Y1: 150}, 0)
	fill(g, raster.Rect{X0: 402, Y0: 150, X1: 404, Y1: 200}, 0)

	rules := down(Find(g, dpi), 401)

	top, bottom := 600, 0
	for _, r := range rules {
		top, bottom = min(top, r.Y0), max(bottom, r.Y1)
	}
	if len(rules) == 0 || top > 102 || bottom < 198 {
		t.Errorf("the rules are %v, want them from 100 to 200", rules)
	}
}

// A rule two pixels from the first stem of a text, in a row between others of the column.
func TestAnUprightThatTextTouchesGoesOn(t *testing.T) {
	t.Parallel()
	for name, upright := range map[string]bool{"a rule above": true, "none": false} {
		g := sheet()
		table(g, []int{100, 700}, []int{100, 200, 242, 284})
		if upright {
			fill(g, raster.Rect{X0: 400, Y0: 100, X1: 402, Y1: 202}, 60)
		}
		fill(g, raster.Rect{X0: 400, Y0: 242, X1: 402, Y1: 286}, 60)
		write(g, 404, 252, 8)

		if got := len(down(Find(g, dpi), 401)); upright != (got == 2) {
			t.Errorf("%s: %d rules", name, got)
		}
	}
}

// The feet of thin digits, of which nothing is left above them.
func TestFeetOfDigitsInTheMiddleOfACellAreNoRule(t *testing.T) {
	t.Parallel()
	for x, want := range map[int]int{200: 0, 103: 1} { // the second reaches the side of the cell
		g := sheet()
		table(g, []int{100, 700}, []int{100, 160})
		for i := range 10 {
			fill(g, raster.Rect{X0: x + i*12, Y0: 130, X1: x + i*12 + 8, Y1: 132}, 0)
		}
		fill(g, raster.Rect{X0: x + 24, Y0: 116, X1: x + 27, Y1: 120}, 0) // and of one above

		dashes := 0
		for _, r := range Find(g, dpi).Rules {
			if r.Horizontal && r.Y0 > 120 && r.Y1 < 140 {
				dashes++
			}
		}
		if dashes != want {
			t.Errorf("dashes at %d are %d rules, want %d", x, dashes, want)
		}
	}
}

func TestDashesFromSideToSideOfANarrowCellAreARule(t *testing.T) {
	t.Parallel()
	lines := []Line{{
		Rect: raster.Rect{X0: 104, Y0: 120, X1: 146, Y1: 123}, Cell: raster.Rect{X0: 102, Y0: 102, X1: 149, Y1: 160},
	}, {
		Rect: raster.Rect{X0: 230, Y0: 120, X1: 260, Y1: 123}, Cell: raster.Rect{X0: 202, Y0: 102, X1: 289, Y1: 160}, // "--"
	}}

	rules := flatLines(lines, dpi)

	if len(rules) != 1 || rules[0].X0 != 102 || rules[0].X1 != 149 {
		t.Errorf("the rules are %+v, want the first line", rules)
	}
}
