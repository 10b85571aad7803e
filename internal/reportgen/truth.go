package reportgen

import "xinbao/report"

// detailed is what the structured report must say: values as printed, names of
// accounts without what is in brackets behind them, 截至 dates without the word,
// and whole title rows for dateRange and beforeDeadlineDate. Where a width (full,
// half) or a blank may be lost in reading, it is the page's that stands here.
func (b *book) detailed(w Wording) *report.Detailed {
	out := &report.Detailed{
		CreditHeader: b.header, PersonBasicInfo: b.basics, InfoSummary: b.summary(w), PublicInfoDetail: b.public,
		SelfDeclare: b.declares, ObjectionLabel: b.objections, QueryRecord: b.queries(w),
	}
	t := &out.CreditTransInfoDetail
	for _, r := range b.recoveries {
		t.RecoveryInfo = append(t.RecoveryInfo, r.Recovery)
	}
	for _, l := range b.loans {
		t.AcyclicCreditAccount = append(t.AcyclicCreditAccount, l.Loan)
	}
	for _, l := range b.drawings {
		t.CyclicalAmountPerAccount = append(t.CyclicalAmountPerAccount, l.drawing())
	}
	for _, l := range b.revolving {
		t.CyclicalLoanAccount = append(t.CyclicalLoanAccount, l.revolving())
	}
	for _, c := range b.cards {
		t.CreditAccount = append(t.CreditAccount, c.Card)
	}
	for _, q := range b.quasi {
		t.QuasiCreditAccount = append(t.QuasiCreditAccount, q.QuasiCard)
	}
	t.ConcernedRefundDutyInfo = b.dutiesTruth()
	t.ExtensionProtocolInfo = b.agreements
	for _, p := range b.postpaid {
		out.NoncreditTransInfoDetail = append(out.NoncreditTransInfoDetail, p.NoncreditAccount)
	}
	return out
}

func (b *book) dutiesTruth() (out report.RefundDuties) {
	for _, x := range b.duties {
		if x.company {
			out.ConcernRefundCompanyBorrow = append(out.ConcernRefundCompanyBorrow, report.CompanyDuty{Duty: x.Duty, OverdueMonthNum: x.overdueMonths})
		} else {
			out.ConcernRefundPersonBorrow = append(out.ConcernRefundPersonBorrow, x.PersonDuty)
		}
	}
	return out
}

func (b *book) queries(w Wording) report.QueryRecord {
	first := 1
	if w.ZeroBased {
		first = 0
	}
	return queryRecord(b.looks, !w.person(), first)
}

// loose are the leaves, by JSON pointer, for which the layout leaves open what
// they say; no reading of them is wrong.
func (w Wording) loose() []string {
	var out []string
	if w.FraudColumns {
		out = append(out, "/creditHeader/antiHackInfo/warningInfo")
	}
	if w.ObjectionCount {
		out = append(out, "/creditHeader/objectionInfo")
	}
	return out
}
