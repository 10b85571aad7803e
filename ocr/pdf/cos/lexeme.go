package cos

import "math"

// The classes of bytes (section 7.2.2).
const (
	regular byte = iota
	space
	delimiter
)

var class = func() (t [256]byte) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

// number reads a decimal number as viewers do: signs may be doubled, a second
// sign ends it (some producers write 12-34), and there are no exponents.
func number(word []byte) (n float64, whole, ok bool) {
	i, sign := 0, 1.0
	for i < len(word) && (word[i] == '-' || word[i] == '+') {
		if word[i] == '-' {
			sign = -1
		}
		i++
	}
	digits, scale := 0, 0.0
	for ; i < len(word); i++ {
		switch c := word[i]; {
		case c >= '0' && c <= '9':
			digits++
			n = n*10 + float64(c-'0')
			scale *= 10
		case c == '.' && scale == 0:
			scale = 1
		case c == '-' && digits > 0:
			return finish(n, scale, sign, digits)
		default:
			return 0, false, false
		}
	}
	return finish(n, scale, sign, digits)
}

func finish(n, scale, sign float64, digits int) (_ float64, whole, ok bool) {
	if digits == 0 && scale == 0 || math.IsInf(scale, 0) || math.IsInf(n, 0) {
		return 0, false, digits > 0
	}
	if scale == 0 {
		return sign * n, true, true
	}
	return sign * n / scale, false, true
}

// name reads the rest of a name; #20 is an escaped byte.
func (l *Lexer) name() []byte {
	start, escaped := l.pos, false
	for l.pos < len(l.data) && class[l.data[l.pos]] == regular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	if !escaped {
		return l.data[start:l.pos]
	}
	return unescapeName(l.data[start:l.pos])
}

func unescapeName(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && hexDigit[raw[i+1]] >= 0 && hexDigit[raw[i+2]] >= 0 {
			out = append(out, byte(hexDigit[raw[i+1]]<<4|hexDigit[raw[i+2]]))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

// hexDigit is the value of a hexadecimal digit, -1 for every other byte.
var hexDigit = func() (t [256]int) {
	for i := range t {
		t[i] = -1
	}
	for i, c := range "0123456789abcdef" {
		t[c] = i
	}
	for i, c := range "ABCDEF" {
		t[c] = 10 + i
	}
	return t
}()

// hex reads the rest of a hexadecimal string; what is no digit is skipped.
func (l *Lexer) hex() []byte {
	var out []byte
	high := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		switch d := hexDigit[c]; {
		case d < 0:
		case high < 0:
			high = d
		default:
			out, high = append(out, byte(high<<4|d)), -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

// literal reads the rest of a string in brackets, which may nest.
func (l *Lexer) literal() []byte {
	start, depth := l.pos, 1
	for plain := true; l.pos < len(l.data); l.pos++ {
		switch l.data[l.pos] {
		case '\\':
			plain = false
			l.pos++
		case '\r':
			plain = false
		case '(':
			depth++
		case ')':
			if depth--; depth > 0 {
				continue
			}
			raw := l.data[start:l.pos]
			l.pos++
			if plain {
				return raw
			}
			return unescape(raw)
		}
	}
	l.pos = len(l.data)
	return unescape(l.data[start:])
}

// unescape resolves backslashes and makes every end of line a line feed.
func unescape(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\r':
			i = pastLineFeed(raw, i)
			out = append(out, '\n')
		case c == '\\' && i+1 < len(raw):
			var b []byte
			b, i = escape(raw, i+1)
			out = append(out, b...)
		case c != '\\':
			out = append(out, c)
		}
	}
	return out
}

// escape returns what the escape at i stands for, and where it ends.
func escape(raw []byte, i int) (b []byte, end int) {
	switch c := raw[i]; c {
	case 'n':
		return []byte{'\n'}, i
	case 'r':
		return []byte{'\r'}, i
	case 't':
		return []byte{'\t'}, i
	case 'b':
		return []byte{'\b'}, i
	case 'f':
		return []byte{'\f'}, i
	case '\n':
		return nil, i
	case '\r':
		return nil, pastLineFeed(raw, i)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return octal(raw, i)
	default:
		return []byte{c}, i
	}
}

func octal(raw []byte, i int) (b []byte, end int) {
	n := 0
	for end = i; end < len(raw) && end < i+3 && raw[end] >= '0' && raw[end] <= '7'; end++ {
		n = n<<3 | int(raw[end]-'0')
	}
	return []byte{byte(n)}, end - 1
}

// pastLineFeed is the index of the line feed after a carriage return, or of the
// carriage return if there is none.
func pastLineFeed(raw []byte, i int) int {
	if i+1 < len(raw) && raw[i+1] == '\n' {
		return i + 1
	}
	return i
}
