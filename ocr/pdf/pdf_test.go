package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"xinbao/ocr/pdf"
	"xinbao/ocr/pdf/pdftest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func wantCode(t *testing.T, err error, want pdf.Code) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestPagesComeInOrder(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	for i := range 30 {
		doc.Page(fonts, write(50, 700, fmt.Sprintf("第%d页", i+1)), "")
	}

	pages := read(t, doc)

	for i, p := range pages {
		if p.Number != i+1 || p.Words[0].Text != fmt.Sprintf("第%d页", i+1) {
			t.Errorf("page %d is number %d and says %q", i+1, p.Number, p.Words[0].Text)
		}
	}
}

func TestPagesInherit(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	contents := doc.Stream("", write(50, 700, "账户"))
	leaf := doc.Add(fmt.Sprintf("<</Type/Page/Contents %d 0 R>>", contents))
	doc.Page("<<>>", "", fmt.Sprintf("/Kids[%d 0 R]/Rotate 90/Resources %s", leaf, fonts)) // a page with kids is a node

	p := read(t, doc)[0]

	if len(p.Words) != 1 || p.Rotated != 0 || p.Width != pdftest.Width {
		t.Errorf("%v, turned by %d, %v wide", texts(p), p.Rotated, p.Width)
	}
}

func TestFilesAreRefused(t *testing.T) {
	t.Parallel()
	one := pdftest.New()
	one.Page(fonts, write(50, 700, "账户"), "")
	whole := string(one.Bytes())
	locked, err := os.ReadFile("cos/testdata/aes-256.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for fault, c := range map[string]struct {
		data    string
		options pdf.Options
		want    pdf.Code
	}{
		"empty":                {"", pdf.Options{}, pdf.CodeNotPDF},
		"a picture named .pdf": {"\xFF\xD8\xFF\xE0 JFIF", pdf.Options{}, pdf.CodeNotPDF},
		"too large":            {whole, pdf.Options{MaxBytes: 100}, pdf.CodeTooLarge},
		"cut in the middle":    {whole[:len(whole)/2], pdf.Options{}, pdf.CodeDamaged},
		"no pages":             {string(pdftest.New().Bytes()), pdf.Options{}, pdf.CodeNoPages},
		"too many pages":       {string(blank(4)), pdf.Options{MaxPages: 3}, pdf.CodeTooManyPages},
		"300 blank pages":      {string(blank(300)), pdf.Options{}, pdf.CodeTooManyPages},
		"a password needed":    {string(locked), pdf.Options{}, pdf.CodeEncrypted},
		"a wrong password":     {string(locked), pdf.Options{Password: "guess"}, pdf.CodeWrongPassword},
		"an unknown lock":      {strings.Replace(whole, "/Root", "/Encrypt<</Filter/Own>>/Root", 1), pdf.Options{}, pdf.CodeUnsupported},
		"too many objects":     {whole, pdf.Options{MaxObjects: 2}, pdf.CodeTooLarge},
		"too many values":      {whole, pdf.Options{MaxValues: 10}, pdf.CodeTooLarge},
		"too large a stream":   {string(deflated(1 << 20)), pdf.Options{MaxStreamBytes: 1 << 19}, pdf.CodeTooLarge},
		"streams too large":    {string(deflated(1 << 20)), pdf.Options{MaxTotalBytes: 1 << 19}, pdf.CodeTooLarge},
		"no time":              {whole, pdf.Options{Deadline: 1}, pdf.CodeTooSlow},
		"a page that is none":  {strings.Replace(whole, "/Kids[4 0 R]", "/Kids[4 0 R 77 0 R]", 1), pdf.Options{}, pdf.CodeDamaged},
		"a tree in a circle":   {strings.Replace(whole, "/Kids[4 0 R]", "/Kids[2 0 R]", 1), pdf.Options{}, pdf.CodeDamaged},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			pages, err := pdf.Read(t.Context(), []byte(c.data), c.options)

			wantCode(t, err, c.want)
			if pages != nil {
				t.Error("an error came with pages: a part must not pass for the whole")
			}
		})
	}
}

func blank(pages int) []byte {
	doc := pdftest.New()
	for range pages {
		doc.Page("<<>>", "", "")
	}
	return doc.Bytes()
}

func deflated(size int) []byte {
	doc := pdftest.New()
	contents := doc.Deflated("", strings.Repeat(" ", size))
	doc.Page("<<>>", "", fmt.Sprintf("/Contents %d 0 R", contents))
	return doc.Bytes()
}

func TestPasswordsOpenFiles(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("cos/testdata/aes-256.pdf")
	if err != nil {
		t.Fatal(err)
	}

	pages, err := pdf.Read(t.Context(), data, pdf.Options{Password: "user"})

	if err != nil || len(pages) != 1 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

func TestCancellingEndsTheReading(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	_, err := pdf.Read(ctx, blank(3), pdf.Options{})

	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestCodesSpeakBothLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range pdf.Codes() {
		english, chinese := c.Text()
		if english == "" || chinese == "" || c.Error() != english {
			t.Errorf("%s: %q, %q", c, english, chinese)
		}
	}
}

// A truncated file is refused or, where only its end is missing, read whole.
func TestTruncatedFilesAreNeverHalfRead(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	for i := range 3 {
		doc.Page(fonts, write(50, 700, fmt.Sprintf("第%d页", i+1)), "")
	}
	for shape, whole := range map[string][]byte{"table": doc.Bytes(), "packed": doc.Packed()} {
		for length := range len(whole) {
			pages, err := pdf.Read(t.Context(), whole[:length], pdf.Options{})
			if err != nil {
				continue
			}
			for _, p := range pages {
				if len(pages) != 3 || p.Trust == "text" && len(p.Words) != 1 {
					t.Fatalf("%s: of %d bytes came %d pages with %v", shape, length, len(pages), texts(p))
				}
			}
		}
	}
}

// Every byte of a file is replaced in turn; nothing panics, and it stays quick.
func TestDamageIsSurvived(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	doc.Page(fonts, write(50, 700, "账户")+"50 50 m 90 50 l S", "")
	whole := doc.Bytes()
	for at := range whole {
		for _, by := range []byte{0, ' ', '9', '>', '('} {
			data := bytes.Clone(whole)
			data[at] = by
			if _, err := pdf.Read(t.Context(), data, pdf.Options{Deadline: 5 * time.Second}); errors.Is(err, pdf.CodeTooSlow) {
				t.Fatalf("byte %d as %q: %v", at, by, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	doc := pdftest.New()
	doc.Page(fonts, write(50, 700, "账户"), "")
	f.Add(doc.Bytes())
	f.Add(doc.Packed())
	f.Add(scan("/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "abcd", fullPage, "").Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		pages, err := pdf.Read(t.Context(), data, pdf.Options{MaxPixels: 10_000, Deadline: 2 * time.Second})
		if errors.Is(err, pdf.CodeTooSlow) {
			t.Fatal(err)
		}
		for _, p := range pages {
			if p.Picture != nil {
				_, _ = p.Picture.Open(t.Context())
			}
		}
	})
}
