package overlay

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
)

// jpegQuality shows small type without a halo.
const jpegQuality = 85

// PDF writes all pages as Marked shows them. One page is in memory at a time.
func (d *Drawer) PDF(ctx context.Context, to io.Writer) error {
	w := &book{to: to}
	w.text("%%PDF-1.4\n%%\xE2\xE3\xCF\xD3\n")
	for _, s := range d.reading.Sheets {
		picture, err := d.Marked(ctx, s.Page)
		if err != nil {
			return err
		}
		if err := w.page(picture, d.dpi(s)); err != nil {
			return fmt.Errorf("write page %d: %w", s.Page, err)
		}
	}
	w.end()
	return w.err
}

// book writes a PDF file of pictures (ISO 32000-1): object 1 is the catalogue, 2 the
// tree of pages, which come last; each page takes three from 3 on.
type book struct {
	to      io.Writer
	at      int64
	offsets map[int]int64 // of objects, by number
	pages   []int         // their numbers
	err     error
}

func (b *book) Write(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.to.Write(p)
	b.at += int64(n)
	b.err = err
	return n, err
}

func (b *book) text(format string, args ...any) { _, _ = fmt.Fprintf(b, format, args...) }

// object begins an object.
func (b *book) object(number int) {
	if b.offsets == nil {
		b.offsets = map[int]int64{}
	}
	b.offsets[number] = b.at
	b.text("%d 0 obj\n", number)
}

func (b *book) page(picture *image.RGBA, dpi float64) error {
	var data bytes.Buffer
	if err := jpeg.Encode(&data, picture, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	number := 3 + 3*len(b.pages)
	b.pages = append(b.pages, number)
	size := picture.Rect.Size()
	width, height := float64(size.X)*72/dpi, float64(size.Y)*72/dpi
	b.object(number)
	b.text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>\nendobj\n",
		width, height, number+1, number+2)
	content := fmt.Sprintf("%.2f 0 0 %.2f 0 0 cm/P Do", width, height)
	b.object(number + 1)
	b.text("<</Length %d>>stream\n%s\nendstream\nendobj\n", len(content), content)
	b.object(number + 2)
	b.text("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n",
		size.X, size.Y, data.Len())
	_, _ = b.Write(data.Bytes())
	b.text("\nendstream\nendobj\n")
	return b.err
}

// end writes the tree of pages, the catalogue and the table of objects.
func (b *book) end() {
	b.object(2)
	b.text("<</Type/Pages/Count %d/Kids[", len(b.pages))
	for _, number := range b.pages {
		b.text("%d 0 R ", number)
	}
	b.text("]>>\nendobj\n")
	b.object(1)
	b.text("<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	table, size := b.at, len(b.offsets)+1
	b.text("xref\n0 %d\n0000000000 65535 f \n", size)
	for number := 1; number < size; number++ {
		b.text("%010d 00000 n \n", b.offsets[number])
	}
	b.text("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", size, table)
}
