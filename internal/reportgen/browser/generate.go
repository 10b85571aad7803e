package browser

import (
	"bytes"
	"context"
	"fmt"

	"xinbao/internal/reportgen"
)

// Generate invents the report of the seed and prints it in the style. The same
// seed and style give the same bytes, but for pictures, which depend on the
// renderer.
func (b *Browser) Generate(ctx context.Context, seed uint64, style Style) (reportgen.Report, error) {
	r, html := invent(seed, style)
	file, err := b.print(ctx, html, style.Tagged)
	if err != nil {
		return reportgen.Report{}, fmt.Errorf("print report %d as %s: %w", seed, style.Name, err)
	}
	r.PDF, r.Pages = file, bytes.Count(file, []byte("/Type /Page\n"))
	if style.Wear == nil {
		return r, nil
	}
	document, err := style.scan(ctx, seed, file)
	if err != nil {
		return reportgen.Report{}, err
	}
	r.PDF, r.Pages = document.Bytes(), len(document.Pages)
	return r, nil
}

// invent is the report without its file, and the page that the browser prints.
func invent(seed uint64, style Style) (reportgen.Report, string) {
	r := reportgen.Tell(seed, style.Kind, style.Size, style.Wording)
	r.Style, r.Class = style.Name, style.Class()
	if style.Long && r.Detailed != nil {
		r.Detailed = lengthened(r.Detailed)
	}
	if style.Kind == reportgen.KindBrief {
		return r, style.document(seed, r.Brief.ReportID, tellBrief(r, style))
	}
	return r, style.document(seed, r.Detailed.CreditHeader.SerialNo, tell(r, style))
}
