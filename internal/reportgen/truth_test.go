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

func TestTheTruthContradictsNothing(t *testing.T) {
	t.Parallel()
	for _, style := range electronic() {
		for seed := range uint64(12) {
			r, _ := reportgen.Invent(seed, style)

			for _, c := range checks(r) {
				if c.Status == report.Contradicted {
					t.Errorf("%s, seed %d: %s contradicted: want %s, got %s, at %v", style.Name, seed, c.ID, c.Want, c.Got, c.Leaves)
				}
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

func TestEveryLeafIsPrinted(t *testing.T) {
	t.Parallel()
	for _, style := range electronic() {
		for seed := range uint64(8) {
			r, blocks := reportgen.Invent(seed, style)
			text := printed(blocks)

			for pointer, leaf := range leaves(r) {
				if leaf != "" && !strings.Contains(text, leaf) && !slices.Contains(r.Loose, pointer) {
					t.Errorf("%s, seed %d: %s is not printed: %s", style.Name, seed, pointer, leaf)
				}
			}
		}
	}
}

func leaves(r reportgen.Report) map[string]string {
	if r.Brief != nil {
		return maps.Collect(report.Printed(r.Brief))
	}
	return maps.Collect(report.Printed(r.Detailed))
}

// printed is everything that the blocks say.
func printed(blocks []sheet.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		out.WriteString(b.Text + "\n")
		if b.Heading != nil {
			out.WriteString(b.Heading.Text + "\n")
		}
		for _, band := range b.Bands {
			for _, row := range band.Rows {
				for _, cell := range row.Cells {
					out.WriteString(cell.Text + "\n")
				}
			}
		}
	}
	return out.String()
}
