package layout

import "xinbao/ocr/page"

// overhang is how far a word may reach over an upright of its cell, in heights: the last
// sign of a full line does.
const overhang = 0.6

// doubtful is how certain the place of a word is that may be of either of two cells.
const doubtful = 0.9

// settled gives words that are too long for their cells, and so lie over others, the
// cells in which they begin or end, if their own has other words and only one of those
// would be blank without them: a text runs over to the right, to the left or to both
// sides, as it is aligned. Otherwise it is not certain where such a word belongs.
func (r rules) settled(cells []*ruledCell) []*ruledCell {
	byID := map[cellID]*ruledCell{}
	for _, c := range cells {
		byID[c.id] = c
	}
	for _, c := range cells {
		kept := c.words[:0:0]
		for _, w := range c.words {
			if c.overrun(w) {
				into := r.vacant(byID, w)
				if into != nil && len(c.words) > 1 {
					into.words = append(into.words, w)
					byID[into.id] = into
					cells = append(cells, into)
					continue
				}
				if into != nil || len(c.words) > 1 {
					w.Confidence *= doubtful
				}
			}
			kept = append(kept, w)
		}
		c.words = kept
	}
	return cells
}

// overrun is true for a word that lies over an upright of the cell.
func (c *ruledCell) overrun(w page.Word) bool {
	by := overhang * height(w)
	return w.Source == page.SourceText && (c.sides.left != nil && w.Box.X0 < c.sides.left.at-by || c.sides.right != nil && w.Box.X1 > c.sides.right.at+by)
}

// vacant is the only blank cell among those in which the word begins and ends.
func (r rules) vacant(taken map[cellID]*ruledCell, w page.Word) *ruledCell {
	var found *ruledCell
	for _, x := range []float64{w.Box.X0 + height(w)/2, w.Box.X1 - height(w)/2} {
		sides := r.around(x, w.Box.MidY())
		if !sides.closed() || sides.left == nil || sides.right == nil || taken[sides.id()] != nil {
			continue
		}
		if found != nil {
			return nil
		}
		found = &ruledCell{id: sides.id(), sides: sides}
	}
	return found
}
