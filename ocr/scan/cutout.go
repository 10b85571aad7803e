package scan

import (
	"math"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// Room around a line's ink, in inches: the recogniser wants some, and more lets
// neighbours in.
const (
	padAcross = 6.0 / 200
	padDown   = 3.0 / 200
)

// frame is the part of the sheet that shows a line, and how it is scaled.
type frame struct {
	x0, y0, x1, y1 float64
	scale          float64 // pixels of the cutout for one of the sheet
}

func (s *sheet) frame(l grid.Line) frame {
	f := frame{
		x0: float64(l.X0) - padAcross*s.perInch, x1: float64(max(l.X1, l.Behind.X1)) + padAcross*s.perInch,
		y0: float64(l.Y0) - padDown*s.perInch, y1: float64(l.Y1) + padDown*s.perInch,
	}
	// A dash or a full stop is shown in the height of its line, not as a beam.
	if lack := l.Em*0.95 + 2*padDown*s.perInch - (f.y1 - f.y0); lack > 0 {
		f.y0, f.y1 = f.y0-lack/2, f.y1+lack/2
	}
	f.scale = talk.LineHeight / (f.y1 - f.y0)
	return f
}

// maxColumns of a cutout; what is wider is squeezed.
const maxColumns = 4000

func (s *sheet) cutout(l grid.Line) talk.Line { return s.cutoutOf(s.frame(l)) }

func (s *sheet) cutoutOf(f frame) talk.Line {
	width := min(max(8, int(math.Ceil((f.x1-f.x0)*f.scale))), maxColumns)
	out := talk.Line{Width: width, Pixels: s.scaled(f, width)}
	whiten(out.Pixels)
	return out
}

// isSymbol is true for a line of one character.
func isSymbol(l grid.Line) bool { return float64(l.W()) < 1.1*l.Em }

// scaled is the frame's part in the size of a cutout: each pixel is the mean of those
// that it covers when the picture shrinks, and lies between them when it grows.
func (s *sheet) scaled(f frame, width int) []byte {
	g := s.grid.Clean
	across := axis(f.x0, f.x1, width, g.W)
	down := axis(f.y0, f.y1, talk.LineHeight, g.H)
	out := make([]byte, width*talk.LineHeight)
	rows := make([]float32, g.W)
	for y, d := range down {
		first, last := across[0].first, across[len(across)-1].last
		mixRows(g, d, rows[first:last+1], first)
		for x, a := range across {
			var sum float32
			for i, w := range a.weights {
				sum += w * rows[a.first+i]
			}
			out[y*width+x] = byte(sum + 0.5)
		}
	}
	return out
}

// mixRows is the weighted mean of some rows, from a column on.
func mixRows(g *raster.Gray, d taps, out []float32, from int) {
	clear(out)
	for i, w := range d.weights {
		row := g.Row(d.first + i)[from : from+len(out)]
		for x, p := range row {
			out[x] += w * float32(p)
		}
	}
}

// taps are the pixels that a pixel of the cutout is mixed of.
type taps struct {
	first, last int
	weights     []float32
}

// axis is the mixture for each of n pixels that show from..to of a picture of size
// pixels; beyond the border its last pixel goes on. Weights fall linearly with the
// distance, over at least one pixel.
func axis(from, to float64, n, size int) []taps {
	out := make([]taps, n)
	step := (to - from) / float64(n)
	reach := max(1, step)
	for i := range out {
		middle := from + (float64(i)+0.5)*step - 0.5
		first, last := int(math.Ceil(middle-reach)), int(math.Floor(middle+reach))
		t := taps{first: clamp(first, size), last: clamp(last, size)}
		t.weights = make([]float32, t.last-t.first+1)
		var sum float32
		for p := first; p <= last; p++ {
			w := float32(1 - math.Abs(float64(p)-middle)/reach)
			t.weights[clamp(p, size)-t.first] += w
			sum += w
		}
		for j := range t.weights {
			t.weights[j] /= sum
		}
		out[i] = t
	}
	return out
}

func clamp(p, size int) int { return max(0, min(p, size-1)) }

// darkestPaper is the shade of the darkest paper that is made white.
const darkestPaper = 96

// whiten makes the paper of a cutout white, whatever its shade.
func whiten(pixels []byte) {
	var shades raster.Shades
	shades.Add(pixels)
	paper := max(darkestPaper, shades.Paper())
	for i, p := range pixels {
		pixels[i] = byte(min(255, int(p)*255/paper))
	}
}
