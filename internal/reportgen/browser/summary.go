package browser

import "xinbao/report"

// summary is 信息概要 (section 7).
func (t *story) summary() {
	s := t.report.InfoSummary
	t.chapter("信息概要")
	if !t.Style.person() && t.Readings {
		t.passage("个人信用报告“数字解读”")
		t.add(list([]float64{2, 2, 6}, []string{"数字解读", "相对位置", "说明"}, []string{"--", "--", "影响因素：暂无"}))
	}
	t.hint(s.CreditTransInfoHint)
	t.breach(s.CreditTransBreachInfoSummary)
	t.debts(s.CreditTransExtensionAndDebtSummary)
	if t.titled("非信贷交易信息概要", len(s.NoncreditTransInfoSummary) > 0) {
		t.add(merged(partTitle, "后付费业务欠费信息汇总"), list([]float64{1, 1, 1}, []string{"业务类型", "账户数", "欠费金额"},
			rowsOf(s.NoncreditTransInfoSummary, func(n report.NoncreditSummary) []string { return []string{n.Type, n.AccountNum, n.DebtAmount} })...))
	}
	if t.titled("公共信息概要", len(s.PublicInfoSummary) > 0) {
		t.add(merged(partTitle, "公共信息汇总"), list([]float64{1, 1, 1}, []string{"信息类型", "记录数", "涉及金额"},
			rowsOf(s.PublicInfoSummary, func(p report.PublicSummary) []string { return []string{p.Type, p.RecordNum, p.ReferenceAmount} })...))
	}
	t.querySummary(s.QueryRecordSummary)
}

// hint is the table whose row labels stand in two columns.
func (t *story) hint(h report.TransactionHint) {
	if !t.titled("信贷交易信息提示", h.TotalAccountNum != "") {
		return
	}
	b := &band{weights: []float64{2, 5, 3, 3}, lines: []line{{part: partLabels, cells: []cell{
		{text: "业务类型", across: 2, label: true}, {text: "账户数", label: true}, {text: "首笔业务发放月份", label: true},
	}}}}
	for _, group := range []struct {
		name string
		rows []report.Hint
	}{{"贷款", h.Detail.Loan}, {"信用卡", h.Detail.CreditCard}} {
		for i, row := range group.rows {
			l := line{part: partValues}
			if i == 0 {
				l.cells = append(l.cells, cell{text: group.name, down: len(group.rows), label: true})
			}
			l.cells = append(l.cells, cell{text: row.Type, label: true}, cell{text: row.AccountNum}, cell{text: row.FirstGotAt})
			b.lines = append(b.lines, l)
		}
	}
	for _, row := range append(h.Detail.Others, report.Hint{Type: "合计", AccountNum: h.TotalAccountNum, FirstGotAt: "--"}) {
		b.lines = append(b.lines, line{part: partValues, cells: []cell{{text: row.Type, across: 2, label: true}, {text: row.AccountNum}, {text: row.FirstGotAt}}})
	}
	t.add(block{band: b})
}

func (t *story) breach(s report.BreachSummary) {
	recourse, bad, late := s.RecourseInfoSummary, s.BadDebtsSummary, s.OverdueInfoCollection
	if !t.titled("信贷交易违约信息概要", recourse.TotalAccountNum != "" || bad.AccountNum != "" || len(late) > 0) {
		return
	}
	if recourse.TotalAccountNum != "" {
		rows := rowsOf(recourse.Detail, func(r report.RecourseRow) []string { return []string{r.Type, r.AccountNum, r.SurplusAmount} })
		t.add(merged(partTitle, "被追偿信息汇总"), list([]float64{1, 1, 1}, []string{"业务类型", "账户数", "余额"},
			append(rows, []string{"合计", recourse.TotalAccountNum, recourse.SurplusAmount})...))
	}
	if bad.AccountNum != "" {
		t.add(merged(partTitle, "呆账信息汇总"), list([]float64{1, 1}, []string{"账户数", "余额"}, []string{bad.AccountNum, bad.SurplusAmount}))
	}
	if len(late) > 0 {
		t.add(merged(partTitle, "逾期（透支）信息汇总"), list([]float64{3, 2, 2, 4, 4}, []string{"账户类型", "账户数", "月份数", "单月最高逾期/透支总额", "最长逾期/透支月数"},
			rowsOf(late, func(o report.OverdueSummary) []string {
				return []string{o.Type, o.AccountNum, o.MonthNum, o.MaxAmountPerMonth, o.MaxOverdueMonthNum}
			})...))
	}
}

