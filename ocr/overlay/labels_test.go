package overlay

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

var update = flag.Bool("update", false, "draw labels.png anew, with Noto Sans CJK")

// names are what the classes are called.
var names = map[class]string{
	certain: "确定 certain", doubtful: "存疑 doubtful", unreadable: "无法辨认 unreadable", contradicted: "与校验不符 contradicted",
}

func TestLabelsAreThereForEveryClass(t *testing.T) {
	t.Parallel()
	if *update {
		if err := os.WriteFile("labels.png", drawn(t), 0o644); err != nil {
			t.Fatal(err)
		}
		return // what is embedded is still the old one
	}

	rows := labels()

	for i, row := range rows {
		if b := row.Bounds(); b.Dx() < 100 || b.Dx() > 700 || b.Dy() != labelHeight {
			t.Errorf("label of class %d is %v", i, b)
		}
	}
	if len(rows) != len(names) {
		t.Errorf("%d labels, want %d", len(rows), len(names))
	}
}

// drawn is labels.png.
func drawn(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := opentype.ParseCollection(file)
	if err != nil {
		t.Fatal(err)
	}
	chinese, err := fonts.Font(2) // of Japanese, Korean, Simplified Chinese …
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(chinese, &opentype.FaceOptions{Size: 32, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 700, labelHeight*len(classes)))
	draw.Draw(img, img.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	for i, c := range classes {
		d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(0, i*labelHeight+35)}
		d.DrawString(names[c])
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
