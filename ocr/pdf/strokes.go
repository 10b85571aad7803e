package pdf

import (
	"cmp"
	"math"
	"slices"

	"xinbao/ocr/pdf/content"
)

const (
	longestStroke = 14.0 // points: no stroke of a character within a table is longer
	strokeSlack   = 0.06 // ems by which a stroke may reach over the em box
	shelf         = 16.0 // points: glyphs are looked for by strips of this height
)

// withoutStrokes drops rules that lie within a glyph: some programs make text bold by
// drawing its outlines once more, as lines. The sides of a cell are longer than a glyph.
func withoutStrokes(rules []content.Rule, glyphs []content.Glyph) []content.Rule {
	if !slices.ContainsFunc(rules, mayBeStroke) {
		return rules
	}
	shelves := map[int][]content.Glyph{}
	for _, g := range glyphs {
		if g.Size > longestStroke { // a heading, or a watermark that lies over cells
			continue
		}
		at := int(math.Floor(g.Y / shelf))
		shelves[at] = append(shelves[at], g)
	}
	for _, s := range shelves {
		slices.SortFunc(s, func(a, b content.Glyph) int { return cmp.Compare(a.X, b.X) })
	}
	return slices.DeleteFunc(rules, func(r content.Rule) bool {
		at := int(math.Floor(r.Y1 / shelf))
		return mayBeStroke(r) && (strokeOf(r, shelves[at-1]) || strokeOf(r, shelves[at]) || strokeOf(r, shelves[at+1]))
	})
}

func mayBeStroke(r content.Rule) bool {
	return r.Outline && max(r.X1-r.X0, r.Y1-r.Y0) <= longestStroke
}

// strokeOf is true for a rule in the em box of one of the glyphs, which are ordered from
// the left.
func strokeOf(r content.Rule, glyphs []content.Glyph) bool {
	i, _ := slices.BinarySearchFunc(glyphs, r.X0-longestStroke, func(g content.Glyph, x float64) int { return cmp.Compare(g.X, x) })
	for ; i < len(glyphs) && glyphs[i].X <= r.X0+longestStroke; i++ {
		g := glyphs[i]
		slack := strokeSlack * g.Size
		if r.X0 >= g.X-slack && r.X1 <= g.X+g.DX+slack && r.Y0 >= g.Y-above*g.Size-slack && r.Y1 <= g.Y+below*g.Size+slack {
			return true
		}
	}
	return false
}
