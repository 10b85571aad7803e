package reportgen

import (
	"fmt"
	"time"

	"xinbao/report"
)

// Size is how much a report has to tell.
type Size string

// The sizes: about 5, 15 and 40 pages.
const (
	SizeThin   Size = "thin"
	SizeNormal Size = "normal"
	SizeHeavy  Size = "heavy"
)

// plenty is how many accounts of each family, and queries, a size has at least
// and at most.
var plenty = map[Size]struct{ loans, drawings, revolving, cards, quasi, queries [2]int }{
	SizeThin:   {loans: [2]int{0, 2}, drawings: [2]int{0, 1}, cards: [2]int{0, 2}, queries: [2]int{0, 6}},
	SizeNormal: {loans: [2]int{2, 6}, drawings: [2]int{0, 3}, revolving: [2]int{0, 3}, cards: [2]int{2, 6}, quasi: [2]int{0, 1}, queries: [2]int{8, 40}},
	SizeHeavy:  {loans: [2]int{8, 20}, drawings: [2]int{4, 10}, revolving: [2]int{3, 8}, cards: [2]int{6, 16}, quasi: [2]int{1, 2}, queries: [2]int{80, 260}},
}

// book is everything that a detailed report tells, printed values and the
// numbers behind them.
type book struct {
	made       time.Time
	header     report.Header
	basics     report.PersonBasicInfo
	recoveries []recovery
	loans      []loan
	drawings   []loan
	revolving  []loan
	cards      []card
	quasi      []quasi
	duties     []duty
	agreements []report.CreditAgreement
	postpaid   []postpaid
	public     report.PublicInfo
	publicSums [4]int
	declares   []report.SelfDeclaration
	objections []report.ObjectionLabel
	looks      []look
}

// newBook invents a person's history.
func newBook(seed uint64, size Size, w Wording) *book {
	d := newDice(seed, "time")
	b := &book{made: time.Date(2020, 3, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(d.IntN(6*365*24*3600)) * time.Second)}
	p := newDice(seed, "person").identity(b.made)
	b.header = newDice(seed, "header").header(p, b.made, w)
	b.basics = newDice(seed, "basics").basics(p, b.made, w)
	b.accounts(seed, size, w)
	b.others(seed, size, w)
	if w.MaskedLenders {
		b.maskLenders()
	}
	return b
}

// asOf is the day of an account's data: some weeks ago, and with room for what was
// paid since.
func (b *book) asOf(d dice) time.Time { return dayOf(b.made).AddDate(0, 0, -d.between(8, 45)) }

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (b *book) accounts(seed uint64, size Size, w Wording) {
	d := newDice(seed, "accounts")
	n := plenty[size]
	opened := func() time.Time { return d.day(b.made, 150, pick(d, []int{400, 1500, 4000})) }
	for _, f := range []struct {
		family family
		number [2]int
		list   *[]loan
	}{{familyLoan, n.loans, &b.loans}, {familyDrawing, n.drawings, &b.drawings}, {familyRevolving, n.revolving, &b.revolving}} {
		for i := range d.between(f.number[0], f.number[1]) {
			l := d.loan(f.family, dayOf(opened()), b.asOf(d), "", w)
			l.Name = w.account(i + 1)
			*f.list = append(*f.list, l)
		}
	}
	for i := range d.between(n.cards[0], n.cards[1]) {
		c := d.card(dayOf(opened()), b.asOf(d), "", w)
		c.Name = w.account(i + 1)
		b.cards = append(b.cards, c)
	}
	for i := range d.between(n.quasi[0], n.quasi[1]) {
		q := d.quasi(dayOf(opened()), b.asOf(d), w)
		q.Name = w.account(i + 1)
		b.quasi = append(b.quasi, q)
	}
	if w.QuasiUnnamed && len(b.quasi) == 1 {
		b.quasi[0].Name = ""
	}
}

// account is the name of the n-th account of a family.
func (w Wording) account(n int) string {
	return w.spaced(fmt.Sprintf("账户%d", n), fmt.Sprintf("账户 %d", n))
}

func (b *book) others(seed uint64, size Size, w Wording) {
	d := newDice(seed, "others")
	rich := map[Size]int{SizeThin: 10, SizeNormal: 40, SizeHeavy: 70}[size]
	for i := range d.many(rich) {
		r := d.recovery(b.asOf(d), w)
		r.Name = w.account(i + 1)
		b.recoveries = append(b.recoveries, r)
	}
	for _, company := range []bool{false, true} {
		for i := range d.many(rich) {
			x := d.duty(b.asOf(d), company, w)
			x.Name = w.account(i + 1)
			b.duties = append(b.duties, x)
		}
	}
	for i := range d.many(rich + 20) {
		a := d.agreement(b.asOf(d), w)
		a.Name = w.spaced(fmt.Sprintf("授信协议%d", i+1), fmt.Sprintf("授信协议 %d", i+1))
		b.agreements = append(b.agreements, a)
	}
	for i := range d.many(rich) {
		p := d.postpaid(b.made, pick(d, []string{"电信业务", "电信业务", "自来水业务"}), w)
		p.Name = w.account(i + 1)
		b.postpaid = append(b.postpaid, p)
	}
	b.public, b.publicSums = d.public(b.made, rich/2)
	b.remarks(d, rich/2)
	n := plenty[size].queries
	b.looks = d.looks(dayOf(b.made), d.between(n[0], n[1]), d.between(0, 8))
}

func (b *book) remarks(d dice, percent int) {
	for i := range d.many(percent) {
		b.declares = append(b.declares, report.SelfDeclaration{No: fmt.Sprint(i + 1), DeclareContent: personSays + "特此声明，请各机构核实后使用。", AddDate: day(d.day(b.made, 10, 900))})
	}
	for i := range d.many(percent) {
		b.objections = append(b.objections, report.ObjectionLabel{No: fmt.Sprint(i + 1), LabelContent: objectionSays, AddDate: day(d.day(b.made, 10, 900))})
	}
}
