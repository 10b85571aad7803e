package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
	"xinbao/ocr/pdf/pdftest"
)

// scan is a page that is one picture, placed by the matrix.
func scan(dict, data, matrix, more string) *pdftest.File {
	doc := pdftest.New()
	picture := doc.Stream("/Subtype/Image"+dict, data)
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>/Font<</C<</Subtype/Type1/BaseFont/Courier>>>>>>", picture), "q "+matrix+" cm /X Do Q "+more, "")
	return doc
}

const fullPage = "595 0 0 842 0 0"

// shades are an image's pixels as grey, row by row.
func shades(img image.Image) (rows [][]uint8) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		var row []uint8
		for x := b.Min.X; x < b.Max.X; x++ {
			row = append(row, color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
		}
		rows = append(rows, row)
	}
	return rows
}

// opened opens the picture of a page that must have one.
func opened(t *testing.T, p page.Page) image.Image {
	t.Helper()
	if p.Trust != page.TrustNone || p.Picture == nil {
		t.Fatalf("trust is %q, picture %v", p.Trust, p.Picture)
	}
	img, err := p.Picture.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size != image.Pt(p.Picture.Width, p.Picture.Height) {
		t.Errorf("the picture is %v, but said to be %d by %d", size, p.Picture.Width, p.Picture.Height)
	}
	return img
}

