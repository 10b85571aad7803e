package report

import "strconv"

// summary is where the summary of the report is.
const summary = place("/infoSummary")

func (f *facts) hints() (rows []Located[int], hints []Hint) {
	hint := f.report.InfoSummary.CreditTransInfoHint.Detail
	at := summary.at("creditTransInfoHint").at("detail")
	for _, part := range []struct {
		name string
		rows []Hint
	}{{"loan", hint.Loan}, {"creditCard", hint.CreditCard}, {"others", hint.Others}} {
		for i, h := range part.rows {
			rows = append(rows, at.at(part.name).at(strconv.Itoa(i)).count("accountNum", h.AccountNum))
			hints = append(hints, h)
		}
	}
	return rows, hints
}

func (f *facts) hintTotal() Located[int] {
	return summary.at("creditTransInfoHint").count("totalAccountNum", f.report.InfoSummary.CreditTransInfoHint.TotalAccountNum)
}

func (f *facts) hintSum() []Check {
	rows, _ := f.hints()
	if len(rows) == 0 {
		return nil
	}
	sum, leaves, known := addUp(rows)
	return []Check{judge(f.hintTotal(), exactly(leaves, sum), known && f.complete("/infoSummary/creditTransInfoHint"))}
}

// addUp adds counts; -- is none.
func addUp(rows []Located[int]) (sum int64, leaves []string, known bool) {
	known = true
	for _, r := range rows {
		leaves = append(leaves, r.Pointer)
		known = known && (r.Known() || r.Status == NotApplicable)
		sum += int64(r.V)
	}
	return sum, leaves, known
}

// hintAccounts: nothing says whether the total counts recovered claims.
func (f *facts) hintAccounts() []Check {
	total := f.hintTotal()
	if total.Status == Missing {
		return nil
	}
	all := int64(len(f.accounts))
	claimed := int64(len(of(f.accounts, Recoveries)))
	return []Check{judge(total, exactly(pointersOf(f.accounts), all, all-claimed), f.complete("/creditTransInfoDetail"))}
}

func pointersOf(accounts []Account) []string {
	var out []string
	for _, a := range accounts {
		out = append(out, a.Pointer)
	}
	return out
}

// kindsOfBusiness are the rows of the hint and which accounts they count.
var kindsOfBusiness = []struct {
	rows   []string // as printed, now and once
	counts func(Account) bool
}{
	{[]string{"个人住房贷款"}, Account.isHousing},
	{[]string{"个人商用房贷款(包括商住两用房)", "个人商用房(包括商住两用)贷款"}, Account.isCommercialProperty},
	{[]string{"其他类贷款", "其他类型贷款"}, Account.isOtherLoan},
	{[]string{"贷记卡"}, func(a Account) bool { return a.Family == Cards }},
	{[]string{"准贷记卡"}, func(a Account) bool { return a.Family == QuasiCards }},
	{[]string{"其他"}, Account.isOtherBusiness},
}

func (a Account) isLoan() bool {
	return a.Family == Loans || a.Family == RevolvingLoans || a.Family == RevolvingCredits
}

func (a Account) isHousing() bool {
	return a.isLoan() && (a.Business.Code == "housing_loan" || a.Business.Code == "provident_fund_loan")
}

func (a Account) isCommercialProperty() bool {
	return a.isLoan() && a.Business.Code == "commercial_property_loan"
}

func (a Account) isOtherBusiness() bool {
	switch a.Business.Code {
	case "agreed_repurchase", "pledged_stock_repurchase", "margin_trading", "other_securities_financing", "finance_lease":
		return a.isLoan()
	default:
		return false
	}
}

func (a Account) isOtherLoan() bool {
	return a.isLoan() && !a.isHousing() && !a.isCommercialProperty() && !a.isOtherBusiness()
}

// accountsOfKind are the accounts that a row of the hint counts, and whether
// that can be told: every loan's business must be a known word.
func (f *facts) accountsOfKind(row string) (counted []Account, known bool) {
	for _, kind := range kindsOfBusiness {
		for _, name := range kind.rows {
			if fold(row) != name {
				continue
			}
			for _, a := range f.accounts {
				if kind.counts(a) {
					counted = append(counted, a)
				}
			}
			return counted, f.complete("/creditTransInfoDetail") && f.businessesKnown()
		}
	}
	return nil, false
}

func (f *facts) businessesKnown() bool {
	for _, a := range f.accounts {
		if a.isLoan() && a.Business.Code == "" {
			return false
		}
	}
	return true
}

func (f *facts) hintKinds() []Check {
	var checks []Check
	rows, hints := f.hints()
	for i, row := range rows {
		counted, known := f.accountsOfKind(hints[i].Type)
		if row.Known() {
			checks = append(checks, judge(row, exactly(pointersOf(counted), int64(len(counted))).perhaps(), known))
		}
	}
	return checks
}

// hintFirst: the month of a row is when its oldest account was opened.
func (f *facts) hintFirst() []Check {
	var checks []Check
	rows, hints := f.hints()
	for i, h := range hints {
		month := ReadMonth(h.FirstGotAt)
		counted, known := f.accountsOfKind(h.Type)
		if !month.Known() || len(counted) == 0 || !known {
			continue
		}
		first := oldest(counted)
		c := Check{Status: NotProvable, Leaves: []string{string(place(rows[i].Pointer).parent().at("firstGotAt")), first.Pointer}, Got: h.FirstGotAt}
		if first.Known() && first.V.InMonth() == month.V {
			c.Status, c.Want = Proved, first.V.InMonth().String()
		}
		checks = append(checks, c)
	}
	return checks
}

func oldest(accounts []Account) Located[Date] {
	first := accounts[0].Opened
	for _, a := range accounts[1:] {
		if !a.Opened.Known() || a.Opened.V.Compare(first.V) < 0 {
			first = a.Opened
		}
	}
	return first
}
