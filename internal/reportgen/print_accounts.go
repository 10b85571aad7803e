package reportgen

import (
	"fmt"

	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// transactions is 信贷交易信息明细 (section 8).
func (p *printer) transactions() {
	p.accounts(len(p.recoveries), "被追偿信息", func(i int) {
		p.accountLine(p.recoveries[i].Name, margin{})
		p.table(p.recoveryBands(p.recoveries[i])...)
	})
	for _, list := range []struct {
		family family
		loans  []loan
	}{{familyLoan, p.loans}, {familyDrawing, p.drawings}, {familyRevolving, p.revolving}} {
		p.accounts(len(list.loans), p.family(list.family), func(i int) {
			p.accountLine(list.loans[i].Name, list.loans[i].margin)
			p.table(p.loanBands(list.loans[i])...)
		})
	}
	p.accounts(len(p.cards), p.family(familyCard), func(i int) {
		p.accountLine(p.cards[i].Name, p.cards[i].margin)
		p.table(p.cardBands(p.cards[i])...)
	})
	p.accounts(len(p.quasi), p.family(familyQuasi), func(i int) {
		p.accountLine(p.quasi[i].Name, margin{})
		p.table(p.quasiBands(p.quasi[i])...)
	})
	duties := func() { p.accounts(len(p.duties), "相关还款责任信息", p.duty) }
	agreements := func() { p.accounts(len(p.agreements), "授信协议信息", p.agreement) }
	if p.AgreementsFirst {
		agreements, duties = duties, agreements
	}
	duties()
	agreements()
}

// accounts prints a family.
func (p *printer) accounts(n int, title string, each func(i int)) {
	p.when(n > 0, func() { p.topic(title) }, func() {
		if p.TooMany && n > 8 {
			p.add(sheet.Paragraph(fmt.Sprintf("（由于该类账户的数量过大，本报告中仅展示最新的 %d 个账户。）", n)))
		}
		for i := range n {
			each(i)
		}
	})
}

// accountLine is the line before an account's bands.
func (p *printer) accountLine(name string, m margin) {
	extra := ""
	if m.agreement != "" {
		extra = "授信协议标识：" + m.agreement
	}
	if m.tail != "" {
		if extra != "" {
			extra += "，"
		}
		extra += "卡片尾号：" + m.tail
	}
	if extra != "" {
		extra = "（" + extra + "）"
	}
	if name != "" {
		p.add(sheet.Title(3, name+extra))
	}
}

// recoveryBands prints C1 (section 8.4).
func (p *printer) recoveryBands(r recovery) []sheet.Band {
	labels := []string{"管理机构", "业务种类", "债权接收日期", "债权金额", "债权转移时的还款状态"}
	values := []string{r.ManageCompany, r.Type, r.CreditorReceivedDate, r.CreditorAmount, r.StateWhenCreditorTransfer}
	columns := []float64{2.4, 1.2, 1.5, 1.3, 1.8}
	switch p.Origin {
	case OriginFirst:
		labels, values = append([]string{"原债权人", "原债务业务种类"}, labels...), append([]string{r.creditor, r.business}, values...)
	case OriginLast:
		labels, values = append(labels, "原债权人", "原债务业务种类"), append(values, r.creditor, r.business)
	case OriginNone:
	}
	for len(columns) < len(labels) {
		columns = append(columns, 1.6)
	}
	bands := []sheet.Band{sheet.Pairs(columns, labels, values), asOfBand(r.DueDate)}
	s := r.AccountState
	if s.DebtCollection != nil {
		bands = append(bands, stateBand([]string{"余额", "最近一次还款日期"}, s.Value, s.DebtCollection.SurplusAmount, s.DebtCollection.LatestRepayDate))
	} else {
		bands = append(bands, stateBand([]string{p.ClosedLabel}, s.Value, s.DebtFinish.AccountClosedDate))
	}
	return append(bands, specialBands(r.SpecialTransTypes)...)
}

// stateBand is 账户状态 and what belongs to it.
func stateBand(labels []string, values ...string) sheet.Band {
	columns := make([]float64, len(values))
	for i := range columns {
		columns[i] = 1
	}
	return sheet.Pairs(columns, append([]string{"账户状态"}, labels...), values)
}

// loanBands prints D1, R4 and R1 (sections 8.1, 8.2).
func (p *printer) loanBands(l loan) []sheet.Band {
	amount := "借款金额"
	if l.family == familyRevolving {
		amount = "账户授信额度"
	}
	bands := []sheet.Band{
		sheet.Pairs([]float64{2, 2.2, 1.3, 1.3, 1.3, 1}, []string{"管理机构", "账户标识", "开立日期", "到期日期", amount, "账户币种"},
			[]string{l.ManageCompany, l.AmountID, l.StartDate, l.DeadlineDate, l.RefundAmount, l.AccountCurrencyType}),
		sheet.Pairs([]float64{1.6, 1.4, 1, 1, 1.5, 1.2}, []string{"业务种类", "担保方式", "还款期数", "还款频率", "还款方式", "共同借款标志"},
			[]string{l.Type, l.GuaranteeType, l.RefundPeriodNum, l.RefundFrequency, l.RefundType, l.JoinRefundFlag}),
		asOfBand(l.DueDate),
	}
	bands = append(bands, p.loanState(l.AccountState)...)
	bands = append(bands, latestBands(l.latest, true)...)
	bands = append(bands, l.strip.bands(l.RefundRecord.DateRange, true, p.Outside)...)
	bands = append(bands, specialBands(l.SpecialTransTypes)...)
	for _, n := range []struct {
		title string
		notes []report.Note
	}{{"机构说明", append(l.CompanyInfo, l.margin.notes...)}, {"本人声明", l.SelfStatement}, {"异议标注", l.ObjectionLabel}, {"特殊标注", l.SpecialLabel}} {
		bands = append(bands, noteBands(n.title, n.notes)...)
	}
	return bands
}

func (p *printer) loanState(s report.LoanState) []sheet.Band {
	switch {
	case s.Clear != nil:
		return []sheet.Band{stateBand([]string{p.ClosedLabel}, s.Value, s.Clear.AccountClosedDate)}
	case s.Transfer != nil:
		return []sheet.Band{stateBand([]string{"转出月份"}, s.Value, s.Transfer.TransferDate)}
	case s.BadDebt != nil:
		return []sheet.Band{stateBand([]string{"余额", "最近一次还款日期"}, s.Value, s.BadDebt.SurplusAmount, s.BadDebt.LatestRepayDate)}
	case s.Overdue != nil:
		return p.openLoan(s.Value, s.Overdue.OpenLoan)
	default:
		return p.openLoan(s.Value, *s.Normal)
	}
}

func (p *printer) openLoan(state string, o report.OpenLoan) []sheet.Band {
	age := func(days string) string { return "逾期" + days + "天未还本金" }
	return []sheet.Band{
		sheet.Pairs([]float64{1, 1, 1.1, 1, 1.1, 1.2, 1.1, 1.3}, []string{"账户状态", "五级分类", "余额", "剩余还款期数", "本月应还款", "应还款日", "本月实还款", "最近一次还款日期"},
			[]string{state, o.FiveLevelType, o.SurplusAmount, o.SurplusPaymentNum, o.ScheduledPayment, o.ScheduledPayAt, o.RealPayed, o.LatestRepayDate}),
		sheet.Pairs([]float64{1, 1, 1, 1, 1, 1},
			[]string{"当前逾期期数", "当前逾期总额", age("31" + p.AgeDash + "60"), age("61" + p.AgeDash + "90"), age("91" + p.AgeDash + "180"), "逾期180天以上未还本金"},
			[]string{o.CurrOverduePeriods, o.CurrOverdueAmount, o.Overdue31Tp60, o.Overdue61Tp90, o.Overdue91Tp180, o.Overdue180}),
	}
}

// latestBands prints what was paid since; a card's may lack 五级分类.
func latestBands(r *report.LatestRepayment, levels bool) []sheet.Band {
	if r == nil || r.Value == "" {
		return nil
	}
	labels, values := []string{"余额", "还款日期", "还款金额", "当前还款状态"}, []string{r.SurplusAmount, r.RefundDate, r.RefundAmount, r.CurrRefundState}
	columns := []float64{1, 1, 1, 1}
	if levels {
		labels, values, columns = append([]string{"五级分类"}, labels...), append([]string{r.FiveLevelType}, values...), append(columns, 1)
	}
	return []sheet.Band{sheet.Merged(sheet.PartTitle, r.Value), sheet.Pairs(columns, labels, values)}
}
