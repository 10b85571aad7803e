package table

import (
	"math"

	"xinbao/ocr/layout"
)

// columnsOf gives each word its column: that of the label in its stack, or else
// the one that is next by how the table is aligned.
func columnsOf(columns []Column, words []layout.Cell) (place []int, sure float64) {
	all := make([]layout.Cell, 0, len(columns)+len(words))
	for _, c := range columns {
		all = append(all, c.Cell)
	}
	all = append(all, words...)
	stacks := stackedIndexes(all)
	place, sure = make([]int, len(words)), SureColumn
	left := leftAligned(columns, all, stacks)
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
			case len(heads) == 0 && left:
				place[m-len(columns)] = columnLeft(columns, all[m])
			default:
				place[m-len(columns)] = nearestColumn(columns, all[m])
			}
			if len(heads) == 0 {
				strays = append(strays, m-len(columns))
			}
		}
	}
	follow(strays, words, place)
	return place, sure
}

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

// leftAligned is true where values begin where their labels begin, rather than
// having their middles in one line.
func leftAligned(columns []Column, all []layout.Cell, stacks [][]int) bool {
	left, middle := 0.0, 0.0
	for _, members := range stacks {
		heads := headsOf(members, columns)
		if len(heads) != 1 {
			continue
		}
		label := columns[heads[0]].Cell
		for _, m := range members {
			left += math.Abs(all[m].From - label.From)
			middle += math.Abs(all[m].Mid() - label.Mid())
		}
	}
	return 2*left < middle
}

// columnLeft is the last column that begins before the text.
func columnLeft(columns []Column, c layout.Cell) int {
	best := 0
	for i, col := range columns {
		if col.Cell.From <= c.From+overlapping {
			best = i
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
