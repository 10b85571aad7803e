package sandbox

import (
	"math/rand/v2"
	"time"

	"xinbao/zx"
)

// Profile is the kind of credit history that a person has.
type Profile string

// The profiles; "" is taken as ordinary.
const (
	ProfileOrdinary Profile = "ordinary" // cards, perhaps a small loan, all paid
	ProfileMortgage Profile = "mortgage" // a house loan beside the cards
	ProfileOverdue  Profile = "overdue"  // some months late, never more than 90 days
	ProfileSevere   Profile = "severe"   // more than 90 days late, guarantees for others
	ProfileQueries  Profile = "queries"  // many lenders have looked
	ProfileEmpty    Profile = "empty"    // no account at all
)

// makeup is how many accounts of which kind a profile has.
type makeup struct {
	cards, houses, others      [2]int // from, to
	lateCards, lateLoans       int
	over90                     bool
	guarantees, queriesMonthly int
}

var makeups = map[Profile]makeup{
	ProfileOrdinary: {cards: [2]int{2, 5}, others: [2]int{0, 1}, queriesMonthly: 1},
	ProfileMortgage: {cards: [2]int{1, 4}, houses: [2]int{1, 2}, others: [2]int{0, 2}, queriesMonthly: 1},
	ProfileOverdue:  {cards: [2]int{3, 7}, others: [2]int{1, 3}, lateCards: 2, lateLoans: 1, queriesMonthly: 1},
	ProfileSevere:   {cards: [2]int{3, 6}, houses: [2]int{0, 1}, others: [2]int{2, 4}, lateCards: 2, lateLoans: 2, over90: true, guarantees: 1, queriesMonthly: 2},
	ProfileQueries:  {cards: [2]int{2, 4}, others: [2]int{1, 2}, queriesMonthly: 4},
	ProfileEmpty:    {},
}

func (p Persona) makeup() makeup {
	if m, ok := makeups[p.World.Profile]; ok {
		return m
	}
	return makeups[ProfileOrdinary]
}

// book is all accounts of a person.
type book struct{ cards, houses, others ledger }

// ledger is the accounts of one kind.
type ledger struct {
	entries    []entry
	guarantees []string
}

// entry is one account: its sentence, and what the summary counts of it.
type entry struct {
	sentence   string
	closed     bool
	monthsLate int
	over90     bool
}

// inventBook opens the accounts in the years before the person came to the
// sandbox, so that they stay the same from one report to the next.
func inventBook(a *account, made time.Time) book {
	p, m := a.person, a.person.makeup()
	y, month, _ := made.Date()
	w := writer{
		r:     a.dice.roll("accounts", p.Login),
		now:   a.dice.roll("balances", p.Login, made.Format(reportMonth)),
		since: a.opened.In(shanghai),
		asOf:  time.Date(y, month-1, 1, 0, 0, 0, 0, shanghai),
		made:  made,
	}
	w.years = min(12, max(2, w.since.Year()-birthYear(p.IDCard)-20))
	var b book
	b.cards.entries = w.entries(m.cards, m.lateCards, m.over90, w.card)
	b.houses.entries = w.entries(m.houses, 0, false, w.house)
	b.others.entries = w.entries(m.others, m.lateLoans, m.over90, w.consumer)
	for range m.guarantees {
		b.others.guarantees = append(b.others.guarantees, w.guarantee())
	}
	return b
}

// entries writes as many accounts as the range says; the first are late.
func (w writer) entries(span [2]int, late int, over90 bool, write func(history) entry) []entry {
	out := make([]entry, between(w.r, span[0], span[1]))
	for i := range out {
		h := history{opened: w.opened(w.years)}
		if i < late {
			h.opened = w.opened(min(w.years, 5)) // late in the last five years, so open in them
			h.monthsLate = between(w.r, 1, 9)
			if over90 && i == 0 {
				h.monthsOver90 = between(w.r, 1, 3)
				h.monthsLate += h.monthsOver90 + 2
			}
		}
		out[i] = write(h)
	}
	return out
}

// history is what an account of any kind has been through.
type history struct {
	opened                   time.Time
	monthsLate, monthsOver90 int
}

// writer writes the sentences of one report.
type writer struct {
	r     *rand.Rand // what never changes
	now   *rand.Rand // what goes with the month
	since time.Time  // accounts were opened before,
	years int        // so many years at most
	asOf  time.Time  // the month before the report
	made  time.Time
}

// opened is a day at least one year ago.
func (w writer) opened(years int) time.Time {
	return w.since.AddDate(0, 0, -between(w.r, 365, 365*years))
}

// split sorts the sentences into those never and those once overdue.
func (l ledger) split() (unOverdue, overdue zx.List[string]) {
	for _, e := range l.entries {
		if e.monthsLate > 0 {
			overdue = append(overdue, e.sentence)
		} else {
			unOverdue = append(unOverdue, e.sentence)
		}
	}
	return unOverdue, overdue
}

func (l ledger) creditCards() zx.CardAccounts {
	unOverdue, overdue := l.split()
	return zx.CardAccounts{UnOverdue: unOverdue, Overdue: overdue, GuaranteeOthers: l.guarantees}
}

func (l ledger) loans() zx.LoanAccounts {
	unOverdue, overdue := l.split()
	return zx.LoanAccounts{UnOverdue: unOverdue, Overdue: overdue, GuaranteeOthers: l.guarantees}
}

// counts is the row of the summary table (I33).
func (l ledger) counts() zx.Counts {
	c := zx.Counts{A: len(l.entries), C: len(l.guarantees)}
	for _, e := range l.entries {
		if !e.closed {
			c.B++
		}
		if e.monthsLate > 0 {
			c.D++
		}
		if e.over90 {
			c.E++
		}
	}
	return c
}
