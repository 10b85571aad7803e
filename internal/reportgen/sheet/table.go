package sheet

import (
	"slices"

	"xinbao/internal/reportgen/pdfout"
)

// placed is a row of a band whose columns are known.
type placed struct {
	row   Row
	edges []float64
}

// deep is a merged cell of several rows.
type deep struct {
	cell   Cell
	x0, x1 float64
	y0     float64 // where it begins on this page
	rows   int     // still to come
	from   int     // its first column
}

// box is a cell on the page.
type box struct{ x0, y0, x1, y1 float64 }

func (s *setter) table(bands []Band) {
	s.table0 = s.y
	for i, b := range bands {
		if i > 0 && s.look.Apart > 0 {
			s.frame()
			s.y += s.look.Apart
			s.table0 = s.y
		}
		s.band(b)
	}
	s.frame()
	s.y += 2
}

func (s *setter) band(b Band) {
	s.bands++
	edges := s.edges(b)
	s.lines = b.Lines
	for i, row := range b.Rows {
		p := placed{row, edges}
		if i == 1 && b.Repeat && s.look.RepeatHead {
			s.repeat = &placed{b.Rows[0], edges}
		}
		s.first, s.last = i == 0, i == len(b.Rows)-1
		s.row(p)
	}
	s.lines = LinesAsLook
	s.repeat = nil
}

// row places a row, on the next page where this one is full.
func (s *setter) row(p placed) {
	height := s.height(p)
	if s.y+height > s.bottom() {
		s.split()
	}
	s.cells(p, height)
	s.y += height
	s.open = slices.DeleteFunc(s.open, func(d *deep) bool {
		d.rows--
		if d.rows == 0 {
			s.draw(d.cell, box{d.x0, d.y0, d.x1, s.y}, soft{})
		}
		return d.rows == 0
	})
	if s.breakAfter(p.row.Part) {
		s.split()
	}
}

// split turns the page in the middle of a table: a merged cell keeps its text on
// the page where it began.
func (s *setter) split() {
	for _, d := range s.open {
		s.draw(d.cell, box{d.x0, d.y0, d.x1, s.y}, soft{})
	}
	s.frame()
	s.turnPage()
	for _, d := range s.open {
		d.cell.Text = ""
		d.y0 = s.y
	}
	if s.repeat != nil {
		again := *s.repeat
		height := s.height(again)
		s.cells(again, height)
		s.y += height
	}
}

// height is what the row needs: its cells of one row, and what a merged cell that
// ends here still lacks.
func (s *setter) height(p placed) float64 {
	tallest := 1
	for i, c := range p.row.Cells {
		if c.Down <= 1 {
			x0, x1, _ := s.place(p, i)
			tallest = max(tallest, len(s.cellLines(c, x1-x0)))
		}
	}
	need := s.tall(tallest)
	for _, d := range s.open {
		if d.rows == 1 {
			need = max(need, s.tall(len(s.cellLines(d.cell, d.x1-d.x0)))-(s.y-d.y0))
		}
	}
	return need
}

func (s *setter) tall(lines int) float64 {
	return float64(lines)*s.look.Size*s.look.Leading + 2*s.look.Pad + s.look.RowGap
}

func (s *setter) cellLines(c Cell, width float64) []string {
	return s.wrap(c.Text, width-2*s.look.Pad, s.look.Size, s.bold(c))
}

func (s *setter) bold(c Cell) bool { return c.Head && s.look.HeadBold }

// place is where the i-th cell of the row is, and its first column: columns that
// merged cells from above take are left out.
func (s *setter) place(p placed, i int) (x0, x1 float64, column int) {
	for cell := 0; ; cell++ {
		for s.taken(column, p) {
			column++
		}
		span := max(1, p.row.Cells[cell].Span)
		if cell == i {
			return p.edges[column], p.edges[column+span], column
		}
		column += span
	}
}

func (s *setter) taken(column int, p placed) bool {
	return slices.ContainsFunc(s.open, func(d *deep) bool {
		return column < len(p.edges)-1 && p.edges[column] >= d.x0 && p.edges[column] < d.x1
	})
}

// cells draws the row's cells, and remembers those that go on below.
func (s *setter) cells(p placed, height float64) {
	var begun []*deep
	for i, c := range p.row.Cells {
		x0, x1, column := s.place(p, i)
		if c.Down > 1 {
			begun = append(begun, &deep{cell: c, x0: x0, x1: x1, y0: s.y, rows: c.Down, from: column})
			continue
		}
		s.draw(c, box{x0, s.y, x1, s.y + height}, s.softness(p.row.Part))
	}
	s.open = append(s.open, begun...)
}

// soft is which lines of a cell are those between states and amounts.
type soft struct{ above, below bool }

func (s *setter) softness(part Part) soft {
	if s.look.Strip == StripSolid {
		return soft{}
	}
	return soft{above: part == PartAmount && s.y > s.table0, below: part == PartState}
}

// draw puts a cell on the page.
func (s *setter) draw(c Cell, b box, lines soft) {
	page := s.page()
	if c.Head && s.look.Shade != white {
		page.Boxes = append(page.Boxes, pdfout.Box{X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y1, Filled: true, Color: s.look.Shade})
	}
	s.rule(b, lines)
	texts := s.cellLines(c, b.x1-b.x0)
	size, step := s.look.Size, s.look.Size*s.look.Leading
	top := b.y0 + (b.y1-b.y0-float64(len(texts))*step)/2
	if s.look.Top {
		top = b.y0 + s.look.Pad
	}
	for i, line := range texts {
		base := top + float64(i)*step + step/2 + 0.36*size
		if s.look.Left || c.Left {
			s.write(line, b.x0+s.look.Pad, base, size, s.bold(c), true)
		} else {
			s.write(line, (b.x0+b.x1)/2, base, size, s.bold(c), false)
		}
	}
}

var white = pdfout.Color{1, 1, 1}
