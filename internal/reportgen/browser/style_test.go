package browser_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/browser"
	"xinbao/report"
)

// both are many cases of both sets.
func both() []browser.Case {
	return slices.Concat(browser.Development(150), browser.Untouched(150))
}

func TestEveryChoiceIsDrawn(t *testing.T) {
	t.Parallel()
	tables, rules, columns, fonts, sizes := map[browser.Tables]int{}, map[browser.Rules]int{}, map[browser.Columns]int{}, map[string]int{}, map[reportgen.Size]int{}
	var wide, twoUp, mixed, long, lenders int

	for _, c := range both() {
		s := c.Style
		tables[s.Tables]++
		rules[s.Rules]++
		columns[s.Columns]++
		fonts[s.Font]++
		sizes[s.Size]++
		wide, twoUp, mixed, long = wide+one(s.WideCredit), twoUp+one(s.TwoUp), mixed+one(s.Mixed), long+one(s.Long)
		lenders += one(s.Wording.Edition == reportgen.EditionLender)
	}

	for what, got := range map[string][2]int{
		"tables": {len(tables), 4}, "rules": {len(rules), 11}, "columns": {len(columns), 4}, "fonts": {len(fonts), 10}, "sizes": {len(sizes), 3},
	} {
		if got[0] != got[1] {
			t.Errorf("%d of %d %s are drawn", got[0], got[1], what)
		}
	}
	if wide == 0 || twoUp == 0 || mixed == 0 || long == 0 || lenders == 0 {
		t.Errorf("landscape accounts %d, two pages on a sheet %d, mixed sheets %d, long names %d, lender's editions %d: some never", wide, twoUp, mixed, long, lenders)
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func TestTheSetsShareNoCase(t *testing.T) {
	t.Parallel()
	seeds := map[uint64]bool{}
	for _, c := range browser.Development(1000) {
		seeds[c.Seed] = true
	}

	for _, c := range browser.Untouched(1000) {
		if seeds[c.Seed] {
			t.Errorf("seed %d is in both sets", c.Seed)
		}
	}
}

func TestASeedIsOneReport(t *testing.T) {
	t.Parallel()
	first, second := both(), both()

	for i, c := range first[:60] {
		_, one := browser.Invent(c.Seed, c.Style)
		_, other := browser.Invent(second[i].Seed, second[i].Style)

		if diff := cmp.Diff(one, other); diff != "" {
			t.Fatalf("%s differs from itself: %s", c.Style.Name, diff)
		}
	}
}

func TestLinesFillTheirColumns(t *testing.T) {
	t.Parallel()
	for _, c := range both() {
		for _, tear := range browser.Torn(c.Seed, c.Style) {
			t.Errorf("%s: line %d of the band %s does not fill its columns", c.Style.Name, tear.Line, tear.First)
		}
	}
}

func TestReportsAreConsistent(t *testing.T) {
	t.Parallel()
	for _, c := range both()[100:200] {
		r, _ := browser.Invent(c.Seed, c.Style)

		for _, check := range checks(r) {
			if check.Status == report.Contradicted {
				t.Errorf("%s: %s contradicted: want %s, got %s, at %v", r.Style, check.ID, check.Want, check.Got, check.Leaves)
			}
		}
	}
}

func checks(r reportgen.Report) []report.Check {
	if r.Brief != nil {
		return report.BriefChecks(r.Brief, report.Seen{})
	}
	return report.Checks(r.Detailed, report.Seen{})
}
