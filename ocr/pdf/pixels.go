package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	"golang.org/x/image/ccitt"

	"xinbao/ocr/pdf/cos"
)

// decode makes an image of the picture's data: *image.Gray, *image.RGBA, or what
// image/jpeg returns.
func (r *raster) decode(ctx context.Context) (image.Image, error) {
	if int64(r.width)*int64(r.height) > r.pixels {
		return nil, tooManyPixels(r.width, r.height)
	}
	need := r.stride() * r.height
	data, filter, err := r.data.Decode(ctx, max(int64(need), r.pixels)+1<<16)
	if err != nil && filter != nil {
		return nil, err
	}
	switch {
	case filter == nil && len(data) < need-need/100: // some producers are a row short
		return nil, errors.Join(err, cos.ErrDamaged)
	case filter == nil:
		return r.unpack(data), nil
	case filter.Name == "DCTDecode":
		return r.jpeg(data)
	case filter.Name == "CCITTFaxDecode":
		return r.fax(data, filter.Params)
	default:
		return nil, fmt.Errorf("%w: a picture in %s", cos.ErrDamaged, filter.Name)
	}
}

func tooManyPixels(width, height int) error {
	return fmt.Errorf("%w: a picture of %d by %d pixels", cos.ErrTooLarge, width, height)
}

// stride is the bytes of a row.
func (r *raster) stride() int { return (r.width*r.colors*r.bits + 7) / 8 }

// jpeg decodes after a look at the true size.
func (r *raster) jpeg(data []byte) (image.Image, error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", cos.ErrDamaged, err)
	}
	if int64(c.Width)*int64(c.Height) > r.pixels {
		return nil, tooManyPixels(c.Width, c.Height)
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", cos.ErrDamaged, err)
	}
	return img, nil
}

// unwritten is a grey that no fax has.
const unwritten = 0x7F

// fax decodes CCITT (7.4.6). What follows the last row may be malformed, as long
// as the last row is there.
func (r *raster) fax(data []byte, params cos.Dict) (image.Image, error) {
	format := ccitt.Group3
	if k, _ := params["K"].(int); k < 0 {
		format = ccitt.Group4
	}
	align, _ := params["EncodedByteAlign"].(bool)
	img := image.NewGray(image.Rect(0, 0, r.width, r.height))
	last := img.Pix[len(img.Pix)-r.width:]
	for i := range last {
		last[i] = unwritten
	}
	err := ccitt.DecodeIntoGray(img, bytes.NewReader(data), ccitt.MSB, format, &ccitt.Options{Align: align})
	if err != nil && bytes.IndexByte(last, unwritten) >= 0 {
		return nil, fmt.Errorf("%w: %w", cos.ErrDamaged, err)
	}
	if black, _ := params["BlackIs1"].(bool); black != r.inverted {
		invert(img.Pix)
	}
	return img, nil
}

func invert(pixels []byte) {
	for i := range pixels {
		pixels[i] = ^pixels[i]
	}
}

// unpack makes pixels of the plain samples. What is missing at the end stays
// white.
func (r *raster) unpack(data []byte) image.Image {
	shades := r.shades()
	if r.colors == 1 && (r.palette == nil || r.paletteColors == 1) {
		img := image.NewGray(image.Rect(0, 0, r.width, r.height))
		r.each(data, func(x, y int, sample []byte) { img.Pix[y*img.Stride+x] = shades[sample[0]].R })
		return img
	}
	img := image.NewRGBA(image.Rect(0, 0, r.width, r.height))
	r.each(data, func(x, y int, sample []byte) {
		img.SetRGBA(x, y, r.color(sample, shades))
	})
	return img
}

func (r *raster) color(sample []byte, shades *[256]color.RGBA) color.RGBA {
	switch r.colors {
	case 1:
		return shades[sample[0]]
	case 3:
		return color.RGBA{shades[sample[0]].R, shades[sample[1]].R, shades[sample[2]].R, 0xFF}
	default:
		return inked(sample[0], sample[1], sample[2], sample[3])
	}
}

