package graph

import "slices"

// constant is the tensor of numbers of that name, or nil.
func (m *Model) constant(name string) *Tensor {
	for _, t := range m.tensors {
		if t.Name == name && t.Floats != nil {
			return t
		}
	}
	return nil
}

// newConstant adds one.
func (m *Model) newConstant(name string, dims []int64, values []float32) string {
	m.tensors = append(m.tensors, &Tensor{Name: name, Dims: dims, Floats: values})
	return name
}

// producer is the step that makes a value, or nil.
func (m *Model) producer(name string) *Node {
	for _, n := range m.nodes {
		if slices.Contains(n.Outputs, name) {
			return n
		}
	}
	return nil
}

// users are the steps that take a value.
func (m *Model) users(name string) []*Node {
	var users []*Node
	for _, n := range m.nodes {
		if slices.Contains(n.Inputs, name) {
			users = append(users, n)
		}
	}
	return users
}

// withConstant takes a step of two operands apart, one of which is a constant: the
// first or the second where the order does not matter, else the second.
func (m *Model) withConstant(n *Node, op string) (x string, t *Tensor, ok bool) {
	if n.Op != op || len(n.Inputs) != 2 {
		return "", nil, false
	}
	if t = m.constant(n.Inputs[1]); t != nil {
		return n.Inputs[0], t, true
	}
	if t = m.constant(n.Inputs[0]); t != nil && op != "Div" {
		return n.Inputs[1], t, true
	}
	return "", nil, false
}

// soleConv is the convolution that makes a value which only one step takes.
func (m *Model) soleConv(name string) *Node {
	conv := m.producer(name)
	if conv == nil || conv.Op != "Conv" || m.constant(conv.Inputs[1]) == nil || len(m.users(name)) != 1 || m.outputs[name] {
		return nil
	}
	return conv
}

// feedsOneConv is true if a value goes nowhere but into one convolution's data.
func (m *Model) feedsOneConv(name string) bool {
	users := m.users(name)
	return len(users) == 1 && users[0].Op == "Conv" && users[0].Inputs[0] == name &&
		m.constant(users[0].Inputs[1]) != nil && !m.outputs[name]
}

// attribute is the step's parameter of that name.
func (n *Node) attribute(name string) (Attribute, bool) {
	i := slices.IndexFunc(n.Attributes, func(a Attribute) bool { return a.Name == name })
	if i < 0 {
		return Attribute{}, false
	}
	return n.Attributes[i], true
}

// padded is true for a convolution that looks beyond the border.
func (n *Node) padded() bool {
	if a, ok := n.attribute("auto_pad"); ok && string(a.Text) != "NOTSET" {
		return true
	}
	a, _ := n.attribute("pads")
	return slices.ContainsFunc(a.Ints, func(p int64) bool { return p != 0 })
}

// weights are a convolution's own weights, copied if another step shares them.
func (m *Model) weights(conv *Node) *Tensor { return m.own(conv, 1) }

// own is a constant input that nobody else uses.
func (m *Model) own(n *Node, input int) *Tensor {
	t := m.constant(n.Inputs[input])
	if len(m.users(t.Name)) == 1 {
		t.raw = nil
		return t
	}
	n.Inputs[input] = m.newConstant(n.Outputs[0]+".own", t.Dims, slices.Clone(t.Floats))
	return m.constant(n.Inputs[input])
}

// scaleOut multiplies each channel that a convolution makes.
func (m *Model) scaleOut(conv *Node, factors []float32) {
	weights := m.weights(conv)
	size := len(weights.Floats) / len(factors)
	for i, f := range factors {
		for j := range weights.Floats[i*size : (i+1)*size] {
			weights.Floats[i*size+j] *= f
		}
	}
	if len(conv.Inputs) < 3 {
		return
	}
	bias := m.own(conv, 2)
	for i, f := range factors {
		bias.Floats[i] *= f
	}
}

// shiftOut adds to each channel that a convolution makes.
func (m *Model) shiftOut(conv *Node, summands []float32) {
	if len(conv.Inputs) < 3 {
		conv.Inputs = append(conv.Inputs, m.newConstant(conv.Outputs[0]+".bias", []int64{int64(len(summands))}, slices.Clone(summands)))
		return
	}
	bias := m.own(conv, 2)
	for i, s := range summands {
		bias.Floats[i] += s
	}
}

// replace takes a step out; who took its result takes x.
func (m *Model) replace(n *Node, x string) {
	m.nodes = slices.DeleteFunc(m.nodes, func(other *Node) bool { return other == n })
	for _, user := range m.users(n.Outputs[0]) {
		for i, in := range user.Inputs {
			if in == n.Outputs[0] {
				user.Inputs[i] = x
			}
		}
	}
}

// dropUnused takes out steps and constants whose result nobody takes.
func (m *Model) dropUnused() {
	for {
		before := len(m.nodes)
		m.nodes = slices.DeleteFunc(m.nodes, func(n *Node) bool {
			return !slices.ContainsFunc(n.Outputs, func(o string) bool { return m.outputs[o] || len(m.users(o)) > 0 })
		})
		if len(m.nodes) == before {
			break
		}
	}
	m.tensors = slices.DeleteFunc(m.tensors, func(t *Tensor) bool { return len(m.users(t.Name)) == 0 })
}

// Steps counts the steps of each kind.
func (m *Model) Steps() map[string]int {
	steps := map[string]int{}
	for _, n := range m.nodes {
		steps[n.Op]++
	}
	return steps
}
