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

	"github.com/fogleman/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
)

const (
	pictureWidth  = 240
	pictureHeight = 80
	pictureLength = 6

	// pictureAlphabet leaves out what people confuse when it is bent:
	// 0 O Q D, 1 I, 2 Z, 5 S, 8 B, 6 G, U V.
	pictureAlphabet = "ACEFHJKLMNPRTWXY3479"
)

// pictureFont is read once; the font is compiled in.
var pictureFont = sync.OnceValues(func() (*opentype.Font, error) { return opentype.Parse(gobold.TTF) })

// pictureCode is a picture to be drawn: its answer, and the chance that bends it.
type pictureCode struct {
	answer string
	r      *rand.Rand
}

// png shows the answer, bent and with noise over it.
func (p pictureCode) png() ([]byte, error) {
	parsed, err := pictureFont()
	if err != nil {
		return nil, fmt.Errorf("parse the font of pictures: %w", err)
	}
	dc := gg.NewContext(pictureWidth, pictureHeight)
	dc.SetColor(color.RGBA{R: 246, G: 248, B: 250, A: 255})
	dc.Clear()
	if err := drawLetters(dc, p.r, parsed, p.answer); err != nil {
		return nil, err
	}
	bent := image.NewRGBA(dc.Image().Bounds())
	bend(p.r, dc.Image().(*image.RGBA), bent)
	drawNoise(gg.NewContextForRGBA(bent), p.r)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, bent); err != nil {
		return nil, fmt.Errorf("encode a picture code: %w", err)
	}
	return out.Bytes(), nil
}

// drawLetters puts each character into its own column, turned, shifted and
// coloured differently.
func drawLetters(dc *gg.Context, r *rand.Rand, parsed *opentype.Font, answer string) error {
	column := float64(pictureWidth-16) / float64(len(answer))
	for i, letter := range answer {
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{
			Size: float64(between(r, 46, 54)), DPI: 72, Hinting: font.HintingNone,
		})
		if err != nil {
			return fmt.Errorf("size the font of pictures: %w", err)
		}
		x := 8 + column*(float64(i)+0.5)
		y := pictureHeight/2 + r.Float64()*10 - 5
		dc.Push()
		dc.RotateAbout(r.Float64()*0.5-0.25, x, y)
		dc.SetColor(ink(r))
		dc.SetFontFace(face)
		dc.DrawStringAnchored(string(letter), x, y, 0.5, 0.35)
		dc.Pop()
	}
	return nil
}

// bend shifts columns and rows of the picture along two sine waves.
func bend(r *rand.Rand, from, to *image.RGBA) {
	phase, depth, length := r.Float64()*6, 2+r.Float64()*2, 40+r.Float64()*20
	for y := range pictureHeight {
		dx := depth * math.Sin(float64(y)/length*4+phase)
		for x := range pictureWidth {
			dy := depth * math.Sin(float64(x)/length*2+phase)
			sx := min(max(x+int(math.Round(dx)), 0), pictureWidth-1)
			sy := min(max(y+int(math.Round(dy)), 0), pictureHeight-1)
			to.SetRGBA(x, y, from.RGBAAt(sx, sy))
		}
	}
}

// drawNoise lays thin curves and specks over the characters.
func drawNoise(dc *gg.Context, r *rand.Rand) {
	height := func() float64 { return r.Float64() * pictureHeight }
	for range 3 {
		dc.SetColor(ink(r))
		dc.SetLineWidth(1 + r.Float64())
		dc.MoveTo(0, height())
		dc.CubicTo(pictureWidth/3, height(), pictureWidth*2/3, height(), pictureWidth, height())
		dc.Stroke()
	}
	for range 60 {
		dc.SetColor(ink(r))
		dc.DrawPoint(r.Float64()*pictureWidth, height(), 0.9)
		dc.Fill()
	}
}

// ink is a colour dark enough to read on the light ground.
func ink(r *rand.Rand) color.RGBA {
	return color.RGBA{R: uint8(r.IntN(130)), G: uint8(r.IntN(110)), B: uint8(r.IntN(150)), A: 255}
}
