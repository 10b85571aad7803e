package cos_test

import (
	"bytes"
	"compress/lzw"
	"errors"
	"fmt"
	"strings"
	"testing"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/pdftest"
)

// decoded opens a file with one stream and decodes it.
func decoded(t *testing.T, dict, data string) (string, *cos.Filter, error) {
	t.Helper()
	doc := pdftest.New()
	number := doc.Stream(dict, data)
	doc.Page("<<>>", "", "")
	f := opened(t, doc.Bytes())
	out, image, err := f.Data(f.Stream(cos.Ref{Number: number}))
	return string(out), image, err
}

func TestFiltersDecode(t *testing.T) {
	t.Parallel()
	rows := "\x01\x02\x03\x04"
	for name, c := range map[string]struct{ dict, data, want string }{
		"none":                   {"", "plain", "plain"},
		"flate":                  {"/Filter/FlateDecode", pdftest.Deflate("plain"), "plain"},
		"flate abbreviated":      {"/Filter/Fl", pdftest.Deflate("plain"), "plain"},
		"flate after line end":   {"/Filter/FlateDecode", "\n" + pdftest.Deflate("plain"), "plain"},
		"flate without checksum": {"/Filter/FlateDecode", cut(pdftest.Deflate("plain"), 4), "plain"},
		"lzw early":              {"/Filter/LZWDecode", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B"},
		"lzw late":               {"/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", packedLZW("plain plain plain"), "plain plain plain"},
		"ascii85":                {"/Filter/ASCII85Decode", "<~87cURD]i,\"Ebo80~>", "Hello World!"},
		"ascii85 unopened":       {"/Filter/A85", "87cURD]i,\"Ebo80~>", "Hello World!"},
		"hex":                    {"/Filter/ASCIIHexDecode", "48 65 6c6C 6f>", "Hello"},
		"run length":             {"/Filter/RunLengthDecode", "\x02abc\xFEx\x00d\x80", "abcxxxd"},
		"chain":                  {"/Filter[/AHx/Fl]", fmt.Sprintf("%x>", pdftest.Deflate("plain")), "plain"},
		"png none":               {png(4), pdftest.Deflate("\x00" + rows + "\x00" + rows), rows + rows},
		"png sub":                {png(4), pdftest.Deflate("\x01\x01\x01\x01\x01"), rows},
		"png up":                 {png(4), pdftest.Deflate("\x00" + rows + "\x02\x01\x01\x01\x01"), rows + "\x02\x03\x04\x05"},
		"png average":            {png(4), pdftest.Deflate("\x00\x02\x02\x02\x02\x03\x01\x01\x01\x01"), "\x02\x02\x02\x02\x02\x03\x03\x03"},
		"png paeth":              {png(4), pdftest.Deflate("\x00" + rows + "\x04\x01\x01\x01\x01"), rows + "\x02\x03\x04\x05"},
		"png last row cut":       {png(4), pdftest.Deflate("\x00" + rows + "\x00\x01"), rows + "\x01"},
		"tiff":                   {"/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 4>>", pdftest.Deflate("\x01\x01\x01\x01"), rows},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, _, err := decoded(t, c.dict, c.data)

			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func png(columns int) string {
	return fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>", columns)
}

func cut(s string, n int) string { return s[:len(s)-n] }

func packedLZW(s string) string {
	var out bytes.Buffer
	w := lzw.NewWriter(&out, lzw.MSB, 8)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return out.String()
}

func TestPicturesStayEncoded(t *testing.T) {
	t.Parallel()
	got, image, err := decoded(t, "/Filter[/ASCIIHexDecode/DCT]/DecodeParms[null<</ColorTransform 0>>]", "FFD8>")

	if err != nil || got != "\xFF\xD8" {
		t.Errorf("got %q, %v", got, err)
	}
	if image == nil || image.Name != "DCTDecode" || image.Params["ColorTransform"] != 0 {
		t.Errorf("what remains is %v", image)
	}
}

func TestBrokenStreamsGiveWhatThereIs(t *testing.T) {
	t.Parallel()
	whole := strings.Repeat("all work and no play ", 5000)

	got, _, err := decoded(t, "/Filter/FlateDecode", cut(pdftest.Deflate(whole), 30))

	if !errors.Is(err, cos.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if got == "" || !strings.HasPrefix(whole, got) {
		t.Errorf("got %d bytes that are not the beginning", len(got))
	}
}

func TestStreamsAreRefused(t *testing.T) {
	t.Parallel()
	for fault, c := range map[string]struct {
		dict, data string
		want       error
	}{
		"unknown filter":    {"/Filter/Other", "x", cos.ErrDamaged},
		"no deflated data":  {"/Filter/FlateDecode", "\xFF\xFF\xFF", cos.ErrDamaged},
		"unknown predictor": {png(4), pdftest.Deflate("\x09\x01\x01\x01\x01"), cos.ErrDamaged},
		"too many filters":  {"/Filter[" + strings.Repeat("/AHx", 9) + "]", "x", cos.ErrTooLarge},
		"a bomb":            {"/Filter/FlateDecode", pdftest.Deflate(strings.Repeat("0", 2<<20)), cos.ErrTooLarge},
		"a bomb of bombs":   {"/Filter[/Fl/Fl]", pdftest.Deflate(pdftest.Deflate(strings.Repeat("0", 2<<20))), cos.ErrTooLarge},
		"runs of a bomb":    {"/Filter/RL", strings.Repeat("\x81x", 1<<15), cos.ErrTooLarge},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, _, err := decoded(t, c.dict, c.data)

			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestStreamsTogetherAreLimited(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	number := doc.Deflated("", strings.Repeat("0", 1<<20-1))
	doc.Page("<<>>", "", "")
	f := opened(t, doc.Bytes())
	s := f.Stream(cos.Ref{Number: number})

	var err error
	for range 5 { // 5 MiB of the 4 that are allowed
		if _, _, err = f.Data(s); err != nil {
			break
		}
	}

	if !errors.Is(err, cos.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestEncodedOutlivesTheReading(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	number := doc.Deflated("", "pixels")
	doc.Page("<<>>", "", "")
	f := opened(t, doc.Bytes())

	e, err := f.Encoded(f.Stream(cos.Ref{Number: number}))
	if err != nil {
		t.Fatal(err)
	}
	whole, _, err := e.Decode(t.Context(), 6)
	_, _, short := e.Decode(t.Context(), 5)

	if err != nil || string(whole) != "pixels" {
		t.Errorf("got %q, %v", whole, err)
	}
	if !errors.Is(short, cos.ErrTooLarge) {
		t.Errorf("beyond the limit: %v", short)
	}
}
