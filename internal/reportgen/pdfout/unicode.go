package pdfout

import (
	"fmt"
	"slices"
	"strings"

	"xinbao/internal/reportgen/typeface"
)

// Unicode is what a font says about what its codes mean.
type Unicode string

// What fonts say.
const (
	UnicodeFull     Unicode = "full"
	UnicodeRadicals Unicode = "radicals" // as Chromium: some characters as CJK radicals
	UnicodeNone     Unicode = "none"     // no ToUnicode: the text can be seen but not read
	UnicodePrivate  Unicode = "private"  // codes of the private use area: no better than none
)

// radicals are the characters that Chromium's PDFs call by the radical that has
// the same glyph.
var radicals = map[rune]rune{
	'民': '⺠', '长': '⻓', '龙': '⻰', '齐': '⻬', '户': '⼾', '金': '⾦', '月': '⽉', '日': '⽇',
	'人': '⼈', '工': '⼯', '用': '⽤', '方': '⽅', '行': '⾏', '止': '⽌', '车': '⻋', '贝': '⻉', '见': '⻅',
}

// says is what the font calls the character of a code.
func (u Unicode) says(r rune, code int) rune {
	switch u {
	case UnicodeRadicals:
		if same, ok := radicals[r]; ok {
			return same
		}
	case UnicodePrivate:
		return 0xe000 + rune(code)
	case UnicodeFull, UnicodeNone:
	}
	return r
}

// toUnicode is the CMap of glyphs whose codes begin at first and are printed by
// format.
func toUnicode(glyphs []typeface.Glyph, first int, format string, how Unicode) []byte {
	var out strings.Builder
	last := fmt.Sprintf(format, 1<<(4*len(fmt.Sprintf(format, 0)))-1)
	fmt.Fprintf(&out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"+
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<%s> <%s>\nendcodespacerange\n", fmt.Sprintf(format, 0), last)
	code := first
	for block := range slices.Chunk(glyphs, 100) {
		fmt.Fprintf(&out, "%d beginbfchar\n", len(block))
		for _, g := range block {
			fmt.Fprintf(&out, "<"+format+"> <%04X>\n", code, how.says(g.Rune, code))
			code++
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(out.String())
}
