package scan

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// In most fonts a zero is as wide as the other digits, and the letter O at least as
// wide as other capitals.
const (
	plainly = 1.15 // how much wider than digits capitals must be for widths to tell anything
	near    = 0.35 // of the way from digits to capitals, or back, that is near enough
	byWidth = 0.97 // confidence of what the width tells
)

// zeros tells zeros from the letter O in the identifiers among lines of one sheet, where
// no word helps the recogniser, by how wide they are drawn.
func (s *sheet) zeros(which []int) {
	drawn := map[int][]float64{} // widths in ems, by line
	var digits, capitals []float64
	for _, i := range which {
		if !isIdentifier(s.said[i]) {
			continue
		}
		drawn[i] = s.widths(s.grid.Lines[i], s.said[i])
		for j, c := range s.said[i] {
			switch {
			case drawn[i][j] == 0:
			case strings.Contains("2345689", c.Text):
				digits = append(digits, drawn[i][j])
			case strings.Contains("ACDGHKNQRUVXYZ", c.Text):
				capitals = append(capitals, drawn[i][j])
			}
		}
	}
	if len(digits) == 0 || len(capitals) == 0 || middle(capitals) < plainly*middle(digits) {
		return
	}
	for i, widths := range drawn {
		s.said[i] = told(s.said[i], widths, middle(digits), middle(capitals))
	}
}

// told is what was said with zeros and the letter O as their widths have it.
func told(said []talk.Character, widths []float64, digit, capital float64) []talk.Character {
	out := slices.Clone(said)
	for i, c := range said {
		if c.Text != "0" && c.Text != "O" || widths[i] == 0 {
			continue
		}
		switch way := (widths[i] - digit) / (capital - digit); {
		case way < near:
			out[i].Text, out[i].Confidence = "0", max(c.Confidence, byWidth)
		case way > 1-near:
			out[i].Text, out[i].Confidence = "O", max(c.Confidence, byWidth)
		}
	}
	return out
}

// isIdentifier is true for capital letters and digits, mixed.
func isIdentifier(said []talk.Character) bool {
	letters := 0
	for _, c := range said {
		r := []rune(c.Text)[0]
		switch {
		case r > unicode.MaxASCII || unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return len(said) >= 6 && letters >= 3
}

// widths are how wide the characters of a line are drawn, in ems: all ink that is next
// to a character is its own. 0 is unknown.
func (s *sheet) widths(l grid.Line, said []talk.Character) []float64 {
	f := s.frame(l)
	ink := make([]raster.Rect, len(said))
	for _, p := range l.Parts {
		at, best := float64(p.X0+p.X1)/2, math.Inf(1)
		nearest := 0
		for i, c := range said {
			if d := math.Abs(f.x0 + c.X/f.scale - at); d < best {
				nearest, best = i, d
			}
		}
		if ink[nearest].W() > 0 {
			p = ink[nearest].Union(p)
		}
		ink[nearest] = p
	}
	out := make([]float64, len(said))
	for i, r := range ink {
		if w := float64(r.W()) / l.Em; w < 1 { // more is two that touch
			out[i] = w
		}
	}
	return out
}

func middle(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}
