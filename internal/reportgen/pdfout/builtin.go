package pdfout

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Helvetica is one of the fonts that every reader has; it writes ASCII only.
type Helvetica struct {
	Name string // resource name
	Bold bool
}

// helveticaWide is the advances of 0x20 to 0x7e in thousandths (Adobe's metrics
// of Helvetica).
var helveticaWide = [95]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// Width is Helvetica's advance; the bold face has it too here, which the Widths
// entry says.
func (h Helvetica) Width(r rune) float64 { return float64(helveticaWide[r-' ']) / 1000 }

// Encode is the text itself.
func (h Helvetica) Encode(s string) []Chunk {
	var out []Chunk
	for _, r := range s {
		out = collect(out, h.Name, []byte{byte(r)}, h.Width(r))
	}
	return out
}

// Embed names the font; nothing is embedded.
func (h Helvetica) Embed(f *File) map[string]Ref {
	base := "Helvetica"
	if h.Bold {
		base = "Helvetica-Bold"
	}
	widths := strings.Trim(fmt.Sprint(helveticaWide), "[]")
	return map[string]Ref{h.Name: f.Add(fmt.Sprintf(
		"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [%s] >>", base, widths))}
}

// Song is Adobe's STSong-Light, which is never embedded and has no ToUnicode:
// what iText's Asian fonts write. CMap is UniGB-UCS2-H, UniGB-UTF16-H or
// GBK-EUC-H.
type Song struct {
	Name string
	CMap string
}

// songWide is the advances of ASCII in STSong-Light, CID 1 to 95 of Adobe-GB1,
// in thousandths.
var songWide = [95]int{
	207, 270, 342, 467, 462, 797, 710, 239, 374, 374, 423, 605, 238, 375, 238, 334,
	462, 462, 462, 462, 462, 462, 462, 462, 462, 462, 238, 238, 605, 605, 605, 344,
	748, 684, 560, 695, 739, 563, 511, 729, 793, 318, 312, 666, 526, 896, 758, 772,
	544, 772, 628, 465, 607, 753, 711, 972, 647, 620, 607, 374, 333, 374, 606, 500,
	239, 417, 503, 427, 529, 415, 264, 444, 518, 241, 230, 495, 228, 793, 527, 524,
	524, 504, 338, 336, 277, 517, 450, 652, 466, 452, 407, 370, 258, 370, 605,
}

// halfWide is the first CID of Adobe-GB1's half-width ASCII, to which GBK-EUC-H
// leads.
const halfWide = 814

func (s Song) byHalves() bool { return s.CMap == "GBK-EUC-H" }

// Width is the advance that the font's W entry says.
func (s Song) Width(r rune) float64 {
	switch {
	case r < ' ' || r > '~':
		return 1
	case s.byHalves():
		return 0.5
	default:
		return float64(songWide[r-' ']) / 1000
	}
}

// Encode is the text in the CMap's encoding.
func (s Song) Encode(text string) []Chunk {
	var out []Chunk
	for _, r := range text {
		code := []byte{byte(r >> 8), byte(r)}
		if s.byHalves() {
			gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
			if err != nil {
				gbk = []byte("?")
			}
			code = gbk
		}
		out = collect(out, s.Name, code, s.Width(r))
	}
	return out
}

// Embed names the font and its descendant.
func (s Song) Embed(f *File) map[string]Ref {
	widths := fmt.Sprintf("1 %v", songWide)
	if s.byHalves() {
		widths = fmt.Sprintf("%d %d 500", halfWide, halfWide+94)
	}
	descriptor := f.Add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>")
	descendant := f.Add(fmt.Sprintf(
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [%s] /FontDescriptor %s >>",
		widths, descriptor))
	return map[string]Ref{s.Name: f.Add(fmt.Sprintf(
		"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-%s /Encoding /%s /DescendantFonts [%s] >>", s.CMap, s.CMap, descendant))}
}
