package report

import "strconv"

// dutyRow is the summary of the duties for persons or for companies, and the
// accounts that it sums up.
type dutyRow struct {
	at     place
	sum    Duties
	list   string
	duties []Duty
}

func (f *facts) dutyRows() []dutyRow {
	at := debts.at("concernedRefundDutyInfoSummary")
	s := f.report.InfoSummary.CreditTransExtensionAndDebtSummary.ConcernedRefundDutyInfoSummary
	person := dutyRow{at: at.at("forPerson"), sum: s.ForPerson, list: personDuties}
	company := dutyRow{at: at.at("forCompany"), sum: s.ForCompany, list: companyDuties}
	for _, d := range f.report.CreditTransInfoDetail.ConcernedRefundDutyInfo.ConcernRefundPersonBorrow {
		person.duties = append(person.duties, d.Duty)
	}
	for _, d := range f.report.CreditTransInfoDetail.ConcernedRefundDutyInfo.ConcernRefundCompanyBorrow {
		company.duties = append(company.duties, d.Duty)
	}
	var printed []dutyRow
	for _, r := range []dutyRow{person, company} {
		if r.sum != (Duties{}) {
			printed = append(printed, r)
		}
	}
	return printed
}

// of keeps the guarantees, or what is none.
func (r dutyRow) of(guarantees bool) (pointers []string, balance total) {
	balance = nothing()
	for i, d := range r.duties {
		if (codeOf("duty", d.PersonDutyType) == "guarantor") != guarantees {
			continue
		}
		at := place(r.list).at(strconv.Itoa(i))
		pointers = append(pointers, string(at))
		balance.add(at.amount("surplusAmount", d.SurplusAmount))
	}
	return pointers, balance
}

func (f *facts) dutyAccounts() []Check {
	var checks []Check
	for _, r := range f.dutyRows() {
		guarantees, _ := r.of(true)
		others, _ := r.of(false)
		known := f.complete(r.list)
		checks = append(checks,
			judge(r.at.at("guaranteeDuty").count("accountNum", r.sum.GuaranteeDuty.AccountNum), exactly(guarantees, int64(len(guarantees))).perhaps(), known),
			judge(r.at.at("otherRefundDuty").count("accountNum", r.sum.OtherRefundDuty.AccountNum), exactly(others, int64(len(others))).perhaps(), known))
	}
	return checks
}

func (f *facts) dutyBalance() []Check {
	var checks []Check
	for _, r := range f.dutyRows() {
		_, guarantees := r.of(true)
		_, others := r.of(false)
		known := f.complete(r.list)
		checks = append(checks,
			judge(r.at.at("guaranteeDuty").amount("surplusAmount", r.sum.GuaranteeDuty.SurplusAmount), exactly(guarantees.leaves, guarantees.sum).yuan().perhaps(), guarantees.known && known),
			judge(r.at.at("otherRefundDuty").amount("surplusAmount", r.sum.OtherRefundDuty.SurplusAmount), exactly(others.leaves, others.sum).yuan().perhaps(), others.known && known))
	}
	return checks
}

// arrears are the services of a row: all of its kind, and those in arrears.
func (f *facts) arrears(kind string) (all, owing []int) {
	for i, a := range f.report.NoncreditTransInfoDetail {
		if fold(a.Type) != fold(kind) {
			continue
		}
		all = append(all, i)
		if ReadAmount(a.CurrOverdueAmount).V > 0 {
			owing = append(owing, i)
		}
	}
	return all, owing
}

func (f *facts) arrearsAccounts() []Check {
	var checks []Check
	for i, row := range f.report.InfoSummary.NoncreditTransInfoSummary {
		all, owing := f.arrears(row.Type)
		c := exactly(nil, int64(len(all)), int64(len(owing))).perhaps()
		printed := summary.at("noncreditTransInfoSummary").at(strconv.Itoa(i)).count("accountNum", row.AccountNum)
		checks = append(checks, judge(printed, c, f.complete("/noncreditTransInfoDetail")))
	}
	return checks
}

func (f *facts) arrearsAmount() []Check {
	var checks []Check
	for i, row := range f.report.InfoSummary.NoncreditTransInfoSummary {
		all, _ := f.arrears(row.Type)
		sum := nothing()
		for _, j := range all {
			sum.add(place("/noncreditTransInfoDetail").at(strconv.Itoa(j)).amount("currOverdueAmount", f.report.NoncreditTransInfoDetail[j].CurrOverdueAmount))
		}
		printed := summary.at("noncreditTransInfoSummary").at(strconv.Itoa(i)).amount("debtAmount", row.DebtAmount)
		checks = append(checks, judge(printed, exactly(sum.leaves, sum.sum).yuan().perhaps(), sum.known && f.complete("/noncreditTransInfoDetail")))
	}
	return checks
}

// publicSums counts and adds what each row of the public summary is about.
func (f *facts) publicSums() map[string]total {
	const public = place("/publicInfoDetail")
	p := f.report.PublicInfoDetail
	add := func(list, leaf string, n int, printed func(int) string) total {
		t := nothing()
		for i := range n {
			t.add(public.at(list).at(strconv.Itoa(i)).amount(leaf, printed(i)))
		}
		return t
	}
	return map[string]total{
		"欠税信息":   add("owingTaxRecord", "owingTaxAmount", len(p.OwingTaxRecord), func(i int) string { return p.OwingTaxRecord[i].OwingTaxAmount }),
		"民事判决信息": add("civilJudgmentRecord", "litigationAmount", len(p.CivilJudgmentRecord), func(i int) string { return p.CivilJudgmentRecord[i].LitigationAmount }),
		"强制执行信息": add("forceExecuteRecord", "applyExecuteSubjectValue", len(p.ForceExecuteRecord), func(i int) string { return p.ForceExecuteRecord[i].ApplyExecuteSubjectValue }),
		"行政处罚信息": add("administrativePenaltyRecord", "penaltyAmount", len(p.AdministrativePenaltyRecord), func(i int) string { return p.AdministrativePenaltyRecord[i].PenaltyAmount }),
	}
}

func (f *facts) publicRecords() []Check {
	var checks []Check
	sums := f.publicSums()
	for i, row := range f.report.InfoSummary.PublicInfoSummary {
		if sum, ok := sums[fold(row.Type)]; ok {
			printed := summary.at("publicInfoSummary").at(strconv.Itoa(i)).count("recordNum", row.RecordNum)
			checks = append(checks, judge(printed, exactly(sum.leaves, int64(len(sum.leaves))), f.complete("/publicInfoDetail")))
		}
	}
	return checks
}

// publicAmount: nothing says which amount of an enforcement counts.
func (f *facts) publicAmount() []Check {
	var checks []Check
	sums := f.publicSums()
	for i, row := range f.report.InfoSummary.PublicInfoSummary {
		if sum, ok := sums[fold(row.Type)]; ok {
			printed := summary.at("publicInfoSummary").at(strconv.Itoa(i)).amount("referenceAmount", row.ReferenceAmount)
			checks = append(checks, judge(printed, exactly(sum.leaves, sum.sum).yuan().perhaps(), sum.known && f.complete("/publicInfoDetail")))
		}
	}
	return checks
}
