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
