package typeface

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Point is a place in a glyph: y grows upwards from the base line.
type Point struct{ X, Y int }

// Path is one closed line around a part of a glyph.
type Path struct {
	Start  Point
	Curves []Curve
}

// Curve goes on from where the path is to its last point, by a straight line
// (one point), a quadratic (two) or a cubic (three).
type Curve []Point

func paths(segments sfnt.Segments) []Path {
	var out []Path
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			out = append(out, Path{Start: point(s.Args[0])})
			continue
		}
		last := &out[len(out)-1]
		var c Curve
		for _, p := range s.Args[:s.Op] { // the operation's number is how many points it takes
			c = append(c, point(p))
		}
		last.Curves = append(last.Curves, c)
	}
	return out
}

func point(p fixed.Point26_6) Point { return Point{p.X.Round(), -p.Y.Round()} }

// Cubic is the curve, which begins at from, as three points.
func (c Curve) Cubic(from Point) [3]Point {
	switch len(c) {
	case 1:
		return [3]Point{from, c[0], c[0]}
	case 2:
		return [3]Point{between(from, c[0], 2, 3), between(c[1], c[0], 2, 3), c[1]}
	default:
		return [3]Point{c[0], c[1], c[2]}
	}
}

// quadratics is the curve as lines and quadratics; a cubic becomes four, which no
// eye tells apart.
func (c Curve) quadratics(from Point) []Curve {
	if len(c) < 3 {
		return []Curve{c}
	}
	var out []Curve
	const parts = 4
	for i := range parts {
		a, b := c.at(from, i, parts), c.at(from, i+1, parts)
		middle := c.at(from, 2*i+1, 2*parts)
		control := Point{2*middle.X - (a.X+b.X)/2, 2*middle.Y - (a.Y+b.Y)/2}
		out = append(out, Curve{control, b})
	}
	return out
}

// at is the cubic's point after n of m parts.
func (c Curve) at(from Point, n, m int) Point {
	one := between(between(from, c[0], n, m), between(c[0], c[1], n, m), n, m)
	two := between(between(c[0], c[1], n, m), between(c[1], c[2], n, m), n, m)
	return between(one, two, n, m)
}

// between is the point after n of m parts of the way from a to b.
func between(a, b Point, n, m int) Point {
	return Point{a.X + (b.X-a.X)*n/m, a.Y + (b.Y-a.Y)*n/m}
}

// Box is the glyph's smallest box: left, bottom, right, top.
func (g Glyph) Box() [4]int {
	box := [4]int{Em, Em, -Em, -Em}
	grow := func(p Point) {
		box = [4]int{min(box[0], p.X), min(box[1], p.Y), max(box[2], p.X), max(box[3], p.Y)}
	}
	for _, path := range g.Paths {
		grow(path.Start)
		for _, c := range path.Curves {
			for _, p := range c {
				grow(p)
			}
		}
	}
	if len(g.Paths) == 0 {
		return [4]int{}
	}
	return box
}
