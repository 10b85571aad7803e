package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"xinbao/ocr/page"
)

// fullWidth is the part of the table's width from which on a cell says nothing
// about columns.
const fullWidth = 0.97

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
	var out []Row
	for _, row := range spread(ruledRows(r.divided(ruled))) {
		if loose = s.open(r, &row, loose); len(row.cells) == 0 {
			continue
		}
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
	return r.settled(cells), loose
}

// ruledRow is cells with the same top. The lowest of its cells says where the row
// ends; the others are merged with cells of the rows below.
type ruledRow struct {
	top, bottom float64
	cells       []*ruledCell
}

func ruledRows(cells []*ruledCell) []ruledRow {
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
	}
	return unstaggered(rows)
}

// unstaggered gives a row the cells that end with it and begin lower, where it has none:
// what looks like their upper rule is none.
func unstaggered(rows []ruledRow) []ruledRow {
	out := rows[:min(1, len(rows))]
	for _, r := range rows[len(out):] {
		last := &out[len(out)-1]
		within := last.top < r.top && r.top < last.bottom-sameRule && math.Abs(r.bottom-last.bottom) <= sameRule
		if within && !slices.ContainsFunc(r.cells, last.taken) {
			last.cells = append(last.cells, r.cells...)
			continue
		}
		out = append(out, r)
	}
	return out
}

// spread gives numbers and states in a cell that goes over several rows to these rows:
// there are no rules between them, but between their labels.
func spread(rows []ruledRow) []ruledRow {
	for i := range rows {
		open := map[int]bool{} // by bottom: one of the cells has what stands beside the rows below
		for _, c := range rows[i].cells {
			if over := c.over(rows[i:]); over > 1 {
				open[c.id.bottom] = open[c.id.bottom] || c.beside(rows[i:i+over])
			}
		}
		for _, c := range rows[i].cells {
			over := c.over(rows[i:])
			if over == 1 {
				continue
			}
			parts, numbers := c.parts(rows[i : i+over])
			if numbers && (open[c.id.bottom] || !slices.ContainsFunc(parts, blank)) || c.torn(rows[i:i+over], parts) {
				c.divide(rows[i:i+over], parts)
			}
		}
		rows[i].cells = slices.DeleteFunc(rows[i].cells, func(c *ruledCell) bool { return len(c.words) == 0 })
	}
	return rows
}

func blank(words []page.Word) bool { return len(words) == 0 }

// over is how many of the rows the cell goes over; the first is its own.
func (c *ruledCell) over(rows []ruledRow) int {
	n := 1
	for n < len(rows) && rows[n].bottom <= c.sides.bottom.at+sameRule {
		n++
	}
	return n
}

// beside is true for a cell with words in several of the rows, each at the height of
// another cell of its row; what stands beside the first is above them.
func (c *ruledCell) beside(rows []ruledRow) bool {
	parts, ok := c.parts(rows)
	if !ok {
		return false
	}
	found := 0
	for i, words := range parts {
		if blank(words) {
			continue
		}
		found++
		if i > 0 && !rows[i].level(words) {
			return false
		}
	}
	return found > 1
}

// level is true if another cell of the row has words at the same height.
func (r ruledRow) level(words []page.Word) bool {
	return slices.ContainsFunc(r.cells, func(other *ruledCell) bool {
		return math.Abs(newCell(other.words).Ink.MidY()-newCell(words).Ink.MidY()) <= sameRule
	})
}

// torn is true for a cell that a scan shows over several rows, as thin rules are lost: it
// has one line in each of them, at the height of the others, or none where another cell is.
func (c *ruledCell) torn(rows []ruledRow, parts [][]page.Word) bool {
	for i, words := range parts {
		switch {
		case blank(words) && (i > 0 || !rows[0].taken(c)):
			return false
		case blank(words):
		case words[0].Source != page.SourceRecognition || len(linesOf(words)) > 1 || i > 0 && !rows[i].level(words):
			return false
		}
	}
	return true
}

