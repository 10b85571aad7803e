package pdf

import (
	"context"
	"fmt"
	"image"
	"math"
	"slices"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/content"
	"xinbao/ocr/pdf/cos"
)

// fillsPage is the share of the page that a picture must cover to be the page:
// scanners leave a margin or cut the edge.
const fillsPage = 0.9

// covers is true if one picture fills the page.
func (s *sheet) covers() bool {
	return slices.ContainsFunc(s.Images, s.filledBy)
}

func (s *sheet) filledBy(i content.Image) bool {
	box := i.Matrix.Map(content.Rect{X1: 1, Y1: 1}).Intersect(content.Rect{X1: s.width, Y1: s.height})
	return !box.Empty() && box.Width()*box.Height() >= fillsPage*s.width*s.height
}

// picture is the page's picture if the page is exactly one; nil otherwise.
func (d *document) picture(s *sheet) *page.Picture {
	if len(s.Images) != 1 || s.Images[0].Stream == nil || !s.filledBy(s.Images[0]) {
		return nil
	}
	quarters, ok := quartersOf(s.Images[0].Matrix)
	if !ok {
		return nil
	}
	r := d.raster(s.Images[0].Stream)
	if r == nil {
		return nil
	}
	out := &page.Picture{
		Width: r.width, Height: r.height,
		Box: page.Box(s.Images[0].Matrix.Map(content.Rect{X1: 1, Y1: 1})),
		Open: func(ctx context.Context) (img image.Image, err error) {
			defer surviving(&err)
			img, err = r.decode(ctx)
			if err != nil {
				return nil, coded(fmt.Errorf("decode the picture of a page: %w", err))
			}
			return turned(img, quarters), nil
		},
	}
	if quarters%2 == 1 {
		out.Width, out.Height = r.height, r.width
	}
	return out
}

// quartersOf is how often a picture is turned clockwise on the page; ok is false
// for one that is skewed or seen in a mirror.
func quartersOf(m content.Matrix) (quarters int, ok bool) {
	const square = 0.005 // half a pixel in a hundred
	along, across := math.Abs(m[0])+math.Abs(m[3]), math.Abs(m[1])+math.Abs(m[2])
	switch {
	case across <= square*along && m[0] > 0 && m[3] < 0:
		return 0, true
	case across <= square*along && m[0] < 0 && m[3] > 0:
		return 2, true
	case along <= square*across && m[1] > 0 && m[2] > 0:
		return 1, true
	case along <= square*across && m[1] < 0 && m[2] < 0:
		return 3, true
	default:
		return 0, false
	}
}

// raster is a picture with what decoding it needs.
type raster struct {
	width, height int
	bits          int
	colors        int // components of a pixel
	palette       []byte
	paletteColors int
	inverted      bool // 0 is the lightest
	data          *cos.Encoded
	pixels        int64 // limit
}

// raster reads a picture's dictionary; nil where only rendering would show what
// it looks like: masks, spot colours, JPEG 2000 and JBIG2.
func (d *document) raster(s *cos.Stream) *raster {
	f := d.file
	r := &raster{
		width: f.Int(s.Dict["Width"], 0), height: f.Int(s.Dict["Height"], 0),
		bits: f.Int(s.Dict["BitsPerComponent"], 8), pixels: d.pixels,
	}
	if r.width < 1 || r.height < 1 || s.Dict["SMask"] != nil || s.Dict["Mask"] != nil {
		return nil
	}
	if f.Resolve(s.Dict["ImageMask"]) == true {
		r.bits, r.colors = 1, 1
	} else if !r.colourSpace(f, s.Dict["ColorSpace"], 0) {
		return nil
	}
	var err error
	if r.data, err = f.Encoded(s); err != nil || !r.decodable() {
		return nil
	}
	return r.polarity(f.Numbers(s.Dict["Decode"]))
}

// decodable is true for filters that this package decodes, and bit depths that
// make sense.
func (r *raster) decodable() bool {
	for _, filter := range r.data.Filters() {
		switch filter.Name {
		case "JPXDecode", "JBIG2Decode":
			return false
		case "CCITTFaxDecode":
			r.bits = 1
			if !r.fits(filter.Params) {
				return false
			}
		}
	}
	switch r.bits {
	case 1, 2, 4, 8, 16:
		return r.bits >= 8 || r.colors == 1
	default:
		return false
	}
}

// fits is true for the faxes that the library decodes: Group 4, and Group 3 in one
// dimension with marks at the ends of lines.
func (r *raster) fits(params cos.Dict) bool {
	k, _ := params["K"].(int)
	columns, ok := params["Columns"].(int)
	return (k < 0 || k == 0 && params["EndOfLine"] == true) && (columns == r.width || !ok && r.width == 1728)
}

// polarity understands the Decode array that turns light and dark round; nil for
// any other.
func (r *raster) polarity(decode []float64) *raster {
	for i := 0; i+1 < len(decode); i += 2 {
		switch {
		case r.palette != nil && decode[i] == 0:
			// the index itself
		case r.palette != nil:
			return nil // an index that is bent: nobody does it
		case decode[i] == 1 && decode[i+1] == 0:
			r.inverted = true
		case decode[i] != 0 || decode[i+1] != 1:
			return nil
		}
	}
	return r
}

// colourSpace reads how many components a pixel has; false for spaces that take
// more than that to see.
func (r *raster) colourSpace(f *cos.File, o cos.Object, depth int) bool {
	if depth > 2 {
		return false
	}
	name, list := f.Name(o), f.Array(o)
	if len(list) > 0 {
		name = f.Name(list[0])
	}
	switch name {
	case "", "DeviceRGB", "CalRGB", "RGB":
		r.colors = 3 // JPEG files say themselves what they are
	case "DeviceGray", "CalGray", "G":
		r.colors = 1
	case "DeviceCMYK", "CMYK":
		r.colors = 4
	case "ICCBased":
		if len(list) < 2 {
			return false
		}
		r.colors = f.Int(f.Dict(list[1])["N"], 0)
	case "Indexed", "I":
		return r.indexed(f, list, depth)
	default:
		return false
	}
	return r.colors == 1 || r.colors == 3 || r.colors == 4
}

// indexed reads a palette: its base, the highest index, the colours.
func (r *raster) indexed(f *cos.File, list cos.Array, depth int) bool {
	if len(list) < 4 || !r.colourSpace(f, list[1], depth+1) {
		return false
	}
	switch table := f.Resolve(list[3]).(type) {
	case cos.String:
		r.palette = []byte(table)
	case *cos.Stream:
		r.palette, _, _ = f.Data(table)
	}
	r.paletteColors, r.colors = r.colors, 1
	return len(r.palette) >= r.paletteColors && r.bits <= 8
}
