package cos

import "fmt"

// predictor is how rows were made smaller before compression (section 7.4.4.4).
type predictor struct {
	png   bool
	row   int // bytes of a row
	pixel int // bytes of a pixel, at least 1
	bits  int // of a component
}

// maxRow is more than a row of any page at 1200 dpi in four colours has.
const maxRow = 1 << 20

// predictor reads the parameters; ok is false where there is none.
func (s Filter) predictor() (p predictor, ok bool) {
	kind := s.number("Predictor", 1)
	if kind < 2 {
		return predictor{}, false
	}
	colors, bits, columns := s.number("Colors", 1), s.number("BitsPerComponent", 8), s.number("Columns", 1)
	if colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > maxRow {
		return predictor{}, false
	}
	return predictor{
		png: kind >= 10, bits: bits,
		row: (columns*colors*bits + 7) / 8, pixel: max(1, colors*bits/8),
	}, true
}

// undo restores the rows, in place. Of a last row that is cut it keeps what is
// there.
func (p predictor) undo(data []byte) ([]byte, error) {
	if !p.png {
		return p.undoTIFF(data)
	}
	out, before := data[:0], make([]byte, p.row)
	for len(data) > 1 {
		kind, row := data[0], data[1:min(len(data), 1+p.row)]
		data = data[1+len(row):]
		if kind > 4 {
			return out, fmt.Errorf("%w: unknown predictor %d", ErrDamaged, kind)
		}
		p.unfilter(kind, row, before)
		out = append(out, row...)
		before = out[len(out)-len(row):]
		if len(row) < p.row {
			break
		}
	}
	return out, nil
}

// unfilter undoes the filter of one PNG row.
func (p predictor) unfilter(kind byte, row, above []byte) {
	for i := range row {
		var left, corner byte
		if i >= p.pixel {
			left, corner = row[i-p.pixel], above[i-p.pixel]
		}
		switch kind {
		case 1:
			row[i] += left
		case 2:
			row[i] += above[i]
		case 3:
			row[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			row[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(left, above, corner byte) byte {
	a, b, c := int(left), int(above), int(corner)
	da, db, dc := abs(b-c), abs(a-c), abs(a+b-2*c)
	switch {
	case da <= db && da <= dc:
		return left
	case db <= dc:
		return above
	default:
		return corner
	}
}

func abs(n int) int {
	return max(n, -n)
}

// undoTIFF adds the pixel to the left; producers use it with whole bytes only.
func (p predictor) undoTIFF(data []byte) ([]byte, error) {
	if p.bits != 8 {
		return data, fmt.Errorf("%w: TIFF predictor with %d bits", ErrDamaged, p.bits)
	}
	for start := 0; start < len(data); start += p.row {
		row := data[start:min(len(data), start+p.row)]
		for i := p.pixel; i < len(row); i++ {
			row[i] += row[i-p.pixel]
		}
	}
	return data, nil
}
