package sandbox

import (
	"fmt"
	"strings"

	"xinbao/zx"
)

// The titles of what the platform advises, and its number for each kind of
// account. The document explains 5 only; 6 and 7 are ours.
var advice = []struct {
	kind  string
	of    func(book) ledger
	title string
	code  int
}{
	{"信用卡", func(b book) ledger { return b.cards }, "您的信用卡存在逾期，继续逾期以致严重逾期，会影响后续信用卡以及贷款的申请与使用，请确保后续账单日前还款。", 5},
	{"住房贷款", func(b book) ledger { return b.houses }, "您的住房贷款存在逾期，请按期还款。", 6},
	{"其他贷款", func(b book) ledger { return b.others }, "您的贷款存在逾期，继续逾期会影响后续贷款的申请，请按期还款。", 7},
}

// overdue counts the sentences of all overdue lists.
func (b book) overdue() zx.Overdue {
	n := b.cards.counts().D + b.houses.counts().D + b.others.counts().D
	return zx.Overdue{Count: n, Message: fmt.Sprintf("您有 %d 条违约记录", n)}
}

// interpretation repeats the overdue sentences and sums up their months.
func (b book) interpretation() zx.Interpretation {
	var out zx.Interpretation
	var sums []string
	for _, a := range advice {
		ledger := a.of(b)
		_, overdue := ledger.split()
		if len(overdue) == 0 {
			continue
		}
		out.Detail = append(out.Detail, zx.Remark{Title: a.title, Item: overdue, Type: a.code})
		sums = append(sums, fmt.Sprintf("您的%s有 %d 个账户，累计 %d 个月逾期", a.kind, len(overdue), ledger.monthsLate()))
	}
	out.Overdue = strings.Join(sums, "；")
	return out
}

func (l ledger) monthsLate() int {
	n := 0
	for _, e := range l.entries {
		n += e.monthsLate
	}
	return n
}

// rate is the platform's own score (I34): it falls with late months and with
// many queries.
func rate(report *zx.Report, b book, queries int) {
	part := func(l ledger) float64 {
		return percent(80 - 3*l.monthsLate() - 20*l.counts().E)
	}
	report.Composition = zx.Composition{
		PublicRecords: 0.8, Basic: 0.8,
		HouseLoans: part(b.houses), OtherLoans: part(b.others), CreditCards: part(b.cards),
		QueryRecords: percent(80 - queries),
	}
	c := report.Composition
	mean := (c.PublicRecords + c.Basic + c.HouseLoans + c.OtherLoans + c.CreditCards + c.QueryRecords) / 6
	report.Score = int(mean * 1125)
	report.Grade = string("EDCBA"[min(4, max(0, (report.Score-500)/100))])
	report.Rate = percent(100 - report.Score/10)
}

// percent is a part of the rating, which is never below nothing.
func percent(n int) float64 { return float64(max(0, n)) / 100 }
