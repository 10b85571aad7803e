package overlay

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"xinbao/ocr"
)

// spotted is a white picture with a dark spot of ten pixels around a place.
func spotted(w, h int, at image.Point) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(at.X-5, at.Y-5, at.X+5, at.Y+5), image.NewUniform(color.Black), image.Point{}, draw.Src)
	return img
}

// spot is the middle of what is dark.
func spot(t *testing.T, img *image.RGBA) (x, y float64) {
	t.Helper()
	n := 0.0
	for at := range img.Rect.Dx() * img.Rect.Dy() {
		px, py := at%img.Rect.Dx(), at/img.Rect.Dx()
		if img.RGBAAt(px, py).R < 0x80 {
			x, y, n = x+float64(px)+0.5, y+float64(py)+0.5, n+1
		}
	}
	if n < 60 {
		t.Fatalf("%v dark pixels are left", n)
	}
	return x / n, y / n
}

func TestAPictureIsLaidAsItsSheetLies(t *testing.T) {
	t.Parallel()
	const w, h = 400, 600
	at := image.Pt(300, 100) // of the picture, from whose middle it is 100 to the right and 200 up
	sin, cos := math.Sincos(2 * math.Pi / 180)
	for name, test := range map[string]struct {
		sheet ocr.Sheet
		x, y  float64
	}{
		"as it is": {ocr.Sheet{Width: w, Height: h}, 300, 100},
		"90":       {ocr.Sheet{Width: h, Height: w, Turned: 90}, 500, 300},
		"180":      {ocr.Sheet{Width: w, Height: h, Turned: 180}, 100, 500},
		"270":      {ocr.Sheet{Width: h, Height: w, Turned: 270}, 100, 100},
		"askew":    {ocr.Sheet{Width: w, Height: h, Skew: 2}, 200 + 100*cos - 200*sin, 300 - 200*cos - 100*sin},
		"rounded":  {ocr.Sheet{Width: w + 0.6, Height: h - 0.3}, 300, 100},
	} {
		laid := laid(spotted(w, h, at), test.sheet, 72)

		if x, y := spot(t, laid); math.Abs(x-test.x) > 0.7 || math.Abs(y-test.y) > 0.7 {
			t.Errorf("%s: the spot is at %.1f, %.1f, want %.1f, %.1f", name, x, y, test.x, test.y)
		}
	}
}

// What lay outside of the picture is paper.
func TestWhatComesFromBeyondTheBorderIsWhite(t *testing.T) {
	t.Parallel()
	black := image.NewRGBA(image.Rect(0, 0, 100, 100))
	draw.Draw(black, black.Rect, image.Black, image.Point{}, draw.Src)

	laid := laid(black, ocr.Sheet{Width: 100, Height: 100, Skew: 3}, 72)

	if c := laid.RGBAAt(0, 0); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the corner is %v", c)
	}
}
