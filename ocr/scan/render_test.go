package scan

import (
	"errors"
	"image"
	"os/exec"
	"testing"
)

func TestAPictureOfTheRenderer(t *testing.T) {
	t.Parallel()

	img, err := parsePGM([]byte("P5\n3 2\n255\n\x00\x01\x02\x03\x04\x05"))
	if err != nil {
		t.Fatal(err)
	}

	if g := img.(*image.Gray); g.Rect.Dx() != 3 || g.Rect.Dy() != 2 || g.GrayAt(2, 1).Y != 5 {
		t.Errorf("picture: %+v", g)
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"", "P5", "P5\n3 2\n255\n12", "P5\n-3 2\n255\n123456", "P6\n1 1\n255\n123", "P5\n99999999999 2\n255\nx"} {
		if img, err := parsePGM([]byte(data)); err == nil {
			t.Errorf("%q is a picture of %v", data, img.Bounds())
		}
	}
}

func TestWhatIsNoPDFIsNotRendered(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
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

func FuzzParsePGM(f *testing.F) {
	f.Add([]byte("P5\n3 2\n255\n\x00\x01\x02\x03\x04\x05"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if img, err := parsePGM(data); err == nil {
			_ = img.At(img.Bounds().Dx()-1, img.Bounds().Dy()-1)
		}
	})
}
