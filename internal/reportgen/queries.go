package reportgen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"xinbao/report"
)

// look is one look into the file.
type look struct {
	at          time.Time
	who, reason string
	personal    bool
}

// looks invents the queries, newest first. None is near the ends of the windows
// that the summary counts, so that it does not matter how a month is counted.
func (d dice) looks(made time.Time, institutions, personal int) []look {
	var out []look
	for range institutions {
		out = append(out, look{at: d.clear(made), who: d.lender(), reason: pick(d, lenderWays)})
	}
	for range personal {
		out = append(out, look{at: d.clear(made), who: "本人", reason: pick(d, personWays), personal: true})
	}
	slices.SortStableFunc(out, func(a, b look) int { return b.at.Compare(a.at) })
	return out
}

// clear is a day in the last 23 months that is not about a month ago.
func (d dice) clear(made time.Time) time.Time {
	ago := d.between(1, 690)
	if ago > 25 && ago < 36 {
		ago = d.between(1, 25)
	}
	return made.AddDate(0, 0, -ago)
}

// queryRecord prints the queries; a lender's edition numbers them all in one table.
func queryRecord(looks []look, oneTable bool, firstNo int) report.QueryRecord {
	var out report.QueryRecord
	persons, institutions := firstNo, firstNo
	for _, l := range looks {
		q := report.Query{Date: day(l.at), QueryCompany: l.who, QueryReason: l.reason}
		if l.personal {
			q.No = strconv.Itoa(persons)
			persons++
		} else {
			q.No = strconv.Itoa(institutions)
			institutions++
		}
		if oneTable {
			q.No = strconv.Itoa(persons + institutions - 1 - firstNo)
		}
		if l.personal {
			out.PersonQueryRecord = append(out.PersonQueryRecord, q)
		} else {
			out.CompanyQueryRecord = append(out.CompanyQueryRecord, q)
		}
	}
	return out
}

// querySummary counts the queries of the last month and of the last two years.
func querySummary(looks []look, made time.Time) report.QuerySummary {
	var s report.QuerySummary
	if len(looks) > 0 {
		s.LastQueryRecord = report.LastQuery{Date: day(looks[0].at), CompanyName: looks[0].who, Detail: looks[0].reason}
	}
	month := made.AddDate(0, -1, 0)
	of := func(since time.Time, reason string) (times, who int) {
		seen := map[string]bool{}
		for _, l := range looks {
			if l.at.After(since) && strings.HasPrefix(l.reason, reason) {
				times++
				seen[l.who] = true
			}
		}
		return times, len(seen)
	}
	number := func(since time.Time, reason string) string {
		times, _ := of(since, reason)
		return strconv.Itoa(times)
	}
	_, loan := of(month, "贷款审批")
	_, cards := of(month, "信用卡审批")
	s.Last1MonthQueryCompanyNum = report.MonthQueriers{LoanApproval: strconv.Itoa(loan), CreditApproval: strconv.Itoa(cards)}
	s.Last1MonthQueryNum = report.MonthQueries{
		LoanApproval: number(month, "贷款审批"), CreditApproval: number(month, "信用卡审批"), SelfQuery: number(month, "本人查询"),
	}
	years := made.AddDate(-2, 0, 0)
	s.Last2YearQueryNum = report.TwoYearQueries{
		ManagerAfterLoan: number(years, "贷后管理"), GuaranteeInvestigate: number(years, "担保资格审查"), BespokeMerchantsRealNameInvestigate: number(years, "特约商户实名审查"),
	}
	return s
}
