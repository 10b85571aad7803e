package layout

import (
	"math"
	"slices"
	"strings"

	"xinbao/ocr/page"
)

// columnGap parts words of two columns that stand on one line, in heights of them: a
// blank is narrower.
const columnGap = 0.9

// divided is the cells of which the recognised words stand on both sides of an upright
// that is seen in the row above or below, but not in theirs: thin ones are lost in scans.
func (r rules) divided(cells []*ruledCell) []*ruledCell {
	for i := 0; i < len(cells); i++ {
		for u := r.unseen(cells[i]); u != nil; u = r.unseen(cells[i]) {
			left, right := cells[i].at(u)
			cells = slices.Insert(cells, i+1, right)
			cells[i] = left
		}
	}
	return cells
}

// unseen is an upright that parts the words of the cell without being seen there.
func (r rules) unseen(c *ruledCell) *rule {
	if c.sides.left == nil || c.sides.right == nil {
		return nil
	}
	i := slices.IndexFunc(r.upright, func(u rule) bool {
		within := c.sides.left.at+sameRule < u.at && u.at < c.sides.right.at-sameRule
		meets := math.Abs(u.to-c.sides.top.at) <= sameRule || math.Abs(u.from-c.sides.bottom.at) <= sameRule
		return within && meets && parts(u.at, c.words)
	})
	if i < 0 {
		return nil
	}
	return &r.upright[i]
}

// parts is true for a place between recognised words of which two, a number and another
// value, stand on one line, far from each other.
func parts(at float64, words []page.Word) bool {
	apart := false
	for _, a := range words {
		if a.Source != page.SourceRecognition || a.Box.X0 < at-alongside && at+alongside < a.Box.X1 {
			return false
		}
		for _, b := range words {
			beside := math.Abs(a.Box.MidY()-b.Box.MidY()) <= sameLine*height(a)
			apart = apart || beside && a.Box.X1 <= at+alongside && at-alongside <= b.Box.X0 && b.Box.X0-a.Box.X1 >= columnGap*height(a) && values(a, b)
		}
	}
	return apart
}

// values is true for two words of which one is a number: the characters of a label may be
// set over the whole width of its cell.
func values(a, b page.Word) bool {
	x, y := key(a.Text), key(b.Text)
	return len(x) > 1 && len(y) > 1 && (strings.Trim(x, "0123456789.,%") == "" || strings.Trim(y, "0123456789.,%") == "")
}

// at is the cell on both sides of an upright.
func (c *ruledCell) at(u *rule) (left, right *ruledCell) {
	left, right = &ruledCell{sides: c.sides}, &ruledCell{sides: c.sides}
	left.sides.right, right.sides.left = u, u
	left.id, right.id = left.sides.id(), right.sides.id()
	for _, w := range c.words {
		if w.Box.MidX() < u.at {
			left.words = append(left.words, w)
		} else {
			right.words = append(right.words, w)
		}
	}
	return left, right
}
