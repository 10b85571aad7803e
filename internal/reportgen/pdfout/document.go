package pdfout

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Document is pages and how they are written.
type Document struct {
	Pages  []Page
	Hand   Hand
	Manner Manner
	Lock   *Lock // nil: open to everybody
}

// Bytes is the document as a PDF file.
func (d Document) Bytes() []byte {
	f := NewFile(d.Manner.Plain)
	tree, fonts := f.Reserve(), f.Reserve()
	var kids []string
	for i, p := range d.Pages {
		kids = append(kids, d.page(f, p, i, tree, fonts).String())
	}
	f.Set(fonts, dictionary(d.embed(f)))
	f.Set(tree, fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(kids), strings.Join(kids, " ")))
	return f.Bytes(f.Add(fmt.Sprintf("<< /Type /Catalog /Pages %s >>", tree)), d.Lock)
}

// embed adds the fonts, which is possible only after the pages have used them.
func (d Document) embed(f *File) map[string]Ref {
	all := map[string]Ref{}
	for _, s := range []Script{d.Hand.Regular, d.Hand.Bold} {
		if s != nil {
			maps.Copy(all, s.Embed(f))
		}
	}
	return all
}

func dictionary(entries map[string]Ref) string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		fmt.Fprintf(&out, "/%s %s ", name, entries[name])
	}
	return "<< " + out.String() + ">>"
}

func (d Document) page(f *File, p Page, number int, tree, fonts Ref) Ref {
	pictures := map[string]Ref{}
	for i, picture := range p.Pictures {
		pictures[fmt.Sprintf("Im%d", i)] = picture.embed(f)
	}
	resources := fmt.Sprintf("<< /Font %s /XObject %s >>", fonts, dictionary(pictures))
	content := paint(p, d.Hand, d.Manner, number)
	if d.Manner.Form {
		form := f.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources %s", n(p.Width), n(p.Height), resources), content)
		resources = fmt.Sprintf("<< /XObject << /Fm0 %s >> >>", form)
		content = []byte("q /Fm0 Do Q\n")
	}
	width, height := p.Width, p.Height
	if p.Turn%180 != 0 {
		width, height = height, width
	}
	content = append([]byte(turned(p)), content...)
	return f.Add(fmt.Sprintf("<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Rotate %d /Resources %s /Contents %s >>",
		tree, n(width), n(height), p.Turn, resources, f.Stream("", content)))
}

// embed adds the picture as an image.
func (p Picture) embed(f *File) Ref {
	entries := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d", p.Wide, p.High)
	switch {
	case p.Bits != nil:
		return f.Stream(entries+" /ColorSpace /DeviceGray /BitsPerComponent 1", p.Bits)
	case p.Grey:
		entries += " /ColorSpace /DeviceGray"
	default:
		entries += " /ColorSpace /DeviceRGB"
	}
	return f.Raw(entries+" /BitsPerComponent 8 /Filter /DCTDecode", p.JPEG)
}

// turned is the transformation that keeps the page upright although its Rotate
// entry turns it.
func turned(p Page) string {
	switch p.Turn {
	case 90:
		return fmt.Sprintf("0 1 -1 0 %s 0 cm\n", n(p.Height))
	case 180:
		return fmt.Sprintf("-1 0 0 -1 %s %s cm\n", n(p.Width), n(p.Height))
	case 270:
		return fmt.Sprintf("0 -1 1 0 0 %s cm\n", n(p.Width))
	default:
		return ""
	}
}

// SideBySide puts two pages on one landscape sheet of the same paper; the right
// one may be missing.
func SideBySide(left Page, right *Page) Page {
	sheet := Page{Width: left.Height, Height: left.Width}
	scale := min(sheet.Width/2/left.Width, sheet.Height/left.Height)
	sheet.place(left, scale, 0)
	if right != nil {
		sheet.place(*right, scale, sheet.Width/2)
	}
	return sheet
}

// place copies the marks of another page, smaller and moved to the right.
func (p *Page) place(from Page, scale, right float64) {
	for _, t := range from.Texts {
		t.X, t.Y, t.Size = t.X*scale+right, t.Y*scale, t.Size*scale
		p.Texts = append(p.Texts, t)
	}
	for _, l := range from.Lines {
		l.X0, l.Y0, l.X1, l.Y1, l.Width = l.X0*scale+right, l.Y0*scale, l.X1*scale+right, l.Y1*scale, l.Width*scale
		p.Lines = append(p.Lines, l)
	}
	for _, b := range from.Boxes {
		b.X0, b.Y0, b.X1, b.Y1, b.Width = b.X0*scale+right, b.Y0*scale, b.X1*scale+right, b.Y1*scale, b.Width*scale
		p.Boxes = append(p.Boxes, b)
	}
	for _, r := range from.Rings {
		r.X, r.Y, r.Radius, r.Width = r.X*scale+right, r.Y*scale, r.Radius*scale, r.Width*scale
		p.Rings = append(p.Rings, r)
	}
}
