package detailed

import (
	"strings"

	"xinbao/ocr/layout"
	"xinbao/ocr/table"
)

const (
	transactions = "信贷交易信息明细"
	services     = "非信贷交易信息明细"
	dutyInfo     = "相关还款责任信息"
	agreements   = "授信协议信息"
)

// account is the account that is being read.
type account struct {
	node
	described bool  // its first labels were read
	branch    *node // of its state
	state     string
	latest    *layout.Cell // the title of its latest repayment
}

// openAccount begins the account of a line like 账户1.
func (r *reader) openAccount(b *block) {
	n, ok := r.newAccount(r.section)
	if !ok {
		r.account = nil
		r.begun = append(r.begun, b.name)
		return
	}
	r.account = &account{node: n}
	l, _ := n.leaf(nameTitle(n))
	name, _, _ := strings.Cut(b.cell.Text, "（")
	name, _, _ = strings.Cut(name, "(")
	r.say(l, strings.TrimSpace(name), b.cell, table.SureRuled)
}

// nameTitle is what the model calls the line.
func nameTitle(n node) string {
	if n.has("授信协议") {
		return "授信协议"
	}
	return "账户"
}

// newAccount adds an account to the list of the section.
func (r *reader) newAccount(section string) (node, bool) {
	parent := r.root.part(transactions)
	switch {
	case r.chapter == services || section == "后付费记录":
		return r.root.grow(services)
	case section == personBorrow || section == companyBorrow:
		return parent.part(dutyInfo).grow(section)
	}
	return parent.grow(section)
}

// listOfSection is the JSON pointer of the list of the section.
func (r *reader) listOfSection() string {
	_, m, ok := r.root.part(transactions).member(r.section)
	if !ok {
		return r.root.part(transactions).at
	}
	return r.root.part(transactions).at + "/" + m.name
}

// basics reads the bands that describe an account. Where no line announced one,
// its first band does; where no heading told its family, its labels do (section 1).
func (r *reader) basics(b *block) {
	opens := b.hasAll([]string{"管理机构"}) || b.hasAll([]string{"发卡机构"})
	if r.account == nil || opens && r.account.described {
		section := r.section
		if !r.root.part(transactions).has(section) && section != personBorrow && section != companyBorrow {
			section = familyOf(b)
		}
		n, ok := r.newAccount(section)
		if !ok || !opens {
			return
		}
		r.account = &account{node: n}
	}
	r.account.described = true
	r.first(r.account.node, b)
}

// familyOf is the family that alone has the labels.
func familyOf(b *block) string {
	has := func(label string) bool { return b.hasAll([]string{label}) }
	switch {
	case has("债权金额"):
		return "被追偿信息"
	case has("授信协议标识"):
		return agreements
	case has("发卡机构") && has("业务种类"):
		return "贷记卡账户"
	case has("发卡机构"):
		return "准贷记卡账户"
	case has("账户授信额度"):
		return revolving
	}
	return ""
}

// service reads an account that is paid after use (section 9).
func (r *reader) service(b *block) {
	if r.account == nil || r.account.described {
		n, _ := r.root.grow(services)
		r.account = &account{node: n}
	}
	r.account.described = true
	r.first(r.account.node, b)
}

// asOf reads 截至2015年05月05日, alone or in the sentence of a card that was never
// used.
func (r *reader) asOf(b *block) {
	if r.account == nil {
		return
	}
	date, state := b.name, ""
	if m := inactiveForm.FindStringSubmatch(b.cell.Key); m != nil {
		date, state = m[1], strings.Trim(m[2], "。.")
	} else if m := asOfForm.FindStringSubmatch(b.cell.Key); m == nil {
		return
	}
	if l, ok := r.account.leaf("截至日期"); ok {
		r.say(l, date, b.cell, table.SureRuled)
	}
	if state == "" {
		return
	}
	n, ok := r.account.child("账户状态")
	if !ok {
		return
	}
	l, _ := n.leaf("value")
	r.say(l, state, b.cell, table.SureRuled)
	if branch, ok := n.child(state); ok {
		if due, ok := branch.leaf("截至日期"); ok {
			r.say(due, date, b.cell, table.SureRuled)
		}
	}
}

// notes reads remarks on an account, or what the summary says of objections.
func (r *reader) notes(b *block) {
	if r.account == nil {
		if r.chapter == summary || r.title == "异议及说明信息" {
			r.first(r.root.part(summary, "查询记录概要", "异议及说明信息"), b)
		}
		return
	}
	list := b.columns[0].Label
	for _, rec := range words.Records(b.columns, b.values) {
		n, ok := r.account.grow(list)
		if !ok {
			return // the model has no place for it in this family
		}
		l, _ := n.leaf("value")
		r.set(l, rec.Cell(0), rec.Sure)
		date, _ := n.leaf("添加日期")
		if len(rec.Parts) > 1 {
			r.set(date, rec.Cell(1), rec.Sure)
		}
	}
}

func (r *reader) specials(b *block) {
	if r.account == nil {
		return
	}
	for _, rec := range words.Records(b.columns, b.values) {
		if n, ok := r.account.grow("特殊交易"); ok {
			r.fill(n, rec)
		}
	}
}
