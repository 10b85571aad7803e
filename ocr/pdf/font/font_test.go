package font_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
	"xinbao/ocr/pdf/pdftest"
)

// loaded loads a font from a dictionary, in which %d is a ToUnicode stream that
// maps the codes 1 and 2 to 信用, and 3 to nothing.
func loaded(t *testing.T, dict string) *font.Font {
	t.Helper()
	doc := pdftest.New()
	toUnicode := doc.Deflated("", "1 beginbfrange <01> <01> <4FE1> endbfrange 2 beginbfchar <02> <7528> <03> <0000> endbfchar")
	number := doc.Add(strings.ReplaceAll(dict, "%d", fmt.Sprint(toUnicode)))
	doc.Page("<<>>", "", "")
	f, err := cos.Open(t.Context(), doc.Bytes(), "", cos.Limits{Objects: 100, Values: 10_000, StreamBytes: 1 << 20, TotalBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return font.Load(f, f.Dict(cos.Ref{Number: number}))
}

// read decodes a string: its text, its widths, what is undecoded as "?".
func read(f *font.Font, s string) (text string, widths []float64) {
	f.Glyphs([]byte(s), func(g font.Glyph) {
		if g.Decoded {
			text += g.Text
		} else {
			text += "?"
		}
		widths = append(widths, math.Round(g.Width*1000)/1000)
	})
	return text, widths
}

func TestFontsDecode(t *testing.T) {
	t.Parallel()
	const song = "/DescendantFonts[<</Subtype/CIDFontType0/BaseFont/STSong-Light/W[1[500 250]814 907 400]>>]"
	for name, c := range map[string]struct {
		dict, in, text string
		widths         []float64
	}{
		"standard 14 without widths": {"<</Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", "1,2\x80", "1,2€", []float64{.556, .278, .556, .6}},
		"Courier":                    {"<</Subtype/Type1/BaseFont/Courier>>", "a'", "a’", []float64{.6, .6}},
		"widths given":               {"<</Subtype/TrueType/FirstChar 65/Widths[700 800]/Encoding/MacRomanEncoding>>", "AB\x8a", "ABä", []float64{.7, .8, 0}},
		"differences": {
			"<</Subtype/Type1/FirstChar 1/Widths[1 1 1 1 1]/Encoding<</Differences[1/one/uni4FE1/u20BB7/fi.alt/g77]>>>>",
			"\x01\x02\x03\x04\x05", "1信𠮷ﬁ?",
			[]float64{.001, .001, .001, .001, .001},
		},
		"simple with ToUnicode": {"<</Subtype/TrueType/ToUnicode %d 0 R/FirstChar 1/Widths[500 500 500]/FontDescriptor<</Flags 4/FontFile2 1 0 R>>>>", "\x01\x02\x03A", "信用??", []float64{.5, .5, .5, 0}},
		"Type 3": {
			"<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 1/Widths[50 60]/ToUnicode %d 0 R/Encoding<</Differences[1/g1/g2]>>>>",
			"\x01\x02", "信用",
			[]float64{.5, .6},
		},
		"Identity with ToUnicode": {"<</Subtype/Type0/Encoding/Identity-H/ToUnicode %d 0 R/DescendantFonts[<</DW 900/W[1[400]2 2 300]>>]>>", "\x00\x01\x00\x02\x00\x09", "信用?", []float64{.4, .3, .9}},
		"Identity alone":          {"<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>", "\x00\x01\x00", "??", []float64{1, 1}},
		"UCS-2":                   {"<</Subtype/Type0/Encoding/UniGB-UCS2-H" + song + ">>", "\x4f\xe1\x00 \x00!", "信 !", []float64{1, .5, .25}},
		"UTF-16":                  {"<</Subtype/Type0/Encoding/UniGB-UTF16-H" + song + ">>", "\xd8\x42\xdf\xb7\x4f\xe1", "𠮷信", []float64{1, 1}},
		"UTF-8":                   {"<</Subtype/Type0/Encoding/UniGB-UTF8-H" + song + ">>", "信 ", "信 ", []float64{1, .5}},
		"UTF-32":                  {"<</Subtype/Type0/Encoding/UniGB-UTF32-H" + song + ">>", "\x00\x00\x4f\xe1", "信", []float64{1}},
		"GBK":                     {"<</Subtype/Type0/Encoding/GBK-EUC-H" + song + ">>", "\xd0\xc5A\x81\x40", "信A丂", []float64{1, .4, 1}},
		"GBK proportional":        {"<</Subtype/Type0/Encoding/GBKp-EUC-H" + song + ">>", "\xd0\xc5!", "信!", []float64{1, .25}},
		"GB 2312":                 {"<</Subtype/Type0/Encoding/GB-EUC-H" + song + ">>", "\xd3\xc3", "用", []float64{1}},
		"GB 18030":                {"<</Subtype/Type0/Encoding/GBK2K-H" + song + ">>", "\xd0\xc5\x95\x32\x82\x36", "信𠀀", []float64{1, 1}},
		"half-width space":        {"<</Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</W[814 907 500 7716[400]]>>]>>", "0 0", "0 0", []float64{.5, .4, .5}},
		"vertical":                {"<</Subtype/Type0/Encoding/UniGB-UCS2-V/DescendantFonts[<</DW2[880 -900]>>]>>", "\x4f\xe1", "信", []float64{.9}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, widths := read(loaded(t, c.dict), c.in)

			if text != c.text {
				t.Errorf("text %q, want %q", text, c.text)
			}
			if diff := cmp.Diff(c.widths, widths); diff != "" {
				t.Errorf("widths: %s", diff)
			}
		})
	}
}

func TestEmbeddedEncodings(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	encoding := doc.Stream("/WMode 1", "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <41> <42> 7 endcidrange")
	toUnicode := doc.Stream("", "1 beginbfchar <41> <4FE1> endbfchar")
	number := doc.Add(fmt.Sprintf("<</Subtype/Type0/Encoding %d 0 R/ToUnicode %d 0 R/DescendantFonts[<<>>]>>", encoding, toUnicode))
	doc.Page("<<>>", "", "")
	file, err := cos.Open(t.Context(), doc.Bytes(), "", cos.Limits{Objects: 100, Values: 10_000, StreamBytes: 1 << 20, TotalBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}

	f := font.Load(file, file.Dict(cos.Ref{Number: number}))

	if text, _ := read(f, "AB"); text != "信?" || !f.Vertical {
		t.Errorf("text %q, vertical %v", text, f.Vertical)
	}
}

func TestBoldIsToldByNameAndDescriptor(t *testing.T) {
	t.Parallel()
	for dict, want := range map[string]bool{
		"<</Subtype/Type1/BaseFont/ABCDEF+SourceHanSerif-Bold>>":                                        true,
		"<</Subtype/Type1/BaseFont/Helvetica>>":                                                         false,
		"<</Subtype/Type1/BaseFont/X/FontDescriptor<</FontWeight 700>>>>":                               true,
		"<</Subtype/Type1/BaseFont/X/FontDescriptor<</Flags 262148>>>>":                                 true,
		"<</Subtype/Type0/Encoding/Identity-H/BaseFont/X/DescendantFonts[<</BaseFont/SimHei-Bold>>]>>":  true,
		"<</Subtype/Type0/Encoding/Identity-H/BaseFont/X/DescendantFonts[<</BaseFont/STSong-Light>>]>>": false,
	} {
		if got := loaded(t, dict).Bold; got != want {
			t.Errorf("%s: bold is %v", dict, got)
		}
	}
}

func TestOddType3FontsSayHowTallTheyAre(t *testing.T) {
	t.Parallel()
	normal := loaded(t, "<</Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 -200 1000 900]>>")
	bitmap := loaded(t, "<</Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 -2 10 8]>>")

	if normal.Em != 1 || bitmap.Em != 10 {
		t.Errorf("ems are %v and %v, want 1 and 10", normal.Em, bitmap.Em)
	}
}

func TestBrokenFontsStillDraw(t *testing.T) {
	t.Parallel()
	for _, dict := range []string{
		"<<>>", "<</Subtype/Type0>>", "<</Subtype/Type0/DescendantFonts[]/Encoding 77 0 R>>", "<</Subtype/Type3>>",
		"<</Subtype/Type1/FirstChar -5/Widths[1 2 3]/Encoding<</Differences[-3/a 999/b]>>>>",
		"<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[1 2 3 4 5 [6] 7]/DW(x)>>]>>",
	} {
		if _, widths := read(loaded(t, dict), "abcd"); len(widths) == 0 {
			t.Errorf("%s draws nothing", dict)
		}
	}
}
