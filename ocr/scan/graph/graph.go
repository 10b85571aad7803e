// Package graph rewrites recognition models in the ONNX format so that the runtime
// computes the same numbers in half the time: scales and biases that the exporter
// left as steps of their own are folded into the convolutions beside them, and
// activations that it spelled out get their name back, under which the runtime
// fuses them. It must not know what a model recognises, nor run it.
package graph

import (
	"errors"
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
)

// ErrNotAModel is returned for bytes that are no ONNX model.
var ErrNotAModel = errors.New("not an ONNX model")

// Numbers of the fields that are touched, from onnx.proto. All others are kept as
// they are.
const (
	modelGraph = 7

	graphNode        = 1
	graphInitializer = 5
	graphInput       = 11
	graphOutput      = 12
	graphValueInfo   = 13

	valueName = 1 // of an input or output

	nodeInput     = 1
	nodeOutput    = 2
	nodeOp        = 4
	nodeAttribute = 5
)

// field is one field of a message, undecoded.
type field struct {
	number protowire.Number
	kind   protowire.Type
	raw    []byte // the value with what its wire type puts before it
	body   []byte // the content of a length-delimited field
}

// fieldsOf splits a message.
func fieldsOf(message []byte) ([]field, error) {
	var fields []field
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return nil, fmt.Errorf("%w: %w", ErrNotAModel, protowire.ParseError(n))
		}
		message = message[n:]
		size := protowire.ConsumeFieldValue(number, kind, message)
		if size < 0 {
			return nil, fmt.Errorf("%w: %w", ErrNotAModel, protowire.ParseError(size))
		}
		f := field{number: number, kind: kind, raw: message[:size]}
		if kind == protowire.BytesType {
			f.body, _ = protowire.ConsumeBytes(message)
		}
		fields = append(fields, f)
		message = message[size:]
	}
	return fields, nil
}

func (f field) append(to []byte) []byte {
	return append(protowire.AppendTag(to, f.number, f.kind), f.raw...)
}

func appendMessage(to []byte, number protowire.Number, body []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(to, number, protowire.BytesType), body)
}

// Model is a model taken apart: the steps of its graph and the constants.
type Model struct {
	rest      []field // of the model
	graphRest []field
	nodes     []*Node
	tensors   []*Tensor
	inputs    []string
	outputs   map[string]bool // names that must keep their meaning
}

// Node is one step.
type Node struct {
	Op         string
	Inputs     []string
	Outputs    []string
	Attributes []Attribute
	rest       []field
}

// Parse takes a model apart.
func Parse(data []byte) (*Model, error) {
	fields, err := fieldsOf(data)
	if err != nil {
		return nil, err
	}
	m := &Model{outputs: map[string]bool{}}
	for _, f := range fields {
		if f.number != modelGraph || f.kind != protowire.BytesType {
			m.rest = append(m.rest, f)
			continue
		}
		if err := m.parseGraph(f.body); err != nil {
			return nil, err
		}
	}
	if len(m.nodes) == 0 {
		return nil, fmt.Errorf("%w: it has no steps", ErrNotAModel)
	}
	return m, nil
}

func (m *Model) parseGraph(body []byte) error {
	fields, err := fieldsOf(body)
	if err != nil {
		return err
	}
	for _, f := range fields {
		switch f.number {
		case graphNode:
			err = m.addNode(f.body)
		case graphInitializer:
			err = m.addTensor(f.body)
		case graphValueInfo:
			// shapes of values that may be gone afterwards; the runtime infers them
		case graphInput, graphOutput:
			err = m.addEnd(f)
		default:
			m.graphRest = append(m.graphRest, f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// addEnd notes the name of an input or output.
func (m *Model) addEnd(f field) error {
	inner, err := fieldsOf(f.body)
	if err != nil {
		return err
	}
	for _, i := range inner {
		switch {
		case i.number != valueName:
		case f.number == graphInput:
			m.inputs = append(m.inputs, string(i.body))
		default:
			m.outputs[string(i.body)] = true
		}
	}
	m.graphRest = append(m.graphRest, f)
	return nil
}

// Ends are the names of a model's only input and only output.
func (m *Model) Ends() (input, output string, err error) {
	if len(m.inputs) != 1 || len(m.outputs) != 1 {
		return "", "", fmt.Errorf("%w of one input and one output", ErrNotAModel)
	}
	for output = range m.outputs {
	}
	return m.inputs[0], output, nil
}

func (m *Model) addNode(body []byte) error {
	fields, err := fieldsOf(body)
	if err != nil {
		return err
	}
	n := &Node{}
	for _, f := range fields {
		switch f.number {
		case nodeInput:
			n.Inputs = append(n.Inputs, string(f.body))
		case nodeOutput:
			n.Outputs = append(n.Outputs, string(f.body))
		case nodeOp:
			n.Op = string(f.body)
		case nodeAttribute:
			a, err := parseAttribute(f)
			if err != nil {
				return err
			}
			n.Attributes = append(n.Attributes, a)
		default:
			n.rest = append(n.rest, f)
		}
	}
	m.nodes = append(m.nodes, n)
	return nil
}

// Bytes puts the model together.
func (m *Model) Bytes() []byte {
	var g []byte
	for _, n := range m.nodes {
		g = appendMessage(g, graphNode, n.bytes())
	}
	for _, t := range m.tensors {
		g = appendMessage(g, graphInitializer, t.bytes())
	}
	for _, f := range m.graphRest {
		g = f.append(g)
	}
	var out []byte
	for _, f := range m.rest {
		out = f.append(out)
	}
	return appendMessage(out, modelGraph, g)
}

func (n *Node) bytes() []byte {
	var out []byte
	for _, in := range n.Inputs {
		out = appendMessage(out, nodeInput, []byte(in))
	}
	for _, name := range n.Outputs {
		out = appendMessage(out, nodeOutput, []byte(name))
	}
	out = appendMessage(out, nodeOp, []byte(n.Op))
	for _, a := range n.Attributes {
		out = a.raw.append(out)
	}
	for _, f := range n.rest {
		out = f.append(out)
	}
	return out
}
