package render

import (
	"errors"
	"image"
	"regexp"
	"strconv"
)

// header is how a portable graymap (P5) or pixmap (P6) of 8 bits begins; its rows
// follow.
var header = regexp.MustCompile(`^P([56])\s+(\d{1,6})\s+(\d{1,6})\s+255\s`)

// parse reads a binary portable graymap or pixmap.
func parse(data []byte) (image.Image, error) {
	found := header.FindSubmatch(data[:min(len(data), 40)])
	if found == nil {
		return nil, errors.New("the renderer made no picture")
	}
	width, _ := strconv.Atoi(string(found[2])) // six digits
	height, _ := strconv.Atoi(string(found[3]))
	rows, colours := data[len(found[0]):], 1
	if found[1][0] == '6' {
		colours = 3
	}
	if width < 1 || height < 1 || len(rows) < width*height*colours {
		return nil, errors.New("the renderer's picture is not whole")
	}
	if colours == 1 {
		return &image.Gray{Pix: rows[:width*height], Stride: width, Rect: image.Rect(0, 0, width, height)}, nil
	}
	return opaque(rows, width, height), nil
}

// opaque gives each pixel of three bytes its fourth.
func opaque(rows []byte, width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		to := img.Pix[4*i : 4*i+4 : 4*i+4]
		copy(to, rows[3*i:3*i+3])
		to[3] = 0xFF
	}
	return img
}
