package layout

import (
	"cmp"
	"slices"

	"xinbao/ocr/page"
)

// fullWidth is the part of the table's width from which on a cell that is alone
// in its row says nothing about columns.
const fullWidth = 0.93

// ruledCell is a cell between rules, with its words.
type ruledCell struct {
	id    cellID
	sides around
	words []page.Word
}

// rows are the rows of a sheet, top down.
func (s *Sheet) rows(index int, onScale func(float64) float64) []Row {
	r := newRules(s.Lines)
	ruled, loose := s.sort(r)
	rows := s.ruledRows(ruled)
	for i := range rows {
		if s.alone(rows[i]) {
			loose = append(loose, rows[i].words...)
		}
	}
	rows = slices.DeleteFunc(rows, s.alone)
	out := make([]Row, 0, len(rows))
	for _, row := range rows {
		out = append(out, row.row())
	}
	for _, line := range linesOf(loose) {
		out = append(out, looseRow(line))
	}
	slices.SortStableFunc(out, func(a, b Row) int { return cmp.Compare(a.Y, b.Y) })
	for i := range out {
		out[i].Sheet, out[i].Page, out[i].First = index, s.Page, i == 0
		out[i].Cut = i == 0 || out[i].Ruled || out[i-1].Ruled || r.between(out[i-1], out[i])
		for j := range out[i].Cells {
			c := &out[i].Cells[j]
			c.Page, c.From, c.To = s.Page, onScale(c.Box.X0), onScale(c.Box.X1)
		}
	}
	return out
}

// sort tells words in cells from others.
func (s *Sheet) sort(r rules) (cells []*ruledCell, loose []page.Word) {
	byID := map[cellID]*ruledCell{}
	for _, w := range s.Words {
		sides := r.around(w.Box.MidX(), w.Box.MidY())
		if !sides.closed() {
			loose = append(loose, w)
			continue
		}
		c := byID[sides.id()]
		if c == nil {
			c = &ruledCell{id: sides.id(), sides: sides}
			byID[c.id] = c
			cells = append(cells, c)
		}
		c.words = append(c.words, w)
	}
	return cells, loose
}

// ruledRow is cells with the same top. The lowest of its cells says where the row
// ends; the others are merged with cells of the rows below.
type ruledRow struct {
	top, bottom float64
	cells       []*ruledCell
	words       []page.Word
}

func (s *Sheet) ruledRows(cells []*ruledCell) []ruledRow {
	slices.SortStableFunc(cells, func(a, b *ruledCell) int {
		return cmp.Or(cmp.Compare(a.id.top, b.id.top), cmp.Compare(a.id.bottom, b.id.bottom))
	})
	var rows []ruledRow
	for i, c := range cells {
		if i == 0 || cells[i-1].id.top != c.id.top {
			rows = append(rows, ruledRow{top: c.sides.top.at, bottom: c.sides.bottom.at})
		}
		row := &rows[len(rows)-1]
		row.cells = append(row.cells, c)
		row.words = append(row.words, c.words...)
	}
	return rows
}

// alone is true for a row of one cell as wide as the table. Its words are looked
// at line by line: it may be a merged cell, but also a row that has rules above
// and below only, or what stands between two tables.
func (s *Sheet) alone(r ruledRow) bool {
	if len(r.cells) != 1 {
		return false
	}
	sides := r.cells[0].sides
	x0, x1 := s.frame.X0, s.frame.X1
	if sides.left != nil {
		x0 = sides.left.at
	}
	if sides.right != nil {
		x1 = sides.right.at
	}
	return x1-x0 >= fullWidth*s.frame.Width()
}

func (r ruledRow) row() Row {
	slices.SortStableFunc(r.cells, func(a, b *ruledCell) int { return cmp.Compare(a.words[0].Box.X0, b.words[0].Box.X0) })
	row := Row{Ruled: true, Y: (r.top + r.bottom) / 2}
	for _, c := range r.cells {
		cell := newCell(c.words)
		cell.Box.Y0, cell.Box.Y1 = c.sides.top.at, c.sides.bottom.at
		if c.sides.left != nil {
			cell.Box.X0 = c.sides.left.at
		}
		if c.sides.right != nil {
			cell.Box.X1 = c.sides.right.at
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func looseRow(line []page.Word) Row {
	row := Row{Y: line[0].Box.MidY()}
	for _, w := range line {
		row.Cells = append(row.Cells, newCell([]page.Word{w}))
	}
	return row
}

// between is true where a level rule parts two lines of words.
func (r rules) between(above, below Row) bool {
	a, b := above.Box(), below.Box()
	for _, l := range r.level {
		if l.at > above.Y && l.at < below.Y && l.to > min(a.X0, b.X0) && l.from < max(a.X1, b.X1) {
			return true
		}
	}
	return false
}
