package pdf_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
	"xinbao/ocr/pdf/pdftest"
)

// fonts are a Song face for Chinese as iText names it, and a standard one.
const fonts = "<</Font<</S<</Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts" +
	"[<</Subtype/CIDFontType0/BaseFont/STSong-Light/W[1 95 500]>>]>>/C<</Subtype/Type1/BaseFont/Courier>>>>>>"

// han is a string of the Song face.
func han(text string) string {
	var hex strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	return "<" + hex.String() + ">"
}

// write shows a string of the Song face, in 10 points.
func write(x, y float64, text string) string {
	return fmt.Sprintf("BT /S 10 Tf %g %g Td %s Tj ET\n", x, y, han(text))
}

// read reads a document that must be readable.
func read(t *testing.T, doc *pdftest.File) []page.Page {
	t.Helper()
	pages, err := pdf.Read(t.Context(), doc.Bytes(), pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// readOne reads a page of the fonts that draws the operators.
func readOne(t *testing.T, operators, entries string) page.Page {
	t.Helper()
	doc := pdftest.New()
	doc.Page(fonts, operators, entries)
	return read(t, doc)[0]
}

// texts are the words' texts.
func texts(p page.Page) (all []string) {
	for _, w := range p.Words {
		all = append(all, w.Text)
	}
	return all
}

// boxes are the words as "text x0 y0 x1 y1", rounded to points.
func boxes(p page.Page) (all []string) {
	for _, w := range p.Words {
		b := w.Box
		all = append(all, fmt.Sprintf("%s %g %g %g %g", w.Text, math.Round(b.X0), math.Round(b.Y0), math.Round(b.X1), math.Round(b.Y1)))
	}
	return all
}

// ruled are the lines as "x0 y0 x1 y1", rounded to points.
func ruled(p page.Page) (all []string) {
	for _, l := range p.Lines {
		all = append(all, fmt.Sprintf("%g %g %g %g", math.Round(l.X0), math.Round(l.Y0), math.Round(l.X1), math.Round(l.Y1)))
	}
	return all
}