func (t *story) debts(s report.DebtSummary) {
	if !t.titled("信贷交易授信及负债信息概要", s != report.DebtSummary{}) {
		return
	}
	for _, x := range []struct {
		family family
		report.LoanSummary
	}{{familyLoan, s.AcyclicLoanAccountInfoSummary}, {familyDrawing, s.CyclicalAmountAccountInfoSummary}, {familyRevolving, s.CyclicalLoanAccountInfoSummary}} {
		if x.LoanSummary != (report.LoanSummary{}) {
			t.add(merged(partTitle, t.family(x.family)+"信息汇总"), list([]float64{1, 1, 1.2, 1.2, 1.6},
				[]string{"管理机构数", "账户数", "授信总额", "余额", t.sixMonths("平均应还款")},
				[]string{x.ManageCompanyNum, x.AccountNum, x.ExtensionAmount, x.SurplusAmount, x.Avg6MonthPay}))
		}
	}
	seven := []float64{1, 1, 1.2, 1.6, 1.6, 1.2, 1.8}
	if c := s.CreditAccountInfoSummary; c != (report.CardSummary{}) {
		t.add(merged(partTitle, "贷记卡账户信息汇总"), list(seven,
			[]string{"发卡机构数", "账户数", "授信总额", "单家机构最高授信额", "单家机构最低授信额", "已用额度", t.sixMonths("平均使用额度")},
			[]string{c.CompanyNum, c.AccountNum, c.ExtensionAmount, c.MaxAmountPerCompany, c.MinAmountPerCompany, c.UsedAmount, c.Avg6MonthUsedAmount}))
	}
	if q := s.QuasiCreditAccountInfoSummary; q != (report.QuasiSummary{}) {
		t.add(merged(partTitle, "准贷记卡账户信息汇总"), list(seven,
			[]string{"发卡机构数", "账户数", "授信总额", "单家机构最高授信额", "单家机构最低授信额", "透支余额", t.sixMonths("平均透支余额")},
			[]string{q.CompanyNum, q.AccountNum, q.ExtensionAmount, q.MaxAmountPerCompany, q.MinAmountPerCompany, q.SurplusAmount, q.Avg6MonthOverdraftAmount}))
	}
	t.dutySummary(s.ConcernedRefundDutyInfoSummary)
}

func (t *story) dutySummary(s report.DutySummary) {
	if s == (report.DutySummary{}) {
		return
	}
	t.add(merged(partTitle, "相关还款责任信息汇总"))
	for _, x := range []struct {
		name string
		report.Duties
	}{{"为个人", s.ForPerson}, {"为企业", s.ForCompany}} {
		g, o := x.GuaranteeDuty, x.OtherRefundDuty
		t.add(merged(partTitle, x.name), block{band: &band{weights: []float64{1, 1.3, 1.3, 1, 1.3, 1.3}, lines: []line{
			{part: partTitle, cells: []cell{{text: "担保责任", across: 3, label: true}, {text: "其他相关还款责任", across: 3, label: true}}},
			labelled([]string{"账户数", "担保金额", "余额", "账户数", "还款责任金额", "余额"}),
			valued([]string{g.AccountNum, g.GuaranteeAmount, g.SurplusAmount, o.AccountNum, o.RefundDutyAmount, o.SurplusAmount}),
		}}})
	}
}

func (t *story) querySummary(s report.QuerySummary) {
	t.passage("查询记录概要")
	if last := s.LastQueryRecord; last != (report.LastQuery{}) {
		t.add(merged(partTitle, "上一次查询记录"))
		values, weights := []string{last.Date, last.CompanyName, last.Detail}, []float64{1, 2, 2}
		labels := []string{"查询日期", "查询机构", "查询原因"}
		switch t.LastQueryLabels {
		case 0:
			t.add(block{band: &band{weights: weights, lines: []line{valued(values)}}})
		case 4:
			t.add(list(insert(weights, 0, 0.5), insert(labels, 0, "编号"), insert(values, 0, "1")))
		default:
			t.add(list(weights, labels, values))
		}
	}
	above := line{part: partTitle, cells: []cell{
		{text: "最近1个月内的查询机构数", across: 2, label: true}, {text: "最近1个月内的查询次数", across: 3, label: true}, {text: "最近2年内的查询次数", across: 3, label: true},
	}}
	if t.Merged332 {
		above.cells[0].across, above.cells[2].across = 3, 2
	}
	companies, times, years := s.Last1MonthQueryCompanyNum, s.Last1MonthQueryNum, s.Last2YearQueryNum
	t.add(block{band: &band{weights: []float64{1, 1.2, 1, 1.2, 1, 1, 1.3, 1.6}, lines: []line{
		above, labelled([]string{"贷款审批", "信用卡审批", "贷款审批", "信用卡审批", "本人查询", "贷后管理", "担保资格审查", "特约商户实名审查"}),
		valued([]string{
			companies.LoanApproval, companies.CreditApproval, times.LoanApproval, times.CreditApproval, times.SelfQuery,
			years.ManagerAfterLoan, years.GuaranteeInvestigate, years.BespokeMerchantsRealNameInvestigate,
		}),
	}}})
	if o := s.ObjectionAndDescription; o != (report.ObjectionSummary{}) {
		t.add(merged(partTitle, "异议及说明信息"), list([]float64{5, 1}, []string{"异议标注", "添加日期"}, []string{o.ObjectionLabel, o.AddDate}))
	}
}
