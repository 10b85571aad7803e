package grid

import (
	"math"
	"slices"

	"xinbao/ocr/scan/raster"
)

// Of round seals in grey scans, where their red does not tell them: the contrast of
// their ink, in percent, and how much darker text is; the radius, in inches; how wide
// the ring is at most; how much of the circle must be seen.
const (
	leastSeal = 30
	mostSeal  = 80
	textOver  = 12
	leastRing = 0.35
	mostRing  = 1.3
	wideRing  = 0.06
	sectors   = 36
	seenRing  = 24
)

// seal is a ring and what of its ink is known.
type seal struct {
	x, y, radius, width float64 // pixels
	contrast            byte
}

// withoutSeal is the page without a round seal, true if there was one. Text and rules
// are darker than it, and stay; where text may be as faint only the ring is taken away.
func withoutSeal(g, contrast *raster.Gray, dpi float64) (*raster.Gray, bool) {
	points := sealInk(contrast)
	s, found := ring(points, contrast, dpi)
	if !found {
		return g, false
	}
	text := s.darker(contrast).Grown().Grown()
	lighter := s.lighter(contrast, text)
	out := &raster.Gray{W: g.W, H: g.H, Pix: slices.Clone(g.Pix)}
	lighten := 100 - int(s.contrast)
	reach := s.radius + s.width
	for y := max(0, int(s.y-reach)); y < min(g.H, int(s.y+reach)+2); y++ {
		row, shade := out.Row(y), contrast.Row(y)
		for x := max(0, int(s.x-reach)); x < min(g.W, int(s.x+reach)+2); x++ {
			switch off := math.Hypot(float64(x)-s.x, float64(y)-s.y) - s.radius; {
			case math.Abs(off) <= s.width: // all that is not the ring's is darker
				row[x] = byte(min(255, int(row[x])*100/lighten))
			case lighter && off < 0 && shade[x] > raster.InkContrast/2 && text.Row(y)[x] == 0:
				row[x] = byte(min(255, int(row[x])*100/(100-int(shade[x]))))
			}
		}
	}
	return out, true
}

type dot struct{ x, y float64 }

// sealInk is the pixels that lie within ink of one middling shade: not in thin text, nor
// in bold, which is black.
func sealInk(contrast *raster.Gray) []dot {
	var out []dot
	each(amid(contrast, leastSeal), func(x, y int) {
		if contrast.Row(y)[x] <= mostSeal && even(contrast, x, y) {
			out = append(out, dot{float64(x), float64(y)})
		}
	})
	return out
}

// tries is how many circles through three of the points are tried; looked is how many
// of the points are held against each.
const (
	tries  = 400
	looked = 600
)

// ring is the circle on which most of the points lie.
func ring(points []dot, contrast *raster.Gray, dpi float64) (seal, bool) {
	n := len(points)
	if n < sectors {
		return seal{}, false
	}
	some := make([]dot, 0, looked)
	for i := 0; i < n; i += n/looked + 1 {
		some = append(some, points[i])
	}
	var best seal
	most := 0
	for k := range tries {
		s, ok := circle(points[k*7919%n], points[(k*104729+n/3)%n], points[(k*15485+2*n/3)%n])
		if !ok || s.radius < dpi*leastRing || s.radius > dpi*mostRing {
			continue
		}
		on := 0
		for _, p := range some {
			if s.off(p) <= dpi*wideRing/2 {
				on++
			}
		}
		if on > most {
			best, most = s, on
		}
	}
	for range 10 {
		best = best.nearer(points, dpi)
	}
	return best.measured(points, contrast, dpi)
}

// nearer is the circle moved to where the points around it are.
func (s seal) nearer(points []dot, dpi float64) seal {
	var x, y, radius, n float64
	for _, p := range points {
		if s.off(p) <= dpi*wideRing/2 {
			away := math.Hypot(p.x-s.x, p.y-s.y)
			x, y = x+(p.x-s.x)*(1-s.radius/away), y+(p.y-s.y)*(1-s.radius/away)
			radius, n = radius+away, n+1
		}
	}
	if n == 0 {
		return s
	}
	return seal{x: s.x + 2*x/n, y: s.y + 2*y/n, radius: radius / n}
}

// circle goes through three points.
func circle(a, b, c dot) (seal, bool) {
	bx, by, cx, cy := b.x-a.x, b.y-a.y, c.x-a.x, c.y-a.y
	d := 2 * (bx*cy - by*cx)
	if math.Abs(d) < 1 {
		return seal{}, false
	}
	x := (cy*(bx*bx+by*by) - by*(cx*cx+cy*cy)) / d
	y := (bx*(cx*cx+cy*cy) - cx*(bx*bx+by*by)) / d
	return seal{x: a.x + x, y: a.y + y, radius: math.Hypot(x, y)}, true
}

// off is how far a point lies from the circle.
func (s seal) off(p dot) float64 { return math.Abs(math.Hypot(p.x-s.x, p.y-s.y) - s.radius) }

// measured is the ring with its width and shade; false if it is not seen all around.
func (s seal) measured(points []dot, contrast *raster.Gray, dpi float64) (seal, bool) {
	var around [sectors]bool
	var shades []byte
	var radii []float64
	for _, p := range points {
		if s.off(p) > dpi*wideRing/2 {
			continue
		}
		angle := (math.Atan2(p.y-s.y, p.x-s.x) + math.Pi) / (2 * math.Pi)
		around[min(int(angle*sectors), sectors-1)] = true
		shades = append(shades, contrast.Row(int(p.y))[int(p.x)])
		radii = append(radii, math.Hypot(p.x-s.x, p.y-s.y))
	}
	seen := 0
	for _, is := range around {
		if is {
			seen++
		}
	}
	if seen < seenRing {
		return seal{}, false
	}
	slices.Sort(shades)
	slices.Sort(radii)
	n := len(radii)
	s.contrast, s.radius = shades[n/2], radii[n/2]
	s.width = (radii[n*19/20]-radii[n/20])/2 + dpi*blurred
	return s, true
}

// blurred is how far the edge of a ring spreads, in inches.
const blurred = 0.016

// darker is what can be no ink of the seal.
func (s seal) darker(contrast *raster.Gray) *raster.Ink {
	out := raster.NewInk(contrast.W, contrast.H)
	raster.AtLeast(out.Pix, contrast.Pix, s.contrast+textOver)
	return out
}

// mostFaint is how much of the ink of the page may be no darker than the seal's.
const mostFaint = 0.15

// lighter is true for a seal that is clearly lighter than the text of the page.
func (s seal) lighter(contrast *raster.Gray, text *raster.Ink) bool {
	all, lone := 0, 0
	for y := range contrast.H {
		for x, c := range contrast.Row(y) {
			if c > raster.InkContrast && math.Hypot(float64(x)-s.x, float64(y)-s.y) > s.radius+s.width {
				all++
				lone += int(1 - text.Row(y)[x])
			}
		}
	}
	return float64(lone) <= mostFaint*float64(all)
}
