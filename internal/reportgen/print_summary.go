package reportgen

import (
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// overview is 信息概要 (section 7).
func (p *printer) overview() {
	s := p.summary(p.Wording)
	if p.Numbers && !p.person() {
		p.topic("个人信用报告“数字解读”")
		p.table(sheet.Band{Columns: []float64{1, 1, 3}, Rows: []sheet.Row{
			{Part: sheet.PartHead, Cells: []sheet.Cell{{Text: "数字解读", Head: true}, {Text: "相对位置", Head: true}, {Text: "说明", Head: true}}},
			{Part: sheet.PartValue, Cells: []sheet.Cell{{Text: "786", Down: 2}, {Text: ">72%", Down: 2}, {Text: "影响因素：信用历史较长"}}},
			{Part: sheet.PartValue, Cells: []sheet.Cell{{Text: "影响因素：近期查询较少"}}},
		}})
	}
	p.when(s.CreditTransInfoHint.TotalAccountNum != "", func() { p.topic("信贷交易信息提示") }, func() { p.hintTable(s.CreditTransInfoHint) })
	breach := p.breachTables(s.CreditTransBreachInfoSummary)
	p.when(len(breach) > 0, func() { p.topic("信贷交易违约信息概要") }, func() { p.add(breach...) })
	debts := p.debtTables(s.CreditTransExtensionAndDebtSummary)
	p.when(len(debts) > 0, func() { p.topic("信贷交易授信及负债信息概要") }, func() { p.add(debts...) })
	p.when(len(s.NoncreditTransInfoSummary) > 0, func() { p.topic("非信贷交易信息概要") }, func() { p.noncreditOverview(s.NoncreditTransInfoSummary) })
	p.when(len(s.PublicInfoSummary) > 0, func() { p.topic("公共信息概要") }, func() { p.publicOverview(s.PublicInfoSummary) })
	p.topic("查询记录概要")
	p.queryOverview(s.QueryRecordSummary)
}

func (p *printer) hintTable(h report.TransactionHint) {
	rows := []sheet.Row{{Part: sheet.PartHead, Cells: []sheet.Cell{{Text: "业务类型", Span: 2, Head: true}, {Text: "账户数", Head: true}, {Text: "首笔业务发放月份", Head: true}}}}
	group := func(title string, hints []report.Hint) {
		for i, x := range hints {
			cells := []sheet.Cell{{Text: x.Type, Head: true}, {Text: x.AccountNum}, {Text: x.FirstGotAt}}
			if i == 0 {
				cells = append([]sheet.Cell{{Text: title, Down: len(hints), Head: true}}, cells...)
			}
			rows = append(rows, sheet.Row{Part: sheet.PartValue, Cells: cells})
		}
	}
	group("贷款", h.Detail.Loan)
	group("信用卡", h.Detail.CreditCard)
	for _, x := range append(append([]report.Hint(nil), h.Detail.Others...), report.Hint{Type: "合计", AccountNum: h.TotalAccountNum, FirstGotAt: none}) {
		rows = append(rows, sheet.Row{Part: sheet.PartValue, Cells: []sheet.Cell{{Text: x.Type, Span: 2, Head: true}, {Text: x.AccountNum}, {Text: x.FirstGotAt}}})
	}
	p.table(sheet.Band{Columns: []float64{1, 3, 1.5, 2}, Rows: rows})
}

func (p *printer) breachTables(s report.BreachSummary) []sheet.Block {
	var out []sheet.Block
	if r := s.RecourseInfoSummary; r.TotalAccountNum != "" {
		var rows [][]string
		for _, x := range r.Detail {
			rows = append(rows, []string{x.Type, x.AccountNum, x.SurplusAmount})
		}
		rows = append(rows, []string{"合计", r.TotalAccountNum, r.SurplusAmount})
		out = append(out, sheet.Table(sheet.Merged(sheet.PartTitle, "被追偿信息汇总"), sheet.Pairs([]float64{1, 1, 1}, []string{"业务类型", "账户数", "余额"}, rows...)))
	}
	if x := s.BadDebtsSummary; x.AccountNum != "" {
		out = append(out, sheet.Table(sheet.Merged(sheet.PartTitle, "呆账信息汇总"), sheet.Pairs([]float64{1, 1}, []string{"账户数", "余额"}, []string{x.AccountNum, x.SurplusAmount})))
	}
	if len(s.OverdueInfoCollection) > 0 {
		var rows [][]string
		for _, x := range s.OverdueInfoCollection {
			rows = append(rows, []string{x.Type, x.AccountNum, x.MonthNum, x.MaxAmountPerMonth, x.MaxOverdueMonthNum})
		}
		out = append(out, sheet.Table(sheet.Merged(sheet.PartTitle, "逾期（透支）信息汇总"),
			sheet.Pairs([]float64{1.4, 1, 1, 1.6, 1.6}, []string{"账户类型", "账户数", "月份数", "单月最高逾期/透支总额", "最长逾期/透支月数"}, rows...)))
	}
	return out
}

func (p *printer) debtTables(s report.DebtSummary) []sheet.Block {
	var out []sheet.Block
	table := func(title string, there bool, labels []string, values ...string) {
		if !there {
			return
		}
		columns := make([]float64, len(labels))
		for i := range columns {
			columns[i] = 1
		}
		out = append(out, sheet.Table(sheet.Merged(sheet.PartTitle, title+"信息汇总"), sheet.Pairs(columns, labels, values)))
	}
	loans := []string{"管理机构数", "账户数", "授信总额", "余额", p.sixMonths() + "平均应还款"}
	for _, l := range []struct {
		family family
		sum    report.LoanSummary
	}{{familyLoan, s.AcyclicLoanAccountInfoSummary}, {familyDrawing, s.CyclicalAmountAccountInfoSummary}, {familyRevolving, s.CyclicalLoanAccountInfoSummary}} {
		table(p.family(l.family), l.sum.AccountNum != "", loans, l.sum.ManageCompanyNum, l.sum.AccountNum, l.sum.ExtensionAmount, l.sum.SurplusAmount, l.sum.Avg6MonthPay)
	}
	c, q := s.CreditAccountInfoSummary, s.QuasiCreditAccountInfoSummary
	issuer := []string{"发卡机构数", "账户数", "授信总额", "单家机构最高授信额", "单家机构最低授信额"}
	table(p.family(familyCard), c.AccountNum != "", append(append([]string(nil), issuer...), "已用额度", p.sixMonths()+"平均使用额度"),
		c.CompanyNum, c.AccountNum, c.ExtensionAmount, c.MaxAmountPerCompany, c.MinAmountPerCompany, c.UsedAmount, c.Avg6MonthUsedAmount)
	table(p.family(familyQuasi), q.AccountNum != "", append(append([]string(nil), issuer...), "透支余额", p.sixMonths()+"平均透支余额"),
		q.CompanyNum, q.AccountNum, q.ExtensionAmount, q.MaxAmountPerCompany, q.MinAmountPerCompany, q.SurplusAmount, q.Avg6MonthOverdraftAmount)
	if d := s.ConcernedRefundDutyInfoSummary; d.ForPerson.GuaranteeDuty.AccountNum != "" {
		out = append(out, sheet.Table(dutyOverview(d)))
	}
	return out
}

func dutyOverview(d report.DutySummary) sheet.Band {
	rows := []sheet.Row{{Part: sheet.PartTitle, Cells: []sheet.Cell{{Text: "相关还款责任信息汇总", Span: 6, Head: true}}}}
	for _, x := range []struct {
		title  string
		duties report.Duties
	}{{"为个人", d.ForPerson}, {"为企业", d.ForCompany}} {
		g, o := x.duties.GuaranteeDuty, x.duties.OtherRefundDuty
		rows = append(rows,
			sheet.Row{Part: sheet.PartTitle, Cells: []sheet.Cell{{Text: x.title, Span: 6, Head: true}}},
			sheet.Row{Part: sheet.PartHead, Cells: []sheet.Cell{{Text: "担保责任", Span: 3, Head: true}, {Text: "其他相关还款责任", Span: 3, Head: true}}})
		columns := sheet.Pairs(nil, []string{"账户数", "担保金额", "余额", "账户数", "还款责任金额", "余额"},
			[]string{g.AccountNum, g.GuaranteeAmount, g.SurplusAmount, o.AccountNum, o.RefundDutyAmount, o.SurplusAmount})
		rows = append(rows, columns.Rows...)
	}
	return sheet.Band{Columns: []float64{1, 1, 1, 1, 1, 1}, Rows: rows}
}

func (p *printer) noncreditOverview(list []report.NoncreditSummary) {
	var rows [][]string
	for _, x := range list {
		rows = append(rows, []string{x.Type, x.AccountNum, x.DebtAmount})
	}
	p.table(sheet.Merged(sheet.PartTitle, "后付费业务欠费信息汇总"), sheet.Pairs([]float64{1, 1, 1}, []string{"业务类型", "账户数", "欠费金额"}, rows...))
}

func (p *printer) publicOverview(list []report.PublicSummary) {
	var rows [][]string
	for _, x := range list {
		rows = append(rows, []string{x.Type, x.RecordNum, x.ReferenceAmount})
	}
	p.table(sheet.Merged(sheet.PartTitle, "公共信息汇总"), sheet.Pairs([]float64{1, 1, 1}, []string{"信息类型", "记录数", "涉及金额"}, rows...))
}
