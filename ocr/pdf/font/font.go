// Package font owns how a PDF's fonts turn the bytes of a string into characters
// and widths (ISO 32000-1, 9.5–9.10): encodings, CMaps, metrics. It must not know
// how glyphs look, nor where they are drawn.
package font

import (
	"strings"
	"unicode/utf8"

	"xinbao/ocr/pdf/cos"
)

// Glyph is what one code of a string draws.
type Glyph struct {
	Text    string  // what it means; U+FFFD where the file does not say
	Width   float64 // how far the pen moves, in units of the font size (1 em)
	Space   bool    // the one-byte code 32, which word spacing applies to
	Decoded bool    // Text is known
}

// Font decodes strings. It is immutable, so pages may share it.
type Font struct {
	Bold     bool
	Vertical bool    // writes downwards; Width is then the distance down
	Em       float64 // the height of an em in units of the font size: 1, except in odd Type 3 fonts
	Image    bool    // draws its glyphs with pictures and paths of its own (Type 3)

	simple [256]Glyph // of one-byte fonts
	codes  coder      // of composite fonts; nil in one-byte fonts
	wide   widths
	text   *cmap // ToUnicode; may be nil
}

const undecoded = string(utf8.RuneError)

// Load reads a font's dictionary. A font that is broken still has widths and
// undecoded glyphs: what is drawn with it is known to be there.
func Load(f *cos.File, d cos.Dict) *Font {
	font := &Font{Em: 1, text: toUnicode(f, d)}
	switch f.Name(d["Subtype"]) {
	case "Type0":
		font.composite(f, d)
	case "Type3":
		font.Image = true
		font.oneByte(f, d, type3Widths(f, d))
		font.Em = type3Em(f, d)
	default:
		font.Bold = bold(f, d)
		font.oneByte(f, d, simpleWidths(f, d))
	}
	return font
}

// Glyphs calls draw for each code of a string.
func (t *Font) Glyphs(s []byte, draw func(Glyph)) {
	if t.codes == nil {
		for _, c := range s {
			draw(t.simple[c])
		}
		return
	}
	for len(s) > 0 {
		code, n := t.codes.next(s)
		draw(t.glyph(code, n))
		s = s[n:]
	}
}

func (t *Font) glyph(code uint32, n int) Glyph {
	g := Glyph{Space: n == 1 && code == ' ', Text: t.text.unicode(code)}
	if g.Text == "" {
		g.Text = t.codes.unicode(code)
	}
	g.Decoded = g.Text != ""
	if !g.Decoded {
		g.Text = undecoded
	}
	g.Width = t.wide.of(t.codes.cid(code))
	return g
}

// toUnicode reads the CMap that says what codes mean; nil if there is none.
func toUnicode(f *cos.File, d cos.Dict) *cmap {
	s := f.Stream(d["ToUnicode"])
	if s == nil {
		return nil
	}
	data, _, err := f.Data(s)
	if err != nil && len(data) == 0 {
		return nil
	}
	return parseCMap(data)
}

// bold tells a bold face by its name or its descriptor.
func bold(f *cos.File, d cos.Dict) bool {
	descriptor := f.Dict(d["FontDescriptor"])
	name := strings.ToLower(string(f.Name(d["BaseFont"])))
	for _, word := range []string{"bold", "heavy", "black"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	const forceBold = 1 << 18
	return f.Int(descriptor["Flags"], 0)&forceBold != 0 || f.Int(descriptor["FontWeight"], 400) >= 600
}
