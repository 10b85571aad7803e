package report

import (
	"slices"
	"strconv"
	"strings"

	"xinbao/zx"
)

// BriefKind is a column of the brief report's summary.
type BriefKind string

// The columns.
const (
	BriefCards      BriefKind = "credit_card"
	BriefHouseLoans BriefKind = "house_loan"
	BriefOtherLoans BriefKind = "other_loan"
)

// BriefAccounts is the accounts of one column, as printed.
type BriefAccounts struct {
	Kind    BriefKind
	Pointer string // of the lists of sentences
	Row     string // of the summary
	Counts  zx.Counts

	UnOverdue, Overdue, Overdraft, Guarantees []string
}

// BriefColumns are the columns of a brief report.
func BriefColumns(b *Brief) []BriefAccounts {
	const row = "/informatonAbstract/"
	return []BriefAccounts{
		{
			BriefCards, "/creditCards", row + "creditCard", b.InformationAbstract.CreditCard,
			b.CreditCards.UnOverdue, b.CreditCards.Overdue, b.CreditCards.Overdraft, b.CreditCards.GuaranteeOthers,
		},
		{
			BriefHouseLoans, "/houseLoans", row + "houseLoan", b.InformationAbstract.HouseLoan,
			b.HouseLoans.UnOverdue, b.HouseLoans.Overdue, nil, b.HouseLoans.GuaranteeOthers,
		},
		{
			BriefOtherLoans, "/otherLoans", row + "otherLoan", b.InformationAbstract.OtherLoan,
			b.OtherLoans.UnOverdue, b.OtherLoans.Overdue, nil, b.OtherLoans.GuaranteeOthers,
		},
	}
}

// sentences are the accounts, without the guarantees.
func (a BriefAccounts) sentences() []string {
	return slices.Concat(a.UnOverdue, a.Overdue, a.Overdraft)
}

// briefFacts is what several rules need, found once.
type briefFacts struct {
	report  *Brief
	columns []BriefAccounts
	seen    Seen
}

func newBriefFacts(b *Brief, seen Seen) *briefFacts {
	return &briefFacts{b, BriefColumns(b), seen}
}

// number: the report number begins with the day of the report.
func (f *briefFacts) number() []Check {
	made, id := ReadTime(f.report.ReportTime), fold(f.report.ReportID)
	if !made.Known() || len(id) < 8 {
		return []Check{{Status: NotProvable, Leaves: []string{"/reportId", "/reportTime"}}}
	}
	want := made.V.In(shanghai).Format("20060102")
	return []Check{verdict(id[:8] == want, want, id[:8], "/reportId", "/reportTime")}
}

func (f *briefFacts) times() []Check {
	asked, made := ReadTime(f.report.QueryTime), ReadTime(f.report.ReportTime)
	if !asked.Known() || !made.Known() {
		return nil // the second generation prints no query time
	}
	return []Check{verdict(!asked.V.After(made.V), "", "", "/queryTime", "/reportTime")}
}

// identityDigit: most prints mask the number.
func (f *briefFacts) identityDigit() []Check {
	id := fold(f.report.IDCard)
	if codeOf("idType", f.report.IDType) != "id_card" || len(id) != 18 || strings.Contains(id, "*") {
		return nil
	}
	want := checkDigit(id)
	return []Check{verdict(want != "" && strings.EqualFold(id[17:], want), want, id[17:], "/idCard")}
}

// count judges a number of the summary for every column.
func (f *briefFacts) count(name string, printed func(zx.Counts) int, expect func(BriefAccounts) claim) []Check {
	var checks []Check
	for _, column := range f.columns {
		number := Located[int]{Value[int]{Known, printed(column.Counts)}, column.Row + "/" + name}
		c := expect(column)
		c.leaves = []string{column.Pointer}
		checks = append(checks, judge(number, c, f.seen.complete(column.Pointer) && f.seen.complete(column.Row)))
	}
	return checks
}

// accounts: whether cards with an overdraft are among them is not said.
func (f *briefFacts) accounts() []Check {
	return f.count("A", func(c zx.Counts) int { return c.A }, func(a BriefAccounts) claim {
		n := int64(len(a.UnOverdue) + len(a.Overdue))
		return exactly(nil, n, n+int64(len(a.Overdraft)))
	})
}

// open: whether bad debts and what another institution took over are open is
// not said.
func (f *briefFacts) open() []Check {
	return f.count("B", func(c zx.Counts) int { return c.B }, func(a BriefAccounts) claim {
		all, ended, bad := int64(len(a.sentences())), int64(0), int64(0)
		for _, text := range a.sentences() {
			s, ok := ReadSentence(text)
			switch {
			case !ok:
				return exactly(nil, all).between(0, all).perhaps()
			case s.Standing == StandingEnded:
				ended++
			case s.Standing == StandingBadDebt:
				bad++
			}
		}
		overdraft := int64(len(a.Overdraft))
		return exactly(nil, all-ended, all-ended-bad, all-ended-overdraft).between(all-ended-bad-overdraft, all)
	})
}

func (f *briefFacts) overdue() []Check {
	return f.count("D", func(c zx.Counts) int { return c.D }, func(a BriefAccounts) claim {
		n := int64(len(a.Overdue))
		return exactly(nil, n, n+int64(len(a.Overdraft)))
	})
}

func (f *briefFacts) over90() []Check {
	return f.count("E", func(c zx.Counts) int { return c.E }, func(a BriefAccounts) claim {
		late, maybe := int64(0), int64(0)
		for _, text := range a.sentences() {
			switch s, ok := ReadSentence(text); {
			case s.Over90Months > 0 && s.Kind != QuasiCardSentence:
				late++
			case !ok, s.Over90Months > 0, s.Standing == StandingBadDebt:
				maybe++
			}
		}
		return exactly(nil, late, late+maybe)
	})
}

func (f *briefFacts) guarantees() []Check {
	return f.count("C", func(c zx.Counts) int { return c.C }, func(a BriefAccounts) claim {
		return exactly(nil, int64(len(a.Guarantees))).perhaps()
	})
}

// briefQueries is one list of the query records.
type briefQueries struct {
	list string
	rows []zx.Query
}

func (f *briefFacts) queries() []briefQueries {
	return []briefQueries{
		{"/personalQueryRecords", f.report.PersonalQueryRecords},
		{"/orgnizationQueryRecords", f.report.OrganizationQueries},
	}
}

func (f *briefFacts) rows() []Check {
	var checks []Check
	for _, q := range f.queries() {
		if f.seen.complete(q.list) {
			checks = append(checks, numbersOf(q.list, "queryID", q.rows, func(q zx.Query) string { return q.ID }).run()...)
		}
	}
	return checks
}

func (f *briefFacts) order() []Check {
	made := ReadTime(f.report.ReportTime)
	day := Located[Date]{Value[Date]{made.Status, DateOf(made.V)}, "/reportTime"}
	var checks []Check
	for _, q := range f.queries() {
		var dates []Located[Date]
		for i, row := range q.rows {
			dates = append(dates, place(q.list).at(strconv.Itoa(i)).date("queryTime", row.Time))
		}
		checks = append(checks, newestFirst(day, dates)...)
	}
	return checks
}
