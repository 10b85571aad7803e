//go:build !race

package main

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"xinbao/internal/need"
	"xinbao/ocr/scan/symbol"
)

func installed(t *testing.T) []face {
	t.Helper()
	all, err := openFaces("/usr/share/fonts")
	if err != nil {
		need.Missing(t, "a font, run scripts/test-setup: %v", err)
	}
	return all
}

// read is the share of samples that a network reads.
func read(n *symbol.Network, exam []sample) float64 {
	right := 0
	for _, s := range exam {
		if best, _ := likeliest(n, s); best == s.class {
			right++
		}
	}
	return float64(right) / float64(len(exam))
}

func TestANetworkLearnsWhatItIsShown(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	lesson := drawMany(random, installed(t)[:2], 400)

	n := learn(random, lesson, 32, len(symbol.Known)+1, 25)

	if share := read(n, lesson); share < 0.9 {
		t.Errorf("%.3f of what it saw is read", share)
	}
}

// The weights in the package are those of this program: they read what it draws.
func TestTheCommittedNetworkReadsAllFonts(t *testing.T) {
	t.Parallel()
	committed, err := os.ReadFile("../weights.bin")
	if err != nil {
		t.Fatal(err)
	}
	n, err := symbol.Parse(committed, symbol.Inputs, len(symbol.Known)+1)
	if err != nil {
		t.Fatal(err)
	}

	exam := drawMany(rand.New(rand.NewPCG(3, 4)), installed(t), 2000)

	if share := read(n, exam); share < 0.97 {
		t.Errorf("%.3f of symbols are read", share)
	}
	wrong := 0
	for _, s := range exam {
		if best, p := likeliest(n, s); p >= 0.99 && best != s.class {
			wrong++
		}
	}
	if wrong > 4 {
		t.Errorf("of 2000 symbols %d are wrong and certain", wrong)
	}
}

// The letters, too: those of lines, and parts of them that are none.
func TestTheCommittedNetworkReadsLetters(t *testing.T) {
	t.Parallel()
	committed, err := os.ReadFile("../letters.bin")
	if err != nil {
		t.Fatal(err)
	}
	exam := drawLetters(rand.New(rand.NewPCG(5, 6)), installed(t), 3000)

	n, err := symbol.Parse(committed, len(exam[0].features), len(symbol.Letters)+1)
	if err != nil {
		t.Fatal(err)
	}

	if share := read(n, exam); share < 0.95 {
		t.Errorf("%.3f of letters are read", share)
	}
}

// Networks that are joined answer as their mean does.
func TestJoinedNetworksAreTheirMean(t *testing.T) {
	t.Parallel()
	a, b := symbol.NewNetwork(2, 1, 2), symbol.NewNetwork(2, 1, 2)
	a.Hidden.Weights[0], a.Output.Weights[0] = 1, 4
	b.Hidden.Weights[1], b.Output.Weights[1], b.Output.Bias[1] = 1, 2, 1

	n := joined([]*symbol.Network{a, b})

	want := symbol.Softmax([]float32{(4 + 0) / 2, (0 + 2*3 + 1) / 2.})
	if got := n.Probabilities([]float32{1, 3}); math.Abs(float64(got[0]-want[0])) > 1e-6 {
		t.Errorf("%v, want %v", got, want)
	}
}
