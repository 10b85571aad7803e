//go:build !race

package ocr_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/pdf"
	"xinbao/ocr/pdf/pdftest"
)

// What reading a hostile file may take: far more than it does, far less than hurts.
const (
	hostileTime   = 20 * time.Second
	hostileMemory = 300.0 // MB beside the file itself
)

// hostileFile names the file that a process of this test reads and nothing else, so
// that its memory is that of reading.
const hostileFile = "XINBAO_HOSTILE_FILE"

// Each file that is no readable report ends in its code, explained in both languages,
// in bounded time and memory. docs/ocr.md has the same table.
func TestWhatIsNoReportEndsInAClearError(t *testing.T) {
	t.Parallel()
	if file := os.Getenv(hostileFile); file != "" {
		tellCode(t, file)
		return
	}
	whole := electronic(t, "").PDF
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"an empty file":                       {nil, string(pdf.CodeNotPDF)},
		"a text":                              {[]byte("个人信用报告"), string(pdf.CodeNotPDF)},
		"a picture named .pdf":                {[]byte("\x89PNG\r\n\x1a\n and so on"), string(pdf.CodeNotPDF)},
		"a file of 200 MB":                    {append([]byte("%PDF-1.7\n"), make([]byte, 200<<20)...), string(pdf.CodeTooLarge)},
		"half a report":                       {whole[:len(whole)/2], string(pdf.CodeDamaged)},
		"a locked report":                     {electronic(t, "secret").PDF, string(pdf.CodeEncrypted)},
		"an invoice that mentions the report": {invoice(), string(ocr.CodeNotReport)},
		"three blank pages":                   {blankPages(3), string(ocr.CodeBlank)},
		"300 blank pages":                     {blankPages(300), string(pdf.CodeTooManyPages)},
		"a picture of ten billion pixels":     {hugePicture(), string(ocr.CodeRecognition)},
		"pages in a circle":                   {bytes.Replace(blankPages(1), []byte("/Kids[4 0 R]"), []byte("/Kids[2 0 R]"), 1), string(pdf.CodeDamaged)},
		"a page that deflates without end":    {deflateBomb(), string(pdf.CodeTooLarge)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, took, memory := readElsewhere(t, c.data)

			if code != c.want {
				t.Errorf("the code is %q, want %q", code, c.want)
			}
			if most := hostileMemory + float64(len(c.data)>>20); took > hostileTime || memory > most {
				t.Errorf("it took %v and %.0f MB, at most %v and %.0f", took, memory, hostileTime, most)
			}
		})
	}
}

// Damage somewhere in a report ends in a code, or in a result that says what is
// missing where pages are.
func TestDamageEndsInACodeOrAReport(t *testing.T) {
	t.Parallel()
	made := electronic(t, "")
	random := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		data := bytes.Clone(made.PDF)
		for range 20 {
			data[random.IntN(len(data))] = byte(random.UintN(256))
		}

		got, err := ocr.Read(t.Context(), data, ocr.Options{})

		if _, _, _, known := ocr.Explain(err); err != nil && !known {
			t.Errorf("no code explains %v", err)
		}
		if err == nil && got.Pages < made.Pages && len(got.Missing) == 0 {
			t.Errorf("%d of %d pages pass for the whole", got.Pages, made.Pages)
		}
	}
}

func electronic(t *testing.T, password string) reportgen.Report {
	t.Helper()
	style := reportgen.Styles()[0]
	style.Binding.Password = password
	made, err := reportgen.Generate(t.Context(), 7, style)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// tellCode reads the file and logs the code, or what went wrong.
func tellCode(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, err = ocr.Read(t.Context(), data, ocr.Options{})
	code, english, chinese, ok := ocr.Explain(err)
	if !ok || english == "" || chinese == "" {
		t.Fatalf("%v is explained by %q %q %q", err, code, english, chinese)
	}
	t.Log(codeIs + code)
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		t.Log(string(status))
	}
}

const codeIs = "the code is "

// readElsewhere reads the file in a process of its own.
func readElsewhere(t *testing.T, data []byte) (code string, took time.Duration, memory float64) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*hostileTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestWhatIsNoReportEndsInAClearError$", "-test.v")
	cmd.Env = append(os.Environ(), hostileFile+"="+file)
	out, err := cmd.Output()
	if failed, ok := errors.AsType[*exec.ExitError](err); err != nil {
		t.Fatalf("%v, %v\n%s", err, ok && failed.Exited(), out)
	}
	_, after, _ := strings.Cut(string(out), codeIs)
	code, _, _ = strings.Cut(after, "\n")
	return code, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peakIn(t, string(out))
}

func blankPages(n int) []byte {
	doc := pdftest.New()
	for range n {
		doc.Page("<<>>", "", "")
	}
	return doc.Bytes()
}

// invoice has the words of a report, but none of its tables.
func invoice() []byte {
	doc := pdftest.New()
	var drawn strings.Builder
	for i, line := range []string{"增值税电子普通发票", "个人信用报告查询服务费", "信用报告 25.00", "查询记录", "信息概要"} {
		fmt.Fprintf(&drawn, "BT /S 10 Tf 50 %d Td <", 780-20*i)
		for _, unit := range utf16.Encode([]rune(line)) {
			fmt.Fprintf(&drawn, "%04X", unit)
		}
		drawn.WriteString("> Tj ET\n")
	}
	doc.Page("<</Font<</S<</Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Subtype/CIDFontType0/BaseFont/STSong-Light>>]>>>>>>", drawn.String(), "")
	return doc.Bytes()
}

// hugePicture is a scan whose picture says that it is 100,000 pixels wide and high.
func hugePicture() []byte {
	doc := pdftest.New()
	picture := doc.Deflated("/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00")
	doc.Page(fmt.Sprintf("<</XObject<</P %d 0 R>>>>", picture), "595 0 0 842 0 0 cm /P Do", "")
	return doc.Bytes()
}

// deflateBomb is a page of 64 MB of blanks in some kilobytes.
func deflateBomb() []byte {
	doc := pdftest.New()
	contents := doc.Deflated("", strings.Repeat(" ", 64<<20))
	doc.Page("<<>>", "", fmt.Sprintf("/Contents %d 0 R", contents))
	return doc.Bytes()
}
