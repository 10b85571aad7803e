package browser

import (
	"context"
	"fmt"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/pdfout"
)

// smallest is the smallest type that is scanned: below, 150 dots an inch show no
// strokes.
const smallest = 8

// scanned is the style printed and scanned.
func (p palette) scanned(seed uint64, s Style) Style {
	d := newDice(seed, "scan")
	w := pick(d, p.wears...)
	s.Wear = &w
	s.Size = reportgen.SizeThin
	s.Points = max(s.Points, smallest)
	return s
}

// scan is the file with pictures of its pages instead of the pages.
func (s Style) scan(ctx context.Context, seed uint64, file []byte) (pdfout.Document, error) {
	pages, err := s.Wear.Pages(ctx, file, newDice(seed, "wear").Rand)
	if err != nil {
		return pdfout.Document{}, fmt.Errorf("scan report %d: %w", seed, err)
	}
	var d pdfout.Document
	inch := float64(s.Wear.DPI)
	for _, strips := range pages {
		var page pdfout.Page
		for _, strip := range strips {
			page.Width, page.Height = float64(strip.Wide)/inch*72, float64(strip.Whole)/inch*72
			page.Pictures = append(page.Pictures, pdfout.Picture{
				Y0: float64(strip.Top) / inch * 72, X1: page.Width, Y1: float64(strip.Top+strip.High) / inch * 72,
				JPEG: strip.JPEG, Bits: strip.Bits, Wide: strip.Wide, High: strip.High, Grey: strip.Grey,
			})
		}
		d.Pages = append(d.Pages, page)
	}
	return d, nil
}
