package sandbox

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xinbao/zx"
)

var profiles = []Profile{"", ProfileOrdinary, ProfileMortgage, ProfileOverdue, ProfileSevere, ProfileQueries, ProfileEmpty}

// drawAccount is some person of some profile who came some day.
func drawAccount(t *rapid.T) (*account, time.Time) {
	opened := time.Unix(rapid.Int64Range(1.75e9, 2.2e9).Draw(t, "opened"), 0).UTC()
	p := Persona{
		Login: rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "login"),
		World: World{Profile: rapid.SampledFrom(profiles).Draw(t, "profile")},
	}
	a := openAccount(p.complete(), dice(rapid.Uint64().Draw(t, "seed")), opened)
	asked := opened.Add(time.Duration(rapid.Int64Range(0, int64(2*365*24*time.Hour)).Draw(t, "later")))
	for range rapid.IntRange(0, 3).Draw(t, "earlier") {
		a.queries = append(a.queries, opened.Add(asked.Sub(opened)/2))
	}
	return a, asked
}

// TestReportsKeepTheInvariantsOfSection6 holds for every person, seed and time.
func TestReportsKeepTheInvariantsOfSection6(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, asked := drawAccount(t)

		r := keep(inventReport(a, asked, asked.Add(reportTakes)), asked.Add(reportTakes+time.Hour)).report

		checkCounts(t, r)
		checkInterpretation(t, r)
		checkDates(t, r)
		checkQueries(t, r)
		checkWire(t, r)
	})
}

func checkCounts(t *rapid.T, r zx.Report) {
	overdue := len(r.CreditCards.Overdue) + len(r.HouseLoans.Overdue) + len(r.OtherLoans.Overdue)
	if r.Overdue.Count != overdue || !strings.Contains(r.Overdue.Message, " "+strconv.Itoa(overdue)+" ") {
		t.Errorf("%d overdue sentences, told as %+v", overdue, r.Overdue)
	}
	sum := r.InformationAbstract
	checkRow(t, "creditCard", sum.CreditCard, r.CreditCards.UnOverdue, r.CreditCards.Overdue, r.CreditCards.GuaranteeOthers)
	checkRow(t, "houseLoan", sum.HouseLoan, r.HouseLoans.UnOverdue, r.HouseLoans.Overdue, r.HouseLoans.GuaranteeOthers)
	checkRow(t, "otherLoan", sum.OtherLoan, r.OtherLoans.UnOverdue, r.OtherLoans.Overdue, r.OtherLoans.GuaranteeOthers)
	if r.ID != r.ReportID {
		t.Errorf("id %s, reportId %s", r.ID, r.ReportID)
	}
}

func checkRow(t *rapid.T, name string, got zx.Counts, unOverdue, overdue, guarantees []string) {
	containing := func(part string) (n int) {
		for _, s := range slices.Concat(unOverdue, overdue) {
			if strings.Contains(s, part) {
				n++
			}
		}
		return n
	}
	all := len(unOverdue) + len(overdue)
	want := zx.Counts{
		A: all, B: all - containing("已销户") - containing("已结清"), D: len(overdue),
		E: containing("个月逾期超过 90 天"), C: len(guarantees),
	}
	if got != want {
		t.Errorf("%s: the summary says %+v, the sentences %+v", name, got, want)
	}
}

var monthsLate = regexp.MustCompile(`最近 5 年内有 (\d+) 个月处于逾期状态`)

func checkInterpretation(t *rapid.T, r zx.Report) {
	sentences := slices.Concat(r.CreditCards.Overdue, r.HouseLoans.Overdue, r.OtherLoans.Overdue)
	var told []string
	for _, remark := range r.Interpretation.Detail {
		told = append(told, remark.Item...)
		months := 0
		for _, s := range remark.Item {
			n, _ := strconv.Atoi(monthsLate.FindStringSubmatch(s)[1])
			months += n
		}
		want := strconv.Itoa(len(remark.Item)) + " 个账户，累计 " + strconv.Itoa(months) + " 个月逾期"
		if !strings.Contains(r.Interpretation.Overdue, want) {
			t.Errorf("%q does not say %q", r.Interpretation.Overdue, want)
		}
	}
	if diff := cmp.Diff([]string(sentences), told); diff != "" {
		t.Errorf("explained (+) and overdue (-) sentences differ:\n%s", diff)
	}
}

