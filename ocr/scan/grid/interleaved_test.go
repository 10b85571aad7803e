package grid

import "testing"

func TestALineBetweenTheLinesBesideItIsReadAlone(t *testing.T) {
	t.Parallel()
	g := sheet()
	write(g, 100, 100, 1)
	write(g, 100, 126, 1)
	write(g, 136, 113, 4) // 16 pixels from both

	p := Find(g, dpi)

	if len(p.Lines) != 3 {
		t.Errorf("%d lines, want two and one beside them: %+v", len(p.Lines), p.Lines)
	}
}
