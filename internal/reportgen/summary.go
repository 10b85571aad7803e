package reportgen

import (
	"strconv"
	"time"

	"xinbao/report"
)

// facts are the numbers of all accounts of a family.
func (b *book) facts(f family) []fact {
	var out []fact
	for _, list := range [][]loan{b.loans, b.drawings, b.revolving} {
		for _, l := range list {
			out = append(out, l.fact)
		}
	}
	for _, c := range b.cards {
		out = append(out, c.fact)
	}
	for _, q := range b.quasi {
		out = append(out, q.fact)
	}
	return keep(out, func(x fact) bool { return f == "" || x.family == f })
}

func keep[T any](list []T, good func(T) bool) []T {
	var out []T
	for _, x := range list {
		if good(x) {
			out = append(out, x)
		}
	}
	return out
}

// summary is 信息概要, from the numbers of the details.
func (b *book) summary(w Wording) report.InfoSummary {
	return report.InfoSummary{
		CreditTransInfoHint:                b.hint(w),
		CreditTransBreachInfoSummary:       b.breach(w),
		CreditTransExtensionAndDebtSummary: b.debts(),
		NoncreditTransInfoSummary:          b.noncreditSummary(),
		PublicInfoSummary:                  b.publicSummary(),
		QueryRecordSummary:                 b.querySummary(),
	}
}

func (b *book) hint(w Wording) (h report.TransactionHint) {
	all := b.facts("")
	if len(all) == 0 {
		return h
	}
	row := func(title, group string) report.Hint {
		n := 0
		var first time.Time
		for _, f := range all {
			if f.group != group {
				continue
			}
			n++
			if first.IsZero() || f.opened.Before(first) {
				first = f.opened
			}
		}
		if n == 0 {
			return report.Hint{Type: title, AccountNum: none, FirstGotAt: none}
		}
		return report.Hint{Type: title, AccountNum: strconv.Itoa(n), FirstGotAt: month(first)}
	}
	h.TotalAccountNum = strconv.Itoa(len(all))
	h.Detail.Loan = []report.Hint{row("个人住房贷款", groupHouse), row(w.ShopLabel, groupShop), row("其他类贷款", groupOther)}
	h.Detail.CreditCard = []report.Hint{row("贷记卡", groupCard), row("准贷记卡", groupQuasi)}
	h.Detail.Others = []report.Hint{row("其他", groupElse)}
	return h
}

func (b *book) breach(w Wording) (s report.BreachSummary) {
	s.RecourseInfoSummary = b.recourse(w)
	lost, sum := 0, 0
	for _, f := range b.facts("") {
		if f.bad {
			lost++
			sum += f.balance
		}
	}
	if lost > 0 {
		s.BadDebtsSummary = report.BadDebtsSummary{AccountNum: strconv.Itoa(lost), SurplusAmount: yuan(sum)}
	}
	var rows []report.OverdueSummary
	any := false
	for _, f := range []family{familyLoan, familyDrawing, familyRevolving, familyCard, familyQuasi} {
		row, late := overdueSummary(w.family(f), b.facts(f))
		rows, any = append(rows, row), any || late
	}
	if any {
		s.OverdueInfoCollection = rows
	}
	return s
}

func (b *book) recourse(w Wording) (s report.RecourseSummary) {
	if len(b.recoveries) == 0 {
		return s
	}
	row := func(title, kind string) (report.RecourseRow, int) {
		n, sum := 0, 0
		for _, r := range b.recoveries {
			if r.Type == kind {
				n++
				sum += r.balance
			}
		}
		return report.RecourseRow{Type: title, AccountNum: count(n), SurplusAmount: amountOf(n, sum)}, sum
	}
	disposed, one := row("资产处置业务", "资产处置")
	advanced, two := row("垫款业务", w.word("代偿债务"))
	return report.RecourseSummary{
		TotalAccountNum: strconv.Itoa(len(b.recoveries)), SurplusAmount: yuan(one + two), Detail: []report.RecourseRow{disposed, advanced},
	}
}

// overdueSummary counts the late months of a family.
func overdueSummary(title string, accounts []fact) (row report.OverdueSummary, late bool) {
	row = report.OverdueSummary{Type: title, AccountNum: none, MonthNum: none, MaxAmountPerMonth: none, MaxOverdueMonthNum: none}
	n, total, highest, longest := 0, 0, 0, 0
	byMonth := map[time.Time]int{}
	for _, f := range accounts {
		lateMonths, run := 0, 0
		for _, m := range f.strip {
			if !m.late() {
				run = 0
				continue
			}
			lateMonths++
			run++
			longest = max(longest, run)
			byMonth[m.at] += m.amount
			highest = max(highest, byMonth[m.at])
		}
		if lateMonths > 0 {
			n++
			total += lateMonths
		}
	}
	if n == 0 {
		return row, false
	}
	row.AccountNum, row.MonthNum = strconv.Itoa(n), strconv.Itoa(total)
	row.MaxAmountPerMonth, row.MaxOverdueMonthNum = yuan(highest), strconv.Itoa(longest)
	return row, true
}

func (b *book) noncreditSummary() []report.NoncreditSummary {
	if len(b.postpaid) == 0 {
		return nil
	}
	var out []report.NoncreditSummary
	for _, kind := range []string{"电信业务", "自来水业务"} {
		n, sum := 0, 0
		for _, p := range b.postpaid {
			if p.Type == kind {
				n++
				sum += p.debt
			}
		}
		out = append(out, report.NoncreditSummary{Type: kind, AccountNum: count(n), DebtAmount: amountOf(n, sum)})
	}
	return out
}

func (b *book) publicSummary() []report.PublicSummary {
	p := b.public
	numbers := [4]int{len(p.OwingTaxRecord), len(p.CivilJudgmentRecord), len(p.ForceExecuteRecord), len(p.AdministrativePenaltyRecord)}
	if numbers == [4]int{} {
		return nil
	}
	var out []report.PublicSummary
	for i, kind := range []string{"欠税信息", "民事判决信息", "强制执行信息", "行政处罚信息"} {
		out = append(out, report.PublicSummary{Type: kind, RecordNum: count(numbers[i]), ReferenceAmount: amountOf(numbers[i], b.publicSums[i])})
	}
	return out
}

func (b *book) querySummary() report.QuerySummary {
	s := querySummary(b.looks, dayOf(b.made))
	if len(b.objections) > 0 {
		s.ObjectionAndDescription = report.ObjectionSummary{ObjectionLabel: b.objections[0].LabelContent, AddDate: b.objections[0].AddDate}
	}
	return s
}
