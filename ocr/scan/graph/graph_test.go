package graph

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protowire"
)

// tiny is a model x → Conv → (+0.5) → Mul(scale) → Add(bias) → Conv → y of one channel,
// with weights of 2 and 3.
func tiny(padded bool) *Model {
	dims := []int64{1, 1, 1, 1}
	first := &Node{Op: "Conv", Inputs: []string{"x", "w1"}, Outputs: []string{"a"}}
	second := &Node{Op: "Conv", Inputs: []string{"d", "w2"}, Outputs: []string{"e"}}
	if padded {
		second.Attributes = []Attribute{intsAttribute("pads", 1, 1, 1, 1)}
	}
	return &Model{
		outputs: map[string]bool{"y": true},
		nodes: []*Node{
			first,
			{Op: "Relu", Inputs: []string{"a"}, Outputs: []string{"b"}},
			{Op: "Mul", Inputs: []string{"scale", "b"}, Outputs: []string{"c"}},
			{Op: "Add", Inputs: []string{"c", "bias"}, Outputs: []string{"d"}},
			second,
			{Op: "Relu", Inputs: []string{"e"}, Outputs: []string{"y"}},
		},
		tensors: []*Tensor{
			{Name: "w1", Dims: dims, Floats: []float32{2}},
			{Name: "w2", Dims: dims, Floats: []float32{3}},
			{Name: "scale", Dims: []int64{1}, Floats: []float32{4}},
			{Name: "bias", Dims: []int64{1}, Floats: []float32{8}},
		},
	}
}

func intsAttribute(name string, values ...uint64) Attribute {
	body := appendMessage(nil, attributeName, []byte(name))
	var packed []byte
	for _, v := range values {
		packed = protowire.AppendVarint(packed, v)
	}
	body = appendMessage(body, attributeInts, packed)
	raw := field{number: nodeAttribute, kind: protowire.BytesType, raw: protowire.AppendBytes(nil, body), body: body}
	a, err := parseAttribute(raw)
	if err != nil {
		panic(err)
	}
	return a
}

func TestScaleAndBiasGoIntoTheNextConvolution(t *testing.T) {
	t.Parallel()
	m := tiny(false)

	m.Rewrite()

	if got, want := ops(m), []string{"Conv", "Relu", "Conv", "Relu"}; !cmp.Equal(got, want) {
		t.Fatalf("steps: %v, want %v", got, want)
	}
	second := m.nodes[2]
	weight, bias := m.constant(second.Inputs[1]).Floats[0], m.constant(second.Inputs[2]).Floats[0]
	if weight != 3*4 || bias != 3*8 {
		t.Errorf("3·(4x+8) became %v·x + %v", weight, bias)
	}
}

// Zeros at the border would not have had the bias, so it must stay before them.
func TestABiasBeforePaddingStays(t *testing.T) {
	t.Parallel()
	m := tiny(true)

	m.Rewrite()

	if got, want := ops(m), []string{"Conv", "Relu", "Add", "Conv", "Relu"}; !cmp.Equal(got, want) {
		t.Fatalf("steps: %v, want %v", got, want)
	}
	summand := m.constant(m.nodes[2].Inputs[1]).Floats[0]
	weight := m.constant(m.nodes[3].Inputs[1]).Floats[0]
	if weight != 3*4 || math.Abs(float64(summand)-2) > 1e-6 {
		t.Errorf("3·(4x+8) became %v·(x + %v)", weight, summand)
	}
}

func TestHardSwishGetsItsName(t *testing.T) {
	t.Parallel()
	m := &Model{
		outputs: map[string]bool{"y": true},
		nodes: []*Node{
			{Op: "Add", Inputs: []string{"x", "three"}, Outputs: []string{"a"}},
			{Op: "Clip", Inputs: []string{"a"}, Outputs: []string{"b"}, Attributes: []Attribute{
				floatAttribute("min", 0), floatAttribute("max", 6),
			}},
			{Op: "Mul", Inputs: []string{"x", "b"}, Outputs: []string{"c"}},
			{Op: "Div", Inputs: []string{"c", "six"}, Outputs: []string{"d"}},
			{Op: "Relu", Inputs: []string{"d"}, Outputs: []string{"y"}},
		},
		tensors: []*Tensor{{Name: "three", Floats: []float32{3}}, {Name: "six", Floats: []float32{6}}},
	}

	m.Rewrite()

	if got, want := ops(m), []string{"HardSigmoid", "Mul", "Relu"}; !cmp.Equal(got, want) {
		t.Fatalf("steps: %v, want %v", got, want)
	}
	if got, want := m.nodes[1].Inputs, []string{"x", m.nodes[0].Outputs[0]}; !cmp.Equal(got, want) {
		t.Errorf("the product is of %v, want %v", got, want)
	}
}

func TestAModelComesBackAsItWas(t *testing.T) {
	t.Parallel()
	m := tiny(true)

	again, err := Parse(m.Bytes())
	if err != nil {
		t.Fatal(err)
	}

	if !cmp.Equal(ops(again), ops(m)) || !cmp.Equal(again.constant("w2").Floats, []float32{3}) || !again.nodes[4].padded() {
		t.Errorf("came back as %v", ops(again))
	}
}

func TestWhatIsNoModelIsRefused(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("%PDF-1.7 of any kind"), "a graph of nothing": {0x3a, 0}} {
		if _, err := Parse(data); !errors.Is(err, ErrNotAModel) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(tiny(true).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data)
		if err != nil {
			return
		}
		if _, err := Parse(m.Bytes()); err != nil {
			t.Errorf("what was put together cannot be taken apart: %v", err)
		}
	})
}

func ops(m *Model) []string {
	var out []string
	for _, n := range m.nodes {
		out = append(out, n.Op)
	}
	return out
}
