package table

import (
	"cmp"
	"slices"

	"xinbao/ocr/layout"
)

// overlapping is how far texts in one column overlap at least, in points: boxes of
// neighbours may touch.
const overlapping = 1.0

// Stacks puts the words of several lines together that stand above each other:
// each stack is a cell of its column, from left to right.
func Stacks(words []layout.Cell) []layout.Cell {
	var out []layout.Cell
	for _, s := range Stacked(words) {
		out = append(out, layout.Join(s...))
	}
	return out
}

// Stacked is the words of each stack, in their order.
func Stacked(words []layout.Cell) [][]layout.Cell {
	var out [][]layout.Cell
	for _, members := range stackedIndexes(words) {
		stack := make([]layout.Cell, 0, len(members))
		for _, i := range members {
			stack = append(stack, words[i])
		}
		out = append(out, stack)
	}
	return out
}

func stackedIndexes(words []layout.Cell) [][]int {
	index := make([]int, len(words))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(words[a].From, words[b].From) })
	var stacks [][]int
	end := 0.0
	for _, i := range index {
		if n := len(stacks); n > 0 && words[i].From < end-overlapping {
			stacks[n-1] = append(stacks[n-1], i)
			end = max(end, words[i].To)
			continue
		}
		stacks = append(stacks, []int{i})
		end = words[i].To
	}
	for _, members := range stacks {
		slices.Sort(members)
	}
	return stacks
}
