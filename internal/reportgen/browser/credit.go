package browser

import (
	"fmt"

	"xinbao/report"
)

// credit is 信贷交易信息明细 (section 8).
func (t *story) credit() {
	c := t.report.CreditTransInfoDetail
	if len(c.RecoveryInfo)+len(c.AcyclicCreditAccount)+len(c.CyclicalAmountPerAccount)+len(c.CyclicalLoanAccount)+len(c.CreditAccount)+
		len(c.QuasiCreditAccount)+len(c.ExtensionProtocolInfo)+len(c.ConcernedRefundDutyInfo.ConcernRefundPersonBorrow)+
		len(c.ConcernedRefundDutyInfo.ConcernRefundCompanyBorrow) == 0 && !t.EmptyHeadings {
		return
	}
	t.add(block{turn: t.WideCredit})
	defer func() { t.add(block{turn: t.WideCredit}) }()
	t.chapter("信贷交易信息明细")
	families := []struct {
		title string
		n     int
		print func(int)
	}{
		{"被追偿信息", len(c.RecoveryInfo), func(i int) { t.recovery(c.RecoveryInfo[i]) }},
		{t.family(familyLoan), len(c.AcyclicCreditAccount), func(i int) { t.credited(fromLoan(c.AcyclicCreditAccount[i])) }},
		{t.family(familyDrawing), len(c.CyclicalAmountPerAccount), func(i int) { t.credited(fromDrawing(c.CyclicalAmountPerAccount[i])) }},
		{t.family(familyRevolving), len(c.CyclicalLoanAccount), func(i int) { t.credited(fromRevolving(c.CyclicalLoanAccount[i])) }},
		{t.family(familyCard), len(c.CreditAccount), func(i int) { t.card(c.CreditAccount[i]) }},
		{t.family(familyQuasi), len(c.QuasiCreditAccount), func(i int) { t.quasi(c.QuasiCreditAccount[i]) }},
	}
	for _, f := range families {
		if !t.titled(f.title, f.n > 0) {
			continue
		}
		if t.TooMany && f.n > 5 {
			t.add(paragraph(fmt.Sprintf("（由于该类账户的数量过大，本报告中仅展示最新的 %d 个账户。）", f.n)))
		}
		for i := range f.n {
			f.print(i)
		}
	}
	if t.AgreementsFirst {
		t.agreements(c.ExtensionProtocolInfo)
		t.duties(c.ConcernedRefundDutyInfo)
		return
	}
	t.duties(c.ConcernedRefundDutyInfo)
	t.agreements(c.ExtensionProtocolInfo)
}

// account is the line above an account. Only cards have a number that ends.
func (t *story) account(name string, isCard bool) {
	if name == "" {
		return
	}
	inside := ""
	if t.dice.chance(30) {
		inside = "授信协议标识" + t.Colon + "B" + t.dice.code(20)
	}
	if isCard && t.dice.chance(30) {
		if inside != "" {
			inside += "，"
		}
		inside += fmt.Sprintf("卡片尾号%s%04d", t.Colon, t.dice.IntN(10000))
	}
	if inside != "" {
		name += "（" + inside + "）"
	}
	t.add(heading(3, name))
}

func (t *story) asOf(date string) { t.add(merged(partAsOf, "截至"+date)) }

// recovery is an account of C1 (section 8.4).
func (t *story) recovery(r report.Recovery) {
	t.account(r.Name, false)
	labels := []string{"管理机构", "业务种类", "债权接收日期", "债权金额", "债权转移时的还款状态"}
	values := []string{r.ManageCompany, r.Type, r.CreditorReceivedDate, r.CreditorAmount, r.StateWhenCreditorTransfer}
	weights := []float64{3, 2, 2, 2, 3}
	creditor := []string{"某银行股份有限公司", "其他贷款"}
	if t.Origin != OriginNone {
		at := map[Origin]int{OriginMiddle: 1, OriginLast: len(labels)}[t.Origin]
		labels, values, weights = insert(labels, at, "原债权人", "原债务业务种类"), insert(values, at, creditor...), insert(weights, at, 3, 2)
	}
	t.add(list(weights, labels, values))
	t.asOf(r.DueDate)
	switch s := r.AccountState; {
	case s.DebtCollection != nil:
		t.add(list([]float64{1, 1, 1}, []string{"账户状态", "余额", "最近一次还款日期"}, []string{s.Value, s.DebtCollection.SurplusAmount, s.DebtCollection.LatestRepayDate}))
	case s.DebtFinish != nil:
		t.add(list([]float64{1, 1}, []string{"账户状态", t.ClosedLabel}, []string{s.Value, s.DebtFinish.AccountClosedDate}))
	}
	t.specials(r.SpecialTransTypes)
}

