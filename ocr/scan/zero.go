package scan

import (
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// In most fonts a zero is as wide as the other digits and the letter O is wider. What
// lies between the bounds, in widths of a digit, says nothing.
const (
	zeroMost   = 1.12
	letterFrom = 1.28
	byWidth    = 0.97 // confidence of what the width tells
)

// zeros tells zeros from the letter O in an identifier, where no word helps the
// recogniser, by how wide they are drawn.
func (s *sheet) zeros(l grid.Line, said []talk.Character) []talk.Character {
	if !isIdentifier(said) {
		return said
	}
	f := s.frame(l)
	drawn := make([]float64, len(said)) // widths; 0 is unknown
	var digits, letters []float64
	for i, c := range said {
		drawn[i] = widthAt(l.Parts, f.x0+c.X/f.scale, l.Em)
		switch {
		case drawn[i] == 0:
		case strings.Contains("2345689", c.Text):
			digits = append(digits, drawn[i])
		case strings.Contains("ACDGHKNQRUVXYZ", c.Text):
			letters = append(letters, drawn[i])
		}
	}
	if len(digits) < 2 || len(letters) < 2 || middle(letters) < letterFrom*middle(digits) { // or all are of one width
		return said
	}
	out := slices.Clone(said)
	for i, c := range said {
		if c.Text != "0" && c.Text != "O" || drawn[i] == 0 {
			continue
		}
		switch wide := drawn[i] / middle(digits); {
		case wide < zeroMost:
			out[i].Text, out[i].Confidence = "0", max(c.Confidence, byWidth)
		case wide > letterFrom:
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
	return len(said) >= 8 && letters >= 3
}

// widthAt is how wide the part of the ink at x is; 0 where there is none, or more than
// a letter.
func widthAt(parts []raster.Rect, x, em float64) float64 {
	for _, p := range parts {
		if float64(p.X0) <= x+1 && x-1 <= float64(p.X1) {
			if w := float64(p.W()); w < em {
				return w
			}
			return 0
		}
	}
	return 0
}

func middle(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}
