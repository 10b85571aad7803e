package graph

import (
	"math"
	"slices"
)

// Rewrite applies the rules until none fits any more. The model computes the same
// function afterwards, up to the rounding of 32-bit numbers.
func (m *Model) Rewrite() {
	m.hoistConstants()
	for m.pass() {
	}
	m.dropUnused()
}

// pass applies to each step the first rule that fits; false if none did. A rule
// takes no other step out than the one it is asked about. Steps that make the
// model's outputs stay as they are.
func (m *Model) pass() (changed bool) {
	rules := []func(*Node) bool{
		m.dropIdentity, m.foldNormalization, m.nameHardSwish,
		m.foldScaleBack, m.foldBiasBack, m.scaleAfterBias, m.foldScaleForward, m.foldBiasForward,
	}
	for _, n := range slices.Clone(m.nodes) {
		promised := slices.ContainsFunc(n.Outputs, func(o string) bool { return m.outputs[o] })
		if !promised && slices.ContainsFunc(rules, func(fits func(*Node) bool) bool { return fits(n) }) {
			changed = true
		}
	}
	return changed
}

// hoistConstants makes constants of the steps that only hold one.
func (m *Model) hoistConstants() {
	m.nodes = slices.DeleteFunc(m.nodes, func(n *Node) bool {
		value, ok := n.attribute("value")
		if n.Op != "Constant" || !ok || value.Tensor == nil || value.Tensor.Floats == nil {
			return false
		}
		m.tensors = append(m.tensors, &Tensor{Name: n.Outputs[0], Dims: value.Tensor.Dims, Floats: value.Tensor.Floats})
		return true
	})
}

// dropIdentity: x·1 = x.
func (m *Model) dropIdentity(n *Node) bool {
	x, factor, ok := m.withConstant(n, "Mul")
	if !ok || !factor.scalar() || factor.Floats[0] != 1 {
		return false
	}
	m.replace(n, x)
	return true
}

// foldNormalization puts a normalization by fixed statistics into the convolution
// before it.
func (m *Model) foldNormalization(n *Node) bool {
	if n.Op != "BatchNormalization" {
		return false
	}
	conv := m.soleConv(n.Inputs[0])
	if conv == nil {
		return false
	}
	var parts [4][]float32 // scale, bias, mean, variance
	for i := range parts {
		t := m.constant(n.Inputs[1+i])
		if t == nil {
			return false
		}
		parts[i] = t.Floats
	}
	epsilon := float32(1e-5)
	if a, ok := n.attribute("epsilon"); ok {
		epsilon = a.Float
	}
	scale, shift := make([]float32, len(parts[0])), make([]float32, len(parts[0]))
	for i := range scale {
		scale[i] = float32(float64(parts[0][i]) / math.Sqrt(float64(parts[3][i])+float64(epsilon)))
		shift[i] = parts[1][i] - parts[2][i]*scale[i]
	}
	m.scaleOut(conv, scale)
	m.shiftOut(conv, shift)
	m.replace(n, n.Inputs[0])
	return true
}

// nameHardSwish: x·clip(x+3, 0, 6)/6 = x·HardSigmoid(x).
func (m *Model) nameHardSwish(n *Node) bool {
	product, six, ok := m.withConstant(n, "Div")
	if !ok || !six.scalar() || six.Floats[0] != 6 {
		return false
	}
	mul := m.producer(product)
	if mul == nil || mul.Op != "Mul" || len(m.users(product)) != 1 {
		return false
	}
	for i, in := range mul.Inputs {
		x := mul.Inputs[1-i]
		if m.isClippedPlusThree(in, x) {
			n.Op, n.Inputs, n.Attributes = "HardSigmoid", []string{x}, []Attribute{floatAttribute("alpha", 1.0/6), floatAttribute("beta", 0.5)}
			gate := n.Outputs[0] + ".gate"
			after := &Node{Op: "Mul", Inputs: []string{x, gate}, Outputs: []string{n.Outputs[0]}}
			n.Outputs = []string{gate}
			m.nodes = slices.Insert(m.nodes, slices.Index(m.nodes, n)+1, after)
			return true
		}
	}
	return false
}