func TestPicturesAreDecoded(t *testing.T) {
	t.Parallel()
	const two, three = "/Width 2/Height 2", "/Width 3/Height 2"
	deflated := func(s string) string { return pdftest.Deflate(s) }
	for name, c := range map[string]struct {
		dict, data string
		want       [][]uint8
	}{
		"plain grey":        {two + "/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00\x40\x80\xFF", [][]uint8{{0, 64}, {128, 255}}},
		"deflated grey":     {two + "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", deflated("\x00\x40\x80\xFF"), [][]uint8{{0, 64}, {128, 255}}},
		"one bit":           {three + "/ColorSpace/DeviceGray/BitsPerComponent 1", "\x40\xA0", [][]uint8{{0, 255, 0}, {255, 0, 255}}},
		"two bits":          {two + "/ColorSpace/DeviceGray/BitsPerComponent 2", "\x10\xB0", [][]uint8{{0, 85}, {170, 255}}},
		"sixteen bits":      {two + "/ColorSpace/CalGray/BitsPerComponent 16", "\x00\x01\x40\x02\x80\x03\xFF\x04", [][]uint8{{0, 64}, {128, 255}}},
		"turned round":      {three + "/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]", "\x40\xA0", [][]uint8{{255, 0, 255}, {0, 255, 0}}},
		"a mask":            {three + "/ImageMask true", "\x40\xA0", [][]uint8{{0, 255, 0}, {255, 0, 255}}},
		"RGB":               {"/Width 2/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8", "\x00\x00\x00\xFF\xFF\xFF", [][]uint8{{0, 255}}},
		"CMYK":              {"/Width 2/Height 1/ColorSpace/DeviceCMYK/BitsPerComponent 8", "\x00\x00\x00\xFF\x00\x00\x00\x00", [][]uint8{{0, 255}}},
		"with a profile":    {"/Width 2/Height 1/ColorSpace[/ICCBased<</N 1>>]/BitsPerComponent 8", "\x00\xFF", [][]uint8{{0, 255}}},
		"a palette":         {two + "/ColorSpace[/Indexed/DeviceRGB 1<000000FFFFFF>]/BitsPerComponent 8/Decode[0 255]", "\x00\x01\x01\x00", [][]uint8{{0, 255}, {255, 0}}},
		"a grey palette":    {"/Width 3/Height 1/ColorSpace[/Indexed/DeviceGray 1<FF10>]/BitsPerComponent 1", "\x40", [][]uint8{{255, 16, 255}}},
		"a fax":             {"/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 2>>", whiteFax, [][]uint8{white8, white8}},
		"a fax without end": {"/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8>>", "\xC0", [][]uint8{white8, white8}},
		"a fax inverted":    {"/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCF/DecodeParms<</K -1/Columns 8/BlackIs1 true>>/Decode[1 0]", whiteFax, [][]uint8{white8, white8}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := read(t, scan(c.dict, c.data, fullPage, ""))[0]

			got := shades(opened(t, p))

			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// whiteFax is Group 4 for two white rows: twice "V0", then the end of the block.
const whiteFax = "\xC0\x04\x00\x40"

var white8 = []uint8{255, 255, 255, 255, 255, 255, 255, 255}

func TestPhotographsAreDecoded(t *testing.T) {
	t.Parallel()
	picture := image.NewGray(image.Rect(0, 0, 16, 24))
	picture.SetGray(3, 5, color.Gray{200})
	var data bytes.Buffer
	if err := jpeg.Encode(&data, picture, nil); err != nil {
		t.Fatal(err)
	}

	p := read(t, scan("/Width 16/Height 24/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", data.String(), fullPage, ""))[0]

	if got := shades(opened(t, p)); got[5][3] < 150 || got[20][10] > 40 {
		t.Errorf("pixels are %d and %d", got[5][3], got[20][10])
	}
}

func TestPicturesStandUp(t *testing.T) {
	t.Parallel()
	const dict, data = "/Width 3/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "\x01\x02\x03\x04\x05\x06"
	for name, c := range map[string]struct {
		matrix string
		want   [][]uint8
	}{
		"upright":              {fullPage, [][]uint8{{1, 2, 3}, {4, 5, 6}}},
		"turned clockwise":     {"0 -842 595 0 0 842", [][]uint8{{4, 1}, {5, 2}, {6, 3}}},
		"upside down":          {"-595 0 0 -842 595 842", [][]uint8{{6, 5, 4}, {3, 2, 1}}},
		"turned the other way": {"0 842 -595 0 595 0", [][]uint8{{3, 6}, {2, 5}, {1, 4}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := read(t, scan(dict, data, c.matrix, ""))[0]

			got := shades(opened(t, p))

			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(page.Box{X1: 595, Y1: 842}, p.Picture.Box); diff != "" {
				t.Errorf("its place: %s", diff)
			}
		})
	}
}

func TestRotatedScansStandUp(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	picture := doc.Stream("/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x01\x02")
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>>>", picture), fullPage+" cm /X Do", "/Rotate 90")

	p := read(t, doc)[0]

	if diff := cmp.Diff([][]uint8{{1}, {2}}, shades(opened(t, p))); diff != "" {
		t.Error(diff)
	}
	if p.Width != 842 || p.Height != 595 || p.Rotated != 90 {
		t.Errorf("page is %v by %v, turned by %d", p.Width, p.Height, p.Rotated)
	}
}

func TestScansWithATextLayerOfTheirOwnAreScans(t *testing.T) {
	t.Parallel()
	const dict, data = "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00"
	for name, more := range map[string]string{
		"invisible text":   "BT /C 10 Tf 3 Tr 50 700 Td (recognised by somebody) Tj ET",
		"a scanner's mark": "BT /C 10 Tf 50 20 Td (Scanned by an app) Tj ET",
	} {
		p := read(t, scan(dict, data, fullPage, more))[0]

		if p.Trust != page.TrustNone || p.Picture == nil {
			t.Errorf("%s: trust is %q, picture %v", name, p.Trust, p.Picture)
		}
	}
}

func TestWhatNeedsRenderingHasNoPicture(t *testing.T) {
	t.Parallel()
	const grey = "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
	for name, doc := range map[string]*pdftest.File{
		"a part of the page":  scan(grey, "\x00", "300 0 0 400 0 0", ""),
		"skewed":              scan(grey, "\x00", "595 30 -30 842 0 0", ""),
		"in a mirror":         scan(grey, "\x00", "-595 0 0 842 595 0", ""),
		"two pictures":        scan(grey, "\x00", fullPage, fullPage+" cm /X Do"),
		"a soft mask":         scan(grey+"/SMask 1 0 R", "\x00", fullPage, ""),
		"a colour key":        scan(grey+"/Mask[0 0]", "\x00", fullPage, ""),
		"JBIG2":               scan(grey+"/Filter/JBIG2Decode", "\x00", fullPage, ""),
		"JPEG 2000":           scan("/Width 1/Height 1/Filter/JPXDecode", "\x00", fullPage, ""),
		"a spot colour":       scan("/Width 1/Height 1/ColorSpace[/Separation/X/DeviceGray 1 0 R]/BitsPerComponent 8", "\x00", fullPage, ""),
		"a bent scale":        scan(grey+"/Decode[.2 .8]", "\x00", fullPage, ""),
		"no size":             scan("/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00", fullPage, ""),
		"an odd depth":        scan("/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 7", "\x00", fullPage, ""),
		"a fax of two widths": scan("/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 16>>", whiteFax, fullPage, ""),
		"a fax of two kinds":  scan("/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K 4/Columns 8>>", whiteFax, fullPage, ""),
		"a palette too short": scan("/Width 1/Height 1/ColorSpace[/Indexed/DeviceRGB 1<00>]/BitsPerComponent 8", "\x00", fullPage, ""),
	} {
		p := read(t, doc)[0]

		if p.Trust != page.TrustNone || p.Blank || p.Picture != nil {
			t.Errorf("%s: trust is %q, blank %v, picture %v", name, p.Trust, p.Blank, p.Picture)
		}
	}
}

func TestPicturesAreRefused(t *testing.T) {
	t.Parallel()
	var small bytes.Buffer
	if err := jpeg.Encode(&small, image.NewGray(image.Rect(0, 0, 200, 200)), nil); err != nil {
		t.Fatal(err)
	}
	for fault, c := range map[string]struct {
		dict, data string
		want       pdf.Code
	}{
		"ten billion pixels": {"/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", pdftest.Deflate("\x00"), pdf.CodeTooLarge},
		"a size that lies":   {"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", small.String(), pdf.CodeTooLarge},
		"no photograph":      {"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", "\xFF\xD8 and so on", pdf.CodeDamaged},
		"a fax cut off":      {"/Width 8/Height 9/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8>>", "\xC0", pdf.CodeDamaged},
		"cut off":            {"/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00\x40", pdf.CodeDamaged},
		"no deflated data":   {"/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", "\xFF\xFF\xFF", pdf.CodeDamaged},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			pages, err := pdf.Read(t.Context(), scan(c.dict, c.data, fullPage, "").Bytes(), pdf.Options{MaxPixels: 20_000})
			if err != nil {
				t.Fatal(err)
			}

			_, err = pages[0].Picture.Open(t.Context())

			wantCode(t, err, c.want)
		})
	}
}
