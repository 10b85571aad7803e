package layout

import (
	"math"
	"slices"
	"unicode"
)

const (
	runningRows = 2   // a header or footer has at most so many lines
	runningHan  = 4   // and says at least so much
	sameHeight  = 3.0 // points between the places of a running line on two sheets
)

// WithoutRunning drops the lines that stand in the same place at the top or the
// bottom of half of the sheets or more, except those that keep wants: a table may
// begin with the same words on each page.
func (d Document) WithoutRunning(keep func(Row) bool) Document {
	edges := map[int][]Row{} // by sheet
	for i, row := range d.Rows {
		if !row.Ruled && d.nearEdge(i) {
			edges[row.Sheet] = append(edges[row.Sheet], row)
		}
	}
	running := func(row Row) bool {
		if row.Ruled || keep(row) || han(row.Key()) < runningHan || !slices.ContainsFunc(edges[row.Sheet], same(row)) {
			return false
		}
		sheets := 0
		for _, rows := range edges {
			if slices.ContainsFunc(rows, same(row)) {
				sheets++
			}
		}
		return sheets >= 2 && 2*sheets >= len(d.Sheets)
	}
	d.Rows = slices.DeleteFunc(slices.Clone(d.Rows), running)
	for i := range d.Rows {
		d.Rows[i].First = i == 0 || d.Rows[i-1].Sheet != d.Rows[i].Sheet
	}
	return d
}

func same(row Row) func(Row) bool {
	return func(other Row) bool { return math.Abs(row.Y-other.Y) < sameHeight && row.Key() == other.Key() }
}

// nearEdge is true for the first and the last rows of a sheet.
func (d Document) nearEdge(i int) bool {
	for n := 1; n <= runningRows; n++ {
		if i-n < 0 || i+n >= len(d.Rows) || d.Rows[i-n].Sheet != d.Rows[i].Sheet || d.Rows[i+n].Sheet != d.Rows[i].Sheet {
			return true
		}
	}
	return false
}

func han(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
