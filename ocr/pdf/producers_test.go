package pdf_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
)

// The files of testdata print the same title and table of four cells, each by
// another program: Chromium 156 (fonts of Type 3), LibreOffice 7.4 (TrueType with
// codes of its own), WeasyPrint 57 (CID fonts), the LibreOffice file through cairo
// 1.16, the Chromium file through Ghostscript 10.
func TestProducersAreReadAlike(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}

			pages, err := pdf.Read(t.Context(), data, pdf.Options{})
			if err != nil {
				t.Fatal(err)
			}

			want := []string{"个人信用报告", "账户标识", "余额", "9901AJXJ", "1,280,000"}
			if diff := cmp.Diff(want, texts(pages[0])); diff != "" {
				t.Error(diff)
			}
			wantGrid(t, pages[0])
		})
	}
}

// wantGrid fails unless three level and three upright lines part the four cells.
func wantGrid(t *testing.T, p page.Page) {
	t.Helper()
	if p.Trust != page.TrustText || len(p.Lines) != 6 {
		t.Fatalf("trust is %q, %d lines", p.Trust, len(p.Lines))
	}
	level, upright := p.Lines[:3], p.Lines[3:]
	for i, w := range p.Words[1:] {
		row, column := i/2, i%2
		inside := page.Box{X0: upright[column].X0, Y0: level[row].Y0, X1: upright[column+1].X0, Y1: level[row+1].Y0}
		if w.Box.Union(inside) != inside {
			t.Errorf("%s at %.1f is not within its cell %.1f", w.Text, w.Box, inside)
		}
	}
}
