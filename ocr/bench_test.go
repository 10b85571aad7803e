package ocr_test

import (
	"testing"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
)

// pagesOf is the pages of a normal report in a named style.
func pagesOf(tb testing.TB, name string, seed uint64) (reportgen.Report, []page.Page) {
	tb.Helper()
	for _, style := range reportgen.Styles() {
		if style.Name != name {
			continue
		}
		made, err := reportgen.Generate(tb.Context(), seed, style)
		if err != nil {
			tb.Fatal(err)
		}
		pages, err := pdf.Read(tb.Context(), made.PDF, pdf.Options{Password: made.Password})
		if err != nil {
			tb.Fatal(err)
		}
		return made, pages
	}
	tb.Fatalf("no style %s", name)
	return reportgen.Report{}, nil
}

// BenchmarkStructure is the time from pages to report, checks included.
func BenchmarkStructure(b *testing.B) {
	for _, name := range []string{"official", "office-no-rules", "browser", "heavy"} {
		_, pages := pagesOf(b, name, 1)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ocr.Structure(b.Context(), pages); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(len(pages)), "ms/page")
		})
	}
}
