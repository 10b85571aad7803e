package symbol

import (
	"math"

	"xinbao/ocr/scan/raster"
)

// side is that of the square to which a crop is scaled.
const side = 20

// Inputs is the length of what Features returns.
const Inputs = side*side + 2

// Features are the darkness of the crop's pixels in a square of side by side, 0 for
// paper and 1 for the darkest ink, with the crop's form kept; then its width and height
// in ems.
func Features(g *raster.Gray, ink raster.Rect, em float64) []float32 {
	out := make([]float32, Inputs)
	out[side*side] = float32(float64(ink.W()) / em)
	out[side*side+1] = float32(float64(ink.H()) / em)
	crop := raster.Rect{X0: max(0, ink.X0-1), Y0: max(0, ink.Y0-1), X1: min(g.W, ink.X1+1), Y1: min(g.H, ink.Y1+1)}
	dark := darkness(g, crop)
	step := float64(max(crop.W(), crop.H())) / side
	left := (float64(crop.W()) - step*side) / 2
	top := (float64(crop.H()) - step*side) / 2
	for y := range side {
		for x := range side {
			out[y*side+x] = dark.mean(left+float64(x)*step, top+float64(y)*step, step)
		}
	}
	return out
}

// shades is a crop as darkness from 0 to 1.
type shades struct {
	w, h  int
	value []float32
}

// darkness takes the lightest fifth of the crop for paper and the darkest for ink.
func darkness(g *raster.Gray, crop raster.Rect) shades {
	s := shades{w: crop.W(), h: crop.H(), value: make([]float32, 0, crop.W()*crop.H())}
	var count [256]int
	darkest := byte(255)
	for y := crop.Y0; y < crop.Y1; y++ {
		for _, p := range g.Row(y)[crop.X0:crop.X1] {
			count[p]++
			darkest = min(darkest, p)
			s.value = append(s.value, float32(p))
		}
	}
	paper := 255
	for rest := len(s.value) / 5; paper > 0 && rest > count[paper]; paper-- {
		rest -= count[paper]
	}
	reach := float32(max(1, paper-int(darkest)))
	for i, v := range s.value {
		s.value[i] = max(0, (float32(paper)-v)/reach)
	}
	return s
}

// mean is the mean darkness of a square; beyond the crop is paper.
func (s shades) mean(x, y, step float64) float32 {
	var sum, area float64
	for v := int(math.Floor(y)); float64(v) < y+step; v++ {
		high := min(float64(v+1), y+step) - max(float64(v), y)
		for u := int(math.Floor(x)); float64(u) < x+step; u++ {
			part := high * (min(float64(u+1), x+step) - max(float64(u), x))
			area += part
			if u >= 0 && v >= 0 && u < s.w && v < s.h {
				sum += part * float64(s.value[v*s.w+u])
			}
		}
	}
	return float32(sum / area)
}
