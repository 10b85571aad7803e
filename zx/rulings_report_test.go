package zx_test

import (
	"encoding/json"
	"strings"
	"testing"

	"xinbao/zx"
)

// How the report is emitted and read.

func emitted(t *testing.T, report *zx.Report) string {
	t.Helper()
	c := centre{report: report}
	return string(c.post(t, string(example(t, "canonical/1.2.5-viewReport"))))
}

func rulingMisspelledMembers(t *testing.T) {
	printed := viewed(t, `{"id":"1","informatonAbstract":{"creditCard":{"A":7}},"informationAbstract":{"creditCard":{"A":9}},
		"orgnizationQueryRecords":[],"organizationQueryRecords":[{"queryID":"1"}]}`)
	right := viewed(t, `{"id":"1","informationAbstract":{"creditCard":{"A":9}},"organizationQueryRecords":[{"queryID":"1"}]}`)

	wantSame(t, "printed wins", [2]int{7, 0}, [2]int{printed.InformationAbstract.CreditCard.A, len(printed.OrganizationQueries)})
	wantSame(t, "right spelling", [2]int{9, 1}, [2]int{right.InformationAbstract.CreditCard.A, len(right.OrganizationQueries)})
	raw := emitted(t, right)
	if !strings.Contains(raw, `"informatonAbstract"`) || !strings.Contains(raw, `"orgnizationQueryRecords"`) ||
		strings.Contains(raw, `"informationAbstract"`) || strings.Contains(raw, `"organizationQueryRecords"`) {
		t.Errorf("emitted %s", raw)
	}
}

func rulingAbstractRows(t *testing.T) {
	got := printedReport(t).InformationAbstract.CreditCard

	wantSame(t, "row", zx.Counts{A: 7, B: 5, D: 2, E: 0, C: 0}, got)
}

func rulingUnexplainedMembers(t *testing.T) {
	raw := emitted(t, printedReport(t))

	for _, member := range []string{`"isDelete":"0"`, `"query365":"1"`, `"score":894`, `"grade":"B"`, `"hbaseKey":null`, `"rate":0.08`, `"expire":1`} {
		if !strings.Contains(raw, member) {
			t.Errorf("%s is not emitted", member)
		}
	}
}

func rulingOverdue(t *testing.T) {
	report := printedReport(t)

	wantSame(t, "at the top", zx.Overdue{Count: 2, Message: "您有 2 条违约记录"}, report.Overdue)
	wantSame(t, "in the interpretation", "您的信用卡有 2 个账户，累计 13 个月逾期", report.Interpretation.Overdue)
	wantSame(t, "of the cards", 2, len(report.CreditCards.Overdue))
}

func rulingDates(t *testing.T) {
	report := printedReport(t)

	for _, text := range []string{report.ReportTime, report.QueryTime, report.PersonalQueryRecords[0].Time, report.UpdateTime, report.NextUpdateTime} {
		dense, err := zx.ParseTime(strings.ReplaceAll(text, " ", ""))
		spaced, err2 := zx.ParseTime(text)
		if err != nil || err2 != nil || !dense.Equal(spaced) || dense.Location().String() != "Asia/Shanghai" {
			t.Errorf("%q is %v and %v: %v, %v", text, dense, spaced, err, err2)
		}
	}
}

func rulingMissingLists(t *testing.T) {
	report := viewed(t, `{"id":"1","creditCards":{"overdraft":null}}`)

	wantSame(t, "lists", 0, len(report.CreditCards.Overdraft)+len(report.CreditCards.Overdue)+len(report.HouseLoans.Overdue))
	raw, err := json.Marshal(report.CreditCards)
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "emitted", `{"unOverdue":[],"overdue":[],"overdraft":[],"guaranteeOthers":[]}`, string(raw))
}

func rulingLoginName(t *testing.T) {
	report := printedReport(t)
	if report.LoginName != "Liucaofeng" {
		t.Errorf("loginName %q", report.LoginName)
	}

	report.LoginName = "testuser01"

	if raw := emitted(t, report); !strings.Contains(raw, `"loginName":"testuser01"`) {
		t.Errorf("emitted %s", raw)
	}
}
