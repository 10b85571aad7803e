package overlay

import (
	"bytes"
	_ "embed"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"sync"

	xdraw "golang.org/x/image/draw"

	"xinbao/ocr/page"
)

// labelsPNG has what each class is called, in Chinese and English, a row for each.
// It is a picture because a font with ideographs is not for a program to carry;
// go test ./ocr/overlay -run Labels -update draws it.
//
//go:embed labels.png
var labelsPNG []byte

// labelHeight is the height of a row of labelsPNG.
const labelHeight = 48

var labels = sync.OnceValue(func() []image.Image {
	img, err := png.Decode(bytes.NewReader(labelsPNG))
	if err != nil {
		panic("overlay: the embedded labels are no picture")
	}
	rows := make([]image.Image, len(classes))
	for i := range rows {
		rows[i] = inked(img.(*image.Gray), i*labelHeight)
	}
	return rows
})

// inked is a row without the white at its end.
func inked(img *image.Gray, top int) image.Image {
	right := 0
	for y := top; y < top+labelHeight; y++ {
		for x := right; x < img.Rect.Dx(); x++ {
			if img.GrayAt(x, y).Y < 0x80 {
				right = x + 1
			}
		}
	}
	return img.SubImage(image.Rect(0, top, right, top+labelHeight))
}

// How the legend looks, in points.
const (
	legendRow    = 17.0
	legendText   = 12.0 // height of a label, which is one and a half times its letters
	legendSample = 14.0 // width of the box before a label
	legendGap    = 10.0
)

// withLegend adds a strip with the legend below a picture.
func withLegend(picture *image.RGBA, scale float64) *image.RGBA {
	entries, height := arranged(float64(picture.Rect.Dx()) / scale)
	all := image.NewRGBA(image.Rect(0, 0, picture.Rect.Dx(), picture.Rect.Dy()+pixelsOf(height, scale)))
	draw.Draw(all, all.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(all, picture.Rect, picture, image.Point{}, draw.Src)
	below := float64(picture.Rect.Dy()) / scale
	for i, at := range entries {
		top := below + at.Y0
		mark{page.Box{X0: at.X0 + 2, Y0: top + 4, X1: at.X0 + legendSample - 2, Y1: top + legendRow - 4}, classes[i]}.draw(all, scale)
		text := image.Rect(pixelsOf(at.X0+legendSample+3, scale), pixelsOf(top+2, scale), pixelsOf(at.X1, scale), pixelsOf(top+2+legendText, scale))
		xdraw.CatmullRom.Scale(all, text, labels()[i], labels()[i].Bounds(), draw.Src, nil)
	}
	return all
}

// arranged places the entries in as many rows as the width takes, in points, and
// says how high that is.
func arranged(width float64) (entries []page.Box, height float64) {
	x, y := legendGap, 2.0
	for _, label := range labels() {
		size := label.Bounds()
		w := legendSample + 3 + legendText*float64(size.Dx())/float64(size.Dy())
		if x > legendGap && x+w > width {
			x, y = legendGap, y+legendRow
		}
		entries = append(entries, page.Box{X0: x, Y0: y, X1: x + w, Y1: y + legendRow})
		x += w + legendGap
	}
	return entries, y + legendRow + 2
}

func pixelsOf(points, scale float64) int { return int(points*scale + 0.5) }