// inked is the plain conversion of four inks.
func inked(c, m, y, k byte) color.RGBA {
	red, green, blue := color.CMYKToRGB(c, m, y, k)
	return color.RGBA{red, green, blue, 0xFF}
}

// shades is the colour of each sample value: of the palette, or grey.
func (r *raster) shades() *[256]color.RGBA {
	var table [256]color.RGBA
	top := min(1<<r.bits, 256) - 1
	for v := range table {
		grey := byte(min(v, top) * 255 / top)
		if r.inverted {
			grey = ^grey
		}
		table[v] = color.RGBA{grey, grey, grey, 0xFF}
		if c := v * r.paletteColors; r.palette != nil && c+r.paletteColors <= len(r.palette) {
			table[v] = r.entry(r.palette[c : c+r.paletteColors])
		}
	}
	return &table
}

func (r *raster) entry(c []byte) color.RGBA {
	switch len(c) {
	case 1:
		return color.RGBA{c[0], c[0], c[0], 0xFF}
	case 3:
		return color.RGBA{c[0], c[1], c[2], 0xFF}
	default:
		return inked(c[0], c[1], c[2], c[3])
	}
}

// each calls set with the samples of each pixel, 16 bits cut to 8.
func (r *raster) each(data []byte, set func(x, y int, sample []byte)) {
	white := bytes.Repeat([]byte{0xFF}, r.colors)
	sample := make([]byte, r.colors)
	for y := range r.height {
		row := data[min(len(data), y*r.stride()):min(len(data), (y+1)*r.stride())]
		for x := range r.width {
			if !r.sample(row, x, sample) {
				copy(sample, white)
			}
			set(x, y, sample)
		}
	}
}

// sample reads a pixel; false where the row is cut.
func (r *raster) sample(row []byte, x int, out []byte) bool {
	if r.bits < 8 {
		at := x * r.bits
		if at/8 >= len(row) {
			return false
		}
		out[0] = row[at/8] >> (8 - r.bits - at%8) & (1<<r.bits - 1)
		return true
	}
	size := r.bits / 8
	at := x * r.colors * size
	if at+r.colors*size > len(row) {
		return false
	}
	for i := range out {
		out[i] = row[at+i*size]
	}
	return true
}

// turned turns a picture clockwise by so many quarters.
func turned(img image.Image, quarters int) image.Image {
	if quarters == 0 {
		return img
	}
	if g, ok := img.(*image.Gray); ok {
		w, h := turnedSize(g.Rect, quarters)
		out := image.NewGray(image.Rect(0, 0, w, h))
		turnPixels(out.Pix, g.Pix, g.Rect.Dx(), g.Rect.Dy(), 1, quarters)
		return out
	}
	plain := image.NewRGBA(img.Bounds())
	draw.Draw(plain, plain.Rect, img, img.Bounds().Min, draw.Src)
	w, h := turnedSize(plain.Rect, quarters)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	turnPixels(out.Pix, plain.Pix, plain.Rect.Dx(), plain.Rect.Dy(), 4, quarters)
	return out
}

func turnedSize(r image.Rectangle, quarters int) (width, height int) {
	if quarters%2 == 1 {
		return r.Dy(), r.Dx()
	}
	return r.Dx(), r.Dy()
}

// turnPixels copies pixels of so many bytes to where they are after turning.
func turnPixels(to, from []byte, width, height, size, quarters int) {
	for y := range height {
		for x := range width {
			var i int
			switch quarters {
			case 1:
				i = x*height + height - 1 - y
			case 2:
				i = (height-1-y)*width + width - 1 - x
			default:
				i = (width-1-x)*height + y
			}
			copy(to[i*size:(i+1)*size], from[(y*width+x)*size:(y*width+x+1)*size])
		}
	}
}
