package main

import (
	"math"
	"math/rand/v2"

	"xinbao/ocr/scan/symbol"
)

// learn trains a network by descent with momentum, in batches, ever more slowly. Each
// time that a sample is shown some of the hidden sums are left out, so that none is
// relied upon.
func learn(random *rand.Rand, lesson []sample, hidden, outputs, rounds int) *symbol.Network {
	inputs := len(lesson[0].features)
	n := symbol.NewNetwork(inputs, hidden, outputs)
	begin(random, n.Hidden, inputs)
	begin(random, n.Output, hidden)
	s := newStep(n)
	const batch = 16
	total := rounds * len(lesson) / batch
	order := random.Perm(len(lesson))
	for i := range total {
		for j := range batch {
			at := (i*batch + j) % len(order)
			if at == 0 {
				random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
			}
			s.show(random, lesson[order[at]])
		}
		s.move(0.003 * (0.5 + 0.5*math.Cos(math.Pi*float64(i)/float64(total))))
	}
	return n
}

// begin gives a layer small random weights.
func begin(random *rand.Rand, l symbol.Layer, inputs int) {
	scale := math.Sqrt(2 / float64(inputs))
	for i := range l.Weights {
		l.Weights[i] = float32(random.NormFloat64() * scale)
	}
}

// step is one of the descent: what the samples of a batch ask for.
type step struct {
	network       *symbol.Network
	hidden, out   []float32
	back          []float32 // what the outputs ask of the hidden sums
	asked, moving [4][]float32
}

func newStep(n *symbol.Network) *step {
	s := &step{network: n, hidden: make([]float32, len(n.Hidden.Bias)), back: make([]float32, len(n.Hidden.Bias)), out: make([]float32, len(n.Output.Bias))}
	for i, part := range s.parts() {
		s.asked[i], s.moving[i] = make([]float32, len(part)), make([]float32, len(part))
	}
	return s
}

func (s *step) parts() [4][]float32 {
	return [4][]float32{s.network.Hidden.Weights, s.network.Hidden.Bias, s.network.Output.Weights, s.network.Output.Bias}
}

// left out of the hidden sums, of ten.
const leftOut = 1

// show adds what one sample asks for. An answer is asked to be certain by 0.999 only,
// which keeps what is certain honest.
func (s *step) show(random *rand.Rand, x sample) {
	n := s.network
	n.Hidden.Sums(x.features, s.hidden)
	symbol.Rectify(s.hidden)
	for i := range s.hidden {
		if random.IntN(10) < leftOut {
			s.hidden[i] = 0
		} else {
			s.hidden[i] *= 10.0 / (10 - leftOut)
		}
	}
	n.Output.Sums(s.hidden, s.out)
	symbol.Softmax(s.out)
	for i := range s.out {
		s.out[i] -= 0.001 / float32(len(s.out))
	}
	s.out[x.class] -= 0.999
	add(s.asked[3], s.out)
	for i, h := range s.hidden {
		s.back[i] = 0
		if h == 0 {
			continue
		}
		weights, asked := n.Output.Weights[i*len(s.out):(i+1)*len(s.out)], s.asked[2][i*len(s.out):(i+1)*len(s.out)]
		for j, d := range s.out {
			s.back[i] += d * weights[j]
			asked[j] += d * h
		}
	}
	add(s.asked[1], s.back)
	for i, v := range x.features {
		if v == 0 {
			continue
		}
		asked := s.asked[0][i*len(s.back) : (i+1)*len(s.back)]
		for j, d := range s.back {
			asked[j] += d * v
		}
	}
}

func add(to, what []float32) {
	for i, v := range what {
		to[i] += v
	}
}

// move changes the network as asked, and forgets it.
func (s *step) move(rate float64) {
	for p, part := range s.parts() {
		asked, moving := s.asked[p], s.moving[p]
		for i, d := range asked {
			moving[i] = 0.9*moving[i] + d
			part[i] -= float32(rate) * moving[i]
		}
		clear(asked)
	}
}
