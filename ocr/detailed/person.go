package detailed

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"xinbao/ocr/layout"
	"xinbao/ocr/table"
)

// top reads number and time, each in one text with its label (section 5).
func (r *reader) top(b *block) {
	cell := topCell(b)
	header := r.root.part("报告头")
	serial, made := serialForm.FindStringSubmatch(cell.Key), timeForm.FindStringSubmatch(cell.Key)
	if serial != nil && made == nil {
		made = timeOf(cell.Key, serial[1])
	}
	sure := table.SureRuled
	if serial != nil && made != nil && strings.HasPrefix(serial[1], digits(made[1]+made[2])) && cell.Confidence < proven {
		sure = proven / cell.Confidence // two misreadings do not agree
	}
	if serial != nil {
		l, _ := header.leaf("报告编号")
		r.say(l, serial[1], cell, sure)
	}
	if made != nil {
		l, _ := header.leaf("报告时间")
		r.say(l, made[1]+" "+clock(made[2]), cell, sure)
	}
}

// timeOf is the time whose points recognition lost, in the groups of timeForm: the digits
// of its pieces, in whatever order, are those that the number of the report begins with
// (section 3).
func timeOf(key, serial string) []string {
	loose := looseTime.FindStringSubmatch(key)
	if loose == nil || len(serial) != serialDigits {
		return nil
	}
	read, want := []byte(digits(loose[1])), []byte(serial[:len("20060102150405")])
	slices.Sort(read)
	slices.Sort(want)
	if !slices.Equal(read, want) {
		return nil
	}
	return []string{loose[0], serial[:4] + "." + serial[4:6] + "." + serial[6:8], serial[8:14]}
}

// serialDigits is how many a report's number has that begins with its time.
const serialDigits = 22

// topCell is the text of number and time. The number may wrap, and what of it stands on
// its own in the same line belongs where it stands.
func topCell(b *block) layout.Cell {
	cell := b.cell
	for _, row := range b.values {
		switch {
		case len(row.Cells) == 1 && table.Numeric(row.Key()) && math.Abs(row.Cells[0].Ink.MidY()-b.row.Cells[0].Ink.MidY()) < sameLine:
			cells := append(slices.Clone(b.row.Cells), row.Cells...)
			slices.SortFunc(cells, func(a, b layout.Cell) int { return cmp.Compare(a.Ink.X0, b.Ink.X0) })
			cell = layout.Join(cells...)
		case len(row.Cells) == 1 && table.Numeric(row.Key()), strings.Contains(row.Key(), ":"):
			cell = layout.Join(cell, layout.Join(row.Cells...))
		}
	}
	return cell
}

// sameLine is how far the middles of texts of one line are apart, points.
const sameLine = 2

// clock is a time of which recognition may have lost a colon.
func clock(t string) string {
	if d := digits(t); len(d) == len("150405") {
		return d[:2] + ":" + d[2:4] + ":" + d[4:]
	}
	return t
}

// proven is how certain a recognised number is that agrees with another.
const proven = 0.97

// digits is the digits of a text.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func (r *reader) header(b *block) { r.first(r.root.part("报告头"), b) }

// first fills a part from the only record of a table.
func (r *reader) first(n node, b *block) {
	if records := words.Records(b.columns, b.values); len(records) > 0 {
		r.fill(n, records[0])
	}
}

func (r *reader) otherIDs(b *block) {
	for _, rec := range words.Records(b.columns, b.values) {
		n, _ := r.root.part("报告头").grow(otherIDs)
		r.fill(n, rec)
	}
}

// dates are those of the fraud warning; other tables with such columns have more.
func (r *reader) dates(b *block) { r.first(r.root.part("报告头", fraudWarning), b) }

// fraud is the form of lenders' systems: columns instead of a sentence.
func (r *reader) fraud(b *block) {
	warning := r.root.part("报告头", fraudWarning)
	records := words.Records(b.columns, b.values)
	if len(records) == 0 {
		return
	}
	r.fill(warning, records[0])
	if c, ok := records[0].At("防欺诈警示标志"); ok {
		l, _ := warning.leaf("警示信息")
		r.set(l, c, records[0].Sure)
	}
}

// reported is a value whose institution is printed below.
type reported struct {
	column table.Column
	at     leaf
}

// identity reads one of the rows of 身份信息 and remembers where its institutions
// go.
func (r *reader) identity(b *block) {
	identity := r.root.part("个人基本信息", "身份信息")
	r.first(identity, b)
	r.reported = nil
	for _, c := range b.columns {
		if n, ok := identity.child(c.Label); ok {
			l, _ := n.leaf(organization)
			r.reported = append(r.reported, reported{c, l})
		}
	}
}

// institutions reads the row below 数据发生机构名称: one under each column, or one
// for all (section 15).
func (r *reader) institutions(rows []layout.Row) {
	columns := make([]table.Column, len(r.reported))
	for i, rep := range r.reported {
		columns[i] = rep.column
	}
	if len(columns) == 0 {
		return
	}
	rec := words.RecordsBy(table.InOrder, columns, rows)[0]
	cell, single := only(rec, rows)
	for i, rep := range r.reported {
		if single {
			r.set(rep.at, cell, rec.Sure)
		} else if i < len(rec.Parts) {
			r.set(rep.at, rec.Cell(i), rec.Sure)
		}
	}
}

// only is the text of the row if it is one text for all columns.
func only(rec table.Record, rows []layout.Row) (layout.Cell, bool) {
	filled, at := 0, 0
	for i := range rec.Parts {
		if len(rec.Parts[i]) > 0 {
			filled, at = filled+1, i
		}
	}
	if filled != 1 {
		return layout.Cell{}, false
	}
	c, col := rec.Cell(at), rec.Columns[at].Cell
	return c, len(rec.Columns) == 1 || !rows[0].Ruled || c.To-c.From > 1.5*(col.To-col.From)
}

func (r *reader) mobiles(b *block) {
	for _, rec := range words.Records(b.columns, b.values) {
		n, _ := r.root.part("个人基本信息", "身份信息").grow("手机号码")
		r.fill(n, rec)
	}
}

func (r *reader) spouse(b *block) {
	spouse := r.root.part("个人基本信息", "配偶信息")
	r.first(spouse, b)
	l, _ := spouse.leaf(organization)
	r.reported = []reported{{table.Column{Label: organization, Cell: columnsCell(b.columns)}, l}}
}

// columnsCell spans all columns.
func columnsCell(columns []table.Column) layout.Cell {
	var out layout.Cell
	for _, c := range columns {
		out = layout.Join(out, c.Cell)
	}
	return out
}

// personList reads a numbered table that continues in bands below.
func personList(list string) func(*reader, *block) {
	return func(r *reader, b *block) {
		r.listed = list
		r.numbered(r.root.part("个人基本信息"), list, b)
	}
}

// listedInstitutions is the last band of such a table.
func (r *reader) listedInstitutions(b *block) {
	if r.section == "居住信息" || r.section == "职业信息" {
		r.listed = r.section
	}
	if r.listed != "" {
		r.numbered(r.root.part("个人基本信息"), r.listed, b)
	}
}

// numbered joins records to elements of a list by their 编号.
func (r *reader) numbered(n node, list string, b *block) {
	for _, rec := range words.Records(b.columns, b.values) {
		no, _ := rec.At("编号")
		if e, ok := n.numbered(list, no.Key); ok {
			r.fill(e, rec)
		}
	}
}
