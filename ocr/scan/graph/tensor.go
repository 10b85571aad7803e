package graph

import (
	"encoding/binary"
	"math"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"
)

// Numbers of the fields of a tensor and of an attribute, from onnx.proto.
const (
	tensorDims  = 1
	tensorType  = 2
	tensorFloat = 4
	tensorName  = 8
	tensorRaw   = 9

	attributeName   = 1
	attributeFloat  = 2
	attributeText   = 4
	attributeTensor = 5
	attributeInts   = 8
	attributeType   = 20

	typeFloat = 1 // of a tensor's elements, and of an attribute
)

// Tensor is a constant. Floats is nil for one of another type, which stays as it
// is.
type Tensor struct {
	Name   string
	Dims   []int64
	Floats []float32
	raw    []byte
}

func (m *Model) addTensor(body []byte) error {
	t, err := parseTensor(body)
	if err == nil {
		m.tensors = append(m.tensors, t)
	}
	return err
}

func parseTensor(body []byte) (*Tensor, error) {
	fields, err := fieldsOf(body)
	if err != nil {
		return nil, err
	}
	t := &Tensor{raw: body}
	var kind uint64
	var data []byte
	for _, f := range fields {
		switch f.number {
		case tensorDims:
			t.Dims = append(t.Dims, f.ints()...)
		case tensorType:
			kind, _ = protowire.ConsumeVarint(f.raw)
		case tensorName:
			t.Name = string(f.body)
		case tensorRaw:
			data = f.body
		case tensorFloat:
			data = append(data, f.floatBytes()...)
		}
	}
	if kind == typeFloat {
		t.Floats = floatsOf(data)
	}
	return t, nil
}

// ints are a repeated int64's values, packed or one.
func (f field) ints() []int64 {
	rest := f.raw
	if f.kind == protowire.BytesType {
		rest = f.body
	}
	var out []int64
	for len(rest) > 0 {
		v, n := protowire.ConsumeVarint(rest)
		if n < 0 {
			break
		}
		out, rest = append(out, int64(v)), rest[n:]
	}
	return out
}

// floatBytes are a repeated float's values, packed or one.
func (f field) floatBytes() []byte {
	if f.kind == protowire.BytesType {
		return f.body
	}
	return f.raw
}

func floatsOf(data []byte) []float32 {
	out := make([]float32, len(data)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return out
}

func (t *Tensor) bytes() []byte {
	if t.raw != nil {
		return t.raw
	}
	var out []byte
	for _, d := range t.Dims {
		out = protowire.AppendVarint(protowire.AppendTag(out, tensorDims, protowire.VarintType), uint64(d))
	}
	out = protowire.AppendVarint(protowire.AppendTag(out, tensorType, protowire.VarintType), typeFloat)
	out = appendMessage(out, tensorName, []byte(t.Name))
	data := make([]byte, 0, 4*len(t.Floats))
	for _, v := range t.Floats {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	return appendMessage(out, tensorRaw, data)
}

// scalar is true for one number, of whatever rank.
func (t *Tensor) scalar() bool { return t != nil && len(t.Floats) == 1 }

// perChannel is the values per channel if the tensor has one value for each of n
// channels (or one for all) of an image, and nothing across: 1×n×1×1, n×1×1, 1.
func (t *Tensor) perChannel(n int) ([]float32, bool) {
	if t.scalar() {
		return slices.Repeat(t.Floats, n), true
	}
	if t == nil || len(t.Floats) != n || len(t.Dims) < 3 || t.Dims[len(t.Dims)-3] != int64(n) {
		return nil, false
	}
	return t.Floats, true
}

// Attribute is a step's parameter.
type Attribute struct {
	Name   string
	Float  float32
	Text   []byte
	Ints   []int64
	Tensor *Tensor
	raw    field
}

func parseAttribute(f field) (Attribute, error) {
	a := Attribute{raw: f}
	fields, err := fieldsOf(f.body)
	if err != nil {
		return a, err
	}
	for _, i := range fields {
		switch i.number {
		case attributeName:
			a.Name = string(i.body)
		case attributeFloat:
			bits, _ := protowire.ConsumeFixed32(i.raw)
			a.Float = math.Float32frombits(bits)
		case attributeText:
			a.Text = i.body
		case attributeInts:
			a.Ints = append(a.Ints, i.ints()...)
		case attributeTensor:
			if a.Tensor, err = parseTensor(i.body); err != nil {
				return a, err
			}
		}
	}
	return a, nil
}

// floatAttribute makes one.
func floatAttribute(name string, v float32) Attribute {
	body := appendMessage(nil, attributeName, []byte(name))
	body = protowire.AppendFixed32(protowire.AppendTag(body, attributeFloat, protowire.Fixed32Type), math.Float32bits(v))
	body = protowire.AppendVarint(protowire.AppendTag(body, attributeType, protowire.VarintType), typeFloat)
	return Attribute{Name: name, Float: v, raw: field{
		number: nodeAttribute, kind: protowire.BytesType, raw: protowire.AppendBytes(nil, body), body: body,
	}}
}
