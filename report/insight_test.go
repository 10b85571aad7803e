package report_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/report"
	"xinbao/zx"
)

// points are the parts and what was deducted from them.
func points(in report.Insights) map[report.PartName]int {
	out := map[report.PartName]int{}
	for _, p := range in.Composition {
		out[p.Name] = p.Points
	}
	return out
}

func TestInsightsOfADetailedReport(t *testing.T) {
	t.Parallel()

	in := report.InsightsOf(invented(t))

	// A loan late in three months and now, a recovered claim, and a card late in
	// one month.
	if in.Breaches != 3 || in.Message.ZH != "您有 3 条违约记录" {
		t.Errorf("%d breaches, told as %q", in.Breaches, in.Message.ZH)
	}
	if want := "您的信用卡有 1 个账户，累计 1 个月逾期；您的其他贷款有 2 个账户，累计 3 个月逾期"; in.Summary.ZH != want {
		t.Errorf("summary %q, want %q", in.Summary.ZH, want)
	}
	if want := "非循环贷账户账户2（丙消费金融）：还款记录中有 3 个月逾期，最长 2 期；当前逾期 5,400 元。"; itemOf(in, loan+"/1").ZH != want {
		t.Errorf("told as %q, want %q", itemOf(in, loan+"/1").ZH, want)
	}
	if in.Query365 != 1 {
		t.Errorf("%d own queries, want 1", in.Query365)
	}
	want := map[report.PartName]int{
		report.PartPublicRecords: 100 - 2*25 - 5,
		report.PartBasic:         100,
		report.PartHouseLoans:    100,
		report.PartOtherLoans:    100 - 3*2 - 15 - 60,
		report.PartQueryRecords:  100,
		report.PartCreditCards:   100 - 2,
	}
	if diff := cmp.Diff(want, points(in)); diff != "" {
		t.Errorf("points (-want +got):\n%s", diff)
	}
}

func itemOf(in report.Insights, pointer string) report.Phrase {
	for _, r := range in.Interpretation {
		for _, item := range r.Items {
			if item.Pointer == pointer {
				return item.Text
			}
		}
	}
	return report.Phrase{}
}

func TestInsightsOfTheDocumentsSample(t *testing.T) {
	t.Parallel()
	want := documented(t)
	got := documented(t)
	got.Overdue, got.Interpretation, got.Query365, got.Composition = zx.Overdue{}, zx.Interpretation{}, "", zx.Composition{}

	report.BriefInsights(got).Fill(got)

	want.Composition = got.Composition // the document does not say how it comes about
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what the document prints (-) and what follows (+):\n%s", diff)
	}
}

func TestPointsAreExplained(t *testing.T) {
	t.Parallel()

	in := report.InsightsOf(invented(t))

	for _, p := range in.Composition {
		left := 100
		for _, d := range p.Deductions {
			left -= d.Points
		}
		if p.Points != max(0, left) {
			t.Errorf("%s has %d points, its deductions leave %d", p.Name, p.Points, left)
		}
	}
}

func TestEveryInsightRuleIsDocumented(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/insights.md")
	if err != nil {
		t.Fatal(err)
	}

	for _, r := range report.InsightRules() {
		row := regexp.MustCompile("(?m)^\\| `" + r.ID + "` \\| " + r.Title.ZH + `.* \| ` + strconv.Itoa(r.Points) + ` \|`)
		if !row.Match(page) {
			t.Errorf("docs/insights.md does not explain %s, or not its %d points", r.ID, r.Points)
		}
	}
}

func TestEveryCheckIsDocumented(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}

	for _, r := range report.Rules() {
		if !strings.Contains(string(page), "| `"+r.ID+"` |") {
			t.Errorf("docs/report.md does not explain %s", r.ID)
		}
	}
}
