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

// What tells a zero from the letter O: its breadth for its height, beside that of the
// zeros in the numbers of the same sheet. O is broader, in most fonts plainly. Where
// letters are as narrow as digits it is by a tenth, which scans blur: then a zero is
// told, for identifiers have more of them, but not with certainty; and so where the ink
// is not that of one character, on a sheet that has no O elsewhere.
const (
	knownZeros = 8    // fewer tell nothing
	zeroSure   = 0.9  // confidence of a zero in a number that is taken for one
	plainly    = 1.2  // so much broader is an O
	byShape    = 0.97 // confidence of what is certain
	byGuess    = 0.85 // and of what is not
	outOfShape = 1.6  // broader is two that touch; as much narrower is a part of one
)

// zeros tells zeros from the letter O in the identifiers of a sheet, where no word
// helps the recogniser. Without enough numbers both stay as they were read, in doubt.
func (s *sheet) zeros() {
	var known []float64
	for i, said := range s.said {
		if len(said) < 2 || !looksNumeric(text(said)) {
			continue
		}
		for j, r := range inkOf(s.grid.Lines[i], s.frame(s.grid.Lines[i]), said) {
			if b := s.breadth(r); said[j].Text == "0" && said[j].Confidence >= zeroSure && b > 0 {
				known = append(known, b)
			}
		}
	}
	middle, broad := 0.0, 0.0 // nothing is told by them
	if slices.Sort(known); len(known) >= knownZeros {
		middle, broad = known[len(known)/2], known[len(known)*19/20]
	}
	var unclear []*talk.Character
	letters := false
	for i, said := range s.said {
		if !isIdentifier(said) {
			continue
		}
		s.said[i] = slices.Clone(said)
		for j, r := range inkOf(s.grid.Lines[i], s.frame(s.grid.Lines[i]), said) {
			c, b := &s.said[i][j], s.breadth(s.alone(i, said[j], r))/middle
			switch {
			case !strings.Contains("0Oo", c.Text):
			case middle == 0:
				c.Confidence = min(c.Confidence, byGuess)
			case b > 1/outOfShape && b < outOfShape:
				c.Text, c.Confidence = zeroOrO(b, broad/middle)
				letters = letters || c.Text == "O"
			default:
				unclear = append(unclear, c)
			}
		}
	}
	for _, c := range unclear {
		if !letters {
			c.Text, c.Confidence = "0", byGuess
		}
	}
}

// touching is how many pixels wider than a letter ink is that belongs to its neighbour too.
const touching = 3

// alone is the ink of a character without that of a neighbour that touches it.
func (s *sheet) alone(line int, c talk.Character, ink raster.Rect) raster.Rect {
	for _, l := range s.letters[line] {
		if l.X == c.X && l.ink.W()+touching <= ink.W() {
			return l.ink
		}
	}
	return ink
}

// zeroOrO tells what is so broad beside a zero, where zeros are up to broad.
func zeroOrO(breadth, broad float64) (string, float64) {
	switch {
	case breadth >= plainly && breadth > broad:
		return "O", byShape
	case breadth <= broad && breadth < plainly:
		return "0", byShape
	default:
		return "0", byGuess
	}
}

// isIdentifier is true for capital letters and digits, mixed, or what of them goes on in
// the next line.
func isIdentifier(said []talk.Character) bool {
	letters := 0
	for _, c := range said {
		r := []rune(c.Text)[0]
		switch {
		case r == 'o' || r == 'O':
		case unicode.IsUpper(r) && r < unicode.MaxASCII:
			letters++
		case r < '0' || r > '9':
			return false
		}
	}
	return len(said) > 1 && letters > 0
}

// inkOf is where the characters of a line are drawn: all ink that is next to a
// character is its own.
func inkOf(l grid.Line, f frame, said []talk.Character) []raster.Rect {
	ink := make([]raster.Rect, len(said))
	for _, p := range l.Parts {
		at, nearest, best := float64(p.X0+p.X1)/2, 0, math.Inf(1)
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
	return ink
}

// breadth is how far the ink of a character spreads from left to right, beside from top
// to bottom: the shades of its edge count, so that it is finer than pixels are. 0 is
// unknown.
func (s *sheet) breadth(r raster.Rect) float64 {
	var m, x1, y1, x2, y2 float64
	for y := r.Y0; y < r.Y1; y++ {
		for x, p := range s.grid.Clean.Row(y)[r.X0:r.X1] {
			d, u, v := float64(255-p), float64(x), float64(y-r.Y0)
			m += d
			x1, y1 = x1+d*u, y1+d*v
			x2, y2 = x2+d*u*u, y2+d*v*v
		}
	}
	if m == 0 {
		return 0
	}
	across, down := x2/m-x1*x1/m/m, y2/m-y1*y1/m/m
	if down <= 0 {
		return 0
	}
	return math.Sqrt(across / down)
}
