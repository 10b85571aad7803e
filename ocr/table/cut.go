package table

import (
	"math"

	"xinbao/ocr/layout"
)

// cut divides the lines of a table without rules into records. place has the
// column of every word of the lines.
func (v *Vocabulary) cut(columns []Column, rows []layout.Row, place []int) [][]layout.Row {
	begins := v.anchorLines(columns, rows, place)
	if len(begins) < 2 {
		return [][]layout.Row{rows}
	}
	var out [][]layout.Row
	from := 0
	onTop := begins[0] == 0
	for i := 1; i < len(begins); i++ {
		at := boundary(rows, begins[i-1], begins[i], onTop)
		out = append(out, rows[from:at])
		from = at
	}
	return append(out, rows[from:])
}

// Several is true for a row between rules that holds several records.
func (v *Vocabulary) Several(columns []Column, row layout.Row) bool {
	r := ruledRecord(columns, row)
	for _, a := range v.Anchors {
		if c, ok := r.At(a.Label); ok {
			anchors := 0
			for _, l := range c.Lines {
				if a.Form.MatchString(l.Key) {
					anchors++
				}
			}
			return anchors > 1
		}
	}
	return false
}

// anchorLines are the lines that hold an anchor.
func (v *Vocabulary) anchorLines(columns []Column, rows []layout.Row, place []int) []int {
	for _, a := range v.Anchors {
		for i, c := range columns {
			if c.Label != a.Label {
				continue
			}
			var found []int
			next := 0
			for n, row := range rows {
				for _, word := range row.Cells {
					another := len(found) == 0 || found[len(found)-1] != n // misread lines may hold two
					if place[next] == i && another && a.Form.MatchString(word.Key) {
						found = append(found, n)
					}
					next++
				}
			}
			return found
		}
	}
	return nil
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

// clearly is by how much one blank must be wider than the others, in points.
const clearly = 0.8
