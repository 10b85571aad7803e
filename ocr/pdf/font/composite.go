package font

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"

	"xinbao/ocr/pdf/cos"
)

// coder is the encoding of a composite font.
type coder interface {
	next(s []byte) (code uint32, n int) // the first code of s, which is not empty; n > 0
	cid(code uint32) int                // the glyph's number, which widths go by; -1 if unknown
	unicode(code uint32) string         // what the encoding itself says; empty for nothing
}

func (t *Font) composite(f *cos.File, d cos.Dict) {
	var descendant cos.Dict
	if list := f.Array(d["DescendantFonts"]); len(list) > 0 {
		descendant = f.Dict(list[0])
	}
	t.codes, t.Vertical = encodingOf(f, d["Encoding"])
	t.wide = cidWidths(f, descendant)
	if t.Vertical {
		t.wide = verticalWidths(f, descendant)
	}
	t.Bold = bold(f, descendant) || bold(f, d)
}

// encodingOf reads the encoding: a CMap in the file or the name of a known one.
func encodingOf(f *cos.File, o cos.Object) (c coder, vertical bool) {
	if s := f.Stream(o); s != nil {
		data, _, _ := f.Data(s)
		m := parseCMap(data)
		if f.Int(s.Dict["WMode"], 0) == 1 {
			m.vertical = true
		}
		return embedded{m}, m.vertical
	}
	name := string(f.Name(o))
	return predefined(name), strings.HasSuffix(name, "-V") || name == "V"
}

// predefined knows the CMaps that Chinese producers name (9.7.5.2) by what they
// do: their codes are those of a character set, so that no table is needed. Of
// glyph numbers it knows what widths differ by: the printable ASCII, which has a
// proportional (1–95) and a half-width form (814–907, 7716) in Adobe-GB1.
func predefined(name string) coder {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	switch {
	case strings.HasSuffix(name, "-UCS2-HW"):
		return &charset{decode: utf16Text, size: twoBytes, ascii: halfWidth}
	case strings.HasPrefix(name, "Uni") && strings.HasSuffix(name, "-UCS2"):
		return &charset{decode: utf16Text, size: twoBytes, ascii: proportional}
	case strings.HasPrefix(name, "Uni") && strings.HasSuffix(name, "-UTF16"):
		return &charset{decode: utf16Text, size: utf16Size, ascii: proportional}
	case strings.HasPrefix(name, "Uni") && strings.HasSuffix(name, "-UTF8"):
		return &charset{decode: utf8Text, size: utf8Size, ascii: proportional}
	case strings.HasPrefix(name, "Uni") && strings.HasSuffix(name, "-UTF32"):
		return &charset{decode: utf32Text, size: fourBytes, ascii: proportional}
	case name == "GBK-EUC" || name == "GB-EUC":
		return &charset{decode: legacy(simplifiedchinese.GBK), size: gbkSize, ascii: halfWidth}
	case name == "GBKp-EUC" || name == "GBpc-EUC":
		return &charset{decode: legacy(simplifiedchinese.GBK), size: gbkSize, ascii: proportional}
	case name == "GBK2K":
		return &charset{decode: legacy(simplifiedchinese.GB18030), size: gb18030Size, ascii: proportional}
	default:
		return identity{}
	}
}

// identity is Identity-H and -V, and what nobody knows: two bytes are the glyph's
// number, which says nothing of its meaning.
type identity struct{}

func (identity) next(s []byte) (uint32, int) { n := twoBytes(s); return number(s[:n]), n }
func (identity) cid(code uint32) int         { return int(code) }
func (identity) unicode(uint32) string       { return "" }

// embedded is a CMap in the file.
type embedded struct{ *cmap }

func (e embedded) next(s []byte) (uint32, int) {
	if len(e.spaces) == 0 {
		return identity{}.next(s)
	}
	return e.cmap.next(s)
}

func (e embedded) cid(code uint32) int {
	if len(e.cids) == 0 {
		return int(code) // it builds on Identity
	}
	return e.cmap.cid(code)
}

// Where printable ASCII is in Adobe-GB1. The half-width space stands elsewhere.
const (
	proportional = 1
	halfWidth    = 813
	halfSpace    = 7716
)

// charset is an encoding whose codes are characters of a set.
type charset struct {
	decode func([]byte) string
	size   func([]byte) int // bytes of the first character
	ascii  int              // the glyph number that U+0020 has or would have
}

func (c *charset) next(s []byte) (uint32, int) {
	n := min(max(c.size(s), 1), len(s))
	return number(s[:n]), n
}

func (c *charset) cid(code uint32) int {
	switch {
	case code < ' ' || code > '~':
		return -1
	case code == ' ' && c.ascii == halfWidth:
		return halfSpace
	default:
		return c.ascii + int(code-' ')
	}
}

func (c *charset) unicode(code uint32) string {
	b := binary.BigEndian.AppendUint32(nil, code)
	for len(b) > 1 && b[0] == 0 {
		b = b[1:]
	}
	return c.decode(b)
}

func twoBytes(s []byte) int  { return min(2, len(s)) }
func fourBytes(s []byte) int { return min(4, len(s)) }

func utf16Size(s []byte) int {
	if s[0]&0xFC == 0xD8 {
		return 4
	}
	return 2
}

func utf8Size(s []byte) int {
	_, n := utf8.DecodeRune(s)
	return n
}

func gbkSize(s []byte) int {
	if s[0] > 0x80 && s[0] != 0xFF {
		return 2
	}
	return 1
}

func gb18030Size(s []byte) int {
	if len(s) >= 2 && gbkSize(s) == 2 && s[1] >= '0' && s[1] <= '9' {
		return 4
	}
	return gbkSize(s)
}

func utf16Text(b []byte) string {
	if len(b) == 1 {
		b = []byte{0, b[0]}
	}
	return meaning(units(b))
}

func utf8Text(b []byte) string {
	if !utf8.Valid(b) {
		return ""
	}
	return string(b)
}

func utf32Text(b []byte) string {
	r := rune(number(b))
	if !utf8.ValidRune(r) {
		return ""
	}
	return meaning(utf16.Encode([]rune{r}))
}

func legacy(e encoding.Encoding) func([]byte) string {
	return func(b []byte) string {
		out, err := e.NewDecoder().Bytes(b)
		if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
			return ""
		}
		return string(out)
	}
}
