package layout_test

import (
	"strings"
	"testing"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

// lender is a row of texts, and one more that is too long for its cell.
func lender(x float64, texts ...string) *pagetest.Draft {
	d := pagetest.New(1).Table(pagetest.Cells(texts...))
	return d.Put(x, 44, strings.Repeat("A1B2", 20))
}

func TestATextThatRunsOverOthersBelongsToTheBlankCell(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]float64{"to the right": 172, "to the left": 103} {
		texts := []string{"某某银行", "", "2024.03.18", "人民币"}
		if name == "to the left" {
			texts = []string{"某某", "上海", "", "人民币"}
		}
		d := lender(x, texts...)

		for _, row := range layout.Read([]page.Page{d.Page}).Rows {
			if len(row.Cells) != 4 {
				t.Fatalf("%s: %d cells", name, len(row.Cells))
			}
			for _, c := range row.Cells {
				if len(c.Lines) != 1 {
					t.Errorf("%s: a cell says %q", name, c.Text)
				}
			}
		}
	}
}

func TestATextOverSeveralCellsIsNotCertain(t *testing.T) {
	t.Parallel()
	d := lender(172, "某某银行", "甲", "2024.03.18", "人民币")

	for _, row := range layout.Read([]page.Page{d.Page}).Rows {
		for _, c := range row.Cells {
			if len(c.Lines[0].Text) > 20 && c.Confidence >= 0.99 {
				t.Errorf("%q has a confidence of %v", c.Text, c.Confidence)
			}
		}
	}
}
