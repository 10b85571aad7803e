package zx_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"xinbao/zx"
)

func viewed(t *testing.T, data string) *zx.Report {
	t.Helper()
	report, err := answering(t, `{"code":200,"data":`+data+`}`).ViewReport(t.Context(), who, "testuser01", "herdrc")
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestReportKeepsWhatCame(t *testing.T) {
	t.Parallel()
	const data = `{"reportId": "20150701", "unknown" : 1.50}`

	report := viewed(t, data)

	if !bytes.Equal(report.Raw, []byte(data)) {
		t.Errorf("Raw = %s", report.Raw)
	}
}

func TestReportSurvivesWrongKinds(t *testing.T) {
	t.Parallel()

	report := viewed(t, `{
		"id": 20150701, "name": ["a"], "score": "894", "expire": true, "rate": "0.08", "query365": 1,
		"creditCards": "none", "houseLoans": {"overdue": "x", "unOverdue": ["a", null, 5, {}]},
		"personalQueryRecords": {"queryID": "1"}, "orgnizationQueryRecords": [7, {"queryID": 8}],
		"informatonAbstract": {"creditCard": {"A": "7", "B": 5.5, "D": 1e99}},
		"interpretation": null, "overdue": {"overdueNo": "2"}
	}`)

	want := &zx.Report{
		ID: "20150701", Score: 894, Rate: 0.08, Query365: "1",
		HouseLoans:          zx.LoanAccounts{UnOverdue: zx.List[string]{"a", "", "5", ""}},
		OrganizationQueries: zx.List[zx.Query]{{ID: "8"}},
		InformationAbstract: zx.Abstract{CreditCard: zx.Counts{A: 7}},
		Overdue:             zx.Overdue{Count: 2},
		Raw:                 report.Raw,
	}
	wantSame(t, "report", want, report)
}

func TestReportsOfTheAdapterAreReadBack(t *testing.T) {
	t.Parallel()
	want := printedReport(t)

	raw, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got := viewed(t, string(raw))

	want.Raw, got.Raw = nil, nil
	wantSame(t, "report", want, got)
}

func TestParseTime(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("Asia/Shanghai", 8*60*60)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, zone) }
	for text, want := range map[string]time.Time{
		"2015.07.01 12:02:59": time.Date(2015, 7, 1, 12, 2, 59, 0, zone),
		"2015 年 3 月 31 日":     day(2015, 3, 31),
		"2015年03月31日":         day(2015, 3, 31),
		"2015 年 5 月":          day(2015, 5, 1),
		"2015-11-10":          day(2015, 11, 10),
		"2015.11.10":          day(2015, 11, 10),
		" 2015-11-10\u3000":   day(2015, 11, 10),
	} {
		got, err := zx.ParseTime(text)
		if err != nil || !got.Equal(want) {
			t.Errorf("ParseTime(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "2015", "2015-13-01", "31.03.2015"} {
		if got, err := zx.ParseTime(text); err == nil {
			t.Errorf("ParseTime(%q) = %v", text, got)
		}
	}
}
