package report_test

import (
	"slices"
	"strings"
	"testing"

	"xinbao/report"
)

// set writes one leaf.
func set(t testing.TB, d *report.Detailed, pointer, value string) {
	t.Helper()
	for at, leaf := range report.Leaves(d) {
		if at == pointer {
			*leaf = value
			return
		}
	}
	t.Fatalf("the report has no leaf %s", pointer)
}

const (
	credit  = "/creditTransInfoDetail"
	loan    = credit + "/acyclicCreditAccount"
	card    = credit + "/creditAccount"
	hint    = "/infoSummary/creditTransInfoHint"
	breach  = "/infoSummary/creditTransBreachInfoSummary"
	debts   = "/infoSummary/creditTransExtensionAndDebtSummary"
	queries = "/infoSummary/queryRecordSummary"
)

// Each row misreads one leaf of a right report; the check must see it, and blame
// that leaf or the account that holds it.
var misread = []struct{ rule, pointer, value string }{
	{"header.number", "/creditHeader/serialNo", "2024031810222100000017"},
	{"header.number", "/creditHeader/reportTime", "2024.03.18 10:22:42"},
	{"identity.digit", "/personBasicInfo/connubialInfo/idNum", "990101198703051129"},
	{"identity.birthday", "/personBasicInfo/personInfo/birthday/value", "1985.06.13"},
	{"dates.calendar", loan + "/0/startDate", "2019.02.30"},
	{"dates.past", loan + "/0/startDate", "2024.03.19"},
	{"rows.numbers", "/personBasicInfo/personInfo/mobile/1/no", "3"},
	{"rows.numbers", "/queryRecord/companyQueryRecord/4/no", "6"},
	{"accounts.numbers", loan + "/2/name", "账户4"},
	{"hint.sum", hint + "/detail/loan/2/accountNum", "5"},
	{"hint.accounts", hint + "/totalAccountNum", "11"},
	{"recourse.sum", breach + "/recourseInfoSummary/detail/0/surplusAmount", "7,501"},
	{"recourse.accounts", breach + "/recourseInfoSummary/totalAccountNum", "2"},
	{"overdue.accounts", breach + "/overdueInfoCollection/0/accountNum", "2"},
	{"overdue.accounts", breach + "/overdueInfoCollection/3/accountNum", "--"},
	{"overdue.months", breach + "/overdueInfoCollection/0/monthNum", "8"},
	{"overdue.highest", breach + "/overdueInfoCollection/0/maxAmountPerMonth", "54,000"},
	{"overdue.longest", breach + "/overdueInfoCollection/0/maxOverdueMonthNum", "1"},
	{"debt.accounts", debts + "/creditAccountInfoSummary/accountNum", "8"},
	{"debt.balance", debts + "/acyclicLoanAccountInfoSummary/surplusAmount", "1,017,200"},
	{"debt.balance", loan + "/0/accountState/normal/surplusAmount", "930,000"},
	{"debt.order", debts + "/creditAccountInfoSummary/maxAmountPerCompany", "50,000"},
	{"public.records", "/infoSummary/publicInfoSummary/0/recordNum", "7"},
	{"queries.month", queries + "/last1MonthQueryNum/loanApproval", "3"},
	{"queries.institutions", queries + "/last1MonthQueryCompanyNum/loanApproval", "3"},
	{"queries.years", queries + "/last2YearQueryNum/managerAfterLoan", "7"},
	{"queries.order", "/queryRecord/companyQueryRecord/1/date", "2024.03.12"},
	{"strip.length", loan + "/0/refundRecord/dateRange", "2019年02月-2024年02月的还款记录"},
	{"strip.months", loan + "/0/refundRecord/detail/0/month/1/monthValue", "1"},
	{"strip.months", "/noncreditTransInfoDetail/0/refundRecord/dateRange", "2022年03月-2024年01月的缴费记录"},
	{"strip.end", card + "/0/dueDate", "2024年02月12日"},
	{"strip.amounts", loan + "/1/refundRecord/detail/0/month/1/state", "N"},
	{"strip.amounts", loan + "/1/refundRecord/detail/0/month/1/amount", "0"},
}

func TestAMisreadLeafIsContradicted(t *testing.T) {
	t.Parallel()
	for _, m := range misread {
		t.Run(m.rule+m.pointer, func(t *testing.T) {
			t.Parallel()
			d := invented(t)
			set(t, d, m.pointer, m.value)

			checks := report.Checks(d, report.Seen{})

			if !slices.ContainsFunc(checks, func(c report.Check) bool {
				return c.ID == m.rule && c.Status == report.Contradicted && blames(c, m.pointer)
			}) {
				t.Errorf("nothing is wrong with %q, says %s", m.value, m.rule)
			}
		})
	}
}

// blames is true when the check names the leaf, or a part that holds it, or,
// where things were counted, something beside it.
func blames(c report.Check, pointer string) bool {
	return slices.ContainsFunc(c.Leaves, func(leaf string) bool {
		return len(leaf) > 0 && (pointer == leaf || len(pointer) > len(leaf) && pointer[:len(leaf)+1] == leaf+"/" ||
			len(leaf) > len(pointer) && leaf[:len(pointer)+1] == pointer+"/" || parent(parent(leaf)) == parent(parent(pointer)))
	})
}

