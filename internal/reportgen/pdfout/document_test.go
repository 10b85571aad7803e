package pdfout_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"xinbao/internal/need"
	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/typeface"
)

// poppler runs one of poppler's programs on the file: a reader that is not ours.
func poppler(t *testing.T, pdf []byte, program string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		need.Missing(t, "%s: run scripts/test-setup", program)
	}
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, append(args, file, "-")...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%s: %v: %s", program, err, complaints.String())
	}
	return out.Bytes()
}

const sample = "个人信用报告 1,280,000 (B)"

func page() pdfout.Page {
	return pdfout.Page{
		Width: 300, Height: 100, Texts: []pdfout.Text{{S: sample, X: 20, Y: 40, Size: 12}, {S: "账户状态", X: 20, Y: 70, Size: 9, Bold: true}},
		Lines: []pdfout.Line{{X0: 10, Y0: 50, X1: 290, Y1: 50, Width: 1}},
	}
}

func song(cmap string) pdfout.Hand { return pdfout.Hand{Regular: pdfout.Song{Name: "S", CMap: cmap}} }

func TestEveryMannerSaysTheSame(t *testing.T) {
	t.Parallel()
	for _, text := range []pdfout.TextManner{pdfout.TextRuns, pdfout.TextGlyphs, pdfout.TextArrays, pdfout.TextMatrix} {
		for _, flip := range []bool{false, true} {
			m := pdfout.Manner{Text: text, Bold: pdfout.BoldTwice, Flip: flip, Form: flip, Plain: flip}

			got := poppler(t, pdfout.Document{Pages: []pdfout.Page{page()}, Hand: song("UniGB-UCS2-H"), Manner: m}.Bytes(), "pdftotext", "-raw")

			if !strings.Contains(string(got), sample) {
				t.Errorf("%s, flipped %t: %s", text, flip, got)
			}
		}
	}
}

func TestTurnedPagesStayUpright(t *testing.T) {
	t.Parallel()
	for _, turn := range []int{90, 180, 270} {
		p := page()
		p.Turn = turn

		got := poppler(t, pdfout.Document{Pages: []pdfout.Page{p}, Hand: song("UniGB-UCS2-H")}.Bytes(), "pdftotext", "-raw")

		if !strings.Contains(string(got), sample) {
			t.Errorf("turned by %d: %s", turn, got)
		}
	}
}

func TestAPasswordOpensTheFile(t *testing.T) {
	t.Parallel()
	for _, aes := range []bool{false, true} {
		lock := pdfout.NewLock("secret-1", aes, []byte("0123456789abcdef"))
		pdf := pdfout.Document{Pages: []pdfout.Page{page()}, Hand: song("GBK-EUC-H"), Lock: lock}.Bytes()

		got := poppler(t, pdf, "pdftotext", "-raw", "-upw", "secret-1")

		if !strings.Contains(string(got), "个人信用报告") {
			t.Errorf("AES %t: %s", aes, got)
		}
		if bytes.Contains(pdf, []byte("Adobe")) {
			t.Errorf("AES %t: texts are in clear", aes)
		}
	}
}

// TestProgramsLookTheSame holds the font programs that we make against each other:
// the same glyphs as CFF, TrueType and Type 3 leave the same ink.
func TestProgramsLookTheSame(t *testing.T) {
	t.Parallel()
	face, err := typeface.Open("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2)
	if err != nil {
		need.Missing(t, "fonts-noto-cjk, run scripts/test-setup: %v", err)
	}
	ink := func(s pdfout.Script) (dark float64) {
		pdf := pdfout.Document{Pages: []pdfout.Page{page()}, Hand: pdfout.Hand{Regular: s}}.Bytes()
		for _, v := range poppler(t, pdf, "pdftoppm", "-r", "200", "-gray") {
			dark += float64(255-v) / 255
		}
		return dark
	}

	want := ink(&pdfout.Embedded{Name: "F", Face: face, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull})

	for name, s := range map[string]pdfout.Script{
		"TrueType": &pdfout.Embedded{Name: "F", Face: face, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull},
		"Type 3":   &pdfout.Drawn{Name: "F", Face: face, Unicode: pdfout.UnicodeFull},
	} {
		if got := ink(s); got < 0.97*want || got > 1.03*want {
			t.Errorf("%s leaves %.0f of ink, CFF %.0f", name, got, want)
		}
	}
}

func TestWithoutUnicodeNothingCanBeRead(t *testing.T) {
	t.Parallel()
	face, err := typeface.Open("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0)
	if err != nil {
		need.Missing(t, "fonts-arphic-gbsn00lp, run scripts/test-setup: %v", err)
	}
	for _, unicode := range []pdfout.Unicode{pdfout.UnicodeNone, pdfout.UnicodePrivate} {
		s := &pdfout.Embedded{Name: "F", Face: face, Program: pdfout.ProgramTrueType, Unicode: unicode}

		got := poppler(t, pdfout.Document{Pages: []pdfout.Page{page()}, Hand: pdfout.Hand{Regular: s}}.Bytes(), "pdftotext", "-raw")

		if strings.Contains(string(got), "信用") {
			t.Errorf("%s: %s", unicode, got)
		}
	}
}