// taken is true if another cell of the row is where this one is.
func (r ruledRow) taken(c *ruledCell) bool {
	return slices.ContainsFunc(r.cells, func(other *ruledCell) bool {
		return other != c && other.sides.left != nil && c.sides.left != nil && other.sides.right != nil && c.sides.right != nil &&
			min(other.sides.right.at, c.sides.right.at)-max(other.sides.left.at, c.sides.left.at) > sameRule
	})
}

// divide leaves the cell its part in the first row, and gives the others theirs.
func (c *ruledCell) divide(rows []ruledRow, parts [][]page.Word) {
	c.words = parts[0]
	rows[0].bottom = min(rows[0].bottom, rows[1].top)
	for i, words := range parts[1:] {
		if row := &rows[1+i]; !blank(words) {
			sides := c.sides
			sides.top, sides.bottom = row.cells[0].sides.top, row.cells[0].sides.bottom
			row.cells = append(row.cells, &ruledCell{id: sides.id(), sides: sides, words: words})
		}
	}
}

// parts is the words of each row; numbers is false where one below the first has something
// else.
func (c *ruledCell) parts(rows []ruledRow) (parts [][]page.Word, numbers bool) {
	parts, numbers = make([][]page.Word, len(rows)), true
	for _, w := range c.words {
		i := len(rows) - 1
		for i > 0 && w.Box.MidY() < rows[i].top {
			i--
		}
		if k := key(w.Text); i > 0 && len(k) > 1 && strings.Trim(k, "0123456789.,-") != "" {
			numbers = false
		}
		parts[i] = append(parts[i], w)
	}
	return parts, numbers
}

// open takes cells as wide as the table out of the row, unless they stand beside
// others. Their words are looked at line by line: such a cell may be merged, but it
// may also be a row that has rules above and below only, or what stands between two
// tables.
func (s *Sheet) open(all rules, r *ruledRow, loose []page.Word) []page.Word {
	var closed []*ruledCell
	for _, c := range r.cells {
		if s.wide(all, c) && !r.beside(s, c) {
			loose = append(loose, c.words...)
		} else {
			closed = append(closed, c)
		}
	}
	r.cells = closed
	return loose
}

// wide is true for a cell as wide as the tables of the sheet, or as its own: there
// are no other uprights beside it.
func (s *Sheet) wide(all rules, c *ruledCell) bool {
	x0, x1 := s.extent(c)
	return x1-x0 >= fullWidth*s.frame.Width() || c.sides.left != nil && c.sides.right != nil && !all.parted(c)
}

// parted is true where an upright other than the cell's own runs at its height.
func (r rules) parted(c *ruledCell) bool {
	y := (c.sides.top.at + c.sides.bottom.at) / 2
	return slices.ContainsFunc(r.upright, func(u rule) bool {
		return u.place != c.id.left && u.place != c.id.right && u.from < y && y < u.to
	})
}

// beside is true where another cell of the row ends before the cell or begins
// behind it.
func (r *ruledRow) beside(s *Sheet, c *ruledCell) bool {
	x0, x1 := s.extent(c)
	return slices.ContainsFunc(r.cells, func(other *ruledCell) bool {
		y0, y1 := s.extent(other)
		return y1 <= x0+alongside || y0 >= x1-alongside
	})
}

// extent is from which x to which the cell reaches; the table's where it is open.
func (s *Sheet) extent(c *ruledCell) (x0, x1 float64) {
	x0, x1 = s.frame.X0, s.frame.X1
	if c.sides.left != nil {
		x0 = c.sides.left.at
	}
	if c.sides.right != nil {
		x1 = c.sides.right.at
	}
	return x0, x1
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
	ink := row.Box() // below the last row of a table, a rule may be far
	row.Y = min(max(row.Y, ink.Y0), ink.Y1)
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
