package detailed

import (
	"math"
	"slices"

	"xinbao/ocr/layout"
)

// record is one row of values below the labels: parts[i] is what stands in column
// i, in the order of the page.
type record struct {
	columns []column
	parts   [][]layout.Cell
	sure    float64 // that the values stand below their labels
	sheet   int
	row     layout.Row // where it begins
}

// How sure it is that a value belongs to a label.
const (
	sureRuled   = 0.9999 // a cell between the rules of its label
	sureColumn  = 0.9995 // a stack of texts with exactly one label
	sureNearest = 0.98   // no label is nearer
)

// cell is what the record has in column i.
func (r record) cell(i int) layout.Cell { return layout.Join(r.parts[i]...) }

// at is the cell below the label, which occurs once; ok is false where there is no
// such label.
func (r record) at(label string) (layout.Cell, bool) {
	for i, c := range r.columns {
		if c.label == label {
			return r.cell(i), true
		}
	}
	return layout.Cell{}, false
}

func (r record) has(label string) bool {
	return slices.ContainsFunc(r.columns, func(c column) bool { return c.label == label })
}

// records are the rows of values of a table.
func (b block) records() []record {
	var out []record
	for i := 0; i < len(b.values); {
		n := run(b.values[i:])
		rows := b.values[i : i+n]
		var found []record
		if rows[0].Ruled {
			found = []record{ruledRecord(b.columns, rows[0])}
		} else {
			found = looseRecords(b.columns, rows)
		}
		out = continued(out, found, rows[0])
		i += n
	}
	return out
}

// run is how many rows are looked at together: one ruled row, or the lines of one
// sheet without rules between them.
func run(rows []layout.Row) int {
	n := 1
	for !rows[0].Ruled && n < len(rows) && !rows[n].Ruled && !rows[n].Cut && rows[n].Sheet == rows[0].Sheet {
		n++
	}
	return n
}

// continued adds records. The first on a sheet may be the end of the last one of
// the sheet before, if a cell was broken there: it has no more than that one, and
// lacks what no record lacks.
func continued(out, found []record, first layout.Row) []record {
	if len(out) == 0 || len(found) == 0 || !first.First {
		return append(out, found...)
	}
	last, next := &out[len(out)-1], found[0]
	if last.sheet == next.sheet || !next.remainderOf(*last) {
		return append(out, found...)
	}
	for i := range last.parts {
		last.parts[i] = append(last.parts[i], next.parts[i]...)
	}
	return append(out, found[1:]...)
}

func (r record) remainderOf(before record) bool {
	lacks := false
	for i := range r.parts {
		mine, theirs := len(r.parts[i]) > 0, len(before.parts[i]) > 0
		if mine && !theirs {
			return false
		}
		lacks = lacks || theirs && !mine
	}
	return lacks
}

// ruledRecord puts cells below the labels that they share most with.
func ruledRecord(columns []column, row layout.Row) record {
	r := newRecord(columns, row)
	for _, c := range row.Cells {
		i, shared := 0, math.Inf(-1)
		for j, col := range columns {
			if s := min(c.To, col.cell.To) - max(c.From, col.cell.From); s > shared {
				i, shared = j, s
			}
		}
		if shared < 0.8*min(c.To-c.From, columns[i].cell.To-columns[i].cell.From) {
			r.sure = min(r.sure, sureNearest)
		}
		r.parts[i] = append(r.parts[i], c)
	}
	return r
}

func newRecord(columns []column, row layout.Row) record {
	return record{columns: columns, parts: make([][]layout.Cell, len(columns)), sure: sureRuled, sheet: row.Sheet, row: row}
}

// looseRecords finds columns by what stands above each other, and records by what
// each has exactly one of.
func looseRecords(columns []column, rows []layout.Row) []record {
	var words []layout.Cell
	for _, row := range rows {
		words = append(words, row.Cells...)
	}
	place, sure := columnsOf(columns, words)
	var out []record
	next := 0
	for _, lines := range cut(columns, rows, place) {
		r := newRecord(columns, lines[0])
		r.sure = sure
		for _, line := range lines {
			for _, c := range line.Cells {
				i := place[next]
				r.parts[i] = append(r.parts[i], c)
				next++
			}
		}
		out = append(out, r)
	}
	return out
}

// columnsOf gives each word its column: that of the label in its stack, or else
// the nearest.
func columnsOf(columns []column, words []layout.Cell) (place []int, sure float64) {
	all := make([]layout.Cell, 0, len(columns)+len(words))
	for _, c := range columns {
		all = append(all, c.cell)
	}
	all = append(all, words...)
	place, sure = make([]int, len(words)), sureColumn
	for _, members := range stackedIndexes(all) {
		var heads []int
		for _, m := range members {
			if m < len(columns) {
				heads = append(heads, m)
			}
		}
		if len(heads) != 1 {
			sure = sureNearest
		}
		for _, m := range members {
			switch {
			case m < len(columns):
			case len(heads) == 1:
				place[m-len(columns)] = heads[0]
			default:
				place[m-len(columns)] = nearestColumn(columns, all[m])
			}
		}
	}
	return place, sure
}

func nearestColumn(columns []column, c layout.Cell) int {
	best, least := 0, math.Inf(1)
	for i, col := range columns {
		gap := max(col.cell.From-c.To, c.From-col.cell.To) // negative where they share something
		if gap < least {
			best, least = i, gap
		}
	}
	return best
}
