package reportgen

import (
	"time"

	"xinbao/report"
)

// recovery is an account of C1.
type recovery struct {
	report.Recovery
	creditor, business string // 原债权人, 原债务业务种类: printed, without a place in the report
	balance            int
}

func (d dice) recovery(asOf time.Time, w Wording) recovery {
	received := d.day(asOf, 100, 2500)
	amount := 100 * d.between(20, 3000)
	r := recovery{creditor: d.lender(), business: pick(d, loanKinds)}
	r.Recovery = report.Recovery{
		ManageCompany: pick(d, cities) + "市" + pick(d, districts) + "资产管理有限公司", Type: w.word(pick(d, []string{"资产处置", "代偿债务"})),
		CreditorReceivedDate: day(received), CreditorAmount: yuan(amount), StateWhenCreditorTransfer: pick(d, transferStates),
		DueDate: asOf.Format(mergedForm), AccountState: report.RecoveryState{Value: "催收"},
	}
	if d.chance(35) {
		r.AccountState = report.RecoveryState{Value: "结束", DebtFinish: &report.Cleared{AccountClosedDate: day(d.within(received, asOf))}}
	} else {
		r.balance = d.between(1, amount)
		r.AccountState.DebtCollection = &report.BadDebt{SurplusAmount: yuan(r.balance), LatestRepayDate: pick(d, []string{day(d.within(received, asOf)), none})}
	}
	r.SpecialTransTypes = d.specials(20, received, asOf)
	return r
}

// duty is a loan of somebody else that the person must repay.
type duty struct {
	report.PersonDuty        // a company's has no RefundState
	overdueMonths     string // a company's
	company           bool
	amount, balance   int
}

func (d dice) duty(asOf time.Time, company bool, w Wording) duty {
	opened := d.day(asOf, 100, 2500)
	amount := 1000 * d.between(10, 5000)
	b := duty{company: company, amount: amount, balance: d.between(0, amount)}
	b.Duty = report.Duty{
		ManageCompany: d.lender(), Type: pick(d, loanKinds), StartDate: day(opened), DeadlineDate: day(opened.AddDate(d.between(3, 15), 0, 0)),
		PersonDutyType: pick(d, dutyTypes), RefundDutyAmount: yuan(amount), CurrencyType: w.word("人民币元"), GuaranteeContractSerial: d.code(d.between(8, 24)),
		DueDate: asOf.Format(mergedForm), FiveLevelType: pick(d, []string{"正常", "正常", "关注", "次级", "未分类"}), SurplusAmount: yuan(b.balance),
	}
	if company {
		b.CurrencyType = w.word(pick(d, currencies))
		b.Type = pick(d, []string{"流动资金贷款", "固定资产贷款", "银行承兑汇票", "贸易融资"})
		b.PrimaryBorrower, b.PrimaryBorrowerIDType, b.PrimaryBorrowerIDNum = d.company(), "中征码", d.digits(16)
		b.overdueMonths = pick(d, []string{"0", "0", "1", "3"})
		return b
	}
	born := d.day(asOf, 25*365, 55*365)
	b.RefundState = pick(d, []string{"N", "N", "N", "1", "2", "*"})
	if w.DutyBorrower {
		b.PrimaryBorrower, b.PrimaryBorrowerIDType, b.PrimaryBorrowerIDNum = d.name(), "身份证", d.idCard(born, d.chance(50))
	}
	return b
}

// agreement is a limit that was agreed on.
func (d dice) agreement(asOf time.Time, w Wording) report.CreditAgreement {
	began := d.day(asOf, 30, 2000)
	amount := 1000 * d.between(1, 500)
	a := report.CreditAgreement{
		ManageCompany: d.lender(), ExtensionProtocolID: pick(d, []string{"E", "A", "H", "TH"}) + d.code(d.between(6, 28)), EffectDate: day(began),
		DeadlineDate: pick(d, []string{day(began.AddDate(5, 0, 0)), "长期", none}), ExtensionAmountScope: pick(d, scopes), ExtensionAmount: yuan(amount),
		ExtensionLimitAmount: none, ExtensionLimitSerial: none, UsedAmount: yuan(d.between(0, amount)), CurrencyType: w.word("人民币元"),
	}
	if d.chance(25) {
		a.ExtensionLimitAmount, a.ExtensionLimitSerial = yuan(amount), d.code(10)
	}
	return a
}
