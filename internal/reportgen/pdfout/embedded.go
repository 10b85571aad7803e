package pdfout

import (
	"encoding/binary"
	"fmt"
	"strings"

	"xinbao/internal/reportgen/typeface"
)

// Program is how a face's glyphs are put into the file.
type Program string

// The programs.
const (
	ProgramCFF      Program = "cff"      // CIDFontType0 with FontFile3
	ProgramTrueType Program = "truetype" // CIDFontType2 with FontFile2
)

// Embedded is a subset of a face as Type 0 font with Identity-H.
type Embedded struct {
	Name    string
	Face    *typeface.Face
	Program Program
	Unicode Unicode

	glyphs []typeface.Glyph
	number map[rune]int // of the glyph, from 1
}

func (e *Embedded) glyph(r rune) (int, typeface.Glyph) {
	if n, ok := e.number[r]; ok {
		return n, e.glyphs[n-1]
	}
	if e.number == nil {
		e.number = make(map[rune]int)
	}
	g := e.Face.Glyph(r)
	e.glyphs = append(e.glyphs, g)
	e.number[r] = len(e.glyphs)
	return len(e.glyphs), g
}

// Width is the face's advance.
func (e *Embedded) Width(r rune) float64 {
	_, g := e.glyph(r)
	return float64(g.Advance) / typeface.Em
}

// Encode is the glyphs' numbers.
func (e *Embedded) Encode(s string) []Chunk {
	var out []Chunk
	for _, r := range s {
		n, g := e.glyph(r)
		out = collect(out, e.Name, binary.BigEndian.AppendUint16(nil, uint16(n)), float64(g.Advance)/typeface.Em)
	}
	return out
}

// Embed writes the program, the widths and, where wanted, what the codes mean.
func (e *Embedded) Embed(f *File) map[string]Ref {
	if len(e.glyphs) == 0 {
		return map[string]Ref{}
	}
	base := "ABCDEF+" + e.Face.Name
	var program, kind, order string
	switch e.Program {
	case ProgramTrueType:
		data := typeface.TrueType(e.glyphs)
		program = fmt.Sprintf("/FontFile2 %s", f.Stream(fmt.Sprintf("/Length1 %d", len(data)), data))
		kind, order = "/CIDFontType2", "/CIDToGIDMap /Identity"
	default:
		program = fmt.Sprintf("/FontFile3 %s", f.Stream("/Subtype /CIDFontType0C", typeface.CFF(base, e.glyphs)))
		kind = "/CIDFontType0"
	}
	descriptor := f.Add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-200 -300 1200 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 730 /StemV 80 %s >>", base, program))
	descendant := f.Add(fmt.Sprintf("<< /Type /Font /Subtype %s /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [%s] %s /FontDescriptor %s >>",
		kind, base, e.widths(), order, descriptor))
	meaning := ""
	if e.Unicode != UnicodeNone {
		meaning = fmt.Sprintf("/ToUnicode %s", f.Stream("", toUnicode(e.glyphs, 1, "%04X", e.Unicode)))
	}
	return map[string]Ref{e.Name: f.Add(fmt.Sprintf(
		"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] %s >>", base, descendant, meaning))}
}

func (e *Embedded) widths() string {
	var out strings.Builder
	for i, g := range e.glyphs {
		if g.Advance != typeface.Em {
			fmt.Fprintf(&out, "%d [%d] ", i+1, g.Advance)
		}
	}
	return out.String()
}
