package scan

import (
	"testing"

	"xinbao/ocr/scan/talk"
)

// In a Chinese font quotation marks are as wide as ideographs, letters half as wide.
func TestTheLetterBetweenQuotationMarksIsRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ printed, read, want string }{
		{"商业银行“H”", "商业银行“”", "商业银行“H”"},
		{"商业银行“K”贷款", "商业银行”贷款", "商业银行“K”贷款"},
		{"商业银行“H”", "商业银行“H”", "商业银行“H”"},
		{"银行的“新”贷款", "银行的“”贷款", "银行的“”贷款"}, // no letter
	} {
		s := printed(t, c.printed, 9)
		l := s.grid.Lines[0]
		said := where(s, c.printed, c.read)

		if got := text(s.withQuoted(l, said)); got != c.want {
			t.Errorf("%s, read as %s, became %s", c.printed, c.read, got)
		}
	}
}

// where gives what was read the places that it has in a print of 9 points in 200 dots an
// inch which begins at the 60th.
func where(s *sheet, whole, read string) []talk.Character {
	const em = 25
	f := s.frame(s.grid.Lines[0])
	said, at, n := saying(read, 0.9), 60.0, 0
	for _, r := range whole {
		wide := float64(em)
		if r < 0x80 {
			wide = em / 2
		}
		if n < len(said) && said[n].Text == string(r) {
			said[n].X = (at + wide/2 - f.x0) * f.scale
			n++
		}
		at += wide
	}
	return said
}

func TestIdentifiersAreOfCapitals(t *testing.T) {
	t.Parallel()
	for read, want := range map[string]string{
		"EKJ6RWR3F3AN8UP0GiRB0": "EKJ6RWR3F3AN8UP0GIRB0",
		"1V5QQP7TE5KG6S2TY R.Z": "1V5QQP7TE5KG6S2TYR.Z",
		"user1@example.com":     "user1@example.com",
		"2024 01 02":            "2024 01 02",
		"AbC":                   "AbC",
	} {
		if got := text(capitals(saying(read, 0.9))); got != want {
			t.Errorf("%s became %s", read, got)
		}
	}
}
