package scan

import (
	"math"
	"sync"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// labels are texts of a file by their looks: the same labels come again in each table,
// and need to be recognised only once. Numbers are never known by their looks.
type labels struct {
	mu  sync.Mutex
	all []*label
}

// label is a text that was seen, and read if characters are set.
type label struct {
	look       *look
	characters []talk.Character
}

// find is the label that looks so; nil if there is none.
func (k *labels) find(l *look) *label {
	if l == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, known := range k.all {
		if l.same(known.look) {
			return known
		}
	}
	return nil
}

func (k *labels) add(l *look) *label {
	out := &label{look: l}
	k.keep(out)
	return out
}

func (k *labels) keep(l *label) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.all = append(k.all, l)
}

// sureLabel is the confidence of a reading that is used again.
const sureLabel = 0.9

// isLabel is true for ideographs that were read for certain.
func isLabel(characters []talk.Character) bool {
	for _, c := range characters {
		if c.Confidence < sureLabel || !isHan(c) {
			return false
		}
	}
	return len(characters) > 1
}

// look is the darkness of a line's pixels, smoothed so that it matters little where in
// a pixel the line begins.
type look struct {
	w, h  int
	em    int
	shade []float32 // h rows of w
}

// Looks are taken of lines from two to so many ems in width.
const widestLook = 14

// lookEdge is the paper around the ink that belongs to a look, in pixels.
const lookEdge = 2

// look is how a line looks; nil for one that is too short or too long to be known by
// it.
func (s *sheet) look(l grid.Line) *look {
	if w := float64(l.W()); w < 1.7*l.Em || w > widestLook*l.Em {
		return nil
	}
	g := s.grid.Clean
	frame := raster.Rect{X0: l.X0 - lookEdge, Y0: l.Y0 - lookEdge, X1: l.X1 + lookEdge, Y1: l.Y1 + lookEdge}
	if frame.X0 < 1 || frame.Y0 < 1 || frame.X1 >= g.W || frame.Y1 >= g.H {
		return nil
	}
	k := &look{w: frame.W(), h: frame.H(), em: int(l.Em)}
	k.shade = make([]float32, 0, k.w*k.h)
	for y := frame.Y0; y < frame.Y1; y++ {
		up, row, down := g.Row(y-1), g.Row(y), g.Row(y+1)
		for x := frame.X0; x < frame.X1; x++ {
			sum := 4*int(row[x]) + 2*(int(row[x-1])+int(row[x+1])+int(up[x])+int(down[x])) +
				int(up[x-1]) + int(up[x+1]) + int(down[x-1]) + int(down[x+1])
			k.shade = append(k.shade, float32(255-sum/16))
		}
	}
	return k
}

// How much two looks must have in common: in a first glance over all, and then within
// each part as wide as an ideograph.
const (
	glance    = 0.5
	alikeness = 0.92
)

// same is true for the same text: laid upon each other, moved by a pixel at most, they
// agree everywhere.
func (k *look) same(o *look) bool {
	if abs(k.w-o.w) > 2 || abs(k.h-o.h) > 2 || k.agree(o, 0, 0, 0, min(k.w, o.w)) < glance {
		return false
	}
	best, bx, by := -1.0, 0, 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if a := k.agree(o, dx, dy, 0, min(k.w, o.w)); a > best {
				best, bx, by = a, dx, dy
			}
		}
	}
	if best < alikeness {
		return false
	}
	end := min(k.w, o.w) - k.em
	for x := 0; x < end+k.em/2; x += k.em / 2 {
		from := min(x, end)
		if k.agree(o, bx, by, from, from+k.em) < alikeness {
			return false
		}
	}
	return true
}

// agree is the correlation of some columns with those of another look that is moved.
func (k *look) agree(o *look, dx, dy, from, to int) float64 {
	var n, a, b, aa, bb, ab float32
	from, to = max(from, -dx), min(to, o.w-dx)
	for y := max(0, -dy); y < min(k.h, o.h-dy) && from < to; y++ {
		mine := k.shade[y*k.w:][from:to]
		other := o.shade[(y+dy)*o.w:][from+dx:][:len(mine)]
		for x, p := range mine {
			q := other[x]
			a, b = a+p, b+q
			aa, bb, ab = aa+p*p, bb+q*q, ab+p*q
		}
		n += float32(len(mine))
	}
	spread := float64(n*aa-a*a) * float64(n*bb-b*b)
	if spread <= 0 {
		return 1 // paper and paper
	}
	return float64(n*ab-a*b) / math.Sqrt(spread)
}

func abs(n int) int { return max(n, -n) }
