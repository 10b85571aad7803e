package reportgen

import (
	"context"
	"fmt"
	"strings"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/wear"
)

// worn is the document printed and scanned: each page, or every so manyth, is a
// picture.
func (s Style) worn(ctx context.Context, seed uint64, d pdfout.Document) (pdfout.Document, error) {
	pages, err := s.Wear.Pages(ctx, d.Bytes(), newDice(seed, "wear").Rand)
	if err != nil {
		return pdfout.Document{}, err
	}
	if len(pages) != len(d.Pages) {
		return pdfout.Document{}, fmt.Errorf("%d of %d pages rendered", len(pages), len(d.Pages))
	}
	every := max(1, s.Pictures)
	for i, strips := range pages {
		if i%every == every-1 {
			d.Pages[i] = s.scanned(d.Pages[i], strips)
		}
	}
	return d, nil
}

// scanned is a page that shows nothing but a picture of the page.
func (s Style) scanned(p pdfout.Page, strips []wear.Picture) pdfout.Page {
	out := pdfout.Page{Width: p.Width, Height: p.Height}
	if s.Wear.Turn%180 != 0 {
		out.Width, out.Height = p.Height, p.Width
	}
	for _, strip := range strips {
		scale := out.Height / float64(strip.Whole)
		out.Pictures = append(out.Pictures, pdfout.Picture{
			Y0: float64(strip.Top) * scale, X1: out.Width, Y1: float64(strip.Top+strip.High) * scale,
			JPEG: strip.JPEG, Bits: strip.Bits, Wide: strip.Wide, High: strip.High, Grey: strip.Grey,
		})
	}
	if s.Ghost {
		out.Texts = misread(p.Texts)
	}
	return out
}

// misreadings are what recognition makes of printed words (section 14).
var misreadings = strings.NewReplacer(
	"管理机构", "营理机构", "发卡机构", "发卡机树", "账户标识", "联户标识", "币种", "师种", "开立日期", "开立白期", "授信额度", "授信概度", "共享", "共事",
	"贷后", "货后", "贷款", "货款", "国籍", "国赣", "--", "一", "0", "O", "1", "l",
)

// misread is the hidden text layer that a scanner's own recognition adds: words
// where they are, many of them wrong.
func misread(texts []pdfout.Text) []pdfout.Text {
	out := make([]pdfout.Text, len(texts))
	for i, t := range texts {
		t.S, t.Hidden, t.Bold = misreadings.Replace(t.S), true, false
		out[i] = t
	}
	return out
}
