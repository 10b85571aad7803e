package detailed

import (
	"strings"
	"unicode"

	"xinbao/ocr/layout"
)

// column is a column of a table. Its label is "" where the page prints something
// that is not in the vocabulary.
type column struct {
	label string
	cell  layout.Cell
}

// A label row may wrap over so many lines.
const labelLines = 5

// enough is the part of a row's cells that must be labels.
const enough = 0.7

// head finds the label row that begins at rows[i], and how many rows it takes: a
// ruled one is one row, otherwise its cells are put together from lines.
func head(rows []layout.Row, i int) (columns []column, taken int) {
	if rows[i].Ruled {
		columns = name(rows[i].Cells)
		if share(columns) >= enough {
			return fillGaps(columns), 1
		}
		return nil, 0
	}
	best := 0.0
	var cells []layout.Cell
	for n := 1; n <= labelLines && i+n <= len(rows); n++ {
		row := rows[i+n-1]
		if n > 1 && (row.Ruled || row.Cut || row.Sheet != rows[i].Sheet) {
			break
		}
		cells = append(cells, row.Cells...)
		found := name(stacks(cells))
		if s := share(found); s > best && s >= enough && explained(rows[i], found) {
			best, columns, taken = s, found, n
		}
	}
	return fillGaps(columns), taken
}

// explained is true when all of the line is part of labels: a line of values
// above labels is none of theirs.
func explained(line layout.Row, columns []column) bool {
	for _, c := range line.Cells {
		for _, col := range columns {
			if col.label == "" && c.Mid() > col.cell.From && c.Mid() < col.cell.To {
				return false
			}
		}
	}
	return true
}

// share is the part of the columns that have labels; a number or a date among
// them, or too few of them, and it is no label row.
func share(columns []column) float64 {
	found := 0
	for _, c := range columns {
		switch {
		case c.label != "":
			found++
		case numeric(c.cell.Key):
			return 0
		}
	}
	if found < 2 {
		return 0
	}
	return float64(found) / float64(len(columns))
}

func numeric(key string) bool {
	return key != "" && strings.Trim(key, "0123456789.,-%") == ""
}

// name gives cells their labels. Cells that are a label only together become one:
// a wide blank in a label parts it.
func name(cells []layout.Cell) []column {
	var columns []column
	for i := 0; i < len(cells); i++ {
		c := column{labelOf(cells[i]), cells[i]}
		for n := 2; c.label == "" && n <= 4 && i+n <= len(cells); n++ {
			joined := layout.Join(cells[i : i+n]...)
			if l := labelOf(joined); l != "" {
				c = column{l, joined}
				i += n - 1
			}
		}
		columns = append(columns, c)
	}
	return columns
}

// fillGaps names a label that was not recognised by the only band that all the
// others fit.
func fillGaps(columns []column) []column {
	known := 0
	for _, c := range columns {
		if c.label != "" {
			known++
		}
	}
	if known == len(columns) || 3*known < 2*len(columns) || len(columns) < 3 {
		return columns
	}
	var fits []string
	for _, b := range bands {
		words := strings.Fields(b)
		if fit(columns, words) {
			if fits != nil {
				return columns
			}
			fits = words
		}
	}
	for i := range columns {
		if fits != nil && hasHan(columns[i].cell.Key) {
			columns[i].label = fits[i]
		}
	}
	return columns
}

func fit(columns []column, words []string) bool {
	if len(words) != len(columns) {
		return false
	}
	for i, c := range columns {
		if c.label != "" && c.label != words[i] {
			return false
		}
	}
	return true
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
