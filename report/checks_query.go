package report

import (
	"slices"
	"strconv"
)

// asked is one row of the query records, read.
type asked struct {
	date        Located[Date]
	institution string
	reason      string // code
	whole       bool   // nothing of it is missing
}

func (f *facts) asked(list string, rows []Query) []asked {
	var out []asked
	for i, q := range rows {
		at := place(list).at(strconv.Itoa(i))
		date, reason := at.date("date", q.Date), ReadWord("queryReason", q.QueryReason)
		institution := fold(q.QueryCompany)
		out = append(out, asked{date, institution, reason.V.Code, date.Known() && reason.Known() && institution != ""})
	}
	return out
}

func (f *facts) personAsked() []asked {
	return f.asked(personQueries, f.report.QueryRecord.PersonQueryRecord)
}

func (f *facts) othersAsked() []asked {
	return f.asked(othersQueries, f.report.QueryRecord.CompanyQueryRecord)
}

// window is the days that a count may cover. The page's description does not
// say whether a month is 30 days or one of the calendar, nor whether its first
// day and the day of the report belong to it.
type window struct {
	surely [2]Date // every count covers these days
	maybe  Date    // and none begins before this
	starts []Date  // where it may begin
	day    Date    // of the report
	own    bool    // the query that made this report may count, unlisted
}

func (f *facts) lastMonth(reason string) window {
	day, _ := f.day()
	return f.window(reason, []Date{day.plus(0, -1, 0), day.plus(0, -1, 1), day.plus(0, 0, -30), day.plus(0, 0, -29)})
}

func (f *facts) lastYears(reason string) window {
	day, _ := f.day()
	return f.window(reason, []Date{{}, day.plus(-2, 0, 0), day.plus(-2, 0, 1)})
}

func (f *facts) window(reason string, starts []Date) window {
	day, _ := f.day()
	w := window{day: day, starts: starts, own: codeOf("queryReason", f.report.CreditHeader.Reason) == reason}
	w.surely = [2]Date{slices.MaxFunc(starts, Date.Compare), day.plus(0, 0, -1)}
	w.maybe = slices.MinFunc(starts, Date.Compare)
	return w
}

// claim counts the rows of a reason; measure says how.
func (w window) claim(rows []asked, reason string, measure func([]asked) int64) (claim, bool) {
	known := !slices.ContainsFunc(rows, func(a asked) bool { return !a.whole })
	var leaves []string
	rows = slices.DeleteFunc(slices.Clone(rows), func(a asked) bool { return a.reason != reason })
	for _, r := range rows {
		leaves = append(leaves, r.date.Pointer)
	}
	count := func(from, to Date) int64 {
		return measure(slices.DeleteFunc(slices.Clone(rows), func(a asked) bool { return from.After(a.date.V) || a.date.V.After(to) }))
	}
	var right []int64
	for _, from := range w.starts {
		right = append(right, count(from, w.day), count(from, w.day.plus(0, 0, -1)))
	}
	low, high := count(w.surely[0], w.surely[1]), count(w.maybe, w.day)
	if w.own {
		high++
	}
	return exactly(leaves, right...).between(low, high), known
}

func rowsAsked(rows []asked) int64 { return int64(len(rows)) }

func institutionsAsked(rows []asked) int64 {
	names := map[string]bool{}
	for _, r := range rows {
		names[r.institution] = true
	}
	return int64(len(names))
}

// queryCount is one printed number of queries.
type queryCount struct {
	printed Located[int]
	rows    []asked
	reason  string
	window  window
}

func (f *facts) judgeQueries(counts []queryCount, measure func([]asked) int64) []Check {
	var checks []Check
	_, dated := f.day()
	for _, q := range counts {
		if q.printed.Status == Missing {
			continue
		}
		c, known := q.window.claim(q.rows, q.reason, measure)
		checks = append(checks, judge(q.printed, c, known && dated && f.complete("/queryRecord")))
	}
	return checks
}

func (f *facts) queriesOfMonth() []Check {
	s, at := f.report.InfoSummary.QueryRecordSummary.Last1MonthQueryNum, summary.at("queryRecordSummary").at("last1MonthQueryNum")
	return f.judgeQueries([]queryCount{
		{at.count("loanApproval", s.LoanApproval), f.othersAsked(), "loan_approval", f.lastMonth("loan_approval")},
		{at.count("creditApproval", s.CreditApproval), f.othersAsked(), "card_approval", f.lastMonth("card_approval")},
		{at.count("selfQuery", s.SelfQuery), f.personAsked(), "self", f.lastMonth("self")},
	}, rowsAsked)
}

func (f *facts) queryInstitutions() []Check {
	s, at := f.report.InfoSummary.QueryRecordSummary.Last1MonthQueryCompanyNum, summary.at("queryRecordSummary").at("last1MonthQueryCompanyNum")
	return f.judgeQueries([]queryCount{
		{at.count("loanApproval", s.LoanApproval), f.othersAsked(), "loan_approval", f.lastMonth("loan_approval")},
		{at.count("creditApproval", s.CreditApproval), f.othersAsked(), "card_approval", f.lastMonth("card_approval")},
	}, institutionsAsked)
}

func (f *facts) queriesOfYears() []Check {
	s, at := f.report.InfoSummary.QueryRecordSummary.Last2YearQueryNum, summary.at("queryRecordSummary").at("last2YearQueryNum")
	return f.judgeQueries([]queryCount{
		{at.count("managerAfterLoan", s.ManagerAfterLoan), f.othersAsked(), "post_loan", f.lastYears("post_loan")},
		{at.count("guaranteeInvestigate", s.GuaranteeInvestigate), f.othersAsked(), "guarantee_review", f.lastYears("guarantee_review")},
		{at.count("bespokeMerchantsRealNameInvestigate", s.BespokeMerchantsRealNameInvestigate), f.othersAsked(), "merchant_review", f.lastYears("merchant_review")},
	}, rowsAsked)
}

// lastQuery: the record of the last query is found by day and institution.
func (f *facts) lastQuery() []Check {
	last, at := f.report.InfoSummary.QueryRecordSummary.LastQueryRecord, summary.at("queryRecordSummary").at("lastQueryRecord")
	date := at.date("date", last.Date)
	if !date.Known() {
		return nil
	}
	c := Check{Status: NotProvable, Leaves: []string{date.Pointer, string(at.at("companyName"))}, Got: last.Date}
	for _, q := range slices.Concat(f.othersAsked(), f.personAsked()) {
		if q.date.Known() && q.date.V == date.V && q.institution == fold(last.CompanyName) {
			c.Status, c.Leaves = Proved, append(c.Leaves, q.date.Pointer)
			break
		}
	}
	return []Check{c}
}

func (f *facts) queryOrder() []Check {
	var checks []Check
	for _, rows := range [][]asked{f.personAsked(), f.othersAsked()} {
		var dates []Located[Date]
		for _, r := range rows {
			dates = append(dates, r.date)
		}
		checks = append(checks, newestFirst(Located[Date]{}, dates)...)
	}
	return checks
}

// newestFirst is a check that no date is after the one above it; the first is
// held against newer, if that is known.
func newestFirst(newer Located[Date], dates []Located[Date]) []Check {
	var looked, failed []string
	for _, date := range dates {
		if !date.Known() {
			continue
		}
		if newer.Known() && date.V.After(newer.V) {
			failed = append(failed, newer.Pointer, date.Pointer)
		}
		newer = date
		looked = append(looked, date.Pointer)
	}
	return faults(looked, failed)
}
