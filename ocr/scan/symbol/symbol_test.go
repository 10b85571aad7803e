package symbol_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/symbol"
)

// cross is a plus of strokes three wide, 18 by 18, in grey on grey.
func cross(paper, ink byte) (*raster.Gray, raster.Rect) {
	g := raster.NewGray(40, 40)
	for i := range g.Pix {
		g.Pix[i] = paper
	}
	for i := range 18 {
		for j := range 3 {
			g.Row(10 + i)[18+j] = ink
			g.Row(18 + j)[10+i] = ink
		}
	}
	return g, raster.Rect{X0: 10, Y0: 10, X1: 28, Y1: 28}
}

func TestFeaturesDoNotDependOnTheShadeOfThePaper(t *testing.T) {
	t.Parallel()
	white, ink := cross(255, 0)
	grey, _ := cross(180, 90)

	a, b := symbol.Features(white, ink, 24), symbol.Features(grey, ink, 24)

	if len(a) != symbol.Inputs {
		t.Fatalf("%d features", len(a))
	}
	for i := range a {
		if math.Abs(float64(a[i]-b[i])) > 0.01 {
			t.Fatalf("feature %d is %v on white and %v on grey", i, a[i], b[i])
		}
	}
	if a[0] != 0 || a[10*20+10] < 0.9 || a[symbol.Inputs-1] != 0.75 {
		t.Errorf("corner %v, middle %v, height %v em", a[0], a[10*20+10], a[symbol.Inputs-1])
	}
}

// A cross is no symbol of a report: what the network does not know it must not take
// for something that it knows.
func TestWhatIsNoSymbolIsNone(t *testing.T) {
	t.Parallel()
	g, ink := cross(255, 0)

	guesses := symbol.Read(g, ink, 24)

	if guesses[0].Text != "" || guesses[0].Probability < 0.9 {
		t.Errorf("guessed %+v", guesses)
	}
}

func TestNetworksAreKeptAsFiles(t *testing.T) {
	t.Parallel()
	n := symbol.NewNetwork(7, 3, 4)
	n.Hidden.Weights[5], n.Output.Bias[2] = 0.5, -2

	read, err := symbol.Parse(n.Bytes(), 7, 4)
	if err != nil {
		t.Fatal(err)
	}

	if !bytes.Equal(read.Bytes(), n.Bytes()) || read.Hidden.Weights[5] != 0.5 || read.Output.Bias[2] != -2 {
		t.Error("the network that was read is another")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(symbol.NewNetwork(7, 1, 2).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := symbol.Parse(data, 7, 2)
		if err != nil {
			if !errors.Is(err, symbol.ErrMisfit) {
				t.Error(err)
			}
			return
		}
		if !bytes.Equal(n.Bytes(), data) && !hasNaN(n) {
			t.Error("a network became another file")
		}
	})
}

func hasNaN(n *symbol.Network) bool {
	for _, part := range [][]float32{n.Hidden.Weights, n.Hidden.Bias, n.Output.Weights, n.Output.Bias} {
		for _, v := range part {
			if v != v {
				return true
			}
		}
	}
	return false
}
