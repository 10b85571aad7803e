package pdf_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"xinbao/internal/need"
	"xinbao/internal/reportgen"
	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/pdf"
)

// theirs is what poppler's pdftotext -bbox finds: a reader that is not ours.
type theirs struct {
	Pages []struct {
		Words []struct {
			X0   float64 `xml:"xMin,attr"`
			Y0   float64 `xml:"yMin,attr"`
			X1   float64 `xml:"xMax,attr"`
			Y1   float64 `xml:"yMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"word"`
	} `xml:"body>doc>page"`
}

// saved writes a file for programs that are not ours.
func saved(t testing.TB, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// poppler skips the test where it is not installed.
func poppler(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		need.Missing(t, "pdftotext: run scripts/test-setup")
	}
}

func popplerWords(t *testing.T, data []byte, password string) (all theirs) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-bbox", "-upw", password, saved(t, data), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	printable := strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' {
			return -1 // poppler writes control characters, which are not XML
		}
		return r
	}, string(out))
	decoder := xml.NewDecoder(strings.NewReader(printable))
	decoder.Entity = xml.HTMLEntity
	if err := decoder.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Every electronic report of the development set has, page by page, the
// characters that poppler finds, where it finds them.
func TestWordsAreThoseOfPoppler(t *testing.T) {
	t.Parallel()
	poppler(t)
	for i, style := range reportgen.Styles() {
		if style.Wear != nil || style.Class() != reportgen.ClassElectronic || testing.Short() && i%5 != 0 {
			continue
		}
		t.Run(style.Name, func(t *testing.T) {
			t.Parallel()
			style.Size = reportgen.SizeThin
			report, err := reportgen.Generate(t.Context(), uint64(i+1), style)
			if err != nil {
				need.Missing(t, "a font, run scripts/test-setup: %v", err)
			}

			pages, err := pdf.Read(t.Context(), report.PDF, pdf.Options{Password: report.Password})
			if err != nil {
				t.Fatal(err)
			}

			wantPoppler(t, pages, popplerWords(t, report.PDF, report.Password))
		})
	}
}

func wantPoppler(t *testing.T, pages []page.Page, want theirs) {
	t.Helper()
	if len(pages) != len(want.Pages) {
		t.Fatalf("%d pages, poppler finds %d", len(pages), len(want.Pages))
	}
	for i, p := range pages {
		if p.Trust != page.TrustText {
			t.Errorf("page %d: trust is %q", i+1, p.Trust)
		}
		balance, marks := map[rune]int{}, map[rune]int{}
		for _, w := range p.Words {
			count(balance, w.Text, 1)
		}
		for _, w := range p.Watermarks {
			count(balance, w.Text, 1)
			count(marks, w.Text, 1)
		}
		astray := 0
		for _, w := range want.Pages[i].Words {
			text := fold.Text(w.Text)
			count(balance, text, -1)
			if !found(p, text, (w.X0+w.X1)/2, (w.Y0+w.Y1)/2) {
				astray++
				t.Logf("page %d: %q at %.0f, %.0f is elsewhere", i+1, text, w.X0, w.Y0)
			}
		}
		for r, n := range balance {
			if n < 0 || n > marks[r] { // poppler leaves out the ends of watermarks
				t.Errorf("page %d: %+d of %q", i+1, n, r)
			}
		}
		if p.Rotated == 0 && astray > total(marks) {
			t.Errorf("page %d: of %d words of poppler %d are elsewhere", i+1, len(want.Pages[i].Words), astray)
		}
	}
}

func total(counted map[rune]int) (n int) {
	for _, c := range counted {
		n += c
	}
	return n
}

func count(balance map[rune]int, text string, by int) {
	for _, r := range text {
		if r != ' ' {
			balance[r] += by
		}
	}
}

// found is true if the text, or a part of it, is ours at that point.
func found(p page.Page, text string, x, y float64) bool {
	for _, w := range p.Words {
		ours := strings.ReplaceAll(w.Text, " ", "")
		if w.Box.Contains(x, y) && (strings.Contains(ours, text) || strings.Contains(text, ours)) {
			return true
		}
	}
	return false
}

// The time per page, beside that of poppler on the same files in the same run.
func BenchmarkRead(b *testing.B) {
	for i, style := range reportgen.Styles() {
		if style.Wear != nil || style.Name != "official" && style.Name != "browser" && style.Name != "heavy" && style.Name != "song-gbk" {
			continue
		}
		report, err := reportgen.Generate(b.Context(), uint64(i+1), style)
		if err != nil {
			need.Missing(b, "a font, run scripts/test-setup: %v", err)
		}
		b.Run(fmt.Sprintf("%s-%d-pages", style.Name, report.Pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := pdf.Read(b.Context(), report.PDF, pdf.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b, report.Pages)
		})
		b.Run(style.Name+"-poppler", func(b *testing.B) {
			poppler(b)
			file := saved(b, report.PDF)
			for b.Loop() {
				if err := exec.CommandContext(b.Context(), "pdftotext", "-bbox", file, "-").Run(); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b, report.Pages)
		})
	}
}

func perPage(b *testing.B, pages int) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(pages), "ms/page")
}
