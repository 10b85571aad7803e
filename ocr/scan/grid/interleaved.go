package grid

import (
	"slices"

	"xinbao/ocr/scan/raster"
)

// narrowGap parts texts of different columns that are set in the middle of their row, in
// ems: a blank is as wide, but leaves no more lines on one side of it.
const narrowGap = 0.5

// interleaved cuts boxes where several lines stand beside one that is between them, as
// labels that wrap beside others do; nil where none do, as in a heading with 二.
func interleaved(boxes []raster.Rect, em float64) [][]raster.Rect {
	if largerType(boxes) > 0 {
		return nil
	}
	columns := columnsOf(boxes, em*narrowGap)
	for i := 1; i < len(columns); i++ {
		left, right := slices.Concat(columns[:i]...), slices.Concat(columns[i:]...)
		if n, m := len(rowsOf(left, em)), len(rowsOf(right, em)); min(n, m) == 1 && max(n, m) > 1 {
			return [][]raster.Rect{left, right}
		}
	}
	return nil
}
