package layout

import (
	"testing"

	"xinbao/ocr/page"
)

func TestAWiderTableDoesNotWidenTheOthersOfItsSheet(t *testing.T) {
	t.Parallel()
	lines := []page.Line{{X0: 58, Y0: 300, X1: 528, Y1: 300}}
	for y := range 6 {
		lines = append(lines, page.Line{X0: 82, Y0: 100 + 20*float64(y), X1: 505, Y1: 100 + 20*float64(y)})
	}

	x0, x1, ok := newRules(lines).span(595)

	if !ok || x0 != 82 || x1 != 505 {
		t.Errorf("the tables span %v to %v, want 82 to 505", x0, x1)
	}
}

func TestABoxWiderThanItsTablesMovesNoColumns(t *testing.T) {
	t.Parallel()
	lines := func(x0, x1 float64) (out []page.Line) {
		for y := range 3 {
			out = append(out, page.Line{X0: x0, Y0: 100 + 20*float64(y), X1: x1, Y1: 100 + 20*float64(y)})
		}
		return out
	}
	word := page.Word{Text: "N", Box: page.Box{X0: 100, Y0: 104, X1: 106, Y1: 112}, Source: page.SourceText, Size: 8}
	first := page.Page{Number: 1, Width: 595, Height: 842, Words: []page.Word{word}, Lines: lines(66, 540)}
	boxed := page.Page{Number: 2, Width: 595, Height: 842, Words: []page.Word{word}, Lines: append(lines(66, 540), lines(40, 566)...)}

	rows := Read([]page.Page{first, boxed}).Rows

	if len(rows) != 2 || rows[0].Cells[0].Mid() != rows[1].Cells[0].Mid() {
		t.Errorf("the word stands at another place on the second page: %+v", rows)
	}
}
