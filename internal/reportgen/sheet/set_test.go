package sheet_test

import (
	"fmt"
	"slices"
	"testing"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
)

func plain() sheet.Look {
	return sheet.Look{
		Width: 300, Height: 200, Margin: 20, Size: 8, Leading: 1.3, Pad: 2, Rules: sheet.RulesGrid, RuleWidth: 0.5, Shade: pdfout.Color{1, 1, 1},
		Columns: sheet.ColumnsWeighted, Strip: sheet.StripSolid, Footer: "%d/%d",
	}
}

func wide(rune, bool) float64 { return 0.5 }

// long is a table of so many numbered rows.
func long(rows int) sheet.Block {
	var values [][]string
	for i := range rows {
		values = append(values, []string{fmt.Sprint(i + 1), "value"})
	}
	band := sheet.Pairs([]float64{1, 3}, []string{"no", "what"}, values...)
	band.Repeat = true
	return sheet.Table(band)
}

func texts(p pdfout.Page) []string {
	var out []string
	for _, t := range p.Texts {
		out = append(out, t.S)
	}
	return out
}

func TestALongTableGoesOnOverThePages(t *testing.T) {
	t.Parallel()
	pages := sheet.Set([]sheet.Block{long(30)}, plain(), wide)

	var seen []string
	for _, p := range pages {
		seen = append(seen, texts(p)...)
	}
	if len(pages) < 3 {
		t.Errorf("%d pages, want 3 or more", len(pages))
	}
	for i := range 30 {
		if !slices.Contains(seen, fmt.Sprint(i+1)) {
			t.Errorf("row %d is on no page", i+1)
		}
	}
}

func TestLabelsAreRepeatedOnlyWhereTheLookSays(t *testing.T) {
	t.Parallel()
	for _, repeat := range []bool{true, false} {
		look := plain()
		look.RepeatHead = repeat

		pages := sheet.Set([]sheet.Block{long(30)}, look, wide)

		if got := slices.Contains(texts(pages[1]), "what"); got != repeat {
			t.Errorf("repeat %t: labels on the second page: %t", repeat, got)
		}
	}
}

func TestNothingIsOutsideTheMargins(t *testing.T) {
	t.Parallel()
	for _, columns := range []sheet.Columns{sheet.ColumnsWeighted, sheet.ColumnsEven, sheet.ColumnsMicro} {
		look := plain()
		look.Columns = columns

		pages := sheet.Set([]sheet.Block{long(30), sheet.Title(1, "title"), long(4)}, look, wide)

		for i, p := range pages {
			for _, l := range p.Lines {
				if l.X0 < 20 || l.X1 > 280.001 || l.Y0 < 20 || l.Y1 > 180 {
					t.Errorf("%s: line %+v of page %d", columns, l, i+1)
				}
			}
		}
	}
}

func TestAMergedCellOverABreakIsPrintedOnce(t *testing.T) {
	t.Parallel()
	look := plain()
	look.BreakAfter = sheet.PartState
	year := sheet.Band{Columns: []float64{1, 1}, Rows: []sheet.Row{
		{Part: sheet.PartState, Cells: []sheet.Cell{{Text: "2015", Down: 2}, {Text: "N"}}},
		{Part: sheet.PartAmount, Cells: []sheet.Cell{{Text: "0"}}},
	}}

	pages := sheet.Set([]sheet.Block{long(6), sheet.Table(year)}, look, wide)

	if len(pages) != 2 || !slices.Contains(texts(pages[0]), "2015") || slices.Contains(texts(pages[1]), "2015") {
		t.Errorf("%d pages: %v", len(pages), pages)
	}
	if !slices.Contains(texts(pages[1]), "0") {
		t.Errorf("the second page lacks the amount: %v", texts(pages[1]))
	}
}

func TestFootersCountThePages(t *testing.T) {
	t.Parallel()
	pages := sheet.Set([]sheet.Block{long(30)}, plain(), wide)

	for i, p := range pages {
		want := fmt.Sprintf("%d/%d", i+1, len(pages))
		if got := p.Texts[len(p.Texts)-1].S; got != want {
			t.Errorf("footer %q, want %q", got, want)
		}
	}
}
