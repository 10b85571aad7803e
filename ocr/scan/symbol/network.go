package symbol

import (
	"encoding/binary"
	"errors"
	"math"
)

// Network is a network of one hidden layer of rectifiers.
type Network struct{ Hidden, Output Layer }

// Layer makes len(Bias) sums of its inputs.
type Layer struct {
	Weights []float32 // by input: for each the weights of all sums
	Bias    []float32
}

// Sums are the layer's outputs. Inputs that are 0, most of a crop, cost nothing; the
// others are added four at a time, or most of the time would go into fetching and storing
// the sums.
func (l Layer) Sums(in, out []float32) {
	copy(out, l.Bias)
	var v [4]float32
	var w [4][]float32
	n := 0
	for i, x := range in {
		if x == 0 {
			continue
		}
		v[n], w[n] = x, l.Weights[i*len(out):(i+1)*len(out)]
		if n++; n == len(v) {
			add(out, v, w)
			n = 0
		}
	}
	for k := range n {
		for j, x := range w[k] {
			out[j] += v[k] * x
		}
	}
}

// add adds four inputs with their weights.
func add(out []float32, v [4]float32, w [4][]float32) {
	a, b, c, d := w[0][:len(out)], w[1][:len(out)], w[2][:len(out)], w[3][:len(out)]
	for j := range out {
		out[j] += v[0]*a[j] + v[1]*b[j] + v[2]*c[j] + v[3]*d[j]
	}
}

// Rectify makes 0 of what is below.
func Rectify(v []float32) {
	for i := range v {
		v[i] = max(0, v[i])
	}
}

// Probabilities are those of what is told apart and, last, of all else.
func (n *Network) Probabilities(in []float32) []float32 {
	hidden, out := make([]float32, len(n.Hidden.Bias)), make([]float32, len(n.Output.Bias))
	n.Hidden.Sums(in, hidden)
	Rectify(hidden)
	n.Output.Sums(hidden, out)
	return Softmax(out)
}

// The file has all weights and biases, layer by layer, each as the upper half of its
// 32 bits.

// Bytes is the network as a file.
func (n *Network) Bytes() []byte {
	var out []byte
	for _, part := range n.parts() {
		for _, v := range part {
			bits := math.Float32bits(v)
			out = binary.LittleEndian.AppendUint16(out, uint16((bits+0x7FFF+(bits>>16)&1)>>16))
		}
	}
	return out
}

// ErrMisfit is returned for a file that is no network of these inputs and outputs.
var ErrMisfit = errors.New("the file is no network of this form")

// Parse reads what Bytes made; its size says how wide the hidden layer is.
func Parse(data []byte, inputs, outputs int) (*Network, error) {
	hidden := (len(data)/2 - outputs) / (inputs + 1 + outputs)
	if hidden < 1 || len(data) != 2*(hidden*(inputs+1+outputs)+outputs) {
		return nil, ErrMisfit
	}
	n := NewNetwork(inputs, hidden, outputs)
	for _, part := range n.parts() {
		for i := range part {
			part[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(data)) << 16)
			data = data[2:]
		}
	}
	return n, nil
}

// NewNetwork is one of so many inputs, hidden sums and outputs, all weights 0.
func NewNetwork(inputs, hidden, outputs int) *Network {
	layer := func(in, out int) Layer {
		return Layer{Weights: make([]float32, in*out), Bias: make([]float32, out)}
	}
	return &Network{Hidden: layer(inputs, hidden), Output: layer(hidden, outputs)}
}

func (n *Network) parts() [][]float32 {
	return [][]float32{n.Hidden.Weights, n.Hidden.Bias, n.Output.Weights, n.Output.Bias}
}
