package report

func (r Recovery) read(p place) Account {
	a := Account{
		Name: r.Name, Institution: r.ManageCompany,
		Business: ReadWord("recoveryBusiness", r.Type).V,
		Opened:   p.date("creditorReceivedDate", r.CreditorReceivedDate),
		AsOf:     p.date("dueDate", r.DueDate),
		Granted:  p.amount("creditorAmount", r.CreditorAmount),
	}
	p = p.at("accountState")
	a.State = p.state("recoveryState", r.AccountState.Value)
	a.badDebt(p.at("debtCollection"), r.AccountState.DebtCollection)
	a.cleared(p.at("debtFinish"), r.AccountState.DebtFinish)
	return a
}

func (l Loan) read(p place) Account {
	a := Account{
		Name: l.Name, Institution: l.ManageCompany, ID: l.AmountID,
		Business: ReadWord("loanBusiness", l.Type).V,
		Currency: ReadWord("currency", l.AccountCurrencyType).V,
		Opened:   p.date("startDate", l.StartDate),
		AsOf:     p.date("dueDate", l.DueDate),
		Granted:  p.amount("refundAmount", l.RefundAmount),
	}
	a.strip(p, l.RefundRecord)
	p = p.at("accountState")
	s := l.AccountState
	a.State = p.state("loanState", s.Value)
	a.badDebt(p.at("badDebt"), s.BadDebt)
	a.openLoan(p.at("normal"), s.Normal)
	if s.Overdue != nil {
		a.openLoan(p.at("overdue"), &s.Overdue.OpenLoan)
		a.Newer = s.Overdue.BeforeDeadlineDate != LatestRepayment{}
	}
	a.transferred(p.at("transfer"), s.Transfer)
	a.cleared(p.at("clear"), s.Clear)
	return a
}

func (l RevolvingLoan) read(p place) Account {
	a := Account{
		Name: l.Name, Institution: l.ManageCompany, ID: l.AmountID,
		Business: ReadWord("loanBusiness", l.Type).V,
		Currency: ReadWord("currency", l.AccountCurrencyType).V,
		Opened:   p.date("startDate", l.StartDate),
		AsOf:     p.date("dueDate", l.DueDate),
		Granted:  p.amount("refundAmount", l.RefundAmount),
	}
	a.strip(p, l.RefundRecord)
	a.revolving(p.at("accountState"), l.AccountState)
	return a
}

func (l RevolvingCredit) read(p place) Account {
	a := Account{
		Name: l.Name, Institution: l.ManageCompany, ID: l.AmountID,
		Business: ReadWord("loanBusiness", l.Type).V,
		Currency: ReadWord("currency", l.AccountCurrencyType).V,
		Opened:   p.date("startDate", l.StartDate),
		AsOf:     p.date("dueDate", l.DueDate),
		Granted:  p.amount("accountExtensionAmount", l.AccountExtensionAmount),
	}
	a.strip(p, l.RefundRecord)
	a.revolving(p.at("accountState"), l.AccountState)
	return a
}

func (c Card) read(p place) Account {
	a := Account{
		Name: c.Name, Institution: c.CardCompany, ID: c.AmountID,
		Business: ReadWord("cardBusiness", c.Type).V,
		Currency: ReadWord("currency", c.CurrencyType).V,
		Opened:   p.date("startDate", c.StartDate),
		AsOf:     p.date("dueDate", c.DueDate),
		Granted:  p.amount("accountExtensionAmount", c.AccountExtensionAmount),
		Shared:   p.amount("sharedExtensionAmount", c.SharedExtensionAmount),
	}
	a.strip(p, c.RefundRecord)
	p = p.at("accountState")
	a.State = p.state("cardState", c.AccountState.Value)
	a.badDebt(p.at("badDebt"), c.AccountState.BadDebt)
	a.openCard(p.at("normal"), c.AccountState.Normal)
	a.canceled(p.at("accountCanceled"), c.AccountState.AccountCanceled)
	return a
}

func (c QuasiCard) read(p place) Account {
	a := Account{
		Name: c.Name, Institution: c.CardCompany, ID: c.AmountID,
		Currency: ReadWord("currency", c.CurrencyType).V,
		Opened:   p.date("startDate", c.StartDate),
		AsOf:     p.date("dueDate", c.DueDate),
		Granted:  p.amount("accountExtensionAmount", c.AccountExtensionAmount),
		Shared:   p.amount("sharedExtensionAmount", c.SharedExtensionAmount),
	}
	a.strip(p, c.RefundRecord)
	p = p.at("accountState")
	a.State = p.state("cardState", c.AccountState.Value)
	a.badDebt(p.at("badDebt"), c.AccountState.BadDebt)
	if o := c.AccountState.Normal; o != nil {
		p := p.at("normal")
		a.Balance = p.amount("overDraftAmount", o.OverDraftAmount)
		a.Average = p.amount("latest6MonthsAvgOverDraftAmount", o.Latest6MonthsAvgOverDraftAmount)
	}
	a.canceled(p.at("accountCanceled"), c.AccountState.AccountCanceled)
	return a
}

func (a *Account) revolving(p place, s RevolvingState) {
	a.State = p.state("loanState", s.Value)
	a.badDebt(p.at("badDebt"), s.BadDebt)
	a.openRevolving(p.at("normal"), s.Normal)
	a.openRevolving(p.at("overdue"), s.Overdue)
	a.transferred(p.at("transfer"), s.Transfer)
	a.cleared(p.at("clear"), s.Clear)
}

func (a *Account) openLoan(p place, o *OpenLoan) {
	if o == nil {
		return
	}
	a.Balance = p.amount("surplusAmount", o.SurplusAmount)
	a.OverduePeriods = p.count("currOverduePeriods", o.CurrOverduePeriods)
	a.OverdueAmount = p.amount("currOverdueAmount", o.CurrOverdueAmount)
}

func (a *Account) openRevolving(p place, o *OpenRevolving) {
	if o == nil {
		return
	}
	a.Balance = p.amount("surplusAmount", o.SurplusAmount)
	a.OverduePeriods = p.count("currOverduePeriods", o.CurrOverduePeriods)
	a.OverdueAmount = p.amount("currOverdue", o.CurrOverdue)
}

func (a *Account) openCard(p place, o *OpenCard) {
	if o == nil {
		return
	}
	a.Balance = p.amount("surplusAmount", o.SurplusAmount)
	a.Newer = o.BeforeDueDate != LatestRepayment{}
	a.Used = p.amount("usedAmount", o.UsedAmount)
	a.Average = p.amount("avg6monthPay", o.Avg6MonthPay)
	a.OverduePeriods = p.count("currOverduePeriods", o.CurrOverduePeriods)
	a.OverdueAmount = p.amount("currOverdueAmount", o.CurrOverdueAmount)
}

func (a *Account) badDebt(p place, b *BadDebt) {
	if b != nil {
		a.Balance = p.amount("surplusAmount", b.SurplusAmount)
	}
}

func (a *Account) cleared(p place, c *Cleared) {
	if c != nil {
		a.Ended = p.date("accountClosedDate", c.AccountClosedDate)
	}
}

func (a *Account) transferred(p place, t *Transferred) {
	if t != nil {
		a.Ended = p.month("transferDate", t.TransferDate)
	}
}

func (a *Account) canceled(p place, c *Canceled) {
	if c != nil {
		a.Ended = p.date("canceledDate", c.CanceledDate)
	}
}
