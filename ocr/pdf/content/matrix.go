package content

import "math"

// Matrix maps points: x' = a·x + c·y + e, y' = b·x + d·y + f.
type Matrix [6]float64

// Identity leaves points where they are.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Then is m followed by n.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Point maps a point.
func (m Matrix) Point(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Vector maps a direction with its length.
func (m Matrix) Vector(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y, m[1]*x + m[3]*y
}

// Rect is a rectangle along the axes with X0 ≤ X1 and Y0 ≤ Y1.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Map is the smallest rectangle around the mapped one.
func (m Matrix) Map(r Rect) Rect {
	out := nowhere
	for _, corner := range [4][2]float64{{r.X0, r.Y0}, {r.X1, r.Y0}, {r.X0, r.Y1}, {r.X1, r.Y1}} {
		out = out.with(m.Point(corner[0], corner[1]))
	}
	return out
}

// nowhere is what with starts from.
var nowhere = Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (r Rect) with(x, y float64) Rect {
	return Rect{min(r.X0, x), min(r.Y0, y), max(r.X1, x), max(r.Y1, y)}
}

// Width is the horizontal extent.
func (r Rect) Width() float64 { return r.X1 - r.X0 }

// Height is the vertical extent.
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// Intersect is what both share; it is Empty where they do not touch.
func (r Rect) Intersect(s Rect) Rect {
	return Rect{max(r.X0, s.X0), max(r.Y0, s.Y0), min(r.X1, s.X1), min(r.Y1, s.Y1)}
}

// Empty is true for a rectangle that no point lies in.
func (r Rect) Empty() bool { return !(r.X0 <= r.X1 && r.Y0 <= r.Y1) }

func finite(numbers ...float64) bool {
	for _, n := range numbers {
		if math.IsNaN(n) || math.Abs(n) > 1e7 {
			return false
		}
	}
	return true
}
