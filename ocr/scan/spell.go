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
	// ways are the likeliest ways to read what lies before each cut.
	type way struct {
		score float64
		from  int
		last  letter
	}
	ways := make([]way, len(cuts))
	for i := 1; i < len(cuts); i++ {
		ways[i].score = math.Inf(-1)
		for j := i - 1; j >= 0; j-- {
			x0, x1 := row.Trim(cuts[j], cuts[i])
			wide := float64(x1-x0) / float64(bottom-top)
			if wide > widest {
				break
			}
			next := way{score: ways[j].score, from: j}
			switch {
			case wide >= narrowest:
				r := row.Letter(x0, x1, number)
				next.score += wide * math.Log(max(r.Probability, impossible))
				next.last = letter{talk.Character{Text: string(r.Letter), Confidence: r.Probability}, r.J, raster.Rect{X0: x0, Y0: top, X1: x1, Y1: bottom}}
			case x1 > x0:
				next.score += wide * math.Log(impossible)
			}
			if next.score > ways[i].score {
				ways[i] = next
			}
		}
	}
	var out []letter
	for i := len(cuts) - 1; i > 0; i = ways[i].from {
		if c := ways[i].last; c.Text != "" {
			c.X = (float64(c.ink.X0+c.ink.X1)/2 - f.x0) * f.scale
			out = append(out, c)
		}
	}
	slices.Reverse(out)
	return out
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
