package accuracy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/internal/accuracy"
	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/report"
)

const (
	number = "/creditHeader/serialNo"
	made   = "/creditHeader/reportTime"
	name   = "/creditHeader/whoWasChecked"
	reason = "/creditHeader/reason"
)

// detailed is a report of these leaves.
func detailed(t *testing.T, leaves map[string]string) *report.Detailed {
	t.Helper()
	d, set := &report.Detailed{}, 0
	for at, text := range report.Leaves(d) {
		if leaves[at] != "" {
			*text = leaves[at]
			set++
		}
	}
	if set != len(leaves) {
		t.Fatalf("%d of the leaves %v exist", set, leaves)
	}
	return d
}

func printed(t *testing.T, leaves map[string]string) reportgen.Report {
	t.Helper()
	return reportgen.Report{Class: reportgen.ClassScan, Kind: reportgen.KindDetailed, Pages: 2, Detailed: detailed(t, leaves)}
}

func read(t *testing.T, leaves map[string]string, confidence float64) *ocr.Result {
	t.Helper()
	r := &ocr.Result{Kind: ocr.KindDetailed, Detailed: detailed(t, leaves), Evidence: map[string]ocr.Evidence{}}
	for at := range leaves {
		r.Evidence[at] = ocr.Evidence{Source: page.SourceRecognition, Confidence: confidence}
	}
	return r
}

func TestEveryKindOfMistakeIsSeen(t *testing.T) {
	t.Parallel()
	truth := printed(t, map[string]string{number: "1", made: "2", name: "甲"})
	got := read(t, map[string]string{number: "1", made: "3", reason: "乙"}, 0.9)

	mistakes, n := accuracy.Compare(truth, got)

	want := []accuracy.Mistake{
		{Pointer: reason, Fault: accuracy.Invented, Told: "乙", Confidence: 0.9},
		{Pointer: made, Fault: accuracy.Wrong, Printed: "2", Told: "3", Confidence: 0.9},
		{Pointer: name, Fault: accuracy.Unread, Printed: "甲"},
	}
	if diff := cmp.Diff(want, mistakes); diff != "" || n != 3 {
		t.Errorf("of %d leaves: %s", n, diff)
	}
}

func TestBlanksBesideCharactersAndLooseLeavesAreNoMistakes(t *testing.T) {
	t.Parallel()
	truth := printed(t, map[string]string{name: "甲 乙", number: "1"})
	truth.Loose = []string{number, reason}

	mistakes, _ := accuracy.Compare(truth, read(t, map[string]string{name: "甲乙", reason: "丙"}, 1))

	if len(mistakes) > 0 {
		t.Errorf("mistakes: %v", mistakes)
	}
}

func TestSumsTellFieldsWholeReportsPaceAndWhatConfidenceIsWorth(t *testing.T) {
	t.Parallel()
	truth := printed(t, map[string]string{number: "1", made: "2"})
	classes := accuracy.Classes{}
	sum := classes.Of(truth.Class)

	sum.Add(truth, read(t, map[string]string{number: "1", made: "2"}, 0.995), 2*time.Second)
	sum.Add(truth, read(t, map[string]string{number: "1", made: "3"}, 0.96), 6*time.Second)
	sum.Fail(truth)

	if got := sum.Fields(); got != 0.5 { // of six leaves one is wrong and two were never read
		t.Errorf("fields %v, want 0.5", got)
	}
	if sum.Reports != 3 || sum.Whole != 1 || sum.Failed != 1 || sum.Pages != 6 || sum.Unread != 2 || sum.Wrong != 1 {
		t.Errorf("sum %+v", sum)
	}
	if sum.Pace(0) != time.Second || sum.Pace(0.95) != 3*time.Second {
		t.Errorf("a page took %v and %v", sum.Pace(0), sum.Pace(0.95))
	}
	curve := classes.Curve(page.SourceRecognition)
	if sure, all := curve.From(0.99), curve.From(0); sure.Leaves != 2 || sure.Right != 2 || all.Leaves != 4 || all.Right != 3 {
		t.Errorf("of the sure %+v, of all %+v", sure, all)
	}
	for _, want := range []string{"33.3 %", "50.0000 %", "recognition: confidence"} {
		if table := classes.Table(); !strings.Contains(table, want) {
			t.Errorf("%q is not in\n%s", want, table)
		}
	}
}

func TestFitIsHowOftenScoresWereRightAndNeverFalls(t *testing.T) {
	t.Parallel()
	classes := accuracy.Classes{}
	sum := classes.Of(reportgen.ClassScan)
	for i := range 400 { // 0.5 is right in three of four, 0.6 in one of two, 0.9 always
		score := []float64{0.5, 0.6, 0.9, 0.9}[i%4]
		got := read(t, map[string]string{number: "1"}, score)
		e := got.Evidence[number]
		e.Score = score
		got.Evidence[number] = e
		printedAs := "1"
		if i%16 == 0 || i%8 == 1 {
			printedAs = "2"
		}
		sum.Add(printed(t, map[string]string{number: printedAs}), got, 0)
	}

	points := classes.Fit()

	if len(points) != 2 {
		t.Fatalf("points %v, want one for what falls and one for what is always right", points)
	}
	if p := points[0]; p.Score != 0.6 || p.Right < 0.60 || p.Right > 0.65 {
		t.Errorf("the lower scores: %v, want up to 0.6 and five of eight", p)
	}
	if p := points[1]; p.Score < 0.899 || p.Score > 0.901 || p.Right < 0.99 || p.Right >= 1 {
		t.Errorf("the highest scores: %v, want 0.9 and a little less than 1", p)
	}
}
