package browser

import (
	"strings"

	"xinbao/report"
)

// loan is an account of D1, R4 or R1 as all three are printed.
type loan struct {
	report.Loan
	amountLabel string // above RefundAmount
	inReport    bool   // the report has a place for latest repayments and notes
}

func fromLoan(l report.Loan) loan { return loan{l, "借款金额", true} }

func fromDrawing(r report.RevolvingLoan) loan {
	return loan{Loan: report.Loan{
		Name: r.Name, ManageCompany: r.ManageCompany, AmountID: r.AmountID, StartDate: r.StartDate, DeadlineDate: r.DeadlineDate, RefundAmount: r.RefundAmount,
		AccountCurrencyType: r.AccountCurrencyType, Type: r.Type, GuaranteeType: r.GuaranteeType, RefundPeriodNum: r.RefundPeriodNum,
		RefundFrequency: r.RefundFrequency, RefundType: r.RefundType, JoinRefundFlag: r.JoinRefundFlag, DueDate: r.DueDate,
		AccountState: fromRevolvingState(r.AccountState), RefundRecord: r.RefundRecord,
	}, amountLabel: "借款金额"}
}

func fromRevolving(r report.RevolvingCredit) loan {
	return loan{Loan: report.Loan{
		Name: r.Name, ManageCompany: r.ManageCompany, AmountID: r.AmountID, StartDate: r.StartDate, DeadlineDate: r.DeadlineDate, RefundAmount: r.AccountExtensionAmount,
		AccountCurrencyType: r.AccountCurrencyType, Type: r.Type, GuaranteeType: r.GuaranteeType, RefundPeriodNum: r.RefundPeriodNum,
		RefundFrequency: r.RefundFrequency, RefundType: r.RefundType, JoinRefundFlag: r.JoinRefundFlag, DueDate: r.DueDate,
		AccountState: fromRevolvingState(r.AccountState), RefundRecord: r.RefundRecord,
	}, amountLabel: "账户授信额度"}
}

func fromRevolvingState(s report.RevolvingState) report.LoanState {
	out := report.LoanState{Value: s.Value, BadDebt: s.BadDebt, Clear: s.Clear, Transfer: s.Transfer}
	if s.Normal != nil {
		open := fromOpen(*s.Normal)
		out.Normal = &open
	}
	if s.Overdue != nil {
		out.Overdue = &report.OverdueLoan{OpenLoan: fromOpen(*s.Overdue)}
	}
	return out
}

func fromOpen(o report.OpenRevolving) report.OpenLoan {
	return report.OpenLoan{
		FiveLevelType: o.FiveLevelType, SurplusAmount: o.SurplusAmount, SurplusPaymentNum: o.SurplusPaymentNum, ScheduledPayment: o.ScheduledPayment,
		ScheduledPayAt: o.ScheduledPayAt, RealPayed: o.RealPayed, LatestRepayDate: o.LatestRepayDate, CurrOverduePeriods: o.CurrOverduePeriods,
		CurrOverdueAmount: o.CurrOverdue, OverduePrincipal: o.OverduePrincipal,
	}
}

// credited prints an account of D1, R4 or R1 (sections 8.1, 8.2).
func (t *story) credited(l loan) {
	t.account(l.Name, false)
	t.add(list([]float64{4, 5, 2, 2, 2.2, 2}, []string{"管理机构", "账户标识", "开立日期", "到期日期", l.amountLabel, "账户币种"},
		[]string{l.ManageCompany, l.AmountID, l.StartDate, l.DeadlineDate, l.RefundAmount, l.AccountCurrencyType}))
	t.add(list([]float64{3, 2.5, 2, 2, 3, 2}, []string{"业务种类", "担保方式", "还款期数", "还款频率", "还款方式", "共同借款标志"},
		[]string{l.Type, l.GuaranteeType, l.RefundPeriodNum, l.RefundFrequency, l.RefundType, l.JoinRefundFlag}))
	t.asOf(l.DueDate)
	t.loanState(l)
	t.strip(l.RefundRecord)
	t.specials(l.SpecialTransTypes)
	if !l.inReport && t.dice.chance(8) {
		t.notes("机构说明", []report.Note{{Value: "该账户由受托机构代为管理，特此说明。", AddDate: l.StartDate}})
	}
	t.notes("机构说明", l.CompanyInfo)
	t.notes("本人声明", l.SelfStatement)
	t.notes("异议标注", l.ObjectionLabel)
	t.notes("特殊标注", l.SpecialLabel)
}

