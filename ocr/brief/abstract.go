package brief

import (
	"slices"
	"strconv"
	"strings"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/table"
	"xinbao/zx"
)

// columnNames are the columns of the summary table, and what the report calls them.
var columnNames = map[string]string{
	"信用卡": "creditCard", "购房贷款": "houseLoan", "其他贷款": "otherLoan", "购房": "houseLoan",
}

// isAbstract is true for the label row of the summary table, or its first line.
func isAbstract(rows []layout.Row, i int) bool {
	_, taken := abstractHead(rows, i)
	return taken > 0
}

// abstractHead finds the columns of the summary table, whose labels may wrap, each on
// lines of its own.
func abstractHead(rows []layout.Row, i int) (columns []abstractColumn, taken int) {
	var cells []layout.Cell
	for n := 1; n <= 3 && i+n <= len(rows); n++ {
		row := rows[i+n-1]
		if n > 1 && (row.Cut || row.Sheet != rows[i].Sheet) {
			break
		}
		cells = append(cells, row.Cells...)
		found := abstractColumns(table.Stacks(cells))
		goesOn := len(found) == len(columns) && within(row, found)
		if len(found) >= 2 && (len(found) > len(columns) || goesOn) && explained(rows[i], found) {
			columns, taken = found, n
		}
	}
	return columns, taken
}

// explained is true for a line with parts of the columns' labels, and nothing else
// between them.
func explained(line layout.Row, columns []abstractColumn) bool {
	parts := 0
	for _, c := range line.Cells {
		switch {
		case slices.ContainsFunc(columns, func(col abstractColumn) bool { return col.cell.From <= c.Mid() && c.Mid() <= col.cell.To }):
			parts++
		case c.Mid() > columns[0].cell.From && c.Mid() < columns[len(columns)-1].cell.To:
			return false
		}
	}
	return parts > 0
}

// within is true for a line of nothing but parts of the columns' labels.
func within(line layout.Row, columns []abstractColumn) bool {
	return !slices.ContainsFunc(line.Cells, func(c layout.Cell) bool {
		return !slices.ContainsFunc(columns, func(col abstractColumn) bool { return col.cell.From <= c.From && c.To <= col.cell.To })
	})
}

// abstractColumn is a column of numbers.
type abstractColumn struct {
	name string
	cell layout.Cell
}

func abstractColumns(cells []layout.Cell) []abstractColumn {
	var found []abstractColumn
	for _, c := range cells {
		if name, ok := columnNames[c.Key]; ok {
			found = append(found, abstractColumn{name, c})
		}
	}
	return found
}

// abstract reads the summary table that begins at rows[i].
func (r *reader) abstract(rows []layout.Row, i int) int {
	columns, head := abstractHead(rows, i)
	n := head
	for i+n < len(rows) && partOf(rows[i+n]) == "" {
		n++
	}
	r.counts(abstractLines(rows[i+head:i+n], columns))
	return n
}

// abstractLine is one line of the summary: a label or a part of one, numbers or
// none.
type abstractLine struct {
	label   string
	numbers map[string]layout.Cell // by column
}

// abstractLines sorts the cells of the lines. What stands right of the columns are
// notes.
func abstractLines(rows []layout.Row, columns []abstractColumn) []abstractLine {
	lines := make([]abstractLine, len(rows))
	var numbers []layout.Cell
	var of []int // their lines
	for i, row := range rows {
		lines[i].numbers = map[string]layout.Cell{}
		for _, c := range row.Cells {
			if isCount(row, c, columns[0].cell.From) {
				numbers, of = append(numbers, c), append(of, i)
			} else if c.From < columns[0].cell.From {
				lines[i].label += c.Key
			}
		}
	}
	labels := make([]table.Column, len(columns))
	for i, c := range columns {
		labels[i].Cell = c.cell
	}
	place, _ := table.Places(labels, numbers)
	for i, c := range numbers {
		lines[of[i]].numbers[columns[place[i]].name] = c
	}
	return lines
}

// isCount is true for a number behind the label of its row; labels have numbers too.
func isCount(row layout.Row, c layout.Cell, firstColumn float64) bool {
	_, err := strconv.Atoi(c.Key)
	return err == nil && !slices.ContainsFunc(row.Cells, func(other layout.Cell) bool {
		return other.From > c.From && other.From < firstColumn && !table.Numeric(other.Key)
	})
}

// counts gives the numbers of each line to the row that its label names. A label
// over two lines stands around its numbers; what is left of the table's fixed order
// tells the rest.
func (r *reader) counts(lines []abstractLine) {
	var numbered []abstractLine
	before := ""
	for i, l := range lines {
		if len(l.numbers) == 0 {
			before += l.label
			continue
		}
		l.label = before + l.label
		before = ""
		if row(l.label) == "" && i+1 < len(lines) && len(lines[i+1].numbers) == 0 {
			l.label += lines[i+1].label
		}
		numbered = append(numbered, l)
	}
	for i, l := range numbered {
		name := row(l.label)
		if name == "" && len(numbered) == len(order) {
			name = order[i : i+1]
		}
		for column, c := range l.numbers {
			r.count(column, name, c)
		}
	}
}

// order is the rows of the table by the letters of the report.
const order = "ABDEC"

// row is the letter of a row by its label, before which the end of the last one may
// stand: the later row tells.
func row(label string) string {
	switch {
	case strings.Contains(label, "担保笔数"):
		return "C"
	case strings.Contains(label, "90天"):
		return "E"
	case strings.Contains(label, "发生过逾期"):
		return "D"
	case strings.Contains(label, "未结清"), strings.Contains(label, "未销户"):
		return "B"
	case strings.HasSuffix(label, "账户数"):
		return "A"
	}
	return ""
}

func (r *reader) count(column, letter string, c layout.Cell) {
	counts := map[string]*zx.Counts{
		"creditCard": &r.report.InformationAbstract.CreditCard,
		"houseLoan":  &r.report.InformationAbstract.HouseLoan,
		"otherLoan":  &r.report.InformationAbstract.OtherLoan,
	}[column]
	place := map[string]*int{"A": &counts.A, "B": &counts.B, "C": &counts.C, "D": &counts.D, "E": &counts.E}[letter]
	if place == nil {
		return
	}
	proof := evidence.Of(c, table.SureColumn)
	proof.Unreadable = proof.Confidence < evidence.Tellable
	r.proof["/informatonAbstract/"+column+"/"+letter] = proof
	if !proof.Unreadable {
		*place, _ = strconv.Atoi(c.Key)
	}
}
