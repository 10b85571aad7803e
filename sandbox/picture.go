package sandbox

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

const (
	pictureWidth  = 240
	pictureHeight = 80
	pictureLength = 6

	// pictureAlphabet leaves out what people confuse when it is bent:
	// 0 O Q D, 1 I, 2 Z, 5 S, 8 B, 6 G, U V.
	pictureAlphabet = "ACEFHJKLMNPRTWXY3479"

	glyphSize = 64 // of the square that a character is cut from
	shades    = 4  // between the ground and an ink, so that edges are smooth
)

// inks are dark enough to read on the light ground.
var inks = []color.RGBA{
	{R: 120, G: 24, B: 40, A: 255},
	{R: 20, G: 60, B: 130, A: 255},
	{R: 16, G: 96, B: 64, A: 255},
	{R: 96, G: 44, B: 130, A: 255},
	{R: 130, G: 70, B: 10, A: 255},
	{R: 40, G: 44, B: 52, A: 255},
}

// picturePalette is the ground, then all shades of each ink.
var picturePalette = func() color.Palette {
	ground := color.RGBA{R: 246, G: 248, B: 250, A: 255}
	out := color.Palette{ground}
	mix := func(from, to uint8, shade int) uint8 {
		return uint8((int(from)*(shades-shade) + int(to)*shade) / shades)
	}
	for _, ink := range inks {
		for shade := 1; shade <= shades; shade++ {
			out = append(out, color.RGBA{mix(ground.R, ink.R, shade), mix(ground.G, ink.G, shade), mix(ground.B, ink.B, shade), 255})
		}
	}
	return out
}()

// inkIndex is the place of an ink's shade, 1 to shades, in the palette.
func inkIndex(ink, shade int) uint8 { return uint8(ink*shades + shade) }

// glyphs are the characters as masks, drawn once. The font is compiled in.
var glyphs = sync.OnceValues(func() (map[rune]*image.Alpha, error) {
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("parse the font of pictures: %w", err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 50, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("size the font of pictures: %w", err)
	}
	out := map[rune]*image.Alpha{}
	for _, letter := range pictureAlphabet {
		mask := image.NewAlpha(image.Rect(0, 0, glyphSize, glyphSize))
		pen := font.Drawer{Dst: mask, Src: image.Opaque, Face: face}
		pen.Dot = fixed.Point26_6{X: (fixed.I(glyphSize) - pen.MeasureString(string(letter))) / 2, Y: fixed.I(glyphSize * 3 / 4)}
		pen.DrawString(string(letter))
		out[letter] = mask
	}
	return out, nil
})

// pictureCode is a picture to be drawn: its answer, and the chance that bends it.
type pictureCode struct {
	answer string
	r      *rand.Rand
}

// png shows the answer, each character turned, all of them bent along a wave,
// with noise over them.
func (p pictureCode) png() ([]byte, error) {
	masks, err := glyphs()
	if err != nil {
		return nil, err
	}
	to := image.NewPaletted(image.Rect(0, 0, pictureWidth, pictureHeight), picturePalette)
	wave := newWave(p.r)
	column := float64(pictureWidth-20) / pictureLength
	for i, letter := range p.answer {
		wave.stamp(to, masks[letter], 10+column*(float64(i)+0.5), p.r)
	}
	drawNoise(to, p.r)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, to); err != nil {
		return nil, fmt.Errorf("encode a picture code: %w", err)
	}
	return out.Bytes(), nil
}

// wave shifts rows and columns along two sines.
type wave struct{ dx, dy []int }

func newWave(r *rand.Rand) wave {
	sine := func(n int, depth float64) []int {
		phase, length := r.Float64()*2*math.Pi, 9+r.Float64()*7
		out := make([]int, n)
		for i := range out {
			out[i] = int(math.Round(depth * math.Sin(float64(i)/length+phase)))
		}
		return out
	}
	return wave{dx: sine(pictureHeight, 2+r.Float64()), dy: sine(pictureWidth, 2+2*r.Float64())}
}

// stamp puts a character around x, turned, sized and coloured by chance.
func (w wave) stamp(to *image.Paletted, mask *image.Alpha, x float64, r *rand.Rand) {
	angle, size := r.Float64()*0.5-0.25, 0.9+r.Float64()*0.25
	sin, cos := math.Sin(angle)/size, math.Cos(angle)/size
	y, ink, half := pictureHeight/2+r.Float64()*12-6, r.IntN(len(inks)), glyphSize/2
	for py := range pictureHeight {
		for px := max(0, int(x)-half); px < min(pictureWidth, int(x)+half); px++ {
			u, v := float64(px+w.dx[py])-x, float64(py+w.dy[px])-y
			from := mask.AlphaAt(half+int(math.Floor(u*cos+v*sin)), half+int(math.Floor(v*cos-u*sin)))
			if shade := int(from.A) * shades / 255; shade > 0 {
				to.Pix[py*to.Stride+px] = inkIndex(ink, shade)
			}
		}
	}
}

// drawNoise lays thin curves and specks over the characters.
func drawNoise(to *image.Paletted, r *rand.Rand) {
	for range 3 {
		ink, phase, length := r.IntN(len(inks)), r.Float64()*6, 30+r.Float64()*40
		middle, depth := 20+r.Float64()*40, 8+r.Float64()*14
		for x := range pictureWidth {
			y := int(middle + depth*math.Sin(float64(x)/length+phase))
			to.SetColorIndex(x, y, inkIndex(ink, shades))
			to.SetColorIndex(x, y+1, inkIndex(ink, shades/2))
		}
	}
	for range 80 {
		x, y, ink := r.IntN(pictureWidth), r.IntN(pictureHeight), r.IntN(len(inks))
		to.SetColorIndex(x, y, inkIndex(ink, shades))
		to.SetColorIndex(x, y+1, inkIndex(ink, shades/2))
	}
}