func parent(pointer string) string {
	for i := len(pointer) - 1; i >= 0; i-- {
		if pointer[i] == '/' {
			return pointer[:i]
		}
	}
	return ""
}

// What the page's description does not make certain never contradicts.
func TestUncertainRulesOnlyProve(t *testing.T) {
	t.Parallel()
	certain := map[string]bool{}
	for _, r := range report.Rules() {
		certain[r.ID] = r.Certain
	}
	withEachLeaf(t, "7", func(leaf string, checks []report.Check) {
		for _, c := range checks {
			if c.Status == report.Contradicted && !certain[c.ID] {
				t.Errorf("%s contradicts when %s is misread", c.ID, leaf)
			}
		}
	})
}

func TestEveryRuleCanDoWhatItSays(t *testing.T) {
	t.Parallel()
	proved, broken := map[string]bool{}, map[string]bool{}
	for _, c := range slices.Concat(
		report.Checks(invented(t), report.Seen{}), report.Checks(withBadDebt(t), report.Seen{}),
		report.BriefChecks(unmasked(t), report.Seen{}),
	) {
		proved[c.ID] = proved[c.ID] || c.Status == report.Proved
	}
	for _, m := range misread {
		broken[m.rule] = true
	}
	for _, m := range misreadBriefs {
		broken[m.rule] = true
	}
	for _, r := range report.Rules() {
		if !proved[r.ID] {
			t.Errorf("%s proves nothing in a report that has everything", r.ID)
		}
		if r.Certain && !broken[r.ID] && r.ID != "baddebt.accounts" && r.ID != "baddebt.balance" {
			t.Errorf("%s is certain, but no test breaks it", r.ID)
		}
	}
}

// withBadDebt is the invented report with its card gone bad.
func withBadDebt(t testing.TB) *report.Detailed {
	t.Helper()
	d := invented(t)
	state := &d.CreditTransInfoDetail.CreditAccount[0].AccountState
	state.Value, state.Normal = "呆账", nil
	state.BadDebt = &report.BadDebt{SurplusAmount: "6,200", LatestRepayDate: "2023.03.01"}
	d.InfoSummary.CreditTransBreachInfoSummary.BadDebtsSummary = report.BadDebtsSummary{AccountNum: "1", SurplusAmount: "6,200"}
	return d
}

func TestBadDebts(t *testing.T) {
	t.Parallel()
	for pointer, rule := range map[string]string{"accountNum": "baddebt.accounts", "surplusAmount": "baddebt.balance"} {
		d := withBadDebt(t)
		set(t, d, breach+"/badDebtsSummary/"+pointer, "2")

		checks := report.Checks(d, report.Seen{})

		wantStatus(t, checks, rule, report.Contradicted)
	}
}

func wantStatus(t testing.TB, checks []report.Check, rule string, want report.Verdict) {
	t.Helper()
	for _, c := range checks {
		if c.ID == rule && c.Status == want {
			return
		}
	}
	t.Errorf("%s is not %s", rule, want)
}

func TestAMissingPageContradictsNothing(t *testing.T) {
	t.Parallel()
	d := invented(t)
	d.CreditTransInfoDetail.AcyclicCreditAccount = d.CreditTransInfoDetail.AcyclicCreditAccount[1:]

	checks := report.Checks(d, report.Seen{Incomplete: []string{loan}})

	for _, c := range checks {
		if c.Status == report.Contradicted {
			t.Errorf("%s: want %q, got %q", c.ID, c.Want, c.Got)
		}
	}
}

// The lender's edition numbers one table of queries, which the model parts.
func TestQueriesMayBeNumberedTogether(t *testing.T) {
	t.Parallel()
	d := invented(t)
	d.QueryRecord.PersonQueryRecord[0].No = "5"
	d.QueryRecord.CompanyQueryRecord[4].No = "6"

	checks := report.Checks(d, report.Seen{})

	wantStatus(t, checks, "rows.numbers", report.Proved)
	for _, c := range checks {
		if c.Status == report.Contradicted {
			t.Errorf("%s at %v", c.ID, c.Leaves)
		}
	}
}

func TestAnUnreadableLeafContradictsNothing(t *testing.T) {
	t.Parallel()
	withEachLeaf(t, "", func(leaf string, checks []report.Check) {
		for _, c := range checks {
			if c.Status == report.Contradicted {
				t.Errorf("%s contradicts when %s cannot be read: want %q, got %q", c.ID, leaf, c.Want, c.Got)
			}
		}
	})
}

// withEachLeaf checks the invented report with one leaf changed, for each leaf;
// of the strips only what is out of the ordinary and what frames it.
func withEachLeaf(t testing.TB, value string, look func(leaf string, checks []report.Check)) {
	t.Helper()
	d := invented(t)
	for leaf, text := range report.Leaves(d) {
		was := *text
		if was == "" || strings.Contains(leaf, "/month/") && strings.Contains("N 0 3 4 5 6 7 8 9 10 11 12", was) {
			continue
		}
		*text = value
		look(leaf, report.Checks(d, report.Seen{}))
		*text = was
	}
}
