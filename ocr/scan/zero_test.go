package scan

import (
	"testing"

	"xinbao/ocr/scan/raster"
)

// drawn adds a line to the sheet: its characters are blocks of 16 pixels in height, as
// wide as given, else 12.
func (s *sheet) drawn(y int, text string, widths map[int]int) {
	var parts []raster.Rect
	x := 40
	for i := range text {
		w := 12
		if widths[i] > 0 {
			w = widths[i]
		}
		p := raster.Rect{X0: x, Y0: y, X1: x + w, Y1: y + 16}
		for v := p.Y0; v < p.Y1; v++ {
			clear(s.grid.Clean.Row(v)[p.X0:p.X1])
		}
		parts = append(parts, p)
		x = p.X1 + 4
	}
	l := line(20, parts...)
	f := s.frame(l)
	said := saying(text, 0.95)
	for i, p := range parts {
		said[i].X = (float64(p.X0+p.X1)/2 - f.x0) * f.scale
	}
	s.grid.Lines, s.said = append(s.grid.Lines, l), append(s.said, said)
}

func TestZerosAndTheLetterOAreToldByTheZerosOfNumbers(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		read   string
		at     int // the place of the zero or O in it
		width  int
		want   string
		least  float64 // confidence
		atMost float64
	}{
		{"T62FT5XGZ1BS4OLJAU3", 13, 10, "T62FT5XGZ1BS40LJAU3", 0.97, 1},
		{"T62FT5XGZ1BS40LJAU3", 13, 15, "T62FT5XGZ1BS4OLJAU3", 0.97, 1},
		{"T62FT5XGZ1BS4oLJAU3", 13, 10, "T62FT5XGZ1BS40LJAU3", 0.97, 1},
		{"T62FT5XGZ1BS4OLJAU3", 13, 30, "T62FT5XGZ1BS40LJAU3", 0.85, 0.85}, // two that touch
		{"FTOXGZ", 2, 10, "FT0XGZ", 0.97, 1},
		{"T62FT5XGZ1BS4OLJAU3", 13, 11, "T62FT5XGZ1BS40LJAU3", 0.85, 0.85},
		{"SO", 1, 10, "S0", 0.97, 1}, // the end of one
		{"OO", 1, 10, "OO", 0.95, 0.95},
	} {
		s := blank()
		s.drawn(100, "2000,000.00", map[int]int{1: 10, 2: 10, 3: 10, 5: 10, 6: 10, 7: 10, 9: 10, 10: 10})
		s.drawn(200, row.read, map[int]int{row.at: row.width})

		s.zeros()

		got := s.said[1]
		if c := got[row.at].Confidence; text(got) != row.want || c < row.least || c > row.atMost {
			t.Errorf("%s became %s with %v, want %s", row.read, text(got), c, row.want)
		}
	}
}

func TestWithoutNumbersZerosStayAsTheyWereRead(t *testing.T) {
	t.Parallel()
	s := blank()
	s.drawn(100, "2000", map[int]int{1: 10, 2: 10, 3: 10})
	s.drawn(200, "T62FT5XGZ1BS4OLJAU3", map[int]int{13: 10})

	s.zeros()

	if got := text(s.said[1]); got != "T62FT5XGZ1BS4OLJAU3" || s.said[1][13].Confidence > byGuess {
		t.Errorf("it became %s, its O with %v", got, s.said[1][13].Confidence)
	}
}
