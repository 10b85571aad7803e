package sheet

import "strings"

// wrapper breaks texts into lines.
type wrapper struct {
	wide func(r rune) float64 // advance in ems
	size float64
	how  Wrap
}

// lines breaks the text into lines no wider than width. A line never ends or
// begins with a blank, so that joining the lines gives the text again.
func (w wrapper) lines(text string, width float64) []string {
	var out []string
	runes := []rune(text)
	for len(runes) > 0 {
		n := w.fits(runes, width)
		out = append(out, string(runes[:n]))
		runes = runes[n:]
	}
	if out == nil {
		return []string{""}
	}
	return out
}

// fits is how many characters go on a line, at least one.
func (w wrapper) fits(runes []rune, width float64) int {
	sum, n := 0.0, 0
	for n < len(runes) {
		sum += w.wide(runes[n]) * w.size
		if sum > width {
			break
		}
		n++
	}
	if n == len(runes) {
		return n
	}
	n = max(n, 1)
	best := n
	for best > 1 && !w.mayBreak(runes, best) {
		best--
	}
	if best > 1 || w.mayBreak(runes, best) {
		return best
	}
	return n
}

// mayBreak says whether a line may end before the character at i.
func (w wrapper) mayBreak(runes []rune, i int) bool {
	before, after := runes[i-1], runes[i]
	if before == ' ' || after == ' ' {
		return false
	}
	return w.how == WrapAnywhere || !token(before) || !token(after)
}

// token says whether the character belongs to a number or a Latin word.
func token(r rune) bool {
	return r < 0x80 && !strings.ContainsRune("()", r)
}
