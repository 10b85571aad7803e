package report

import (
	"slices"
	"strconv"
)

// The summary of what was overdue covers five years, the strip of a closed
// account the five years before it was closed; the page's description does not
// say from which day to which, whether months are counted once for each account,
// or whether a bad debt counts. So there are several right answers.

// lateness is what the strips of a family tell.
type lateness struct {
	all, recent, perhaps []late // late for certain; of these, in the last years for certain; or late if bad debts and the like count
	vague                bool   // a month of unknown state, or an amount that cannot be read
}

// late is one month of one account.
type late struct {
	account int
	month   Date
	cell    Month
}

func (f *facts) lateness(family Family) lateness {
	var l lateness
	day, _ := f.day()
	for i, a := range of(f.accounts, family) {
		for _, m := range a.Strip {
			cell := late{i, m.Month, m}
			switch {
			case m.Late() > 0:
				l.all = append(l.all, cell)
				l.perhaps = append(l.perhaps, cell)
				if m.Month.months() > day.months()-58 {
					l.recent = append(l.recent, cell)
				}
				l.vague = l.vague || !m.Amount.Known()
			case slices.Contains([]string{"B", "D", "Z", "G"}, m.State):
				l.perhaps = append(l.perhaps, cell)
			case m.State == "#" || m.State == "" || m.Month == Date{}:
				l.vague = true
			}
		}
	}
	return l
}

func accountsLate(cells []late) int64 {
	seen := map[int]bool{}
	for _, c := range cells {
		seen[c.account] = true
	}
	return int64(len(seen))
}

func monthsLate(cells []late) int64 {
	seen := map[Date]bool{}
	for _, c := range cells {
		seen[c.month] = true
	}
	return int64(len(seen))
}

// highest is the highest amount of one account in one month, and of all
// accounts together.
func highest(cells []late) (single, together int64) {
	sums := map[Date]int64{}
	for _, c := range cells {
		fen := int64(c.cell.Amount.V)
		sums[c.month] += fen
		single, together = max(single, fen), max(together, sums[c.month])
	}
	return single, together
}

func longest(cells []late) (n int64) {
	for _, c := range cells {
		n = max(n, int64(c.cell.Late()))
	}
	return n
}

// running is the most months in a row that one account was late.
func running(cells []late) (most int64) {
	late := map[int]map[Date]bool{}
	for _, c := range cells {
		if late[c.account] == nil {
			late[c.account] = map[Date]bool{}
		}
		late[c.account][c.month] = true
	}
	for _, c := range cells {
		n := int64(0)
		for month := c.month; late[c.account][month]; month = month.plus(0, 1, 1).InMonth() {
			n++
		}
		most = max(most, n)
	}
	return most
}

func pointersLate(cells []late) []string {
	var out []string
	for _, c := range cells {
		out = append(out, c.cell.Pointer)
	}
	return out
}

// overdue judges one column of the overdue summary, for each family.
func overdue[N ~int | ~int64](f *facts, column func(place, OverdueSummary) Located[N], expect func(Family, lateness) claim) []Check {
	var checks []Check
	day, dated := f.day()
	for i, row := range f.report.InfoSummary.CreditTransBreachInfoSummary.OverdueInfoCollection {
		family, ok := familyOfRow(row.Type)
		if !ok {
			continue
		}
		l := f.lateness(family)
		c := expect(family, l)
		c.leaves = pointersLate(l.all)
		// Of a quasi credit card's overdraft not every month may count.
		c.certain = c.certain && !l.vague && family != QuasiCards && day.Year > 0
		printed := column(breach.at("overdueInfoCollection").at(strconv.Itoa(i)), row)
		checks = append(checks, judge(printed, c, dated && f.complete(family.List())))
	}
	return checks
}

func familyOfRow(printed string) (Family, bool) {
	for _, f := range Families() {
		if slices.Contains(families[f].row, fold(printed)) {
			return f, true
		}
	}
	return "", false
}

func (f *facts) overdueAccounts() []Check {
	return overdue(f, func(p place, row OverdueSummary) Located[int] { return p.count("accountNum", row.AccountNum) },
		func(_ Family, l lateness) claim {
			return exactly(nil, accountsLate(l.all), accountsLate(l.recent), accountsLate(l.perhaps))
		})
}

func (f *facts) overdueMonths() []Check {
	return overdue(f, func(p place, row OverdueSummary) Located[int] { return p.count("monthNum", row.MonthNum) },
		func(_ Family, l lateness) claim {
			return exactly(nil, monthsLate(l.all), monthsLate(l.recent), int64(len(l.all)), int64(len(l.recent))).
				between(monthsLate(l.recent), int64(len(l.perhaps)))
		})
}

func (f *facts) overdueHighest() []Check {
	return overdue(f, func(p place, row OverdueSummary) Located[Fen] {
		return p.amount("maxAmountPerMonth", row.MaxAmountPerMonth)
	},
		func(_ Family, l lateness) claim {
			single, together := highest(l.all)
			recent, recentTogether := highest(l.recent)
			_, most := highest(l.perhaps)
			return exactly(nil, single, together, recent, recentTogether).between(recent, most).yuan()
		})
}

// overdueLongest: the letter 7 is everything above 180 days, so it sets no end.
func (f *facts) overdueLongest() []Check {
	return overdue(f, func(p place, row OverdueSummary) Located[int] {
		return p.count("maxOverdueMonthNum", row.MaxOverdueMonthNum)
	},
		func(family Family, l lateness) claim {
			right := []int64{longest(l.all), longest(l.recent), max(longest(l.all), running(l.all))}
			for _, a := range of(f.accounts, family) {
				right = append(right, max(right[0], int64(a.OverduePeriods.V)))
			}
			c := exactly(nil, right...).between(right[1], int64(len(l.perhaps)))
			if right[0] == 7 {
				c.high = endless
			}
			return c
		})
}
