package typeface

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// TrueType makes a TrueType program of the glyphs with the tables that PDF asks
// for; the first glyph is number 1, and 0 is blank.
func TrueType(glyphs []Glyph) []byte {
	glyphs = append([]Glyph{{Advance: Em}}, glyphs...)
	var glyf, loca, metrics []byte
	points, contours := 0, 0
	for _, g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline, n := simple(g)
		glyf = append(glyf, outline...)
		points, contours = max(points, n), max(contours, len(g.Paths))
		metrics = append(metrics, words(g.Advance, g.Box()[0])...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return tables(map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": metrics,
		"head": slices.Concat(words(1, 0, 1, 0, 0, 0), []byte{0x5f, 0x0f, 0x3c, 0xf5}, words(3, Em), make([]byte, 16), words(-200, -300, 1200, 1000, 0, 6, 2, 1, 0)),
		"hhea": words(1, 0, 880, -120, 0, Em, 0, 0, Em, 1, 0, 0, 0, 0, 0, 0, 0, len(glyphs)),
		"maxp": words(1, 0, len(glyphs), points, contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
	})
}

// words is the numbers as big-endian 16 bits.
func words(numbers ...int) []byte {
	var out []byte
	for _, n := range numbers {
		out = binary.BigEndian.AppendUint16(out, uint16(int16(n)))
	}
	return out
}

// simple is the glyph as a simple glyph of the glyf table, and its points.
func simple(g Glyph) (outline []byte, points int) {
	if len(g.Paths) == 0 {
		return nil, 0
	}
	var ends, flags, xs, ys []byte
	var last Point
	put := func(p Point, on byte) {
		flags = append(flags, on)
		xs, ys = append(xs, words(p.X-last.X)...), append(ys, words(p.Y-last.Y)...)
		last = p
		points++
	}
	for _, path := range g.Paths {
		put(path.Start, 1)
		at := path.Start
		for _, c := range path.Curves {
			for _, q := range c.quadratics(at) {
				for i, p := range q {
					on := byte(0)
					if i == len(q)-1 {
						on = 1
					}
					put(p, on)
				}
			}
			at = c[len(c)-1]
		}
		ends = append(ends, words(points-1)...)
	}
	box := g.Box()
	outline = slices.Concat(words(len(g.Paths), box[0], box[1], box[2], box[3]), ends, words(0), flags, xs, ys)
	return append(outline, make([]byte, (4-len(outline)%4)%4)...), points
}

// tables puts the tables into one file.
func tables(all map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(all))
	n := len(names)
	power := 1 << (bits.Len(uint(n)) - 1)
	out := slices.Concat(words(1, 0, n, 16*power, bits.Len(uint(power))-1, 16*(n-power)))
	at := len(out) + 16*n
	for _, name := range names {
		data := all[name]
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, checksum(data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		at += (len(data) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, all[name]...)
		out = append(out, make([]byte, (4-len(all[name])%4)%4)...)
	}
	return out
}

func checksum(data []byte) (sum uint32) {
	for chunk := range slices.Chunk(data, 4) {
		sum += binary.BigEndian.Uint32(append(slices.Clone(chunk), 0, 0, 0)[:4])
	}
	return sum
}
