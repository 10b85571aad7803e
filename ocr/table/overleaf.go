package table

import (
	"slices"

	"xinbao/ocr/layout"
)

// headOverleaf finds labels that begin at rows[i], at the bottom of a page, and end
// overleaf, as some programs break pages between the lines of a row. What is on both pages
// must be labels, and nothing else.
func (v *Vocabulary) headOverleaf(rows []layout.Row, i int) (columns []Column, taken int) {
	above := lastRow(rows[i:])
	if above == 0 || i+above == len(rows) || !rows[i+above].First {
		return nil, 0
	}
	cells := cellsOf(rows[i : i+above])
	columnsAbove := len(Stacks(cells))
	for n := above; n < above+labelLines && i+n < len(rows); n++ {
		row := rows[i+n]
		if n > above && (row.Ruled || row.Cut || rows[i+n-1].Ruled || row.First) || hasValues(row) {
			break
		}
		cells = append(cells, cellsOf(rows[i+n:i+n+1])...)
		stacks := Stacks(cells)
		if found := v.Name(stacks); v.whole(found) || len(stacks) == columnsAbove && named(found) {
			return found, n + 1
		}
	}
	return nil, 0
}

// lastRow is how many of the rows are the last one of their page: one between rules, or
// lines without rules between them; 0 where others follow on the page.
func lastRow(rows []layout.Row) int {
	for n := 1; n <= min(labelLines, len(rows)); n++ {
		switch {
		case n == len(rows) || rows[n].Sheet != rows[0].Sheet:
			return n
		case rows[0].Ruled || rows[n].Ruled || rows[n].Cut || hasValues(rows[n]):
			return 0
		}
	}
	return 0
}

// narrower is by how much a cell between rules is narrowed on each side: on another page
// they may be a little aside.
const narrower = 3.0

func cellsOf(rows []layout.Row) []layout.Cell {
	var out []layout.Cell
	for _, row := range rows {
		for _, c := range row.Cells {
			if row.Ruled {
				c.From, c.To = min(c.From+narrower, c.Mid()), max(c.To-narrower, c.Mid())
			}
			out = append(out, c)
		}
	}
	return out
}

// named is true if all columns have labels.
func named(columns []Column) bool {
	return len(columns) > 1 && !slices.ContainsFunc(columns, func(c Column) bool { return c.Label == "" })
}
