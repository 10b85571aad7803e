package detailed

import (
	"strings"
	"unicode/utf8"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/table"
)

const summary = "信息概要"

// total is the row that sums up the others.
const total = "合计"

// isTotal is true for the label of the last row, of which recognition may have misread
// one character.
func isTotal(c layout.Cell) bool {
	return c.Key == total || c.Source == page.SourceRecognition && utf8.RuneCountInString(c.Key) == 2 && (strings.HasPrefix(c.Key, "合") || strings.HasSuffix(c.Key, "计"))
}

// hint reads 信贷交易信息提示 (section 7). Its first column is two: the kind of
// credit, merged over several rows, and the kind of business.
func (r *reader) hint(b *block) {
	hint := r.root.part(summary, "信贷交易信息提示")
	list := "贷款"
	for _, rec := range words.RecordsBy(textsFirst, b.columns, b.values) {
		kind, business := splitKinds(rec)
		if kind.Key != "" {
			list = kind.Key
		}
		switch {
		case isTotal(business):
			r.total(hint, rec)
			continue
		case strings.Contains(business.Key, "贷记卡"):
			list = "信用卡"
		case business.Key == "其他":
			list = "其他"
		case strings.Contains(business.Key, "贷款"):
			list = "贷款"
		}
		detail := hint.part("明细")
		n, ok := detail.grow(list)
		if !ok {
			continue
		}
		r.fill(n, rec)
		l, _ := n.leaf("业务类型")
		r.set(l, business, rec.Sure)
	}
}

// textsFirst places the words of a table whose first column is texts, over two columns
// as here, and whose others are numbers.
func textsFirst(columns []table.Column, words []layout.Cell) (place []int, sure float64) {
	place = make([]int, len(words))
	var numbers []layout.Cell
	var at []int
	for i, w := range words {
		if table.Numeric(w.Key) {
			numbers, at = append(numbers, w), append(at, i)
		}
	}
	below, sure := table.Places(columns[1:], numbers)
	for i, column := range below {
		place[at[i]] = column + 1
	}
	return place, sure
}

// splitKinds divides the first column: what stands left is the kind of credit.
func splitKinds(rec table.Record) (kind, business layout.Cell) {
	for i, c := range rec.Columns {
		if c.Label != "业务类型" {
			continue
		}
		parts := table.Stacked(rec.Parts[i])
		if len(parts) == 0 {
			return kind, business
		}
		if first := layout.Join(parts[0]...); len(parts) > 1 && (first.Key == "贷款" || first.Key == "信用卡") {
			return first, layout.Join(flat(parts[1:])...)
		}
		return kind, layout.Join(rec.Parts[i]...)
	}
	return kind, business
}

