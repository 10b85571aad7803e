package scan

import (
	"image"
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"xinbao/internal/need"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// printed is a line of print, as scanned at 200 dots an inch.
func printed(t *testing.T, s string, size float64) *sheet {
	t.Helper()
	data, err := os.ReadFile("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf")
	if err != nil {
		need.Missing(t, "a font, run scripts/test-setup: %v", err)
	}
	parsed, err := opentype.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 200, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	paper := image.NewGray(image.Rect(0, 0, 800, 200))
	for i := range paper.Pix {
		paper.Pix[i] = 255
	}
	pen := font.Drawer{Dst: paper, Src: image.Black, Face: face, Dot: fixed.P(60, 100)}
	pen.DrawString(s)
	page := grid.Find(raster.FromImage(paper), 200)
	if len(page.Lines) != 1 {
		t.Fatalf("%d lines were found", len(page.Lines))
	}
	return &sheet{grid: page, perInch: 200, said: make([][]talk.Character, 1), letters: map[int][]letter{}}
}

// In this font J touches what follows it, and the recogniser drops it.
func TestIdentifiersAreSpelled(t *testing.T) {
	t.Parallel()
	for _, size := range []float64{7.5, 9, 10.5} {
		s := printed(t, "C8N3D6H8JNSQMV3JR2", size)
		l := s.grid.Lines[0]

		letters := s.spell(l.Parts, s.frame(l), false)

		got := ""
		for _, c := range letters {
			got += c.Text
		}
		if got != "C8N3D6H8JNSQMV3JR2" {
			t.Errorf("at %v points: %s", size, got)
		}
	}
}

func TestADroppedLetterIsFound(t *testing.T) {
	t.Parallel()
	s := printed(t, "C8N3D6H8JNSQ", 9)
	s.said[0] = saying("C8N3D6H8NSQ", 0.94)

	s.settle()

	if got := text(s.said[0]); got != "C8N3D6H8JNSQ" {
		t.Error(got)
	}
}

func TestNumbersKeepToDigits(t *testing.T) {
	t.Parallel()
	s := printed(t, "2025.09.18", 9)
	l := s.grid.Lines[0]

	got := ""
	for _, c := range s.spell(l.Parts, s.frame(l), true) {
		got += c.Text
	}

	if got != "2025.09.18" {
		t.Error(got)
	}
}
