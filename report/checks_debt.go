package report

const debts = summary + "/creditTransExtensionAndDebtSummary"

// debtRow is the summary of one family, its columns named alike.
type debtRow struct {
	family                 Family
	accounts, institutions Located[int]
	granted, lowest, most  Located[Fen] // lowest and most for one institution: cards only
	owed                   Located[Fen] // 余额, 已用额度 or 透支余额
	average                Located[Fen] // cards only: what their accounts print too
	owes                   func(Account) Located[Fen]
}

func (f *facts) debtRows() []debtRow {
	s := f.report.InfoSummary.CreditTransExtensionAndDebtSummary
	rows := []debtRow{
		loanRow(Loans, "acyclicLoanAccountInfoSummary", s.AcyclicLoanAccountInfoSummary),
		loanRow(RevolvingLoans, "cyclicalAmountAccountInfoSummary", s.CyclicalAmountAccountInfoSummary),
		loanRow(RevolvingCredits, "cyclicalLoanAccountInfoSummary", s.CyclicalLoanAccountInfoSummary),
		cardRow(s.CreditAccountInfoSummary),
		quasiRow(s.QuasiCreditAccountInfoSummary),
	}
	var printed []debtRow
	for _, r := range rows {
		if r.accounts.Status != Missing {
			printed = append(printed, r)
		}
	}
	return printed
}

func balanceOf(a Account) Located[Fen] { return a.Balance }

func loanRow(family Family, name string, s LoanSummary) debtRow {
	p := debts.at(name)
	return debtRow{
		family:       family,
		institutions: p.count("manageCompanyNum", s.ManageCompanyNum),
		accounts:     p.count("accountNum", s.AccountNum),
		granted:      p.amount("extensionAmount", s.ExtensionAmount),
		owed:         p.amount("surplusAmount", s.SurplusAmount),
		owes:         balanceOf,
	}
}

func cardRow(s CardSummary) debtRow {
	p := debts.at("creditAccountInfoSummary")
	return debtRow{
		family:       Cards,
		institutions: p.count("companyNum", s.CompanyNum),
		accounts:     p.count("accountNum", s.AccountNum),
		granted:      p.amount("extensionAmount", s.ExtensionAmount),
		most:         p.amount("maxAmountPerCompany", s.MaxAmountPerCompany),
		lowest:       p.amount("minAmountPerCompany", s.MinAmountPerCompany),
		owed:         p.amount("usedAmount", s.UsedAmount),
		average:      p.amount("avg6monthUsedAmount", s.Avg6MonthUsedAmount),
		owes:         func(a Account) Located[Fen] { return a.Used },
	}
}

func quasiRow(s QuasiSummary) debtRow {
	p := debts.at("quasiCreditAccountInfoSummary")
	return debtRow{
		family:       QuasiCards,
		institutions: p.count("companyNum", s.CompanyNum),
		accounts:     p.count("accountNum", s.AccountNum),
		granted:      p.amount("extensionAmount", s.ExtensionAmount),
		most:         p.amount("maxAmountPerCompany", s.MaxAmountPerCompany),
		lowest:       p.amount("minAmountPerCompany", s.MinAmountPerCompany),
		owed:         p.amount("surplusAmount", s.SurplusAmount),
		average:      p.amount("avg6monthOverdraftAmount", s.Avg6MonthOverdraftAmount),
		owes:         balanceOf,
	}
}

// counted are the sets of accounts that a summary may count: nothing says
// whether those that ended, were never used or went bad are among them.
func (f *facts) counted(family Family) [][]Account {
	all := of(f.accounts, family)
	return [][]Account{
		all,
		standing(all, StandingOpen, StandingBadDebt, StandingInactive),
		standing(all, StandingOpen, StandingBadDebt),
		standing(all, StandingOpen, StandingInactive),
		standing(all, StandingOpen),
	}
}

func (f *facts) debtAccounts() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		var right []int64
		for _, set := range f.counted(row.family) {
			right = append(right, int64(len(set)))
		}
		checks = append(checks, judge(row.accounts, exactly(pointersOf(of(f.accounts, row.family)), right...), f.settled(row.family)))
	}
	return checks
}

// debtInstitutions: an institution may be printed under several names.
func (f *facts) debtInstitutions() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		var right []int64
		for _, set := range f.counted(row.family) {
			names := map[string]bool{}
			for _, a := range set {
				names[fold(a.Institution)] = true
			}
			right = append(right, int64(len(names)))
		}
		c := exactly(pointersOf(of(f.accounts, row.family)), right...).perhaps()
		checks = append(checks, judge(row.institutions, c, f.settled(row.family)))
	}
	return checks
}

// debtBalance: what is owed on accounts that are open, with or without the bad
// debts. An amount in foreign money may be rounded once for each account; after
// a repayment that is newer than the account's data nothing is certain.
func (f *facts) debtBalance() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		open, bad := nothing(), balances(standing(of(f.accounts, row.family), StandingBadDebt))
		foreign, newer := int64(0), false
		for _, a := range standing(of(f.accounts, row.family), StandingOpen) {
			open.add(row.owes(a))
			newer = newer || a.Newer
			if a.Currency.Code != "CNY" {
				foreign++
			}
		}
		c := exactly(append(open.leaves, bad.leaves...), open.sum, open.sum+bad.sum).yuan()
		c = c.between(c.low-100*foreign, c.high+100*foreign)
		c.certain = !newer
		checks = append(checks, judge(row.owed, c, open.known && bad.known && f.settled(row.family)))
	}
	return checks
}

// debtGranted: cards may share one limit, which then counts once for each
// institution.
func (f *facts) debtGranted() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		var right []int64
		for _, set := range f.counted(row.family) {
			right = append(right, granted(set), shared(set))
		}
		c := exactly(pointersOf(of(f.accounts, row.family)), right...).yuan().perhaps()
		checks = append(checks, judge(row.granted, c, f.settled(row.family)))
	}
	return checks
}

func granted(accounts []Account) (sum int64) {
	for _, a := range accounts {
		sum += int64(a.Granted.V)
	}
	return sum
}

// shared adds the highest limit of each institution.
func shared(accounts []Account) (sum int64) {
	most := map[string]int64{}
	for _, a := range accounts {
		name, limit := fold(a.Institution), max(int64(a.Shared.V), int64(a.Granted.V))
		sum += max(0, limit-most[name])
		most[name] = max(most[name], limit)
	}
	return sum
}

func (f *facts) debtAverage() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		if row.average.Pointer == "" {
			continue
		}
		sum := nothing()
		for _, a := range standing(of(f.accounts, row.family), StandingOpen) {
			sum.add(a.Average)
		}
		checks = append(checks, judge(row.average, exactly(sum.leaves, sum.sum).yuan().perhaps(), sum.known && f.settled(row.family)))
	}
	return checks
}

func (f *facts) debtOrder() []Check {
	var checks []Check
	for _, row := range f.debtRows() {
		if row.lowest.Known() && row.most.Known() && row.granted.Known() {
			ok := row.lowest.V <= row.most.V && row.most.V <= row.granted.V
			checks = append(checks, verdict(ok, "", "", row.lowest.Pointer, row.most.Pointer, row.granted.Pointer))
		}
	}
	return checks
}
