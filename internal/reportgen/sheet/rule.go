package sheet

import "xinbao/internal/reportgen/pdfout"

// rule draws the lines around a cell as the look has them.
func (s *setter) rule(b box, lines soft) {
	width := s.look.RuleWidth
	if s.lines != LinesAsLook {
		s.around(b, width)
		return
	}
	switch s.look.Rules {
	case RulesNone:
		return
	case RulesPartly:
		if s.bands%4 == 3 {
			return
		}
	case RulesBoxes:
		if lines == (soft{}) {
			page := s.page()
			page.Boxes = append(page.Boxes, pdfout.Box{X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y1, Width: width})
			return
		}
	case RulesThinGrid:
		width /= 2
	case RulesGrid, RulesHorizontal:
	}
	if !lines.above {
		s.line(b.x0, b.y0, b.x1, b.y0, width, false)
	}
	s.below(b, width, lines.below)
	if s.look.Rules != RulesHorizontal {
		s.line(b.x0, b.y0, b.x0, b.y1, width, false)
		s.line(b.x1, b.y0, b.x1, b.y1, width, false)
	}
}

// around draws the lines of a band that has few of its own.
func (s *setter) around(b box, width float64) {
	if s.lines == LinesNone {
		return
	}
	if s.first {
		s.line(b.x0, b.y0, b.x1, b.y0, width, false)
	}
	if s.first || s.last {
		s.line(b.x0, b.y1, b.x1, b.y1, width, false)
	}
}

// below draws the line under a cell.
func (s *setter) below(b box, width float64, soft bool) {
	switch {
	case !soft:
		s.line(b.x0, b.y1, b.x1, b.y1, width, false)
	case s.look.Strip == StripDashed:
		s.line(b.x0, b.y1, b.x1, b.y1, width, true)
	}
}

func (s *setter) line(x0, y0, x1, y1, width float64, dashed bool) {
	page := s.page()
	page.Lines = append(page.Lines, pdfout.Line{X0: x0, Y0: y0, X1: x1, Y1: y1, Width: width, Dashed: dashed})
}

// frame draws the thick line around what is on this page of a table.
func (s *setter) frame() {
	if s.look.Rules != RulesThinGrid || s.y <= s.table0 {
		return
	}
	l, r, width := s.look.Margin, s.look.Width-s.look.Margin, 2*s.look.RuleWidth
	s.line(l, s.table0, r, s.table0, width, false)
	s.line(l, s.y, r, s.y, width, false)
	s.line(l, s.table0, l, s.y, width, false)
	s.line(r, s.table0, r, s.y, width, false)
}
