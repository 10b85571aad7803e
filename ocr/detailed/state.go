package detailed

import (
	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/table"
	"xinbao/report"
)

// state reads the band that begins with 账户状态. The branch of the state is that
// of its word; a state without one of its own is told by the branch whose labels
// are printed (contract of the structured report, section 4).
func (r *reader) state(b *block) {
	if r.account == nil {
		return
	}
	n, ok := r.account.child("账户状态")
	recs := words.Records(b.columns, b.values)
	if !ok || len(recs) == 0 {
		return
	}
	rec := recs[0]
	word, _ := rec.At("账户状态")
	l, _ := n.leaf("value")
	r.set(l, word, rec.Sure)
	r.account.state = *l.text
	branch := word.Key
	if !n.has(branch) || branch == "value" {
		branch = branchOf(n, rec)
	}
	if !fills(rec) {
		return
	}
	if into, ok := n.child(branch); ok {
		r.account.branch = &into
		r.fill(into, rec)
	}
}

// fills is true where the state says more than its word.
func fills(rec table.Record) bool {
	for i, c := range rec.Columns {
		if c.Label != "账户状态" && !rec.Cell(i).Empty() {
			return true
		}
	}
	return false
}

// branchOf is the branch that has the labels.
func branchOf(n node, rec table.Record) string {
	choose := func(titles ...string) string {
		for _, t := range titles {
			if n.has(t) {
				return t
			}
		}
		return ""
	}
	switch {
	case rec.Has("账户关闭日期"):
		return choose("结清", "结束")
	case rec.Has("转出月份"):
		return choose("转出")
	case rec.Has("销户日期"):
		return choose("销户")
	case len(rec.Columns) == 3 && rec.Has("余额") && rec.Has("最近一次还款日期"):
		return choose("呆账", "催收")
	}
	return choose("正常", "催收")
}

// more reads the second band of an open state.
func (r *reader) more(b *block) {
	if r.account == nil {
		return
	}
	if r.account.branch == nil { // the first band is missing
		n, ok := r.account.child("账户状态")
		if !ok {
			return
		}
		branch, ok := n.child("正常")
		if !ok {
			return
		}
		r.account.branch = &branch
	}
	r.first(*r.account.branch, b)
}

// dutyState reads the state of what must be repaid for others.
func (r *reader) dutyState(b *block) {
	if r.account != nil {
		r.first(r.account.node, b)
	}
}

func (r *reader) latestTitle(b *block) {
	if r.account != nil {
		r.account.latest = &b.cell
	}
}

// latest reads what was repaid since, where the model has a place for it: overdue
// loans and cards in use.
func (r *reader) latest(b *block) {
	if r.account == nil || r.account.branch == nil {
		return
	}
	n, ok := r.account.branch.child("最新还款记录")
	if !ok {
		return
	}
	if t := r.account.latest; t != nil {
		l, _ := n.leaf("最新还款记录")
		r.say(l, t.Text, *t, table.SureRuled)
	}
	r.first(n, b)
}

func (r *reader) installments(b *block) {
	if r.account == nil || r.account.branch == nil {
		return
	}
	if n, ok := r.account.branch.child(bigInstallment); ok {
		r.first(n, b)
	}
}

func (r *reader) specialEvent(text layout.Cell) {
	if r.account == nil || r.account.branch == nil {
		return
	}
	if l, ok := r.account.branch.leaf(specialEvent); ok {
		r.set(l, text, table.SureRuled)
	}
}

// stripTitles are what the model calls strips: of accounts, of services.
var stripTitles = []string{"还款记录", "缴费记录"}

func (r *reader) stripNode() (node, bool) {
	if r.account == nil {
		return node{}, false
	}
	for _, t := range stripTitles {
		if n, ok := r.account.child(t); ok {
			return n, true
		}
	}
	return node{}, false
}

// rangeTitle reads 2010年07月-2015年05月的还款记录.
func (r *reader) rangeTitle(b *block) {
	n, ok := r.stripNode()
	if !ok {
		return
	}
	sure := table.SureRuled
	if !rangeForm.MatchString(b.cell.Key) {
		sure = 0
	}
	for _, t := range stripTitles {
		if l, ok := n.leaf(t + "区间"); ok {
			r.set(l, b.cell, sure)
		}
	}
}

// strip reads the months of an account. Cells outside of the range are blank, or
// print -- twice in some systems.
func (r *reader) strip(b *block) {
	n, ok := r.stripNode()
	if !ok {
		return
	}
	span := r.span(n)
	for _, y := range b.years() {
		y.within(span)
		e, _ := n.grow("明细")
		l, _ := e.leaf("年")
		r.say(l, yearForm.FindStringSubmatch(y.no.Key)[1], y.no, y.sure)
		for m := range y.states {
			if !y.prints(m) && !y.lost(m) || outside(span, *l.text, m, y) {
				continue
			}
			r.month(e, b, m, y)
		}
	}
}

func (r *reader) month(e node, b *block, m int, y year) {
	n, _ := e.grow("月")
	no, _ := n.leaf("月份")
	r.say(no, monthNames[m], monthCells(b.row)[m], y.sure)
	for _, title := range []string{"还款状态", "缴费状态"} {
		if l, ok := n.leaf(title); ok {
			r.set(l, y.states[m], y.sure)
			r.unreadWithin(l, y.states[m], y.near(m))
		}
	}
	if l, ok := n.leaf("逾期金额"); ok {
		r.set(l, y.amounts[m], y.sure)
	}
}

// unreadWithin notes that a state was not recognised: it is printed near there, for its
// amount is, or the months around it are.
func (r *reader) unreadWithin(l leaf, state, near layout.Cell) {
	if state.Empty() {
		proof := evidence.Of(near, 0)
		proof.Raw, proof.Unreadable = "", true
		r.proof[l.at] = proof
	}
}

func (r *reader) span(n node) report.Value[report.Span] {
	for _, t := range stripTitles {
		if l, ok := n.leaf(t + "区间"); ok {
			return report.ReadSpan(*l.text)
		}
	}
	return report.Value[report.Span]{}
}

// outside is true for a month that prints only -- and is not in the range.
func outside(span report.Value[report.Span], no string, m int, y year) bool {
	if !dashes(y.states[m]) || !dashes(y.amounts[m]) {
		return false
	}
	at := report.ReadMonth(no + "." + monthNames[m])
	if !span.Known() || !at.Known() {
		return true
	}
	return span.V.From.After(at.V) || at.V.After(span.V.To)
}

func dashes(c layout.Cell) bool { return c.Empty() || c.Key == "-" || c.Key == "--" }
