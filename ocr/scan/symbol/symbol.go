// Package symbol tells single characters apart: the states of months, counts of one
// digit, "--". A model of lines reads such crops badly, for it has nothing to go by; a
// small network that knows only these does not. It must not know where a symbol stands
// nor what it means there.
package symbol

import (
	_ "embed" // the weights
	"math"
	"sync"

	"xinbao/ocr/scan/raster"
)

// Known are the symbols that are told apart, in the order of the network's outputs.
// The last output stands for all else.
var Known = []string{
	"0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
	"N", "A", "B", "C", "D", "G", "M", "Z", "*", "#", "/", "--",
}

// Guess is what a crop may say.
type Guess struct {
	Text        string  // "" for no symbol
	Probability float64 // that it says so
}

//go:generate go run ./train -write weights.bin
//go:embed weights.bin
var weights []byte

var trained = sync.OnceValue(func() *Network {
	n, err := Parse(weights, Inputs, len(Known)+1)
	if err != nil {
		panic("symbol: the embedded weights: " + err.Error())
	}
	return n
})

// Read guesses what stands in a rectangle of ink on a picture without rules, the
// likeliest first, those below one in a thousand left out. em is about the height of
// an ideograph in that line, in pixels.
func Read(g *raster.Gray, ink raster.Rect, em float64) []Guess {
	return ranked(trained().Probabilities(Features(g, ink, em)))
}

// least is the probability of a guess that is told.
const least = 0.001

func ranked(p []float32) []Guess {
	var out []Guess
	for i, v := range p {
		if v < least {
			continue
		}
		g := Guess{Probability: float64(v)}
		if i < len(Known) {
			g.Text = Known[i]
		}
		at := len(out)
		for at > 0 && out[at-1].Probability < g.Probability {
			at--
		}
		out = append(out, Guess{})
		copy(out[at+1:], out[at:])
		out[at] = g
	}
	return out
}

// Softmax makes probabilities of scores, in place.
func Softmax(scores []float32) []float32 {
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	var sum float32
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - most)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return scores
}
