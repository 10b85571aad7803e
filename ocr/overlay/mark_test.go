package overlay

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/report"
)

func TestLeavesAreMarkedByHowFarTheyCanBeTrusted(t *testing.T) {
	t.Parallel()
	box := func(y float64) page.Box { return page.Box{X0: 10, Y0: y, X1: 20, Y1: y + 8} }
	r := Reading{
		Evidence: map[string]ocr.Evidence{
			"/sure":        {Page: 1, Box: box(10), Confidence: 0.999},
			"/same/place":  {Page: 1, Box: box(30), Confidence: 0.999},
			"/same/doubt":  {Page: 1, Box: box(30), Confidence: 0.9},
			"/unreadable":  {Page: 1, Box: box(50), Confidence: 0.2, Unreadable: true},
			"/against":     {Page: 2, Box: box(10), Confidence: 0.9},
			"/nowhere":     {Page: 2, Confidence: 0.9},
			"/not/against": {Page: 2, Box: box(30), Confidence: 0.99},
		},
		Checks: []report.Check{
			{Status: report.Contradicted, Leaves: []string{"/against", "/of/no/leaf"}},
			{Status: report.Proved, Leaves: []string{"/not/against"}},
		},
	}

	got := marksOf(r)

	want := map[int][]mark{
		1: {{box(10), certain}, {box(30), doubtful}, {box(50), unreadable}},
		2: {{box(30), certain}, {box(10), contradicted}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mark{})); diff != "" {
		t.Error(diff)
	}
}
