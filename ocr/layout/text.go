package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
)

// dash is every sign that is printed or recognised for a hyphen between words
// and numbers.
const dash = "-‐‑‒–—―─━−－ー﹣﹘"

// key folds a text for comparing: what wrapping and typing change is gone.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return -1
		case r > '~' && strings.ContainsRune(dash, r):
			return '-'
		case strings.ContainsRune("“”\"'‘’", r):
			return -1
		}
		return r
	}, fold.Text(s))
}

// Key folds a text as Cell.Key is folded.
func Key(s string) string { return key(s) }

// linesOf groups words by the line that they stand on, top down, each from left
// to right. Words of one line share their middle; cells that are set in the
// middle of a row put lines half a line apart, which are two.
func linesOf(words []page.Word) [][]page.Word {
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b page.Word) int { return compare(a.Box.MidY(), b.Box.MidY()) })
	var lines [][]page.Word
	y := math.Inf(-1)
	for _, w := range sorted {
		n := len(lines)
		if n > 0 && w.Box.MidY()-y <= sameLine*min(height(w), height(lines[n-1][0])) {
			lines[n-1] = append(lines[n-1], w)
			continue
		}
		lines = append(lines, []page.Word{w})
		y = w.Box.MidY()
	}
	for _, l := range lines {
		slices.SortStableFunc(l, func(a, b page.Word) int { return compare(a.Box.X0, b.Box.X0) })
	}
	return lines
}

// sameLine is how far the middles of words of one line are apart, in heights.
const sameLine = 0.38

// height is the size of the font, which boxes exaggerate in some files; those of
// recognised words are as high as their ink, and some signs are small.
func height(w page.Word) float64 {
	if w.Source == page.SourceRecognition {
		return max(w.Size, w.Box.Height())
	}
	if w.Size > 0 {
		return min(w.Size, w.Box.Height()+1)
	}
	return w.Box.Height()
}

// lowered is the word, but a recognised asterisk, whose ink hangs at the top of its
// line, as high as its line's digits.
func lowered(w page.Word) page.Word {
	if w.Source == page.SourceRecognition && w.Text == "*" {
		w.Box.Y1 = max(w.Box.Y1, w.Box.Y0+w.Size)
	}
	return w
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// newCell is the cell that holds the words; Box is their extent.
func newCell(words []page.Word) Cell {
	c := Cell{Confidence: 1}
	for i, line := range linesOf(words) {
		text, box := joinWords(line), line[0].Box
		for _, w := range line {
			box = box.Union(w.Box)
		}
		c.Lines = append(c.Lines, Line{Text: text, Key: key(text), Box: box, Y: line[0].Box.MidY()})
		c.Text += text
		for j, w := range line {
			if i == 0 && j == 0 {
				c.Ink, c.Source = w.Box, w.Source
			}
			c.Ink = c.Ink.Union(w.Box)
			c.Confidence = min(c.Confidence, w.Confidence)
			if w.Source == page.SourceRecognition {
				c.Source = w.Source
			}
		}
	}
	c.Box = c.Ink
	c.Text = strings.TrimSpace(c.Text)
	c.Key = key(c.Text)
	return c
}

// joinWords puts words of a line together: a blank only where the page leaves one
// beside a word of a script that has them.
func joinWords(line []page.Word) string {
	var out strings.Builder
	for i, w := range line {
		text := w.Raw
		if text == "" {
			text = w.Text
		}
		if i > 0 && line[i-1].Box.X1 < w.Box.X0-0.12*height(w) && spaced(line[i-1].Text, w.Text) {
			out.WriteByte(' ')
		}
		out.WriteString(text)
	}
	return strings.TrimFunc(out.String(), unicode.IsSpace)
}

// spaced is true where a gap between two texts is a blank: Chinese has none.
func spaced(left, right string) bool {
	return left != "" && right != "" && (left[len(left)-1] < 0x80 || right[0] < 0x80)
}

// Join makes one cell of several, in reading order. Lines of different cells
// stay apart unless they stand on one line of one page.
func Join(cells ...Cell) Cell {
	var out Cell
	for _, c := range cells {
		out = out.and(c)
	}
	return out
}

func (c Cell) and(d Cell) Cell {
	switch {
	case d.Empty():
		return c
	case c.Empty():
		return d
	}
	same := c.Page == d.Page && math.Abs(c.Lines[len(c.Lines)-1].Y-d.Lines[0].Y) < 2 && d.Ink.X0 >= c.Ink.X1-1
	lines := slices.Clone(c.Lines)
	if same {
		last := &lines[len(lines)-1]
		if spaced(last.Text, d.Lines[0].Text) && d.Ink.X0-c.Ink.X1 > 1 {
			c.Text += " "
			last.Text += " "
		}
		last.Text += d.Lines[0].Text
		last.Key += d.Lines[0].Key
		last.Box = last.Box.Union(d.Lines[0].Box)
		lines = append(lines, d.Lines[1:]...)
	} else {
		lines = append(lines, d.Lines...)
	}
	if c.Page == d.Page { // of a text that goes on overleaf, evidence shows the beginning
		c.Box, c.Ink = c.Box.Union(d.Box), c.Ink.Union(d.Ink)
	}
	c.From, c.To = min(c.From, d.From), max(c.To, d.To)
	c.Text += d.Text
	c.Key += d.Key
	c.Lines = lines
	c.Confidence = min(c.Confidence, d.Confidence)
	if d.Source == page.SourceRecognition {
		c.Source = d.Source
	}
	return c
}
