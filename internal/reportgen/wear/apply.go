package wear

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// Picture is a worn page or a strip of one: a JPEG, or for a fax one bit a pixel.
type Picture struct {
	Wide, High int
	Top, Whole int // the first row, and how many rows the page has
	JPEG       []byte
	Bits       []byte
	Grey       bool
}

// apply wears a rendered page.
func (w Wear) apply(r *raster, random *rand.Rand) ([]Picture, error) {
	if w.Skew != 0 {
		r = r.skewed(w.Skew)
	}
	if w.Blur > 0 {
		r.blur(w.Blur)
	}
	if w.Shadow > 0 {
		r.shadow(w.Shadow)
	}
	if w.Noise > 0 {
		r.noise(w.Noise, random)
	}
	r = r.quarters(w.Turn / 90)
	var strips []Picture
	step := (r.high + max(1, w.Strips) - 1) / max(1, w.Strips)
	for top := 0; top < r.high; top += step {
		strip, err := w.encode(r.rows(top, min(top+step, r.high)))
		if err != nil {
			return nil, err
		}
		strip.Top, strip.Whole = top, r.high
		strips = append(strips, strip)
	}
	return strips, nil
}

func (w Wear) encode(r *raster) (Picture, error) {
	picture := Picture{Wide: r.wide, High: r.high, Grey: r.channels == 1}
	if w.Fax {
		picture.Bits = r.bits()
		return picture, nil
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, r.image(), &jpeg.Options{Quality: w.Quality}); err != nil {
		return Picture{}, fmt.Errorf("encode page: %w", err)
	}
	picture.JPEG = out.Bytes()
	return picture, nil
}

func (r *raster) image() image.Image {
	if r.channels == 1 {
		return &image.Gray{Pix: r.pix, Stride: r.wide, Rect: image.Rect(0, 0, r.wide, r.high)}
	}
	out := image.NewRGBA(image.Rect(0, 0, r.wide, r.high))
	for i := range r.wide * r.high {
		out.SetRGBA(i%r.wide, i/r.wide, color.RGBA{r.pix[3*i], r.pix[3*i+1], r.pix[3*i+2], 255})
	}
	return out
}

// skewed turns the picture about its middle, between the pixels.
func (r *raster) skewed(degrees float64) *raster {
	out := newRaster(r.wide, r.high, r.channels)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	midX, midY := float64(r.wide)/2, float64(r.high)/2
	for y := range r.high {
		for x := range r.wide {
			dx, dy := float64(x)-midX, float64(y)-midY
			fromX, fromY := midX+dx*cos-dy*sin, midY+dx*sin+dy*cos
			for c := range r.channels {
				out.pix[(y*r.wide+x)*r.channels+c] = r.at(fromX, fromY, c)
			}
		}
	}
	return out
}

// at is the value between four pixels; beyond the edge the paper is white.
func (r *raster) at(x, y float64, channel int) byte {
	left, top := int(math.Floor(x)), int(math.Floor(y))
	if left < 0 || top < 0 || left+1 >= r.wide || top+1 >= r.high {
		return 255
	}
	fx, fy := x-float64(left), y-float64(top)
	i := (top*r.wide+left)*r.channels + channel
	below := i + r.wide*r.channels
	upper := float64(r.pix[i])*(1-fx) + float64(r.pix[i+r.channels])*fx
	lower := float64(r.pix[below])*(1-fx) + float64(r.pix[below+r.channels])*fx
	return byte(upper*(1-fy) + lower*fy + 0.5)
}

// blur is a Gaussian of the radius, first along the rows, then along the columns.
func (r *raster) blur(radius float64) {
	var kernel []float64
	sum := 0.0
	reach := int(math.Ceil(2 * radius))
	for i := -reach; i <= reach; i++ {
		v := math.Exp(-float64(i*i) / (2 * radius * radius))
		kernel = append(kernel, v)
		sum += v
	}
	for i := range kernel {
		kernel[i] /= sum
	}
	r.convolve(kernel, r.channels, r.wide)
	r.convolve(kernel, r.wide*r.channels, r.high)
}

// convolve smooths along lines of n pixels that are step bytes apart.
func (r *raster) convolve(kernel []float64, step, n int) {
	line := make([]float64, n)
	reach := len(kernel) / 2
	for start := range r.pix {
		if start/step%n != 0 {
			continue // not the first of a line
		}
		for i := range n {
			v := 0.0
			for k, weight := range kernel {
				v += weight * float64(r.pix[start+step*min(max(0, i+k-reach), n-1)])
			}
			line[i] = v
		}
		for i, v := range line {
			r.pix[start+step*i] = byte(v + 0.5)
		}
	}
}

// shadow darkens the page towards its left edge and a little to the bottom, as a
// lid that does not close.
func (r *raster) shadow(depth float64) {
	for y := range r.high {
		for x := range r.wide {
			edge := math.Exp(-6 * float64(x) / float64(r.wide))
			dark := 1 - depth*edge - depth/4*float64(y)/float64(r.high)
			for c := range r.channels {
				i := (y*r.wide+x)*r.channels + c
				r.pix[i] = byte(float64(r.pix[i]) * max(0, dark))
			}
		}
	}
}

func (r *raster) noise(deviation float64, random *rand.Rand) {
	for i, v := range r.pix {
		r.pix[i] = byte(min(255, max(0, float64(v)+random.NormFloat64()*deviation)))
	}
}