func (t *story) loanState(l loan) {
	switch s := l.AccountState; {
	case s.Normal != nil:
		t.openLoan(s.Value, *s.Normal)
		t.unplaced(l, *s.Normal)
	case s.Overdue != nil:
		t.openLoan(s.Value, s.Overdue.OpenLoan)
		if s.Overdue.BeforeDeadlineDate.Value != "" {
			t.latest(s.Overdue.BeforeDeadlineDate)
		} else if !l.inReport {
			t.unplaced(l, s.Overdue.OpenLoan)
		}
	case s.Clear != nil:
		t.add(list([]float64{1, 1}, []string{"账户状态", t.ClosedLabel}, []string{s.Value, s.Clear.AccountClosedDate}))
	case s.Transfer != nil:
		t.add(list([]float64{1, 1}, []string{"账户状态", "转出月份"}, []string{s.Value, s.Transfer.TransferDate}))
	case s.BadDebt != nil:
		t.badDebt(s.Value, *s.BadDebt)
	}
}

func (t *story) badDebt(value string, b report.BadDebt) {
	t.add(list([]float64{1, 1, 1}, []string{"账户状态", "余额", "最近一次还款日期"}, []string{value, b.SurplusAmount, b.LatestRepayDate}))
}

func (t *story) openLoan(value string, o report.OpenLoan) {
	t.add(list([]float64{1.2, 1.2, 1.6, 1.5, 1.5, 1.6, 1.5, 2},
		[]string{"账户状态", "五级分类", "余额", "剩余还款期数", "本月应还款", "应还款日", "本月实还款", "最近一次还款日期"},
		[]string{value, o.FiveLevelType, o.SurplusAmount, o.SurplusPaymentNum, o.ScheduledPayment, o.ScheduledPayAt, o.RealPayed, o.LatestRepayDate}))
	aged := func(text string) string { return strings.ReplaceAll(text, "—", t.AgeDash) }
	t.add(list([]float64{1.5, 1.5, 2, 2, 2, 2},
		[]string{"当前逾期期数", "当前逾期总额", aged("逾期31—60天未还本金"), aged("逾期61—90天未还本金"), aged("逾期91—180天未还本金"), "逾期180天以上未还本金"},
		[]string{o.CurrOverduePeriods, o.CurrOverdueAmount, o.Overdue31Tp60, o.Overdue61Tp90, o.Overdue91Tp180, o.Overdue180}))
}

// unplaced prints latest repayments where the report has no place for them.
func (t *story) unplaced(l loan, o report.OpenLoan) {
	if !t.dice.chance(12) {
		return
	}
	t.latest(report.LatestRepayment{
		Value: l.DueDate + "以后的最新还款记录", FiveLevelType: o.FiveLevelType, SurplusAmount: "1,000", RefundDate: o.LatestRepayDate, RefundAmount: "500", CurrRefundState: "N",
	})
}

// latest is what was paid after the day of the account's data; cards may leave out
// 五级分类.
func (t *story) latest(r report.LatestRepayment) {
	labels, values := []string{"余额", "还款日期", "还款金额", "当前还款状态"}, []string{r.SurplusAmount, r.RefundDate, r.RefundAmount, r.CurrRefundState}
	weights := []float64{1, 1, 1, 1}
	if r.FiveLevelType != "" {
		labels, values, weights = insert(labels, 0, "五级分类"), insert(values, 0, r.FiveLevelType), append(weights, 1)
	}
	t.add(merged(partTitle, r.Value), list(weights, labels, values))
}
