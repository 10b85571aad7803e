package reportgen

import (
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// cardBands prints R2 (section 8.3). A card that was never used is one sentence.
func (p *printer) cardBands(c card) []sheet.Band {
	bands := []sheet.Band{sheet.Pairs([]float64{2, 2.2, 1.3, 1.2, 1.2, 1, 1, 1.2},
		[]string{"发卡机构", "账户标识", "开立日期", "账户授信额度", "共享授信额度", "币种", "业务种类", "担保方式"},
		[]string{c.CardCompany, c.AmountID, c.StartDate, c.AccountExtensionAmount, c.SharedExtensionAmount, c.CurrencyType, c.Type, c.GuaranteeType})}
	s := c.AccountState
	if s.Inactive != nil {
		return append(bands, sheet.Merged(sheet.PartAsOf, "截至"+c.DueDate+"，账户状态为“未激活”。"))
	}
	bands = append(bands, asOfBand(c.DueDate))
	event := ""
	switch {
	case s.AccountCanceled != nil:
		bands = append(bands, stateBand([]string{"销户日期"}, s.Value, s.AccountCanceled.CanceledDate))
	case s.BadDebt != nil:
		bands = append(bands, stateBand([]string{"余额", "最近一次还款日期"}, s.Value, s.BadDebt.SurplusAmount, s.BadDebt.LatestRepayDate))
	default:
		bands = append(bands, p.openCard(s.Value, *s.Normal)...)
		event = s.Normal.SpecialEventInfo
	}
	bands = append(bands, c.strip.bands(c.RefundRecord.DateRange, true, p.Outside)...)
	if event != "" {
		bands = append(bands, sheet.Merged(sheet.PartTitle, "特殊事件说明"), sheet.Merged(sheet.PartValue, event))
	}
	bands = append(bands, specialBands(c.SpecialTransTypes)...)
	for _, n := range []struct {
		title string
		notes []report.Note
	}{{"机构说明", c.CompanyInfo}, {"本人声明", c.SelfStatement}, {"异议标注", c.ObjectionLabel}} {
		bands = append(bands, noteBands(n.title, n.notes)...)
	}
	return bands
}

func (p *printer) openCard(state string, o report.OpenCard) []sheet.Band {
	overdue := "当前逾期总额"
	if p.CardMisprint {
		overdue = "最近" + overdue
	}
	bands := []sheet.Band{
		sheet.Pairs([]float64{1, 1, 1, 1.5, 1.1, 1.3, 1.1},
			[]string{"账户状态", "余额", "已用额度", "未出单的大额专项分期余额", "剩余分期期数", p.sixMonths() + "平均使用额度", "最大使用额度"},
			[]string{state, o.SurplusAmount, o.UsedAmount, o.UnspecifiedLargeAmountSpecificPeriodAmount, o.SurplusPeriodsNum, o.Avg6MonthPay, o.MaxUsedAmount}),
		sheet.Pairs([]float64{1, 1, 1, 1.2, 1, 1}, []string{"账单日", "本月应还款", "本月实还款", "最近一次还款日期", "当前逾期期数", overdue},
			[]string{o.BillDate, o.ScheduledPayment, o.RealPayed, o.LatestRepayDate, o.CurrOverduePeriods, o.CurrOverdueAmount}),
	}
	if b := o.BigAmountSpecialPeriodInfo; b.PeriodAmount != "" {
		bands = append(bands, sheet.Merged(sheet.PartTitle, "大额专项分期信息"),
			sheet.Pairs([]float64{1, 1, 1, 1}, []string{"大额专项分期额度", "分期额度生效日期", "分期额度到期日期", "已用分期金额"},
				[]string{b.PeriodAmount, b.PeriodAmountEffectiveDate, b.PeriodAmountDueDate, b.UsedPeriodAmount}))
	}
	return append(bands, latestBands(&o.BeforeDueDate, p.CardFiveLevels)...)
}

// quasiBands prints R3.
func (p *printer) quasiBands(q quasi) []sheet.Band {
	bands := []sheet.Band{
		sheet.Pairs([]float64{2, 2.2, 1.3, 1.2, 1.2, 1, 1.2},
			[]string{"发卡机构", "账户标识", "开立日期", "账户授信额度", "共享授信额度", "币种", "担保方式"},
			[]string{q.CardCompany, q.AmountID, q.StartDate, q.AccountExtensionAmount, q.SharedExtensionAmount, q.CurrencyType, q.GuaranteeType}),
		asOfBand(q.DueDate),
	}
	s := q.AccountState
	switch {
	case s.AccountCanceled != nil:
		bands = append(bands, stateBand([]string{"销户日期"}, s.Value, s.AccountCanceled.CanceledDate))
	case s.BadDebt != nil:
		bands = append(bands, stateBand([]string{"余额", "最近一次还款日期"}, s.Value, s.BadDebt.SurplusAmount, s.BadDebt.LatestRepayDate))
	default:
		o := s.Normal
		bands = append(bands, stateBand([]string{"透支余额", p.sixMonths() + "平均透支余额", "最大透支余额", "账单日", "本月实还款", "最近一次还款日期", "透支180天以上未付余额"},
			s.Value, o.OverDraftAmount, o.Latest6MonthsAvgOverDraftAmount, o.MaxOverDraftAmount, o.BillDate, o.RealPayed, o.LatestRepayDate, o.OverDraft180UnpayedAmount))
	}
	bands = append(bands, q.strip.bands(q.RefundRecord.DateRange, true, p.Outside)...)
	return append(bands, specialBands(q.SpecialTransTypes)...)
}

// duty prints a loan of somebody else (section 8.7); each kind has a sub-title
// before its first.
func (p *printer) duty(i int) {
	x := p.duties[i]
	if i == 0 || p.duties[i-1].company != x.company {
		title := "有相关还款责任的个人借款"
		if x.company {
			title = "有相关还款责任的企业借款"
		}
		p.add(sheet.Title(3, title))
	}
	p.accountLine(x.Name, margin{})
	bands := []sheet.Band{sheet.Pairs([]float64{2, 1.5, 1.3, 1.3, 1.1, 1.3, 1, 1.6},
		[]string{"管理机构", "业务种类", "开立日期", "到期日期", "责任人类型", "还款责任金额", "币种", "保证合同编号"},
		[]string{x.ManageCompany, x.Type, x.StartDate, x.DeadlineDate, x.PersonDutyType, x.RefundDutyAmount, x.CurrencyType, x.GuaranteeContractSerial})}
	if p.DutyBorrower {
		bands = append(bands, sheet.Pairs([]float64{1, 1, 1}, []string{"主业务借款人", "主业务借款人证件类型", "主业务借款人证件号码"},
			[]string{x.PrimaryBorrower, x.PrimaryBorrowerIDType, x.PrimaryBorrowerIDNum}))
	}
	labels, values := []string{"余额", "五级分类", "还款状态"}, []string{x.SurplusAmount, x.FiveLevelType, x.RefundState}
	if x.company {
		labels[2], values[2] = "逾期月数", x.overdueMonths
	}
	if p.DutyLevelFirst {
		labels[0], labels[1], values[0], values[1] = labels[1], labels[0], values[1], values[0]
	}
	p.table(append(bands, asOfBand(x.DueDate), sheet.Pairs([]float64{1, 1, 1}, labels, values))...)
}

// agreement prints a limit (section 8.8).
func (p *printer) agreement(i int) {
	a := p.agreements[i]
	p.accountLine(a.Name, margin{})
	p.table(
		sheet.Pairs([]float64{2, 2, 1.2, 1.2, 1.4}, []string{"管理机构", "授信协议标识", "生效日期", "到期日期", "授信额度用途"},
			[]string{a.ManageCompany, a.ExtensionProtocolID, a.EffectDate, a.DeadlineDate, a.ExtensionAmountScope}),
		sheet.Pairs([]float64{1, 1, 1, 1, 1}, []string{"授信额度", "授信限额", "授信限额编号", "已用额度", "币种"},
			[]string{a.ExtensionAmount, a.ExtensionLimitAmount, a.ExtensionLimitSerial, a.UsedAmount, a.CurrencyType}),
	)
}
