package render

import (
	"errors"
	"image"
	"image/color"
	"os/exec"
	"testing"

	"xinbao/internal/need"
)

func TestAPictureOfTheRenderer(t *testing.T) {
	t.Parallel()

	img, err := parse([]byte("P5\n3 2\n255\n\x00\x01\x02\x03\x04\x05"))
	if err != nil {
		t.Fatal(err)
	}

	if g := img.(*image.Gray); g.Rect.Dx() != 3 || g.Rect.Dy() != 2 || g.GrayAt(2, 1).Y != 5 {
		t.Errorf("picture: %+v", g)
	}
}

func TestAPictureInColour(t *testing.T) {
	t.Parallel()

	img, err := parse([]byte("P6\n2 1\n255\n\x00\x01\x02\x03\x04\x05"))
	if err != nil {
		t.Fatal(err)
	}

	if c := img.(*image.RGBA).RGBAAt(1, 0); c != (color.RGBA{3, 4, 5, 255}) {
		t.Errorf("colour %v", c)
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"", "P5", "P5\n3 2\n255\n12", "P5\n-3 2\n255\n123456", "P6\n2 1\n255\n12345", "P4\n1 1\n255\n1", "P5\n99999999999 2\n255\nx"} {
		if img, err := parse([]byte(data)); err == nil {
			t.Errorf("%q is a picture of %v", data, img.Bounds())
		}
	}
}

func TestWhatIsNoPDFIsNotRendered(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		need.Missing(t, "pdftoppm: run scripts/test-setup")
	}
	p := Poppler{PDF: []byte("not a PDF")}

	if _, err := p.Render(t.Context(), 1, 100); err == nil {
		t.Error("it was rendered")
	}
}

func TestARendererThatWritesTooMuchIsStopped(t *testing.T) {
	t.Parallel()
	l := &limited{room: 10}

	_, err := l.Write(make([]byte, 11))

	if !errors.Is(err, ErrTooManyPixels) || l.Len() != 0 {
		t.Errorf("%d bytes kept, error %v", l.Len(), err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("P6\n1 1\n255\n\x00\x01\x02"))
	f.Add([]byte("P5\n3 2\n255\n\x00\x01\x02\x03\x04\x05"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if img, err := parse(data); err == nil {
			_ = img.At(img.Bounds().Dx()-1, img.Bounds().Dy()-1)
		}
	})
}
