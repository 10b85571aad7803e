package table

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/layout"
)

// Column is a column of a table. Its label is "" where the page prints something
// that is not in the vocabulary.
type Column struct {
	Label string
	Cell  layout.Cell
}

// A label row may wrap over so many lines: labels of four and of three lines that are set
// in the middle of their row have seven.
const labelLines = 8

// A label may fall apart into so many words.
const labelParts = 12

// enough is the part of a row's cells that must be labels.
const enough = 0.7

// Head finds the label row that begins at rows[i], and how many rows it takes: a
// ruled one is one row, otherwise its cells are put together from lines.
func (v *Vocabulary) Head(rows []layout.Row, i int) (columns []Column, taken int) {
	if hasValues(rows[i]) || rows[i].Ruled && v.hasBoth(rows[i]) {
		return nil, 0
	}
	if columns, taken = v.headOverleaf(rows, i); taken > 0 {
		return columns, taken
	}
	if rows[i].Ruled {
		columns = v.Name(rows[i].Cells)
		if share(columns) >= enough {
			return v.fillGaps(columns), 1
		}
		if columns = v.misreadBand(rows[i].Cells); columns != nil {
			return columns, 1
		}
		return nil, 0
	}
	best := 0.0
	var cells []layout.Cell
	for n := 1; n <= labelLines && i+n <= len(rows); n++ {
		row := rows[i+n-1]
		if n > 1 && (row.Ruled || row.Cut || row.Sheet != rows[i].Sheet || hasValues(row)) {
			break
		}
		cells = append(cells, row.Cells...)
		found := v.Name(Stacks(cells))
		if v.whole(columns) && !v.whole(found) {
			continue
		}
		if s := share(found); s >= max(best, enough) && explained(rows[i], found) && !v.overhung(found) {
			best, columns, taken = s, found, n
		}
		if v.grouped(columns) {
			break // they are above other labels
		}
	}
	return v.fillGaps(columns), taken
}

// hasValues is true for a row with a number that is no part of a label.
func hasValues(row layout.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c layout.Cell) bool { return Numeric(c.Key) && !inLabels[c.Key] })
}

// hasBoth is true for a row between rules with labels in its cells and values below them,
// which short ones make look like misread labels.
func (v *Vocabulary) hasBoth(row layout.Row) bool {
	both := 0
	for _, c := range row.Cells {
		for n := 1; n < len(c.Lines); n++ {
			if v.exactly(c.Part(0, n).Key) != "" && v.exactly(c.Key) == "" {
				both++
				break
			}
		}
	}
	return both > 0 && 2*both >= len(row.Cells)
}

// inLabels are numbers that labels have: a label that is set over the width of its cell
// falls apart.
var inLabels = map[string]bool{"1": true, "2": true, "6": true, "31-60": true, "61-90": true, "91-180": true, "180": true}

// explained is true when all of the line is part of labels: a line of values
// above labels is none of theirs.
func explained(line layout.Row, columns []Column) bool {
	for _, c := range line.Cells {
		for _, col := range columns {
			if col.Label == "" && c.Mid() > col.Cell.From && c.Mid() < col.Cell.To {
				return false
			}
		}
	}
	return true
}

// grouped is true for labels over several columns, and nothing else.
func (v *Vocabulary) grouped(columns []Column) bool {
	return len(columns) > 0 && !slices.ContainsFunc(columns, func(c Column) bool { return !slices.Contains(v.Groups, c.Label) })
}

// whole is true for all labels of a band: no other has what stands below them.
func (v *Vocabulary) whole(columns []Column) bool {
	return len(columns) > 0 && slices.ContainsFunc(v.Bands, func(b string) bool {
		return slices.EqualFunc(strings.Fields(b), columns, func(label string, c Column) bool { return label == c.Label })
	})
}

// overhung is true where a label has something above it, which is taken for a misreading
// then: the last line of a value.
func (v *Vocabulary) overhung(columns []Column) bool {
	return slices.ContainsFunc(columns, func(c Column) bool {
		for n := 1; n < len(c.Cell.Lines); n++ {
			if c.Label != "" && v.exactly(c.Cell.Key) == "" && v.exactly(c.Cell.Part(n, len(c.Cell.Lines)).Key) == c.Label {
				return true
			}
		}
		return false
	})
}

// share is the part of the columns that have labels; a number or a date among
// them, or too few of them, and it is no label row.
func share(columns []Column) float64 {
	found := 0
	for _, c := range columns {
		switch {
		case c.Label != "":
			found++
		case Numeric(c.Cell.Key):
			return 0
		}
	}
	if found < 2 {
		return 0
	}
	return float64(found) / float64(len(columns))
}

// Numeric is true for a number, a date, an amount or dashes.
func Numeric(key string) bool {
	return key != "" && strings.Trim(key, "0123456789.,-%") == ""
}

// Name gives cells their labels. Cells that are a label only together become one:
// wide blanks in a label part it.
func (v *Vocabulary) Name(cells []layout.Cell) []Column {
	columns := make([]Column, 0, len(cells))
	for i := 0; i < len(cells); i++ {
		c := Column{v.label(cells[i].Key, cells[i].Source), cells[i]}
		for n := 2; c.Label == "" && n <= labelParts && i+n <= len(cells) && sideBySide(cells[i], cells[i+n-1]); n++ {
			if l := v.label(lineByLine(cells[i:i+n]), cells[i].Source); l != "" {
				c = Column{l, layout.Join(cells[i : i+n]...)}
				i += n - 1
			}
		}
		columns = append(columns, c)
	}
	return columns
}

// sideBySide is true for cells of which one is not wholly above the other.
func sideBySide(a, b layout.Cell) bool { return a.Ink.Y0 < b.Ink.Y1 && b.Ink.Y0 < a.Ink.Y1 }

// lineByLine is the text of cells side by side as if they were one: the first lines of
// all of them, then the second ones.
func lineByLine(cells []layout.Cell) string {
	var lines []layout.Line
	for _, c := range cells {
		lines = append(lines, c.Lines...)
	}
	slices.SortStableFunc(lines, func(a, b layout.Line) int {
		if math.Abs(a.Y-b.Y) < a.Box.Height()/2 {
			return cmp.Compare(a.Box.X0, b.Box.X0)
		}
		return cmp.Compare(a.Y, b.Y)
	})
	var key strings.Builder
	for _, l := range lines {
		key.WriteString(l.Key)
	}
	return key.String()
}

// fillGaps names a label that was not recognised by the only band that all the
// others fit.
func (v *Vocabulary) fillGaps(columns []Column) []Column {
	known := 0
	for _, c := range columns {
		if c.Label != "" {
			known++
		}
	}
	if known == len(columns) || 3*known < 2*len(columns) || len(columns) < 3 {
		return columns
	}
	var fits []string
	for _, b := range v.Bands {
		words := strings.Fields(b)
		if fit(columns, words) {
			if fits != nil {
				return columns
			}
			fits = words
		}
	}
	for i := range columns {
		if fits != nil && hasHan(columns[i].Cell.Key) {
			columns[i].Label = fits[i]
		}
	}
	return columns
}

func fit(columns []Column, words []string) bool {
	if len(words) != len(columns) {
		return false
	}
	for i, c := range columns {
		if c.Label != "" && c.Label != words[i] {
			return false
		}
	}
	return true
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