func flat(parts [][]layout.Cell) []layout.Cell {
	var out []layout.Cell
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// total fills 合计账户数 and the like.
func (r *reader) total(n node, rec table.Record) {
	for i, c := range rec.Columns {
		if l, ok := n.leaf(total + c.Label); ok {
			r.set(l, rec.Cell(i), rec.Sure)
		}
	}
}

func (r *reader) recourse(b *block) {
	n := r.root.part(summary, "信贷交易违约信息概要", recourse)
	for _, rec := range words.Records(b.columns, b.values) {
		if c, _ := rec.At("业务类型"); isTotal(c) {
			r.total(n, rec)
			continue
		}
		row, _ := n.grow("明细")
		r.fill(row, rec)
	}
}

func (r *reader) badDebts(b *block) {
	r.first(r.root.part(summary, "信贷交易违约信息概要", badDebts), b)
}

func (r *reader) overdue(b *block) {
	n := r.root.part(summary, "信贷交易违约信息概要")
	for _, rec := range words.Records(b.columns, b.values) {
		row, _ := n.grow(overdueList)
		r.fill(row, rec)
	}
}

const overdueList = "逾期（透支）信息汇总"

// debt reads the summary of one family by its title row. Without one, cards tell
// themselves by their labels.
func (r *reader) debt(b *block) {
	n := r.root.part(summary, "信贷交易授信及负债信息概要")
	family := r.title
	if !n.has(family) {
		switch {
		case b.hasAll([]string{"透支余额"}):
			family = "准贷记卡账户信息汇总"
		case b.hasAll([]string{"发卡机构数"}):
			family = "贷记卡账户信息汇总"
		default:
			return
		}
	}
	if family == "准贷记卡账户信息汇总" { // one template copied the labels of the other card
		b.relabel("已用额度", "透支余额")
		b.relabel("最近6个月平均使用额度", "最近6个月平均透支余额")
	}
	r.first(n.part(family), b)
}

// duties reads the two halves of 相关还款责任信息汇总: guarantees, other duties.
func (r *reader) duties(b *block) {
	n := r.root.part(summary, "信贷交易授信及负债信息概要", "相关还款责任信息汇总")
	if r.title != forPerson && r.title != forCompany {
		return
	}
	whose := n.part(r.title)
	if records := words.Records(b.columns, b.values); len(records) > 0 {
		rec := records[0]
		for from := 0; from < len(rec.Columns); {
			to := from + 1
			for to < len(rec.Columns) && rec.Columns[to].Label != "账户数" {
				to++
			}
			half := rec
			half.Columns, half.Parts = rec.Columns[from:to], rec.Parts[from:to]
			if half.Has("还款责任金额") {
				r.fill(whose.part("其他相关还款责任"), half)
			} else {
				r.fill(whose.part("担保责任"), half)
			}
			from = to
		}
	}
}

func summaryList(list string) func(*reader, *block) {
	return func(r *reader, b *block) {
		for _, rec := range words.Records(b.columns, b.values) {
			n, _ := r.root.part(summary).grow(list)
			r.fill(n, rec)
		}
	}
}

// counts reads the numbers of 查询记录概要. Loan and card approval occur twice:
// institutions first, then queries, however the labels above are merged.
func (r *reader) counts(b *block) {
	n := r.root.part(summary, "查询记录概要")
	recs := words.Records(b.columns, b.values)
	if len(recs) == 0 {
		return
	}
	seen := map[string]bool{}
	for i, c := range b.columns {
		parts := []string{"最近1个月内的查询机构数", "最近1个月内的查询次数", "最近2年内的查询次数"}
		if seen[c.Label] {
			parts = parts[1:]
		}
		seen[c.Label] = true
		for _, p := range parts {
			if l, ok := n.part(p).leaf(c.Label); ok {
				r.set(l, recs[0].Cell(i), recs[0].Sure)
				break
			}
		}
	}
}

// lastQuery reads 上一次查询记录: with labels, or by order.
func (r *reader) lastQuery(b *block) {
	n := r.root.part(summary, "查询记录概要", lastQuery)
	if b.kind == kindLabels { // lenders' systems
		b.relabel("机构名称", "查询机构")
		r.first(n, b)
		return
	}
	var texts []layout.Cell
	for _, row := range b.values {
		texts = append(texts, row.Cells...)
	}
	sure := table.SureColumn
	if b.values[0].Ruled {
		sure = table.SureRuled
	}
	cells := table.Stacks(texts)
	for len(cells) > 3 && !dateForm.MatchString(cells[0].Key) {
		cells = cells[1:] // a smear
	}
	cells = joinedBrackets(cells)
	if len(cells) != 3 {
		sure = 0
	}
	for i, title := range []string{"查询日期", "查询机构", "查询原因"} {
		if l, ok := n.leaf(title); ok && i < len(cells) {
			r.set(l, cells[i], sure)
		}
	}
}

// joinedBrackets is the texts where one that begins with a bracket is the end of the one
// before: brackets are as wide as characters, and mostly blank.
func joinedBrackets(cells []layout.Cell) []layout.Cell {
	var out []layout.Cell
	for _, c := range cells {
		if n := len(out); n > 0 && strings.HasPrefix(c.Key, "(") && c.Ink.X0-out[n-1].Ink.X1 < 2*c.Ink.Height() {
			out[n-1] = layout.Join(out[n-1], c)
			continue
		}
		out = append(out, c)
	}
	return out
}
