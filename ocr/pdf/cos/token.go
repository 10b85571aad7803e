package cos

// Kind is the kind of a Token.
type Kind byte

// The kinds of tokens. Keywords are everything bare: obj, true, Tj.
const (
	EndOfData Kind = iota
	Integer
	Real
	NameToken
	StringToken
	Keyword
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// Token is the smallest unit of a PDF's syntax.
type Token struct {
	Kind   Kind
	Number float64 // of Integer and Real
	Bytes  []byte  // of NameToken, StringToken and Keyword; may lie in the lexer's data
}

// Lexer splits the syntax that files, content streams and CMaps share into
// tokens. It knows no errors: what is malformed is read as viewers read it.
type Lexer struct {
	data []byte
	pos  int
}

// NewLexer starts at the first byte of data, which must not change any more.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// Position is the offset of the byte after the last token.
func (l *Lexer) Position() int { return l.pos }

// Seek continues at an offset; beyond the data there is EndOfData.
func (l *Lexer) Seek(pos int) { l.pos = min(max(pos, 0), len(l.data)) }

// Rest is what has not been read yet.
func (l *Lexer) Rest() []byte { return l.data[l.pos:] }

// Next reads one token.
func (l *Lexer) Next() Token {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return Token{}
	}
	switch c := l.data[l.pos]; c {
	case '/':
		l.pos++
		return Token{Kind: NameToken, Bytes: l.name()}
	case '(':
		l.pos++
		return Token{Kind: StringToken, Bytes: l.literal()}
	case '<':
		return l.angle()
	case '>':
		return l.closing()
	case '[':
		return l.single(ArrayOpen)
	case ']':
		return l.single(ArrayClose)
	case ')', '{', '}':
		return Token{Kind: Keyword, Bytes: l.take(1)}
	default:
		return l.bare()
	}
}

func (l *Lexer) single(k Kind) Token {
	l.pos++
	return Token{Kind: k}
}

func (l *Lexer) take(n int) []byte {
	l.pos += n
	return l.data[l.pos-n : l.pos]
}

func (l *Lexer) angle() Token {
	if l.peek(1) == '<' {
		l.pos += 2
		return Token{Kind: DictOpen}
	}
	l.pos++
	return Token{Kind: StringToken, Bytes: l.hex()}
}

func (l *Lexer) closing() Token {
	if l.peek(1) == '>' {
		l.pos += 2
		return Token{Kind: DictClose}
	}
	return Token{Kind: Keyword, Bytes: l.take(1)}
}

// peek is the byte n ahead, 0 beyond the end.
func (l *Lexer) peek(n int) byte {
	if l.pos+n >= len(l.data) {
		return 0
	}
	return l.data[l.pos+n]
}

// bare reads a number or a keyword: everything up to a space or a delimiter.
func (l *Lexer) bare() Token {
	start := l.pos
	for l.pos < len(l.data) && class[l.data[l.pos]] == regular {
		l.pos++
	}
	word := l.data[start:l.pos]
	if n, whole, ok := number(word); ok {
		if whole {
			return Token{Kind: Integer, Number: n}
		}
		return Token{Kind: Real, Number: n}
	}
	return Token{Kind: Keyword, Bytes: word}
}

func (l *Lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case class[c] == space:
			l.pos++
		case c == '%':
			l.skipLine()
		default:
			return
		}
	}
}

func (l *Lexer) skipLine() {
	for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
		l.pos++
	}
}
