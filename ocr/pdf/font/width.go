package font

import (
	"slices"
	"strconv"
	"strings"

	"xinbao/ocr/pdf/cos"
)

// widths are the widths of a composite font by glyph number, in ems.
type widths struct {
	otherwise float64
	single    map[int]float64
	ranges    []widthRange // sorted by low
}

type widthRange struct {
	low, end uint32
	width    float64
}

func (w *widths) of(cid int) float64 {
	if width, ok := w.single[cid]; ok {
		return width
	}
	if r, ok := holding(w.ranges, uint32(cid), func(r widthRange) (uint32, uint32) { return r.low, r.end }); ok && cid >= 0 {
		return r.width
	}
	return w.otherwise
}

// cidWidths reads W and DW (9.7.4.3).
func cidWidths(f *cos.File, d cos.Dict) widths {
	w := widths{otherwise: 1, single: map[int]float64{}}
	if dw, ok := f.Number(d["DW"]); ok {
		w.otherwise = em(dw)
	}
	for list := f.Array(d["W"]); len(list) >= 2; {
		first := f.Int(list[0], 0)
		if each := f.Numbers(list[1]); each != nil {
			for i, n := range each {
				w.single[first+i] = em(n)
			}
			list = list[2:]
			continue
		}
		if len(list) < 3 {
			break
		}
		n, _ := f.Number(list[2])
		w.ranges = append(w.ranges, widthRange{uint32(max(0, first)), uint32(max(0, f.Int(list[1], 0))), em(n)})
		list = list[3:]
	}
	slices.SortStableFunc(w.ranges, func(a, b widthRange) int { return int(int64(a.low) - int64(b.low)) })
	return w
}

// verticalWidths is how far down a glyph moves the pen: DW2, as nobody sets it
// glyph by glyph.
func verticalWidths(f *cos.File, d cos.Dict) widths {
	if dw2 := f.Numbers(d["DW2"]); len(dw2) == 2 {
		return widths{otherwise: em(-dw2[1])}
	}
	return widths{otherwise: 1}
}

// em converts thousandths. Absurd widths would throw the pen off the page.
func em(thousandths float64) float64 {
	return max(-10, min(10, thousandths/1000))
}

// simpleWidths reads the widths of a one-byte font; for the standard 14, which
// need not say, from their metrics.
func simpleWidths(f *cos.File, d cos.Dict) (w [256]float64) {
	descriptor := f.Dict(d["FontDescriptor"])
	missing, said := f.Number(descriptor["MissingWidth"])
	given := f.Numbers(d["Widths"])
	if given == nil {
		return standardWidths(string(f.Name(d["BaseFont"])))
	}
	if !said || missing <= 0 {
		missing = 0
	}
	first := f.Int(d["FirstChar"], 0)
	for c := range w {
		w[c] = em(missing)
		if i := c - first; i >= 0 && i < len(given) {
			w[c] = em(given[i])
		}
	}
	return w
}

// standardWidths are the metrics of the standard font that a name resembles.
func standardWidths(name string) (w [256]float64) {
	var table []string
	if !strings.Contains(name, "Courier") {
		table = strings.Fields(coreWidths[standardFace(name)])
	}
	for c := range w {
		w[c] = 0.6
		if i := c - ' '; i >= 0 && i < len(table) {
			n, _ := strconv.Atoi(table[i])
			w[c] = em(float64(n))
		}
	}
	return w
}

func standardFace(name string) string {
	bold := strings.Contains(name, "Bold")
	italic := strings.Contains(name, "Italic") || strings.Contains(name, "Oblique")
	serif := strings.Contains(name, "Times") || strings.Contains(name, "Serif") || strings.Contains(name, "Song")
	switch {
	case serif && bold && italic:
		return "Times-BoldItalic"
	case serif && bold:
		return "Times-Bold"
	case serif && italic:
		return "Times-Italic"
	case serif:
		return "Times-Roman"
	case bold:
		return "Helvetica-Bold"
	default:
		return "Helvetica"
	}
}

// type3Widths are in glyph space, which FontMatrix scales (9.6.5).
func type3Widths(f *cos.File, d cos.Dict) (w [256]float64) {
	scale := 0.001
	if m := f.Numbers(d["FontMatrix"]); len(m) == 6 {
		scale = m[0]
	}
	first := f.Int(d["FirstChar"], 0)
	for i, n := range f.Numbers(d["Widths"]) {
		if c := first + i; c >= 0 && c < len(w) {
			w[c] = em(n * scale * 1000)
		}
	}
	return w
}

// type3Em guesses the em of a Type 3 font from its box: a font that was made with
// the size 1 and large glyphs has an em of many units.
func type3Em(f *cos.File, d cos.Dict) float64 {
	m, box := f.Numbers(d["FontMatrix"]), f.Numbers(d["FontBBox"])
	if len(m) != 6 || len(box) != 4 {
		return 1
	}
	height := (box[3] - box[1]) * m[3]
	height = max(height, -height)
	if height < 0.3 || height > 4 {
		if height > 0 && height < 10_000 {
			return height
		}
	}
	return 1
}
