package detailed

import (
	"math"
	"slices"
	"strings"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/table"
)

var monthNames = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}

// isMonths is true for the numbers 1 to 12 in a row.
func isMonths(row layout.Row) bool { return len(monthCells(row)) == 12 }

// monthLines is over how many lines 10, 11 and 12 wrap: two, and the line of the others
// between them.
const monthLines = 3

// wrappedMonths is the row of months that begins at rows[i], and how many rows it takes:
// in narrow columns the numbers of two digits are broken.
func wrappedMonths(rows []layout.Row, i int) (months layout.Row, taken int) {
	months = rows[i]
	for n := 1; n <= monthLines && i+n <= len(rows); n++ {
		row := rows[i+n-1]
		if n > 1 && (row.Ruled || row.Cut || row.Sheet != months.Sheet) {
			break
		}
		if n > 1 {
			months.Cells = table.Stacks(append(slices.Clone(months.Cells), row.Cells...))
		}
		if isMonths(months) {
			return months, n
		}
		if months.Ruled || slices.ContainsFunc(months.Cells, func(c layout.Cell) bool { return !table.Numeric(c.Key) }) {
			break
		}
	}
	return layout.Row{}, 0
}

// monthCells is the cells of 1 to 12; prints may name the first column. A few numbers
// that were not recognised have their places between those that were.
func monthCells(row layout.Row) []layout.Cell {
	n := len(row.Cells)
	if n < fewestMonths || n > 13 {
		return nil
	}
	found := monthsIn(row.Cells)
	switch {
	case len(found) == 12 && found[11].cell.Mid() == row.Cells[n-1].Mid():
		return found.all(0)
	case len(found) >= fewestMonths && row.Cells[0].Source == page.SourceRecognition && !slices.ContainsFunc(row.Cells, isHigh) && found.only(row.Cells):
		return found.all(found.pitch())
	}
	return nil
}

// isHigh is true for a cell of several lines: a number, and what stands below it.
func isHigh(c layout.Cell) bool { return len(c.Lines) > 1 }

// fewestInPlace is how many of twelve recognised cells must be the number of their place,
// below a range: what is there are months.
const fewestInPlace = 3

// isMonthsByPlace is true for such a row between rules; prints may name the first column.
func isMonthsByPlace(row layout.Row) bool {
	n := len(row.Cells)
	if !row.Ruled || n < 12 || n > 13 || row.Cells[0].Source != page.SourceRecognition || slices.ContainsFunc(row.Cells, isHigh) {
		return false
	}
	right := 0
	for i, c := range row.Cells[n-12:] {
		if c.Key == monthNames[i] {
			right++
		}
	}
	return right >= fewestInPlace
}

// asMonths is the row with the numbers that its cells must have.
func asMonths(row layout.Row) layout.Row {
	row.Cells = slices.Clone(row.Cells[len(row.Cells)-12:])
	for i := range row.Cells {
		row.Cells[i].Key = monthNames[i]
		row.Cells[i].Confidence *= table.SureNearest
	}
	return row
}

// fewestMonths is how many of the numbers must be there: states are numbers up to 7.
const fewestMonths = 8

// monthHead is the number of a month, 0 for January.
type monthHead struct {
	no   int
	cell layout.Cell
}

type monthHeads []monthHead

// monthsIn is the longest row of numbers of months that ascend.
func monthsIn(cells []layout.Cell) monthHeads {
	var best monthHeads
	upTo := make([]monthHeads, len(cells)) // that end with the cell
	for i, c := range cells {
		no := slices.Index(monthNames, strings.TrimSuffix(c.Key, "月"))
		if no < 0 {
			continue
		}
		var before monthHeads
		for _, b := range upTo[:i] {
			if len(b) > len(before) && b[len(b)-1].no < no {
				before = b
			}
		}
		upTo[i] = append(slices.Clone(before), monthHead{no, c})
		if len(upTo[i]) > len(best) {
			best = upTo[i]
		}
	}
	return best
}

// pitch is how far the months are apart.
func (h monthHeads) pitch() float64 {
	first, last := h[0], h[len(h)-1]
	return (last.cell.Mid() - first.cell.Mid()) / float64(last.no-first.no)
}

// only is true for a row of nothing but months that are evenly apart, and of a name left
// of them.
func (h monthHeads) only(cells []layout.Cell) bool {
	pitch := h.pitch()
	for i := range h[1:] {
		apart := (h[i+1].cell.Mid() - h[i].cell.Mid()) / float64(h[i+1].no-h[i].no)
		if math.Abs(apart-pitch) > unevenly*pitch {
			return false
		}
	}
	january := h[0].cell.Mid() - float64(h[0].no)*pitch
	left := slices.IndexFunc(cells, func(c layout.Cell) bool { return c.Mid() > january-pitch/2 })
	return left <= 1 && len(cells)-left <= 12
}

// unevenly is by how much of a column the numbers may be off.
const unevenly = 0.3

// all is the twelve months.
func (h monthHeads) all(pitch float64) []layout.Cell {
	out := make([]layout.Cell, 12)
	for no := range out {
		out[no] = h.at(no, pitch)
	}
	return out
}

// at is the cell of the month, moved there from the next one if it was not recognised.
func (h monthHeads) at(no int, pitch float64) layout.Cell {
	next := slices.MinFunc(h, func(a, b monthHead) int { return away(a.no, no) - away(b.no, no) })
	if next.no == no {
		return next.cell
	}
	c := next.cell
	by := float64(no-next.no) * pitch
	c.From, c.To = c.From+by, c.To+by
	by *= c.Box.Width() / (next.cell.To - next.cell.From)
	c.Box.X0, c.Box.X1, c.Ink.X0, c.Ink.X1 = c.Box.X0+by, c.Box.X1+by, c.Ink.X0+by, c.Ink.X1+by
	c.Text, c.Key, c.Lines = "", "", nil
	c.Confidence *= table.SureNearest
	return c
}

func away(a, b int) int { return max(a-b, b-a) }
