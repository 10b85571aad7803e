package reportgen

import (
	"strconv"

	"xinbao/report"
)

// debts is 信贷交易授信及负债信息概要: a table for each family that has accounts
// which are neither closed nor lost.
func (b *book) debts() report.DebtSummary {
	return report.DebtSummary{
		AcyclicLoanAccountInfoSummary:    loanSummary(b.facts(familyLoan)),
		CyclicalAmountAccountInfoSummary: loanSummary(b.facts(familyDrawing)),
		CyclicalLoanAccountInfoSummary:   loanSummary(b.facts(familyRevolving)),
		CreditAccountInfoSummary:         cardSummary(b.facts(familyCard)),
		QuasiCreditAccountInfoSummary:    quasiSummary(b.facts(familyQuasi)),
		ConcernedRefundDutyInfoSummary:   b.dutySummary(),
	}
}

// totals sums up the open accounts of a family, and the limits by lender.
type totals struct {
	accounts, limit, balance, payment int
	lenders                           map[string]int
}

func totalsOf(accounts []fact) totals {
	t := totals{lenders: map[string]int{}}
	for _, f := range accounts {
		if !f.open {
			continue
		}
		t.accounts++
		t.limit += f.limit
		t.balance += f.balance
		t.payment += f.payment
		t.lenders[f.lender] += f.limit
	}
	return t
}

// extremes is the highest and the lowest limit of one lender.
func (t totals) extremes() (highest, lowest int) {
	lowest = t.limit
	for _, limit := range t.lenders {
		highest, lowest = max(highest, limit), min(lowest, limit)
	}
	return highest, lowest
}

func loanSummary(accounts []fact) report.LoanSummary {
	t := totalsOf(accounts)
	if t.accounts == 0 {
		return report.LoanSummary{}
	}
	return report.LoanSummary{
		ManageCompanyNum: strconv.Itoa(len(t.lenders)), AccountNum: strconv.Itoa(t.accounts), ExtensionAmount: yuan(t.limit),
		SurplusAmount: yuan(t.balance), Avg6MonthPay: yuan(t.payment),
	}
}

func cardSummary(accounts []fact) report.CardSummary {
	t := totalsOf(accounts)
	if t.accounts == 0 {
		return report.CardSummary{}
	}
	highest, lowest := t.extremes()
	return report.CardSummary{
		CompanyNum: strconv.Itoa(len(t.lenders)), AccountNum: strconv.Itoa(t.accounts), ExtensionAmount: yuan(t.limit), MaxAmountPerCompany: yuan(highest),
		MinAmountPerCompany: yuan(lowest), UsedAmount: yuan(t.balance), Avg6MonthUsedAmount: yuan(t.payment),
	}
}

func quasiSummary(accounts []fact) report.QuasiSummary {
	s := cardSummary(accounts)
	return report.QuasiSummary{
		CompanyNum: s.CompanyNum, AccountNum: s.AccountNum, ExtensionAmount: s.ExtensionAmount, MaxAmountPerCompany: s.MaxAmountPerCompany,
		MinAmountPerCompany: s.MinAmountPerCompany, SurplusAmount: s.UsedAmount, Avg6MonthOverdraftAmount: s.Avg6MonthUsedAmount,
	}
}

// dutySummary prints both halves where there is any duty.
func (b *book) dutySummary() report.DutySummary {
	if len(b.duties) == 0 {
		return report.DutySummary{}
	}
	return report.DutySummary{ForPerson: b.dutiesFor(false), ForCompany: b.dutiesFor(true)}
}

func (b *book) dutiesFor(company bool) report.Duties {
	var n, amount, balance [2]int // guarantees, others
	for _, x := range b.duties {
		if x.company != company {
			continue
		}
		i := 1
		if x.PersonDutyType == "保证人" {
			i = 0
		}
		n[i]++
		amount[i] += x.amount
		balance[i] += x.balance
	}
	return report.Duties{
		GuaranteeDuty:   report.GuaranteeDuty{AccountNum: count(n[0]), GuaranteeAmount: amountOf(n[0], amount[0]), SurplusAmount: amountOf(n[0], balance[0])},
		OtherRefundDuty: report.OtherDuty{AccountNum: count(n[1]), RefundDutyAmount: amountOf(n[1], amount[1]), SurplusAmount: amountOf(n[1], balance[1])},
	}
}
