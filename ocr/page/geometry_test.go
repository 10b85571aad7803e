package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
)

func TestUnionAndIntersect(t *testing.T) {
	t.Parallel()
	left, right := page.Box{X0: 0, Y0: 0, X1: 10, Y1: 10}, page.Box{X0: 5, Y0: 2, X1: 20, Y1: 8}

	union, shared := left.Union(right), left.Intersect(right)

	if diff := cmp.Diff(page.Box{X0: 0, Y0: 0, X1: 20, Y1: 10}, union); diff != "" {
		t.Errorf("union: %s", diff)
	}
	if diff := cmp.Diff(page.Box{X0: 5, Y0: 2, X1: 10, Y1: 8}, shared); diff != "" {
		t.Errorf("shared: %s", diff)
	}
}

func TestBoxesThatOnlyTouchShareNothing(t *testing.T) {
	t.Parallel()
	left, right := page.Box{X0: 0, Y0: 0, X1: 10, Y1: 10}, page.Box{X0: 10, Y0: 0, X1: 20, Y1: 10}

	shared := left.Intersect(right)

	if !shared.Empty() {
		t.Errorf("share %v", shared)
	}
	if !left.Contains(10, 5) || left.Contains(10.1, 5) {
		t.Error("a box contains its border and nothing beyond")
	}
}

func TestLineKnowsItsDirection(t *testing.T) {
	t.Parallel()
	level, upright := page.Line{X0: 10, Y0: 5, X1: 30, Y1: 5}, page.Line{X0: 10, Y0: 5, X1: 10, Y1: 9}

	if !level.Horizontal() || upright.Horizontal() {
		t.Error("directions are mixed up")
	}
	if level.Length() != 20 || upright.Length() != 4 {
		t.Errorf("lengths %v and %v, want 20 and 4", level.Length(), upright.Length())
	}
}
