package scan

import (
	"math"
	"slices"

	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/symbol"
	"xinbao/ocr/scan/talk"
)

// letter is one that was read by itself, how likely it is J, and where its ink is.
type letter struct {
	talk.Character
	j   float64
	ink raster.Rect
}

// How wide a letter may be, in heights of a capital.
const (
	narrowest = 0.08
	widest    = 1.4
)

// impossible is the least probability that a letter is given.
const impossible = 1e-6

// spell reads pieces of ink that are capitals and digits letter by letter: of all ways
// to cut them into letters the one that is likeliest as a whole.
func (s *sheet) spell(parts []raster.Rect, f frame, number bool) []letter {
	if len(parts) == 0 {
		return nil
	}
	top, bottom := symbol.Capitals(parts)
	row := symbol.NewRow(s.grid.Clean, parts[0].X0, parts[len(parts)-1].X1, top, bottom)
	cuts := cutsOf(row)
	ways := make([]way, len(cuts))
	for i := range ways[1:] {
		ways[i+1].cost = math.Inf(1)
	}
	end := len(cuts) - 1
	for i := 0; i != end; i = nearest(ways) {
		ways[i].known = true
		for j := i + 1; j <= end; j++ {
			x0, x1 := row.Trim(cuts[i], cuts[j])
			wide := float64(x1-x0) / float64(bottom-top)
			if wide > widest {
				break
			}
			if ways[j].cost <= ways[i].cost {
				continue
			}
			next := way{cost: ways[i].cost, from: i}
			switch {
			case wide >= narrowest:
				r := row.Letter(x0, x1, number)
				next.cost -= wide * math.Log(max(r.Probability, impossible))
				next.last = letter{talk.Character{Text: string(r.Letter), Confidence: r.Probability}, r.J, raster.Rect{X0: x0, Y0: top, X1: x1, Y1: bottom}}
			case x1 > x0:
				next.cost -= wide * math.Log(impossible)
			}
			if next.cost < ways[j].cost {
				ways[j] = next
			}
		}
	}
	var out []letter
	for i := end; i > 0; i = ways[i].from {
		if c := ways[i].last; c.Text != "" {
			c.X = (float64(c.ink.X0+c.ink.X1)/2 - f.x0) * f.scale
			out = append(out, c)
		}
	}
	slices.Reverse(out)
	return out
}

// way is the likeliest way found so far to read what lies before a cut.
type way struct {
	cost  float64 // how unlikely it is
	from  int     // the cut before
	last  letter  // what is between
	known bool    // there is no likelier one
}

// nearest is the cut with the likeliest way of those that are not known yet (Dijkstra's
// algorithm): few cuts within letters are ever as likely as the end of a line that is
// well read, and what would begin at the others is never looked at.
func nearest(ways []way) int {
	best := -1
	for i, w := range ways {
		if !w.known && (best < 0 || w.cost < ways[best].cost) {
			best = i
		}
	}
	return best
}

// cutsOf are the columns at which a letter may begin or end: where blank ones begin and
// end, where there is less ink than to both sides, and within stems: those of two
// letters may touch.
func cutsOf(row *symbol.Row) []int {
	cuts := []int{row.X0}
	for x := row.X0 + 1; x < row.X1; x++ {
		if row.IsBlank(x) != row.IsBlank(x-1) || !row.IsBlank(x) && (row.IsValley(x) || row.IsStem(x)) {
			cuts = append(cuts, x)
		}
	}
	return append(cuts, row.X1)
}