// isClippedPlusThree is true if the value is clip(x+3, 0, 6).
func (m *Model) isClippedPlusThree(value, x string) bool {
	clip := m.producer(value)
	if clip == nil || clip.Op != "Clip" {
		return false
	}
	low, hasLow := clip.attribute("min")
	high, hasHigh := clip.attribute("max")
	add := m.producer(clip.Inputs[0])
	if add == nil || !hasLow || !hasHigh || low.Float != 0 || high.Float != 6 {
		return false
	}
	of, three, ok := m.withConstant(add, "Add")
	return ok && of == x && three.scalar() && three.Floats[0] == 3
}

// foldScaleBack puts a factor into the convolution before it.
func (m *Model) foldScaleBack(n *Node) bool {
	x, factor, ok := m.withConstant(n, "Mul")
	return ok && m.foldBack(n, x, factor, m.scaleOut)
}

// foldBiasBack puts a summand into the convolution before it.
func (m *Model) foldBiasBack(n *Node) bool {
	x, summand, ok := m.withConstant(n, "Add")
	return ok && m.foldBack(n, x, summand, m.shiftOut)
}

func (m *Model) foldBack(n *Node, x string, t *Tensor, put func(*Node, []float32)) bool {
	conv := m.soleConv(x)
	if conv == nil {
		return false
	}
	values, ok := t.perChannel(int(m.constant(conv.Inputs[1]).Dims[0]))
	if !ok {
		return false
	}
	put(conv, values)
	m.replace(n, x)
	return true
}

// scaleAfterBias: s·x + b = s·(x + b/s), which lets the factor meet what follows.
func (m *Model) scaleAfterBias(n *Node) bool {
	scaled, summand, ok := m.withConstant(n, "Add")
	if !ok || !summand.scalar() || len(m.users(scaled)) != 1 || !m.feedsOneConv(n.Outputs[0]) {
		return false
	}
	mul := m.producer(scaled)
	if mul == nil {
		return false
	}
	x, factor, ok := m.withConstant(mul, "Mul")
	if !ok || !factor.scalar() || factor.Floats[0] == 0 {
		return false
	}
	sum := m.newConstant(n.Outputs[0]+".summand", summand.Dims, []float32{summand.Floats[0] / factor.Floats[0]})
	mul.Op, mul.Inputs = "Add", []string{x, sum}
	n.Op, n.Inputs = "Mul", []string{scaled, factor.Name}
	return true
}

// foldScaleForward puts a factor into the only convolution after it.
func (m *Model) foldScaleForward(n *Node) bool {
	x, factor, ok := m.withConstant(n, "Mul")
	if !ok || !factor.scalar() || !m.feedsOneConv(n.Outputs[0]) {
		return false
	}
	weights := m.weights(m.users(n.Outputs[0])[0])
	for i := range weights.Floats {
		weights.Floats[i] *= factor.Floats[0]
	}
	m.replace(n, x)
	return true
}

// foldBiasForward puts a summand into the only convolution after it, if that sees
// no padding: zeros at the border would not have had the summand.
func (m *Model) foldBiasForward(n *Node) bool {
	x, summand, ok := m.withConstant(n, "Add")
	if !ok || !summand.scalar() || !m.feedsOneConv(n.Outputs[0]) {
		return false
	}
	conv := m.users(n.Outputs[0])[0]
	if conv.padded() {
		return false
	}
	weights := m.constant(conv.Inputs[1])
	shift := make([]float32, weights.Dims[0])
	size := len(weights.Floats) / len(shift)
	for i := range shift {
		var sum float64
		for _, w := range weights.Floats[i*size : (i+1)*size] {
			sum += float64(w)
		}
		shift[i] = float32(sum * float64(summand.Floats[0]))
	}
	m.shiftOut(conv, shift)
	m.replace(n, x)
	return true
}
