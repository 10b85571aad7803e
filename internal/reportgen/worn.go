package reportgen

import (
	"context"
	"fmt"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/wear"
)

// worn is the document printed and scanned: each page, or every so manyth, is a
// picture.
func (s Style) worn(ctx context.Context, seed uint64, d pdfout.Document) (pdfout.Document, error) {
	pictures, err := s.Wear.Pages(ctx, d.Bytes(), newDice(seed, "wear").Rand)
	if err != nil {
		return pdfout.Document{}, err
	}
	if len(pictures) != len(d.Pages) {
		return pdfout.Document{}, fmt.Errorf("%d of %d pages rendered", len(pictures), len(d.Pages))
	}
	every := max(1, s.Pictures)
	for i, picture := range pictures {
		if i%every == every-1 {
			d.Pages[i] = scanned(d.Pages[i], picture, s.Wear.Turn)
		}
	}
	return d, nil
}

// scanned is a page that shows nothing but a picture of the page.
func scanned(p pdfout.Page, picture wear.Picture, turn int) pdfout.Page {
	width, height := p.Width, p.Height
	if turn%180 != 0 {
		width, height = height, width
	}
	return pdfout.Page{Width: width, Height: height, Pictures: []pdfout.Picture{{
		X1: width, Y1: height, JPEG: picture.JPEG, Bits: picture.Bits, Wide: picture.Wide, High: picture.High, Grey: picture.Grey,
	}}}
}
