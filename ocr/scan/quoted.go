package scan

import (
	"strings"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// How far from the middle of its neighbours the letter between two quotation marks
// stands at least, which are wide themselves, and how high it is, in ems.
const (
	besideHan  = 0.75
	letterHigh = 0.5
)

// withQuoted adds the letter between quotation marks that the recogniser left out: it
// hides names of banks, as in 商业银行“A”, and stands alone where few letters do.
func (s *sheet) withQuoted(l grid.Line, said []talk.Character) []talk.Character {
	for from := 1; from < len(said); from++ {
		to := from
		for to < len(said) && isQuote(said[to]) {
			to++
		}
		if to == from || !isHan(said[from-1]) || to < len(said) && !isHan(said[to]) {
			continue // no marks, or what they stand around was read
		}
		if c, ok := s.quotedLetter(l, said, from, to); ok {
			mark := func(text string, x float64) talk.Character {
				return talk.Character{Text: text, X: x, Confidence: c.Confidence}
			}
			apart := l.Em * s.frame(l).scale
			out := append([]talk.Character(nil), said[:from]...)
			out = append(out, mark("“", c.X-apart/2), c, mark("”", c.X+apart/2))
			return append(out, said[to:]...)
		}
		from = to
	}
	return said
}

// quotedLetter is the only high ink between the characters around some quotation marks,
// if it is a letter.
func (s *sheet) quotedLetter(l grid.Line, said []talk.Character, from, to int) (talk.Character, bool) {
	f := s.frame(l)
	left, right := f.x0+said[from-1].X/f.scale+besideHan*l.Em, float64(l.X1)
	if to < len(said) {
		right = f.x0 + said[to].X/f.scale - besideHan*l.Em
	}
	var ink []raster.Rect
	for _, p := range l.Parts {
		if at := float64(p.X0+p.X1) / 2; at > left && at < right && float64(p.H()) >= letterHigh*l.Em {
			ink = append(ink, p)
		}
	}
	letters := s.spell(ink, f, false)
	if len(letters) != 1 || letters[0].Confidence < letterLikely || !isLetter(letters[0].Character) {
		return talk.Character{}, false
	}
	c := letters[0].Character
	c.Confidence = min(c.Confidence, overruled)
	return c, true
}

func isQuote(c talk.Character) bool { return strings.Contains("“”\"", c.Text) }