func insert[T any](list []T, at int, more ...T) []T {
	return append(append(append([]T{}, list[:at]...), more...), list[at:]...)
}

// specials is 特殊交易 (section 8.6).
func (t *story) specials(all []report.SpecialTransaction) {
	if len(all) == 0 {
		return
	}
	t.add(list([]float64{3, 2, 1.6, 2, 5}, []string{"特殊交易类型", "发生日期", "变更月数", "发生金额", "明细记录"},
		rowsOf(all, func(s report.SpecialTransaction) []string {
			return []string{s.Type, s.OccurDate, s.ChangeMonthNum, s.OccurAmount, s.DetailRecord}
		})...))
}

func (t *story) notes(title string, notes []report.Note) {
	if len(notes) == 0 {
		return
	}
	t.add(list([]float64{5, 1}, []string{title, "添加日期"}, rowsOf(notes, func(n report.Note) []string { return []string{n.Value, n.AddDate} })...))
}

// duties is 相关还款责任信息 (section 8.7).
func (t *story) duties(d report.RefundDuties) {
	if !t.titled("相关还款责任信息", len(d.ConcernRefundPersonBorrow)+len(d.ConcernRefundCompanyBorrow) > 0) {
		return
	}
	if len(d.ConcernRefundPersonBorrow) > 0 {
		t.add(heading(3, "有相关还款责任的个人借款"))
	}
	for _, p := range d.ConcernRefundPersonBorrow {
		t.duty(p.Duty, []string{p.PrimaryBorrower, p.PrimaryBorrowerIDType, p.PrimaryBorrowerIDNum}, "还款状态", p.RefundState)
	}
	if len(d.ConcernRefundCompanyBorrow) > 0 {
		t.add(heading(3, "有相关还款责任的企业借款"))
	}
	for _, c := range d.ConcernRefundCompanyBorrow {
		borrower := []string{"", "", ""}
		if t.Wording.DutyBorrower {
			borrower = []string{"某某实业有限公司", "中征码", "99" + t.dice.code(14)}
		}
		t.duty(c.Duty, borrower, "逾期月数", c.OverdueMonthNum)
	}
}

func (t *story) duty(d report.Duty, borrower []string, last, value string) {
	t.add(heading(3, d.Name))
	t.add(list([]float64{3, 2, 2, 2, 2, 2, 1.5, 3}, []string{"管理机构", "业务种类", "开立日期", "到期日期", "责任人类型", "还款责任金额", "币种", "保证合同编号"},
		[]string{d.ManageCompany, d.Type, d.StartDate, d.DeadlineDate, d.PersonDutyType, d.RefundDutyAmount, d.CurrencyType, d.GuaranteeContractSerial}))
	if borrower[0] != "" {
		t.add(list([]float64{2, 2, 3}, []string{"主业务借款人", "主业务借款人证件类型", "主业务借款人证件号码"}, borrower))
	}
	t.asOf(d.DueDate)
	labels, values := []string{"余额", "五级分类", last}, []string{d.SurplusAmount, d.FiveLevelType, value}
	if t.LevelFirst {
		labels[0], labels[1], values[0], values[1] = labels[1], labels[0], values[1], values[0]
	}
	t.add(list([]float64{1, 1, 1}, labels, values))
}

// agreements is 授信协议信息 (section 8.8).
func (t *story) agreements(all []report.CreditAgreement) {
	if !t.titled("授信协议信息", len(all) > 0) {
		return
	}
	for _, a := range all {
		t.add(heading(3, a.Name))
		t.add(list([]float64{3, 4, 2, 2, 2}, []string{"管理机构", "授信协议标识", "生效日期", "到期日期", "授信额度用途"},
			[]string{a.ManageCompany, a.ExtensionProtocolID, a.EffectDate, a.DeadlineDate, a.ExtensionAmountScope}))
		t.add(list([]float64{2, 2, 3, 2, 1.5}, []string{"授信额度", "授信限额", "授信限额编号", "已用额度", "币种"},
			[]string{a.ExtensionAmount, a.ExtensionLimitAmount, a.ExtensionLimitSerial, a.UsedAmount, a.CurrencyType}))
	}
}
