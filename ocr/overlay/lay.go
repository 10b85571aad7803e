package overlay

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"xinbao/ocr"
)

// straight is the skew, in degrees, that nobody sees.
const straight = 0.02

// laid is the drawn page in the size of its sheet, upright and straight, on white.
func laid(drawn image.Image, s ocr.Sheet, dpi float64) *image.RGBA {
	size := image.Rect(0, 0, pixels(s.Width, dpi), pixels(s.Height, dpi))
	if img, ok := drawn.(*image.RGBA); ok && s.Turned == 0 && math.Abs(s.Skew) < straight && alike(img.Rect, size) {
		return img
	}
	sheet := image.NewRGBA(size)
	draw.Draw(sheet, size, image.NewUniform(color.White), image.Point{}, draw.Src)
	from := drawn.Bounds()
	xdraw.BiLinear.Transform(sheet, placing(from, size, s), drawn, from, draw.Src, nil)
	return sheet
}

// alike is true for sizes that differ by rounding only.
func alike(a, b image.Rectangle) bool {
	return max(a.Dx()-b.Dx(), b.Dx()-a.Dx(), a.Dy()-b.Dy(), b.Dy()-a.Dy()) <= 1
}

func pixels(points, dpi float64) int { return max(1, int(math.Ceil(points*dpi/72-0.01))) }

// placing maps the pixels of a picture to those of the sheet: it is turned by
// quarters, stretched to the sheet by the pixel that rounding may have cost, and
// turned back by its skew. All that happens about the middle.
func placing(from, to image.Rectangle, s ocr.Sheet) f64.Aff3 {
	w, h := float64(from.Dx()), float64(from.Dy())
	if s.Turned%180 != 0 {
		w, h = h, w
	}
	quarterSin, quarterCos := math.Sincos(float64(s.Turned) * math.Pi / 180)
	backSin, backCos := math.Sincos(-s.Skew * math.Pi / 180)
	sx, sy := float64(to.Dx())/w, float64(to.Dy())/h
	// Rows of the quarter turn, stretched, then of both turns.
	a, b := sx*quarterCos, -sx*quarterSin
	c, d := sy*quarterSin, sy*quarterCos
	m := f64.Aff3{
		backCos*a - backSin*c, backCos*b - backSin*d, 0,
		backSin*a + backCos*c, backSin*b + backCos*d, 0,
	}
	fx, fy := float64(from.Min.X)+float64(from.Dx())/2, float64(from.Min.Y)+float64(from.Dy())/2
	m[2] = float64(to.Dx())/2 - m[0]*fx - m[1]*fy
	m[5] = float64(to.Dy())/2 - m[3]*fx - m[4]*fy
	return m
}
