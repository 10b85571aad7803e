package table

import (
	"math"
	"regexp"
	"slices"
	"strconv"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
)

// cut divides the lines of a table without rules into records. place has the
// column of every word of the lines.
func (v *Vocabulary) cut(columns []Column, rows []layout.Row, place []int) [][]layout.Row {
	begins := v.anchorLines(columns, rows, place)
	if len(begins) == 0 {
		return [][]layout.Row{rows}
	}
	var out [][]layout.Row
	from := overleaf(len(columns), rows, begins, place)
	if from > 0 {
		out = append(out, rows[:from])
	}
	onTop := begins[0] == from
	for i := 1; i < len(begins); i++ {
		at := boundary(rows, begins[i-1], begins[i], onTop)
		out = append(out, rows[from:at])
		from = at
	}
	return append(out, rows[from:])
}

// overleaf is how many of the lines up to the first anchor of a sheet are the end of the
// record on the sheet before: in the column of the text that was broken, the blank below
// them is wider than between two lines of one text, or they are as far from the anchor as
// records are apart that have one line.
func overleaf(columns int, rows []layout.Row, begins, place []int) int {
	anchor := begins[0]
	if !rows[0].First || anchor == 0 {
		return 0
	}
	stacks := make([][]stacked, columns)
	next := 0
	for n, row := range rows {
		for _, c := range row.Cells {
			stacks[place[next]] = append(stacks[place[next]], stacked{n, c.Ink})
			next++
		}
	}
	for _, s := range stacks {
		if line := belowWidest(s, anchor, apart(rows)); line > 0 {
			return line
		}
	}
	if rows[anchor].Y-rows[anchor-1].Y > pitch(rows, begins)-clearly {
		return anchor
	}
	return 0
}

// pitch is how far records are apart that have one line; infinite where there are none.
func pitch(rows []layout.Row, begins []int) float64 {
	least := math.Inf(1)
	for i := 1; i < len(begins); i++ {
		if begins[i] == begins[i-1]+1 {
			least = min(least, rows[begins[i]].Y-rows[begins[i-1]].Y)
		}
	}
	return least
}

// stacked is a text of a column, and its line.
type stacked struct {
	line int
	ink  page.Box
}

// belowWidest is the line, up to the anchor's, above which the widest blank of the column
// is, if it is so much wider than its least; 0 where there is none.
func belowWidest(column []stacked, anchor int, clearly float64) int {
	least, widest, at := math.Inf(1), math.Inf(-1), 0
	for i := 1; i < len(column); i++ {
		if column[i].line == column[i-1].line || column[i].ink.X0 >= column[i-1].ink.X1 || column[i-1].ink.X0 >= column[i].ink.X1 {
			continue // beside each other, as in a column that is two
		}
		blank := column[i].ink.Y0 - column[i-1].ink.Y1
		least = min(least, blank)
		if column[i].line <= anchor && blank >= widest {
			widest, at = blank, column[i].line
		}
	}
	if widest-least > clearly {
		return at
	}
	return 0
}

// Several is true for a row between rules that holds several records.
func (v *Vocabulary) Several(columns []Column, row layout.Row) bool {
	r := ruledRecord(columns, row)
	for _, a := range v.Anchors {
		if c, ok := r.At(a.Label); ok {
			anchors, counted, last := 0, 0, 0
			for _, l := range c.Lines {
				if !a.Form.MatchString(l.Key) {
					continue
				}
				anchors++
				if no, err := strconv.Atoi(l.Key); err == nil && (counted == 0 || no == last+1) {
					counted, last = counted+1, no
				}
			}
			return anchors > 1 && (a.Label != "编号" || counted > 1) // 100 may wrap
		}
	}
	return false
}

// anchorLines are the lines that hold an anchor.
func (v *Vocabulary) anchorLines(columns []Column, rows []layout.Row, place []int) []int {
	i, form := v.anchor(columns)
	if i < 0 {
		return nil
	}
	var found []int
	next := 0
	for n, row := range rows {
		for _, word := range row.Cells {
			another := len(found) == 0 || found[len(found)-1] != n // misread lines may hold two
			if place[next] == i && another && form.MatchString(word.Key) {
				found = append(found, n)
			}
			next++
		}
	}
	return found
}

// anchor is the column that tells the records of a table apart, and how its texts begin;
// -1 where there is none.
func (v *Vocabulary) anchor(columns []Column) (int, *regexp.Regexp) {
	for _, a := range v.Anchors {
		if i := slices.IndexFunc(columns, func(c Column) bool { return c.Label == a.Label }); i >= 0 {
			return i, a.Form
		}
	}
	return -1, nil
}

// has is true for texts of which one has the form.
func has(cells []layout.Cell, form *regexp.Regexp) bool {
	return slices.ContainsFunc(cells, func(c layout.Cell) bool { return form.MatchString(c.Key) })
}

// boundary is the line with which the second of two records begins. The blank
// between records is wider than between lines of one; where all are alike, cells
// are set either at the top, then it begins with its anchor, or in the middle,
// then half of what is between belongs to it.
func boundary(rows []layout.Row, first, second int, onTop bool) int {
	if second <= first+1 {
		return second
	}
	widest, next, at := math.Inf(-1), math.Inf(-1), second
	for n := first + 1; n <= second; n++ {
		blank := rows[n].Box().Y0 - rows[n-1].Box().Y1
		switch {
		case blank > widest:
			widest, next, at = blank, widest, n
		case blank > next:
			next = blank
		}
	}
	if widest-next > clearly {
		return at
	}
	if onTop {
		return second
	}
	middle := (rows[first].Y + rows[second].Y) / 2
	for n := first + 1; n <= second; n++ {
		if rows[n].Y > middle {
			return n
		}
	}
	return second
}

// By how much one blank must be wider than the others, in points. Recognised lines are as
// high as their ink, which brackets have more of than digits.
const (
	clearly = 0.8
	inScans = 1.6
)

// apart is by how much for some rows.
func apart(rows []layout.Row) float64 {
	if rows[0].Cells[0].Source == page.SourceRecognition {
		return inScans
	}
	return clearly
}