func mustParse(t *rapid.T, s string) time.Time {
	at, err := zx.ParseTime(s)
	if err != nil {
		t.Fatalf("%q is no time of a report", s)
	}
	return at
}

func checkDates(t *rapid.T, r zx.Report) {
	asked, made := mustParse(t, r.QueryTime), mustParse(t, r.ReportTime)
	stored, until := mustParse(t, r.UpdateTime), mustParse(t, r.NextUpdateTime)
	if !asked.Before(made) || made.After(stored.AddDate(0, 0, 1)) || !until.After(stored) {
		t.Errorf("asked %v, made %v, stored %v, valid until %v", asked, made, stored, until)
	}
	if !strings.HasPrefix(r.ReportID, made.Format("20060102")) {
		t.Errorf("number %s of a report made on %v", r.ReportID, made)
	}
	for _, s := range slices.Concat(r.CreditCards.UnOverdue, r.CreditCards.Overdue, r.HouseLoans.UnOverdue, r.OtherLoans.UnOverdue, r.OtherLoans.Overdue) {
		day, _, _ := strings.Cut(s, "日")
		if opened := mustParse(t, day+"日"); opened.After(made.AddDate(0, -6, 0)) || opened.Before(made.AddDate(-16, 0, 0)) {
			t.Errorf("an account of %v in a report of %v", opened, made)
		}
	}
}

func checkQueries(t *rapid.T, r zx.Report) {
	asked, made := mustParse(t, r.QueryTime), mustParse(t, r.ReportTime)
	year := 0
	for _, list := range []zx.List[zx.Query]{r.PersonalQueryRecords, r.OrganizationQueries} {
		newer := asked
		for i, q := range list {
			day := mustParse(t, q.Time)
			if q.ID != strconv.Itoa(i+1) || day.After(newer) {
				t.Errorf("query %d has number %s and day %s, after the one before it or after %s", i+1, q.ID, q.Time, r.QueryTime)
			}
			newer = day
		}
	}
	for _, q := range r.PersonalQueryRecords {
		if !mustParse(t, q.Time).Before(made.AddDate(0, 0, -365)) {
			year++
		}
	}
	if r.Query365 != strconv.Itoa(year) {
		t.Errorf("query365 is %s, want %d", r.Query365, year)
	}
}

// checkWire holds what the JSON must look like: no null but hbaseKey, parts of
// the rating from 0 to 1.
func checkWire(t *rapid.T, r zx.Report) {
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(raw), "null"); got != 1 {
		t.Errorf("%d null in %s, want hbaseKey alone", got, raw)
	}
	c := r.Composition
	for _, part := range []float64{c.PublicRecords, c.Basic, c.HouseLoans, c.OtherLoans, c.QueryRecords, c.CreditCards} {
		if part < 0 || part > 1 {
			t.Errorf("a part of the rating is %v", part)
		}
	}
}

func TestReportsFollowSeedAndLoginAlone(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)
	report := func(login string, seed dice) zx.Report {
		p := Persona{Login: login, World: World{Profile: ProfileOverdue}}.complete()
		return inventReport(openAccount(p, seed, day), day, day.Add(reportTakes))
	}

	once, again := report("a", 1), report("a", 1)
	other, seeded := report("b", 1), report("a", 2)

	if diff := cmp.Diff(once, again); diff != "" {
		t.Errorf("the same person twice (-once +again):\n%s", diff)
	}
	if cmp.Equal(once.CreditCards, other.CreditCards) || cmp.Equal(once.CreditCards, seeded.CreditCards) {
		t.Error("another person or another seed has the same cards")
	}
}

func TestAccountsStayFromOneReportToTheNext(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)
	p := Persona{Login: "a", World: World{Profile: ProfileOverdue}}.complete()
	a := openAccount(p, 1, day)

	first := inventReport(a, day, day.Add(reportTakes))
	a.queries = append(a.queries, day)
	second := inventReport(a, day.AddDate(0, 1, 3), day.AddDate(0, 1, 4))

	if first.InformationAbstract != second.InformationAbstract {
		t.Errorf("the summary went from %+v to %+v", first.InformationAbstract, second.InformationAbstract)
	}
	if got, want := len(second.PersonalQueryRecords), len(first.PersonalQueryRecords)+1; got != want {
		t.Errorf("%d personal queries, want %d: the first report was one", got, want)
	}
}
