package font

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"xinbao/ocr/pdf/cos"
)

// oneByte builds the table of a font whose codes are single bytes.
func (t *Font) oneByte(f *cos.File, d cos.Dict, widths [256]float64) {
	text := simpleEncoding(f, d)
	for c := range t.simple {
		g := Glyph{Width: widths[c], Space: c == ' ', Text: t.text.unicode(uint32(c))}
		if g.Text == "" {
			g.Text = text[c]
		}
		g.Decoded = g.Text != ""
		if !g.Decoded {
			g.Text = undecoded
		}
		t.simple[c] = g
	}
}

// simpleEncoding is what the codes mean by the font's Encoding (9.6.6). The
// encoding inside an embedded font program is not read: who embeds a subset with
// codes of its own says in ToUnicode what they mean.
func simpleEncoding(f *cos.File, d cos.Dict) (text [256]string) {
	e := f.Resolve(d["Encoding"])
	if name, ok := e.(cos.Name); ok {
		return baseEncoding(name)
	}
	described, _ := e.(cos.Dict)
	base := f.Name(described["BaseEncoding"])
	if base != "" || !hasOwnEncoding(f, d) {
		text = baseEncoding(base)
	}
	code := 0
	for _, item := range f.Array(described["Differences"]) {
		switch item := f.Resolve(item).(type) {
		case int:
			code = item
		case cos.Name:
			if code >= 0 && code < len(text) {
				text[code] = nameText(string(item))
			}
			code++
		}
	}
	return text
}

// hasOwnEncoding is true for fonts whose codes mean what their program says:
// embedded ones that are symbolic, and Type 3.
func hasOwnEncoding(f *cos.File, d cos.Dict) bool {
	if f.Name(d["Subtype"]) == "Type3" {
		return true
	}
	descriptor := f.Dict(d["FontDescriptor"])
	embedded := descriptor["FontFile"] != nil || descriptor["FontFile2"] != nil || descriptor["FontFile3"] != nil
	const symbolic = 1 << 2
	return embedded && f.Int(descriptor["Flags"], symbolic)&symbolic != 0
}

func baseEncoding(name cos.Name) (text [256]string) {
	switch name {
	case "WinAnsiEncoding":
		return charmapText(charmap.Windows1252)
	case "MacRomanEncoding":
		return charmapText(charmap.Macintosh)
	default:
		return standardEncoding()
	}
}

func charmapText(m *charmap.Charmap) (text [256]string) {
	for c := ' '; c < 256; c++ {
		if r := m.DecodeByte(byte(c)); r != utf8.RuneError && r != 0x7F {
			text[c] = string(r)
		}
	}
	return text
}

func standardEncoding() (text [256]string) {
	for c := ' '; c <= '~'; c++ {
		text[c] = string(c)
	}
	text['\''], text['`'] = "’", "‘"
	upper := text[0xA1:]
	for i, r := range []rune(standardUpper) {
		if r != '.' {
			upper[i] = string(r)
		}
	}
	return text
}

// named maps the names of glyphs to characters.
var named = sync.OnceValue(func() map[string]string {
	m := map[string]string{"space": " ", "nbspace": " ", "nonbreakingspace": " ", "sfthyphen": "-", "softhyphen": "-"}
	fields := strings.Fields(glyphNames)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	return m
})

// nameText is the character that a glyph's name stands for (Adobe Glyph List
// Specification, section 2); empty if the name says nothing.
func nameText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if s, ok := named()[name]; ok {
		return s
	}
	switch {
	case utf8.RuneCountInString(name) == 1:
		return name
	case strings.HasPrefix(name, "uni") && len(name) == 7:
		return hexText(name[3:])
	case strings.HasPrefix(name, "u") && len(name) >= 5 && len(name) <= 7:
		return hexText(name[1:])
	default:
		return ""
	}
}

func hexText(digits string) string {
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}
