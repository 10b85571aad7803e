package reportgen

import (
	"context"

	"xinbao/internal/reportgen/pdfout"
)

func (s Style) worn(ctx context.Context, seed uint64, d pdfout.Document) (pdfout.Document, error) {
	return d, nil
}
