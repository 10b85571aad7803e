package table

import (
	"cmp"
	"math"
	"slices"

	"xinbao/ocr/layout"
)

// Places gives each word its column: that of the label in its stack; else, where
// there is a stack of words for each column, that of its order; else the one that is
// next by how the labels are aligned.
func Places(columns []Column, words []layout.Cell) (place []int, sure float64) {
	all := make([]layout.Cell, 0, len(columns)+len(words))
	for _, c := range columns {
		all = append(all, c.Cell)
	}
	all = append(all, words...)
	stacks := stackedIndexes(all)
	if !single(stacks, columns) {
		if place, ok := inOrder(columns, words); ok {
			return place, SureColumn
		}
	}
	place, sure = make([]int, len(words)), SureColumn
	next := nextTo(columns, words)
	var strays []int
	for _, members := range stacks {
		heads := headsOf(members, columns)
		if len(heads) != 1 {
			sure = SureNearest
		}
		for _, m := range members {
			switch {
			case m < len(columns):
			case len(heads) == 1:
				place[m-len(columns)] = heads[0]
			case len(heads) == 0:
				place[m-len(columns)] = next(columns, all[m])
				strays = append(strays, m-len(columns))
			default:
				place[m-len(columns)] = nearestColumn(columns, all[m])
			}
		}
	}
	follow(strays, words, place)
	wholeLines(columns, strays, words, place)
	return place, sure
}

// wholeLines gives the words of a line with a stray their columns by their order, where
// there is one for each: numbers may stand at the right of their columns, all else in
// the middle.
func wholeLines(columns []Column, strays []int, words []layout.Cell, place []int) {
	for _, stray := range strays {
		var line []int
		for i, w := range words {
			if w.Page == words[stray].Page && math.Abs(w.Lines[0].Y-words[stray].Lines[0].Y) < overlapping {
				line = append(line, i)
			}
		}
		slices.SortFunc(line, func(a, b int) int { return cmp.Compare(words[a].From, words[b].From) })
		for i, w := range line {
			if len(line) != len(columns) || below(columns, words[w], i) {
				line = nil
				break
			}
		}
		for i, w := range line {
			place[w] = i
		}
	}
}

// single is true where each stack has one label.
func single(stacks [][]int, columns []Column) bool {
	return !slices.ContainsFunc(stacks, func(members []int) bool { return len(headsOf(members, columns)) != 1 })
}

// inOrder gives the first stack of words to the first column and so on, if there are
// as many and no word stands below the label of another column only.
func inOrder(columns []Column, words []layout.Cell) (place []int, ok bool) {
	if len(stackedIndexes(words)) != len(columns) {
		return nil, false
	}
	place, _ = InOrder(columns, words)
	for i, column := range place {
		if below(columns, words[i], column) {
			return nil, false
		}
	}
	return place, true
}

// below is true for a word that stands below labels, but not below the i-th.
func below(columns []Column, w layout.Cell, i int) bool {
	if overlap(columns[i].Cell, w) > overlapping {
		return false
	}
	return slices.ContainsFunc(columns, func(c Column) bool { return overlap(c.Cell, w) > overlapping })
}

// InOrder places the words of a row that has its own widths, whatever stands above.
func InOrder(columns []Column, words []layout.Cell) (place []int, sure float64) {
	stacks := stackedIndexes(words)
	if len(stacks) != len(columns) {
		return Places(columns, words)
	}
	place = make([]int, len(words))
	for i, members := range stacks {
		for _, m := range members {
			place[m] = i
		}
	}
	return place, SureColumn
}

func overlap(a, b layout.Cell) float64 { return min(a.To, b.To) - max(a.From, b.From) }

// follow gives a word without a label the column of the word before it, if only a
// blank is between them.
func follow(strays []int, words []layout.Cell, place []int) {
	for _, i := range strays {
		w := words[i]
		for j, before := range words {
			gap := w.Ink.X0 - before.Ink.X1
			if j != i && before.Page == w.Page && math.Abs(before.Lines[0].Y-w.Lines[0].Y) < overlapping && gap > 0 && gap < 1.3*w.Ink.Height() {
				place[i] = place[j]
			}
		}
	}
}

// headsOf is the labels among the members of a stack.
func headsOf(members []int, columns []Column) []int {
	var heads []int
	for _, m := range members {
		if m < len(columns) {
			heads = append(heads, m)
		}
	}
	return heads
}

// nextTo is how words without a label find their column: labels may stand at the left
// of their columns, if no word runs over from one to the next.
func nextTo(columns []Column, words []layout.Cell) func([]Column, layout.Cell) int {
	if slices.ContainsFunc(words, func(w layout.Cell) bool { return columnLeft(columns, w) < 0 }) {
		return nearestColumn
	}
	return columnLeft
}

// columnLeft is the column of a text whose label begins with its column; -1 for a text
// that begins before all of them or runs into the next.
func columnLeft(columns []Column, c layout.Cell) int {
	best := -1
	for i, col := range columns {
		if col.Cell.From <= c.From+overlapping {
			best = i
		} else if col.Cell.From < c.To-overlapping {
			return -1
		}
	}
	return best
}

// nearestColumn is the column that shares most with the text, or is next to it.
func nearestColumn(columns []Column, c layout.Cell) int {
	best, least := 0, math.Inf(1)
	for i, col := range columns {
		gap := max(col.Cell.From-c.To, c.From-col.Cell.To) // negative where they share something
		if gap < least {
			best, least = i, gap
		}
	}
	return best
}
