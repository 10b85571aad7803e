package report

import (
	"slices"
	"strconv"
)

const breach = summary + "/creditTransBreachInfoSummary"

func (f *facts) recourseSum() []Check {
	r, at := f.report.InfoSummary.CreditTransBreachInfoSummary.RecourseInfoSummary, breach.at("recourseInfoSummary")
	if len(r.Detail) == 0 {
		return nil
	}
	var counts []Located[int]
	balance := nothing()
	for i, row := range r.Detail {
		p := at.at("detail").at(strconv.Itoa(i))
		counts = append(counts, p.count("accountNum", row.AccountNum))
		balance.add(p.amount("surplusAmount", row.SurplusAmount))
	}
	n, leaves, known := addUp(counts)
	whole := f.complete(string(at))
	return []Check{
		judge(at.count("totalAccountNum", r.TotalAccountNum), exactly(leaves, n), known && whole),
		judge(at.amount("surplusAmount", r.SurplusAmount), exactly(balance.leaves, balance.sum).yuan(), balance.known && whole),
	}
}

// recourseAccounts: nothing says whether claims that ended are counted.
func (f *facts) recourseAccounts() []Check {
	at := breach.at("recourseInfoSummary")
	total := at.count("totalAccountNum", f.report.InfoSummary.CreditTransBreachInfoSummary.RecourseInfoSummary.TotalAccountNum)
	if total.Status == Missing {
		return nil
	}
	claims := of(f.accounts, Recoveries)
	open := standing(claims, StandingOpen)
	return []Check{judge(total, exactly(pointersOf(claims), int64(len(claims)), int64(len(open))), f.settled(Recoveries))}
}

func (f *facts) recourseBalance() []Check {
	at := breach.at("recourseInfoSummary")
	balance := at.amount("surplusAmount", f.report.InfoSummary.CreditTransBreachInfoSummary.RecourseInfoSummary.SurplusAmount)
	if balance.Status == Missing {
		return nil
	}
	sum := balances(standing(of(f.accounts, Recoveries), StandingOpen))
	return []Check{judge(balance, exactly(sum.leaves, sum.sum).yuan().perhaps(), sum.known && f.settled(Recoveries))}
}

func (f *facts) badDebtAccounts() []Check {
	count := breach.at("badDebtsSummary").count("accountNum", f.report.InfoSummary.CreditTransBreachInfoSummary.BadDebtsSummary.AccountNum)
	if count.Status == Missing {
		return nil
	}
	bad := standing(f.accounts, StandingBadDebt)
	return []Check{judge(count, exactly(pointersOf(bad), int64(len(bad))), f.settled(Families()...))}
}

func (f *facts) badDebtBalance() []Check {
	balance := breach.at("badDebtsSummary").amount("surplusAmount", f.report.InfoSummary.CreditTransBreachInfoSummary.BadDebtsSummary.SurplusAmount)
	if balance.Status == Missing {
		return nil
	}
	sum := balances(standing(f.accounts, StandingBadDebt))
	return []Check{judge(balance, exactly(sum.leaves, sum.sum).yuan(), sum.known && f.settled(Families()...))}
}

// settled is true when all accounts of the families were seen and their states
// are known.
func (f *facts) settled(families ...Family) bool {
	for _, family := range families {
		if !f.complete(family.List()) {
			return false
		}
	}
	return len(standing(of(f.accounts, families...), StandingUnknown)) == 0
}

func standing(accounts []Account, wanted ...Standing) []Account {
	var out []Account
	for _, a := range accounts {
		if slices.Contains(wanted, a.Standing) {
			out = append(out, a)
		}
	}
	return out
}

func balances(accounts []Account) total {
	t := nothing()
	for _, a := range accounts {
		t.add(a.Balance)
	}
	return t
}
