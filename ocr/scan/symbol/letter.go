package symbol

import (
	_ "embed" // the weights
	"math"
	"slices"
	"sync"

	"xinbao/ocr/scan/raster"
)

// Letters are the capitals, digits and signs that are told apart, in the order of the
// outputs of their network. The last output stands for all else: parts of letters,
// several ones. Zero and O are one, for what tells them is the rest of the sheet, and so
// are point and comma.
const Letters = "0123456789ABCDEFGHIJKLMNPQRSTUVWXYZ.:-"

// The picture of a letter: capitals fill most of its height.
const (
	letterHigh = 20
	letterWide = 28
	capital    = 16 // rows of it
)

//go:generate go run ./train -what letters -samples 150000 -rounds 10 -hidden 256 -networks 2 -write letters.bin
//go:embed letters.bin
var letterWeights []byte

var trainedLetters = sync.OnceValue(func() *Network {
	n, err := Parse(letterWeights, letterHigh*letterWide, len(Letters)+1)
	if err != nil {
		panic("symbol: the embedded weights of letters: " + err.Error())
	}
	return n
})

// Row is a line of capitals and digits on a picture.
type Row struct {
	X0, X1 int // its columns
	step   float64
	ink    []float64             // by column: how much of it is dark, in pixels
	dark   [letterHigh][]float32 // by row of a letter's picture and column
}

// Capitals is from where to where the capitals and digits among pieces of ink reach: as
// far as the middle one of the high pieces. There must be one.
func Capitals(parts []raster.Rect) (top, bottom int) {
	highest := 0
	for _, p := range parts {
		highest = max(highest, p.H())
	}
	var tops, bottoms []int
	for _, p := range parts {
		if 2*p.H() >= highest {
			tops, bottoms = append(tops, p.Y0), append(bottoms, p.Y1)
		}
	}
	slices.Sort(tops)
	slices.Sort(bottoms)
	return tops[len(tops)/2], bottoms[len(bottoms)/2]
}

// NewRow is the line from x0 to x1 on a picture without rules, whose capitals reach from
// top to bottom.
func NewRow(g *raster.Gray, x0, x1, top, bottom int) *Row {
	step := float64(bottom-top) / capital
	more := int(2*step) + 1
	ink := raster.Rect{X0: max(0, x0-1), Y0: max(0, top-more), X1: min(g.W, x1+1), Y1: min(g.H, bottom+more)}
	all := darkness(g, ink)
	r := &Row{X0: ink.X0, X1: ink.X1, step: step, ink: make([]float64, all.w)}
	for i, v := range all.value {
		r.ink[i%all.w] += float64(v)
	}
	first := float64(top-ink.Y0) - (letterHigh-capital)/2*step
	for y := range r.dark {
		r.dark[y] = all.row(first+float64(y)*step, step)
	}
	return r
}

// row is the mean darkness of some of the rows, by column; beyond the crop is paper.
func (s shades) row(y, step float64) []float32 {
	out := make([]float32, s.w)
	for v := max(0, int(math.Floor(y))); float64(v) < y+step && v < s.h; v++ {
		part := float32((min(float64(v+1), y+step) - max(float64(v), y)) / step)
		for x, d := range s.value[v*s.w : (v+1)*s.w] {
			out[x] += part * d
		}
	}
	return out
}

// blank is the ink of a column that has none.
const blank = 0.35

// IsBlank is true for a column without ink.
func (r *Row) IsBlank(x int) bool { return r.ink[x-r.X0] < blank }

// upright is the ink of a column that is a stem, in that of a whole one.
const upright = 0.5

// IsStem is true for a column that goes on with the stem in the one before: those of two
// letters may touch.
func (r *Row) IsStem(x int) bool {
	i, least := x-r.X0, upright*capital*r.step
	return i > 0 && r.ink[i-1] >= least && r.ink[i] >= least
}

// IsValley is true for a column with no more ink than the one before and less than the next.
func (r *Row) IsValley(x int) bool {
	i := x - r.X0
	return i > 0 && i < len(r.ink)-1 && r.ink[i] <= r.ink[i-1] && r.ink[i] < r.ink[i+1]
}

// Trim is the part of some columns from its first to its last that is not blank.
func (r *Row) Trim(x0, x1 int) (from, to int) {
	for x0 < x1 && r.IsBlank(x0) {
		x0++
	}
	for x1 > x0 && r.IsBlank(x1-1) {
		x1--
	}
	return x0, x1
}

// Features are the darkness of what stands in some columns, in letterHigh rows of
// letterWide.
func (r *Row) Features(x0, x1 int) []float32 {
	out := make([]float32, letterHigh*letterWide)
	left := float64(x0+x1-2*r.X0)/2 - letterWide*r.step/2
	for x := range letterWide {
		from := max(left+float64(x)*r.step, float64(x0-r.X0))
		to := min(left+float64(x+1)*r.step, float64(x1-r.X0))
		for u := int(from); float64(u) < to; u++ {
			part := float32((min(float64(u+1), to) - max(float64(u), from)) / r.step)
			for y := range r.dark {
				out[y*letterWide+x] += part * r.dark[y][u]
			}
		}
	}
	return out
}

// Reading is the likeliest letter in some columns.
type Reading struct {
	Letter      byte
	Probability float64
	J           float64 // that it is J, which touches what follows it
}

// Letter reads some columns; in a number they are a digit or a sign, elsewhere a digit or
// a capital.
func (r *Row) Letter(x0, x1 int, number bool) Reading {
	p := trainedLetters().Probabilities(r.Features(x0, x1))
	best, j, sum := 0, float32(0), p[len(Letters)]
	for i := range Letters {
		c := Letters[i]
		if !isDigit(c) && number == isCapital(c) {
			continue
		}
		sum += p[i]
		if p[i] > p[best] {
			best = i
		}
		if c == 'J' {
			j = p[i]
		}
	}
	return Reading{Letters[best], float64(p[best] / sum), float64(j / sum)}
}

func isDigit(c byte) bool   { return c >= '0' && c <= '9' }
func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }
