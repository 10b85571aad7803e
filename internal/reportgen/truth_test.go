package reportgen_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// electronic are the styles that need no renderer.
func electronic() []reportgen.Style {
	return slices.DeleteFunc(reportgen.Styles(), func(s reportgen.Style) bool { return s.Wear != nil })
}

func TestTheTruthContradictsNothingAndIsPrinted(t *testing.T) {
	t.Parallel()
	for _, style := range electronic() {
		for seed := range uint64(4) {
			r, blocks := reportgen.Invent(seed, style)

			wantConsistent(t, r)
			wantPrinted(t, r, blocks)
		}
	}
}

// wantConsistent holds the truth to the report's own arithmetic.
func wantConsistent(t testing.TB, r reportgen.Report) {
	t.Helper()
	for _, c := range checks(r) {
		if c.Status == report.Contradicted {
			t.Errorf("%s, seed %d: %s contradicted: want %s, got %s, at %v", r.Style, r.Seed, c.ID, c.Want, c.Got, c.Leaves)
		}
	}
}

func checks(r reportgen.Report) []report.Check {
	if r.Brief != nil {
		return report.BriefChecks(r.Brief, report.Seen{})
	}
	return report.Checks(r.Detailed, report.Seen{})
}

// wantPrinted looks for every leaf of the truth in what is printed.
func wantPrinted(t testing.TB, r reportgen.Report, blocks []sheet.Block) {
	t.Helper()
	cells := printed(blocks)
	text := strings.Join(slices.Collect(maps.Keys(cells)), "\n")
	for pointer, leaf := range leaves(r) {
		if leaf != "" && !cells[leaf] && !strings.Contains(text, leaf) && !slices.Contains(r.Loose, pointer) {
			t.Errorf("%s, seed %d: %s is not printed: %s", r.Style, r.Seed, pointer, leaf)
		}
	}
}

func leaves(r reportgen.Report) map[string]string {
	if r.Brief != nil {
		return maps.Collect(report.Printed(r.Brief))
	}
	return maps.Collect(report.Printed(r.Detailed))
}

// printed is every text that the blocks say.
func printed(blocks []sheet.Block) map[string]bool {
	out := map[string]bool{}
	for _, b := range blocks {
		out[b.Text] = true
		if b.Heading != nil {
			out[b.Heading.Text] = true
		}
		for _, band := range b.Bands {
			for _, row := range band.Rows {
				for _, cell := range row.Cells {
					out[cell.Text] = true
				}
			}
		}
	}
	return out
}
