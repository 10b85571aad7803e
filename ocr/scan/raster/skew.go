package raster

import "math"

// maxSkew is the largest slant that is looked for, in degrees.
const maxSkew = 3.0

// Skew is the slant of the lines of text and rules, in degrees: positive where they
// fall to the right. It is the angle at which the lower edges of the ink gather in the
// fewest rows.
func (k *Ink) Skew() float64 {
	points := k.edges()
	if len(points) < 50 {
		return 0
	}
	best := 0.0
	for _, step := range []struct{ reach, by float64 }{{maxSkew, 0.15}, {0.15, 0.03}, {0.03, 0.01}} {
		best = sharpest(points, k.H, best, step.reach, step.by)
	}
	return best
}

type point struct{ x, y float32 } // from the middle

// maxEdges is how many points are enough.
const maxEdges = 60_000

// edges are pixels of ink with paper below.
func (k *Ink) edges() []point {
	var out []point
	edge := make([]byte, k.W)
	for y := range k.H - 1 {
		Without(edge, k.Row(y), k.Row(y+1))
		for x := Next(edge, 0, 1); x < len(edge); x = Next(edge, x+1, 1) {
			out = append(out, point{float32(x) - float32(k.W)/2, float32(y)})
		}
	}
	if stride := len(out)/maxEdges + 1; stride > 1 {
		for i := range len(out) / stride {
			out[i] = out[i*stride]
		}
		out = out[:len(out)/stride]
	}
	return out
}

// sharpest tries the angles around one.
func sharpest(points []point, height int, around, reach, by float64) float64 {
	best, bestScore := around, -1.0
	margin := height/8 + 64
	rows := make([]float32, height+2*margin)
	for a := around - reach; a <= around+reach+by/2; a += by {
		clear(rows)
		slope := float32(math.Tan(a * math.Pi / 180))
		for _, p := range points {
			// Shared between two rows, or the score would depend on where in a pixel
			// a line begins.
			at := p.y - p.x*slope + float32(margin)
			row := int(at)
			if at < 0 || row+1 >= len(rows) {
				continue
			}
			rows[row] += 1 - (at - float32(row))
			rows[row+1] += at - float32(row)
		}
		score := 0.0
		for _, n := range rows {
			score += float64(n) * float64(n)
		}
		if score > bestScore {
			best, bestScore = a, score
		}
	}
	return best
}

// Straightened turns the picture back by a slant about its middle; what comes from
// beyond the border is white.
func (g *Gray) Straightened(degrees float64) *Gray {
	if math.Abs(degrees) < 0.02 {
		return g
	}
	out := NewGray(g.W, g.H)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(g.W-1)/2, float64(g.H-1)/2
	const one = 1 << 16
	dx, dy := int(cos*one), int(sin*one)
	for y := range out.H {
		v := float64(y) - cy
		sx := int((cx - cx*cos - v*sin) * one)
		sy := int((cy - cx*sin + v*cos) * one)
		from, to := 0, out.W // of the row, what lies within the picture
		for from < to && !g.within(sx+from*dx, sy+from*dy) {
			from++
		}
		for from < to && !g.within(sx+(to-1)*dx, sy+(to-1)*dy) {
			to--
		}
		g.along(out.Row(y)[from:to], sx+from*dx, sy+from*dy, dx, dy)
	}
	return out
}

// within is true for a place, in 65536ths of a pixel, with pixels around it.
func (g *Gray) within(sx, sy int) bool {
	return sx >= 0 && sy >= 0 && sx>>16 < g.W-1 && sy>>16 < g.H-1
}

// along fills a row with the values at places, in 65536ths of a pixel, that are so far
// from each other.
func (g *Gray) along(row []byte, sx, sy, dx, dy int) {
	for x := range row {
		fx, fy := sx>>8&0xFF, sy>>8&0xFF
		at := sy>>16*g.W + sx>>16
		a, b := g.Pix[at:at+2], g.Pix[at+g.W:at+g.W+2]
		upper := int(a[0])<<8 + (int(a[1])-int(a[0]))*fx
		lower := int(b[0])<<8 + (int(b[1])-int(b[0]))*fx
		row[x] = byte((upper<<8 + (lower-upper)*fy) >> 16)
		sx, sy = sx+dx, sy+dy
	}
}
