package page

import "math"

// Box is a rectangle in points, origin top-left, y down; X0 ≤ X1 and Y0 ≤ Y1.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Width is the horizontal extent in points.
func (b Box) Width() float64 { return b.X1 - b.X0 }

// Height is the vertical extent in points.
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// MidX is the horizontal centre.
func (b Box) MidX() float64 { return (b.X0 + b.X1) / 2 }

// MidY is the vertical centre.
func (b Box) MidY() float64 { return (b.Y0 + b.Y1) / 2 }

// Union is the smallest box around both.
func (b Box) Union(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// Intersect is what both share; an Empty box if they share nothing.
func (b Box) Intersect(c Box) Box {
	return Box{max(b.X0, c.X0), max(b.Y0, c.Y0), min(b.X1, c.X1), min(b.Y1, c.Y1)}
}

// Empty is true for a box without area.
func (b Box) Empty() bool { return b.X1 <= b.X0 || b.Y1 <= b.Y0 }

// Contains is true for a point within the box or on its border.
func (b Box) Contains(x, y float64) bool {
	return x >= b.X0 && x <= b.X1 && y >= b.Y0 && y <= b.Y1
}

// Line is the middle of a ruling line, exactly horizontal (Y0 = Y1) or exactly
// vertical (X0 = X1), with X0 ≤ X1 and Y0 ≤ Y1. Thin filled rectangles are lines
// too. Touching pieces of one rule are one Line.
type Line struct{ X0, Y0, X1, Y1 float64 }

// Horizontal tells a horizontal line from a vertical one.
func (l Line) Horizontal() bool { return l.Y0 == l.Y1 }

// Length is the line's extent in points.
func (l Line) Length() float64 { return math.Max(l.X1-l.X0, l.Y1-l.Y0) }
