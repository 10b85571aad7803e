package font

import (
	"slices"
	"unicode/utf16"

	"xinbao/ocr/pdf/cos"
)

// cmap is a CMap (9.7.5): how bytes form codes, and what codes mean, as
// characters (ToUnicode) or as glyph numbers (an encoding).
type cmap struct {
	spaces   []codespace
	chars    map[uint32]string
	ranges   []textRange
	cids     []cidRange
	vertical bool
}

// codespace is a range of codes of n bytes.
type codespace struct {
	n        int
	low, end uint32
}

// textRange maps consecutive codes to consecutive characters.
type textRange struct {
	low, end uint32
	first    []uint16 // UTF-16; the last unit counts up
}

// cidRange maps consecutive codes to consecutive glyph numbers.
type cidRange struct {
	low, end uint32
	first    int
}

// maxMappings is twice what a font with every two-byte code has, and maxCMap what
// they take.
const (
	maxMappings = 1 << 17
	maxCMap     = 4 << 20 // bytes
	maxSpaces   = 64      // each code is looked for in all of them
)

// parseCMap reads what it understands and skips the rest; a CMap that breaks off
// gives what came before.
func parseCMap(data []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	lex := cos.NewLexer(data[:min(len(data), maxCMap)])
	var before cos.Token
	for m.size() < maxMappings {
		t := lex.Next()
		if t.Kind == cos.EndOfData {
			break
		}
		if t.Kind == cos.Keyword {
			m.section(lex, string(t.Bytes))
		}
		if before.Kind == cos.NameToken && string(before.Bytes) == "WMode" {
			m.vertical = t.Number == 1
		}
		before = t
	}
	slices.SortStableFunc(m.ranges, func(a, b textRange) int { return int(int64(a.low) - int64(b.low)) })
	slices.SortStableFunc(m.cids, func(a, b cidRange) int { return int(int64(a.low) - int64(b.low)) })
	return m
}

func (m *cmap) size() int { return len(m.chars) + len(m.ranges) + len(m.cids) + len(m.spaces) }

// section reads the entries after a "begin…".
func (m *cmap) section(lex *cos.Lexer, keyword string) {
	read := m.entry(keyword)
	for read != nil && m.size() < maxMappings {
		if t := lex.Next(); t.Kind != cos.StringToken || !read(lex, t) {
			return
		}
	}
}

// entry reads one entry of a section, whose first string is given, and says
// whether another may follow.
func (m *cmap) entry(keyword string) func(*cos.Lexer, cos.Token) bool {
	switch keyword {
	case "begincodespacerange":
		return m.codespace
	case "beginbfchar":
		return m.bfchar
	case "beginbfrange":
		return m.bfrange
	case "begincidchar":
		return m.cidchar
	case "begincidrange":
		return m.cidrange
	default:
		return nil
	}
}

func (m *cmap) codespace(lex *cos.Lexer, low cos.Token) bool {
	end := lex.Next()
	if n := len(low.Bytes); n >= 1 && n <= 4 && len(m.spaces) < maxSpaces {
		m.spaces = append(m.spaces, codespace{n, number(low.Bytes), number(end.Bytes)})
	}
	return end.Kind == cos.StringToken
}

func (m *cmap) bfchar(lex *cos.Lexer, code cos.Token) bool {
	to := lex.Next()
	if to.Kind == cos.StringToken {
		m.chars[number(code.Bytes)] = meaning(units(to.Bytes))
	}
	return to.Kind == cos.StringToken || to.Kind == cos.NameToken
}

// bfrange reads "<low> <end> <first>" or "<low> <end> [<each> …]".
func (m *cmap) bfrange(lex *cos.Lexer, low cos.Token) bool {
	end, to := lex.Next(), lex.Next()
	first, last := number(low.Bytes), number(end.Bytes)
	switch to.Kind {
	case cos.StringToken:
		m.ranges = append(m.ranges, textRange{first, last, units(to.Bytes)})
		return true
	case cos.ArrayOpen:
		for code := first; ; code++ {
			to = lex.Next()
			if to.Kind != cos.StringToken || m.size() >= maxMappings {
				return to.Kind == cos.ArrayClose
			}
			m.chars[code] = meaning(units(to.Bytes))
		}
	default:
		return false
	}
}

func (m *cmap) cidchar(lex *cos.Lexer, code cos.Token) bool {
	to := lex.Next()
	m.cids = append(m.cids, cidRange{number(code.Bytes), number(code.Bytes), int(to.Number)})
	return to.Kind == cos.Integer
}

func (m *cmap) cidrange(lex *cos.Lexer, low cos.Token) bool {
	end, to := lex.Next(), lex.Next()
	m.cids = append(m.cids, cidRange{number(low.Bytes), number(end.Bytes), int(to.Number)})
	return to.Kind == cos.Integer
}

// unicode is what a code means; empty if the CMap does not say, or says nothing
// that could be printed.
func (m *cmap) unicode(code uint32) string {
	if m == nil {
		return ""
	}
	if s, ok := m.chars[code]; ok {
		return s
	}
	r, ok := holding(m.ranges, code, func(r textRange) (uint32, uint32) { return r.low, r.end })
	if !ok || len(r.first) == 0 {
		return ""
	}
	to := slices.Clone(r.first)
	to[len(to)-1] += uint16(code - r.low)
	return meaning(to)
}

// cid is the number of a code's glyph; 0, the missing glyph, if there is none.
func (m *cmap) cid(code uint32) int {
	r, ok := holding(m.cids, code, func(r cidRange) (uint32, uint32) { return r.low, r.end })
	if !ok {
		return 0
	}
	return r.first + int(code-r.low)
}

// next splits the first code off. Bytes that are in no codespace are taken as
// one code of the shortest length.
func (m *cmap) next(s []byte) (code uint32, n int) {
	shortest := 4
	for _, space := range m.spaces {
		shortest = min(shortest, space.n)
		if space.n <= len(s) && space.holds(s[:space.n]) {
			return number(s[:space.n]), space.n
		}
	}
	n = min(shortest, len(s))
	return number(s[:n]), n
}

// holds compares byte by byte, as codespaces are rectangles.
func (c codespace) holds(s []byte) bool {
	for i, b := range s {
		shift := 8 * (c.n - 1 - i)
		if b < byte(c.low>>shift) || b > byte(c.end>>shift) {
			return false
		}
	}
	return true
}

// holding finds the range with a code in ranges that are sorted by their starts.
func holding[R any](ranges []R, code uint32, bounds func(R) (low, end uint32)) (r R, ok bool) {
	i, found := slices.BinarySearchFunc(ranges, code, func(r R, code uint32) int {
		low, _ := bounds(r)
		return int(int64(low) - int64(code))
	})
	if !found {
		i--
	}
	if i < 0 {
		return r, false
	}
	_, end := bounds(ranges[i])
	return ranges[i], code <= end
}

// number reads up to four bytes.
func number(b []byte) (n uint32) {
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

// units reads UTF-16, of which one byte is short for one unit.
func units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	out := make([]uint16, 0, 2)
	for ; len(b) >= 2 && len(out) < 32; b = b[2:] {
		out = append(out, uint16(b[0])<<8|uint16(b[1]))
	}
	return out
}

// meaning is the text of UTF-16, or empty if it is no text: zeros and U+FFFD are
// what producers write when they do not know.
func meaning(u []uint16) string {
	runes := utf16.Decode(u)
	for _, r := range runes {
		if r == 0 || r == 0xFFFD || r == 0xFFFF {
			return ""
		}
	}
	return string(runes)
}
