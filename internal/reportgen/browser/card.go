package browser

import (
	"fmt"

	"xinbao/report"
)

// card prints an account of R2 (sections 8.1, 8.3).
func (t *story) card(c report.Card) {
	t.account(c.Name, true)
	t.add(list([]float64{3, 4, 2, 2, 2, 1.5, 2, 2}, []string{"发卡机构", "账户标识", "开立日期", "账户授信额度", "共享授信额度", "币种", "业务种类", "担保方式"},
		[]string{c.CardCompany, c.AmountID, c.StartDate, c.AccountExtensionAmount, c.SharedExtensionAmount, c.CurrencyType, c.Type, c.GuaranteeType}))
	if c.AccountState.Inactive != nil {
		t.inactive(c.DueDate)
		return
	}
	t.asOf(c.DueDate)
	switch s := c.AccountState; {
	case s.Normal != nil:
		t.openCard(s.Value, *s.Normal)
	case s.AccountCanceled != nil:
		t.canceled(s.Value, *s.AccountCanceled)
	case s.BadDebt != nil:
		t.badDebt(s.Value, *s.BadDebt)
	}
	t.strip(c.RefundRecord)
	if c.AccountState.Normal != nil && c.AccountState.Normal.SpecialEventInfo != "" {
		t.add(merged(partTitle, "特殊事件说明"), merged(partValues, c.AccountState.Normal.SpecialEventInfo))
	}
	t.specials(c.SpecialTransTypes)
	t.notes("机构说明", c.CompanyInfo)
	t.notes("本人声明", c.SelfStatement)
	t.notes("异议标注", c.ObjectionLabel)
}

func (t *story) inactive(date string) {
	t.add(merged(partValues, fmt.Sprintf("截至%s，账户状态为“未激活”。", date)))
}

func (t *story) canceled(value string, c report.Canceled) {
	t.add(list([]float64{1, 1}, []string{"账户状态", "销户日期"}, []string{value, c.CanceledDate}))
}

func (t *story) openCard(value string, o report.OpenCard) {
	t.add(list([]float64{1.2, 1.5, 1.5, 2.2, 1.6, 2.2, 1.8},
		[]string{"账户状态", "余额", "已用额度", "未出单的大额专项分期余额", "剩余分期期数", t.sixMonths("平均使用额度"), "最大使用额度"},
		[]string{value, o.SurplusAmount, o.UsedAmount, o.UnspecifiedLargeAmountSpecificPeriodAmount, o.SurplusPeriodsNum, o.Avg6MonthPay, o.MaxUsedAmount}))
	last := "当前逾期总额"
	if t.CardMisprint {
		last = "最近当前逾期总额"
	}
	t.add(list([]float64{1, 1, 1, 1.2, 1, 1}, []string{"账单日", "本月应还款", "本月实还款", "最近一次还款日期", "当前逾期期数", last},
		[]string{o.BillDate, o.ScheduledPayment, o.RealPayed, o.LatestRepayDate, o.CurrOverduePeriods, o.CurrOverdueAmount}))
	if b := o.BigAmountSpecialPeriodInfo; b != (report.BigInstallment{}) {
		t.add(merged(partTitle, "大额专项分期信息"), list([]float64{1, 1, 1, 1}, []string{"大额专项分期额度", "分期额度生效日期", "分期额度到期日期", "已用分期金额"},
			[]string{b.PeriodAmount, b.PeriodAmountEffectiveDate, b.PeriodAmountDueDate, b.UsedPeriodAmount}))
	}
	if o.BeforeDueDate.Value != "" {
		t.latest(o.BeforeDueDate)
	}
}

// quasi prints an account of R3.
func (t *story) quasi(q report.QuasiCard) {
	t.account(q.Name, true)
	t.add(list([]float64{3, 4, 2, 2, 2, 1.5, 2}, []string{"发卡机构", "账户标识", "开立日期", "账户授信额度", "共享授信额度", "币种", "担保方式"},
		[]string{q.CardCompany, q.AmountID, q.StartDate, q.AccountExtensionAmount, q.SharedExtensionAmount, q.CurrencyType, q.GuaranteeType}))
	if q.AccountState.Inactive != nil {
		t.inactive(q.DueDate)
		return
	}
	t.asOf(q.DueDate)
	switch s := q.AccountState; {
	case s.Normal != nil:
		o := s.Normal
		t.add(list([]float64{1.2, 1.5, 2, 1.6, 1.5, 1.5, 2, 2},
			[]string{"账户状态", "透支余额", t.sixMonths("平均透支余额"), "最大透支余额", "账单日", "本月实还款", "最近一次还款日期", "透支180天以上未付余额"},
			[]string{s.Value, o.OverDraftAmount, o.Latest6MonthsAvgOverDraftAmount, o.MaxOverDraftAmount, o.BillDate, o.RealPayed, o.LatestRepayDate, o.OverDraft180UnpayedAmount}))
	case s.AccountCanceled != nil:
		t.canceled(s.Value, *s.AccountCanceled)
	case s.BadDebt != nil:
		t.badDebt(s.Value, *s.BadDebt)
	}
	t.strip(q.RefundRecord)
	t.specials(q.SpecialTransTypes)
}
