package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/pdf/content"
)

// sheet is a drawing with its size.
type sheet struct {
	*content.Drawing
	width, height float64
}

// dropUnseen drops what nobody sees: the marks by which some programs tell where a long
// word may wrap, joiners, soft hyphens.
func (s *sheet) dropUnseen() {
	s.Glyphs = slices.DeleteFunc(s.Glyphs, func(g content.Glyph) bool { return g.Text != "" && strings.IndexFunc(g.Text, seen) < 0 })
	for i := range s.Glyphs {
		if g := &s.Glyphs[i]; strings.ContainsFunc(g.Text, unseen) {
			g.Text = strings.Map(func(r rune) rune {
				if unseen(r) {
					return -1
				}
				return r
			}, g.Text)
		}
	}
}

func seen(r rune) bool { return !unseen(r) }

func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) }

// oblique is what heading gives for text along no axis.
const oblique = -1

// heading is where text runs: 0 to the right, 1 down, 2 to the left, 3 up, or
// oblique for more than 5 degrees off.
func heading(g content.Glyph) int {
	quarter := math.Atan2(g.DY, g.DX) / (math.Pi / 2)
	nearest := math.Round(quarter)
	if math.Abs(quarter-nearest) > 5.0/90 {
		return oblique
	}
	return (int(nearest) + 4) % 4
}

// standUp turns the sheet so that most of its text runs to the right, and says by
// how many quarters clockwise.
func (s *sheet) standUp() (quarters int) {
	var count [4]int
	for _, g := range s.Glyphs {
		if h := heading(g); h != oblique && strings.TrimSpace(g.Text) != "" {
			count[h]++
		}
	}
	most := 0
	for h := range count {
		if count[h] > count[most] {
			most = h
		}
	}
	quarters = (4 - most) % 4
	s.turn(quarters)
	return quarters
}

func (s *sheet) turn(quarters int) {
	if quarters == 0 {
		return
	}
	m := turn(quarters, s.width, s.height)
	turnGlyphs(s.Glyphs, m)
	for i, r := range s.Rules {
		to := m.Map(content.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
		s.Rules[i] = content.Rule{X0: to.X0, Y0: to.Y0, X1: to.X1, Y1: to.Y1, Thickness: r.Thickness, Outline: r.Outline}
	}
	for i := range s.Images {
		s.Images[i].Matrix = s.Images[i].Matrix.Then(m)
	}
	if quarters%2 == 1 {
		s.width, s.height = s.height, s.width
	}
}

func turnGlyphs(glyphs []content.Glyph, m content.Matrix) {
	for i := range glyphs {
		g := &glyphs[i]
		g.X, g.Y = m.Point(g.X, g.Y)
		g.DX, g.DY = m.Vector(g.DX, g.DY)
	}
}
