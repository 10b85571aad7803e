package table

import (
	"math"
	"slices"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
)

// Record is one row of values below the labels: Parts[i] is what stands in column
// i, in the order of the page.
type Record struct {
	Columns []Column
	Parts   [][]layout.Cell
	Sure    float64 // that the values stand below their labels

	sheet int
}

// How sure it is that a value belongs to a label.
const (
	SureRuled   = 0.9999 // a cell between the rules of its label
	SureColumn  = 0.9995 // a stack of texts with exactly one label
	SureNearest = 0.98   // no label is nearer
)

// Cell is what the record has in column i.
func (r Record) Cell(i int) layout.Cell { return layout.Join(r.Parts[i]...) }

// At is the cell below the label, which occurs once; ok is false where there is no
// such label.
func (r Record) At(label string) (layout.Cell, bool) {
	for i, c := range r.Columns {
		if c.Label == label {
			return r.Cell(i), true
		}
	}
	return layout.Cell{}, false
}

// Has is true where there is such a label.
func (r Record) Has(label string) bool {
	return slices.ContainsFunc(r.Columns, func(c Column) bool { return c.Label == label })
}

// Placing gives words without rules their columns, by index, and says how sure it is.
type Placing func(columns []Column, words []layout.Cell) (place []int, sure float64)

// Records are the rows of values below the columns.
func (v *Vocabulary) Records(columns []Column, values []layout.Row) []Record {
	return v.RecordsBy(Places, columns, values)
}

// RecordsBy are the records of a table whose words are placed in a way of its own.
func (v *Vocabulary) RecordsBy(places Placing, columns []Column, values []layout.Row) []Record {
	var out []Record
	for i := 0; i < len(values) && len(columns) > 0; {
		n := run(values[i:])
		rows := values[i : i+n]
		var found []Record
		if rows[0].Ruled {
			found = []Record{ruledRecord(columns, rows[0])}
		} else {
			found = v.looseRecords(places, columns, rows)
		}
		out = v.continued(out, found, rows[0])
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
// the sheet before, if a row was broken there.
func (v *Vocabulary) continued(out, found []Record, first layout.Row) []Record {
	if len(out) == 0 || len(found) == 0 || !first.First {
		return append(out, found...)
	}
	last, next := &out[len(out)-1], found[0]
	if last.sheet == next.sheet || !v.broken(*last, next) && !next.remainderOf(*last) {
		return append(out, found...)
	}
	for i := range last.Parts {
		last.Parts[i] = append(last.Parts[i], next.Parts[i]...)
	}
	return append(out, found[1:]...)
}

// broken is true for two parts of one record: one of them alone has what tells records
// apart, or what the only record of a table lacks. Recognition may have lost it of a
// whole one.
func (v *Vocabulary) broken(last, next Record) bool {
	if last.recognised() || next.recognised() {
		return false
	}
	if i, form := v.anchor(last.Columns); i >= 0 {
		return has(last.Parts[i], form) != has(next.Parts[i], form)
	}
	return last.lacks() || next.lacks()
}

func (r Record) lacks() bool {
	return slices.ContainsFunc(r.Parts, func(cells []layout.Cell) bool { return len(cells) == 0 })
}

func (r Record) recognised() bool {
	return slices.ContainsFunc(r.Parts, func(cells []layout.Cell) bool {
		return slices.ContainsFunc(cells, func(c layout.Cell) bool { return c.Source == page.SourceRecognition })
	})
}

// remainderOf is true for a record that has no more than the one before, and lacks what
// no record lacks.
func (r Record) remainderOf(before Record) bool {
	lacks := false
	for i := range r.Parts {
		mine, theirs := len(r.Parts[i]) > 0, len(before.Parts[i]) > 0
		if mine && !theirs {
			return false
		}
		lacks = lacks || theirs && !mine
	}
	return lacks
}

// ruledRecord puts cells below the labels that they share most with, or in their order
// where there are as many: the next band may be a table of its own.
func ruledRecord(columns []Column, row layout.Row) Record {
	r := newRecord(columns, row)
	for i, c := range row.Cells {
		if len(row.Cells) != len(columns) {
			i = mostShared(columns, c)
		}
		if overlap(c, columns[i].Cell) < 0.8*min(c.To-c.From, columns[i].Cell.To-columns[i].Cell.From) {
			r.Sure = min(r.Sure, SureNearest)
		}
		r.Parts[i] = append(r.Parts[i], c)
	}
	return r
}

func mostShared(columns []Column, c layout.Cell) int {
	best, most := 0, math.Inf(-1)
	for i, col := range columns {
		if shared := overlap(c, col.Cell); shared > most {
			best, most = i, shared
		}
	}
	return best
}

func newRecord(columns []Column, row layout.Row) Record {
	return Record{Columns: columns, Parts: make([][]layout.Cell, len(columns)), Sure: SureRuled, sheet: row.Sheet}
}

// looseRecords finds columns by what stands above each other, and records by what
// each has exactly one of.
func (v *Vocabulary) looseRecords(places Placing, columns []Column, rows []layout.Row) []Record {
	var words []layout.Cell
	for _, row := range rows {
		words = append(words, row.Cells...)
	}
	place, sure := places(columns, words)
	var out []Record
	next := 0
	for _, lines := range v.cut(columns, rows, place) {
		r := newRecord(columns, lines[0])
		r.Sure = sure
		for _, line := range lines {
			for _, c := range line.Cells {
				i := place[next]
				r.Parts[i] = append(r.Parts[i], c)
				next++
			}
		}
		out = append(out, r)
	}
	return out
}
