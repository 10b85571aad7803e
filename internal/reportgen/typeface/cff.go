package typeface

import "encoding/binary"

// CFF makes a CID-keyed CFF program (Adobe technical note 5176) of the glyphs;
// the CID of the first is 1, and 0 is blank.
func CFF(name string, glyphs []Glyph) []byte {
	strings := [][]byte{{0x0e}} // .notdef: endchar
	for _, g := range glyphs {
		strings = append(strings, charString(g))
	}
	head := []byte{1, 0, 4, 4}
	names, customs, globals := index([]byte(name)), index([]byte("Adobe"), []byte("Identity")), index()
	charset := append([]byte{2, 0, 1}, big16(len(glyphs)-1)...) // format 2: one range from CID 1
	fdSelect := append([]byte{3, 0, 1, 0, 0, 0}, big16(len(strings))...)
	chars := index(strings...)
	private := append(number(Em), 20) // defaultWidthX

	// Offsets are written at full length, so that the first pass already has the
	// size of the last.
	var top []byte
	start := 0
	for range 2 {
		at := start
		top = append(append(append(number(391), number(392)...), number(0)...), 12, 30) // ROS
		top = append(append(top, number(len(strings))...), 12, 34)                      // CIDCount
		top = append(append(top, number(at)...), 15)                                    // charset
		at += len(charset)
		top = append(append(top, number(at)...), 12, 37) // FDSelect
		at += len(fdSelect)
		top = append(append(top, number(at)...), 17) // CharStrings
		at += len(chars) + len(private)
		top = append(append(top, number(at)...), 12, 36) // FDArray
		start = len(head) + len(names) + len(index(top)) + len(customs) + len(globals)
	}
	privateAt := start + len(charset) + len(fdSelect) + len(chars)
	fontDict := append(append(number(len(private)), number(privateAt)...), 18)

	var out []byte
	for _, part := range [][]byte{head, names, index(top), customs, globals, charset, fdSelect, chars, private, index(fontDict)} {
		out = append(out, part...)
	}
	return out
}

// index is the INDEX of these items.
func index(items ...[]byte) []byte {
	out := big16(len(items))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4) // bytes of an offset
	at := uint32(1)
	out = binary.BigEndian.AppendUint32(out, at)
	for _, item := range items {
		at += uint32(len(item))
		out = binary.BigEndian.AppendUint32(out, at)
	}
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}

// number is an integer of a DICT, always in five bytes.
func number(n int) []byte { return binary.BigEndian.AppendUint32([]byte{29}, uint32(int32(n))) }

func big16(n int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(n)) }

// charString is the glyph's program (Adobe technical note 5177).
func charString(g Glyph) []byte {
	var out []byte
	operand := func(numbers ...int) {
		for _, n := range numbers {
			out = append(out, 28, byte(n>>8), byte(n))
		}
	}
	if g.Advance != Em {
		operand(g.Advance) // nominalWidthX is 0
	}
	var at Point
	for _, path := range g.Paths {
		operand(path.Start.X-at.X, path.Start.Y-at.Y)
		out = append(out, 21) // rmoveto
		at = path.Start
		for _, c := range path.Curves {
			if len(c) == 1 {
				operand(c[0].X-at.X, c[0].Y-at.Y)
				out = append(out, 5) // rlineto
			} else {
				p := c.Cubic(at)
				operand(p[0].X-at.X, p[0].Y-at.Y, p[1].X-p[0].X, p[1].Y-p[0].Y, p[2].X-p[1].X, p[2].Y-p[1].Y)
				out = append(out, 8) // rrcurveto
			}
			at = c[len(c)-1]
		}
	}
	return append(out, 0x0e)
}
