package browser

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/wear"
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
	s.TwoUp = d.chance(12) && !s.WideCredit && !strings.Contains(s.Paper, "landscape")
	s.Mixed = d.chance(12) && strings.Contains(s.Footer, "%d") // nothing else tells the order
	return s
}

// scan is the file with pictures of its pages instead of the pages.
func (s Style) scan(ctx context.Context, seed uint64, file []byte) (pdfout.Document, error) {
	pages, err := s.Wear.Pages(ctx, file, newDice(seed, "wear").Rand)
	if err != nil {
		return pdfout.Document{}, fmt.Errorf("scan report %d: %w", seed, err)
	}
	var sheets []pdfout.Page
	for _, strips := range pages {
		sheets = append(sheets, s.picture(strips))
	}
	if s.TwoUp {
		sheets = paired(sheets)
	}
	if s.Mixed {
		newDice(seed, "order").Shuffle(len(sheets), func(i, j int) { sheets[i], sheets[j] = sheets[j], sheets[i] })
	}
	return pdfout.Document{Pages: sheets}, nil
}

// picture is a page that shows the strips one below the other.
func (s Style) picture(strips []wear.Picture) pdfout.Page {
	var page pdfout.Page
	point := 72 / float64(s.Wear.DPI)
	for _, strip := range strips {
		page.Width, page.Height = float64(strip.Wide)*point, float64(strip.Whole)*point
		page.Pictures = append(page.Pictures, pdfout.Picture{
			Y0: float64(strip.Top) * point, X1: page.Width, Y1: float64(strip.Top+strip.High) * point,
			JPEG: strip.JPEG, Bits: strip.Bits, Wide: strip.Wide, High: strip.High, Grey: strip.Grey,
		})
	}
	return page
}

// paired puts two pages side by side on each sheet, the first on the left.
func paired(pages []pdfout.Page) []pdfout.Page {
	var out []pdfout.Page
	for pair := range slices.Chunk(pages, 2) {
		sheet := pdfout.Page{Width: 2 * pair[0].Width, Height: pair[0].Height}
		for i, page := range pair {
			for _, picture := range page.Pictures {
				picture.X0 += float64(i) * pair[0].Width
				picture.X1 += float64(i) * pair[0].Width
				sheet.Pictures = append(sheet.Pictures, picture)
			}
		}
		out = append(out, sheet)
	}
	return out
}
