package report

import "strconv"

// strip is the strip of an account or a service.
type strip struct {
	account Account // the zero Account for a service
	span    Located[Span]
	months  []Month
	most    int // months
}

func (f *facts) strips() []strip {
	var all []strip
	for _, a := range f.accounts {
		if a.Range.Status != Missing && a.Range.Pointer != "" {
			all = append(all, strip{a, a.Range, a.Strip, 60})
		}
	}
	for i, n := range f.report.NoncreditTransInfoDetail {
		span, months := n.paymentStrip(place("/noncreditTransInfoDetail").at(strconv.Itoa(i)))
		if span.Status != Missing {
			all = append(all, strip{Account{}, span, months, 24})
		}
	}
	return all
}

// stripLength: five years for accounts, two for services.
func (f *facts) stripLength() []Check {
	var checks []Check
	for _, s := range f.strips() {
		if s.span.Known() {
			n := s.span.V.Months()
			checks = append(checks, verdict(n <= s.most, "≤ "+strconv.Itoa(s.most), strconv.Itoa(n), s.span.Pointer))
		}
	}
	return checks
}

// stripMonths: months outside the range are blank, all others are not.
func (f *facts) stripMonths() []Check {
	var checks []Check
	for _, s := range f.strips() {
		if !f.complete(s.span.Pointer) {
			continue
		}
		checks = append(checks, s.filled())
	}
	return checks
}

func (s strip) filled() Check {
	c := Check{Status: Proved, Leaves: []string{s.span.Pointer}}
	if !s.span.Known() {
		c.Status = NotProvable
		return c
	}
	seen := map[Date]bool{}
	var clash []string
	for _, m := range s.months {
		switch {
		case m.Month == Date{}:
			c.Status = NotProvable
			return c
		case isDash(m.State) && !s.span.V.holds(m.Month): // some lenders print -- there
		case seen[m.Month] || !s.span.V.holds(m.Month):
			clash = append(clash, m.Pointer)
		default:
			seen[m.Month] = true
			c.Leaves = append(c.Leaves, m.Pointer+"/state")
		}
	}
	c.Want, c.Got = strconv.Itoa(s.span.V.Months()), strconv.Itoa(len(seen)+len(clash))
	if len(clash) > 0 || len(seen) != s.span.V.Months() {
		c.Status, c.Leaves = Contradicted, append([]string{s.span.Pointer}, clash...)
	}
	return c
}

// stripEnd: the strip of an open account ends in the month of its data, that of
// a closed one in the month when it was closed.
func (f *facts) stripEnd() []Check {
	var checks []Check
	for _, s := range f.strips() {
		a := s.account
		if !s.span.Known() || a.Pointer == "" {
			continue
		}
		c := Check{Status: NotProvable, Leaves: []string{s.span.Pointer, a.AsOf.Pointer}, Got: s.span.V.To.String()}
		ends := []Located[Date]{a.AsOf}
		if a.Standing == StandingEnded {
			ends = []Located[Date]{a.Ended, a.AsOf}
			c.Leaves = append(c.Leaves, a.Ended.Pointer)
		}
		checks = append(checks, c.endsIn(ends, a.Standing))
	}
	return checks
}

func (c Check) endsIn(ends []Located[Date], standing Standing) Check {
	for _, end := range ends {
		if !end.Known() {
			return c
		}
		c.Want = end.V.InMonth().String()
		if c.Want == c.Got {
			c.Status = Proved
			return c
		}
	}
	if standing == StandingOpen || standing == StandingEnded {
		c.Status = Contradicted
	}
	return c
}

// stripAmounts: a late month has an amount overdue, a month paid on time has 0,
// a month of which nothing is known has --. A quasi credit card prints its
// overdraft, which may be there without being late.
func (f *facts) stripAmounts() []Check {
	var checks []Check
	for _, a := range f.accounts {
		var looked, failed []string
		for _, m := range a.Strip {
			switch {
			case m.Amount.Status == Missing || m.Amount.Status == Unreadable:
			case m.fits(a.Family):
				looked = append(looked, m.Pointer+"/state", m.Pointer+"/amount")
			default:
				failed = append(failed, m.Pointer+"/state", m.Pointer+"/amount")
			}
		}
		checks = append(checks, faults(looked, failed)...)
	}
	return checks
}

func (m Month) fits(family Family) bool {
	owing := m.Amount.V > 0
	switch {
	case m.Late() > 0:
		return owing
	case m.State == "N":
		return !owing || family == QuasiCards
	case m.State == "#":
		return !owing
	default:
		return true
	}
}

// stripCurrent: the amount of the last month is what is overdue now, if the
// account's data are of that month.
func (f *facts) stripCurrent() []Check {
	var checks []Check
	for _, a := range f.accounts {
		for _, m := range a.Strip {
			if !a.AsOf.Known() || m.Month != a.AsOf.V.InMonth() || !a.OverdueAmount.Known() || !m.Amount.Known() {
				continue
			}
			c := exactly([]string{m.Pointer + "/amount"}, int64(m.Amount.V)).yuan().perhaps()
			checks = append(checks, judge(a.OverdueAmount, c, true))
		}
	}
	return checks
}
