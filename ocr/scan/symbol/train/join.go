package main

import (
	"math/rand/v2"

	"xinbao/ocr/scan/symbol"
)

// learnMany trains several networks, each of its own lesson, and makes one of them: their
// hidden sums beside each other, their outputs' mean. What one of them is wrong about
// another is not.
func learnMany(random *rand.Rand, lesson func() []sample, networks, hidden, outputs, rounds int) *symbol.Network {
	all := make([]*symbol.Network, networks)
	for i := range all {
		all[i] = learn(random, lesson(), hidden, outputs, rounds)
	}
	return joined(all)
}

// joined is one network of several of one form.
func joined(all []*symbol.Network) *symbol.Network {
	hidden, outputs := len(all[0].Hidden.Bias), len(all[0].Output.Bias)
	inputs := len(all[0].Hidden.Weights) / hidden
	out := symbol.NewNetwork(inputs, hidden*len(all), outputs)
	share := 1 / float32(len(all))
	for i, n := range all {
		for input := range inputs {
			copy(out.Hidden.Weights[input*hidden*len(all)+i*hidden:], n.Hidden.Weights[input*hidden:(input+1)*hidden])
		}
		copy(out.Hidden.Bias[i*hidden:], n.Hidden.Bias)
		for j, w := range n.Output.Weights {
			out.Output.Weights[i*hidden*outputs+j] = w * share
		}
		for j, b := range n.Output.Bias {
			out.Output.Bias[j] += b * share
		}
	}
	return out
}
