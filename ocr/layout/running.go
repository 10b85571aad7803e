package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const (
	runningRows = 2   // a header or footer has at most so many lines
	sameHeight  = 5.0 // points between the places of a running line on two sheets
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
		if row.Ruled || keep(row) || !speaks(row) || !slices.ContainsFunc(edges[row.Sheet], same(row)) {
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

// serial is a report number, which may stand at the edge of every page.
var serial = regexp.MustCompile(`\d{10}`)

// speaks is true for a text of words, or of a number that is no amount: rows of numbers,
// states and dashes may well be the same on many pages.
func speaks(row Row) bool {
	letters := 0
	for _, r := range row.Key() {
		if unicode.Is(unicode.Han, r) || unicode.IsLower(r) {
			letters++
		}
	}
	alone := len(row.Cells) == 1
	return letters >= 4 || alone && letters >= 2 || strings.Contains(row.Key(), ":") ||
		slices.ContainsFunc(row.Cells, func(c Cell) bool { return serial.MatchString(c.Key) })
}
