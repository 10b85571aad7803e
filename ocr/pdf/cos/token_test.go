package cos_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/pdf/cos"
)

func TestLexerReadsWhatViewersRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []cos.Token
	}{
		{"12 -3 +4", numbers(cos.Integer, 12, -3, 4)},
		{"1.5 -.25 4. --7.5", numbers(cos.Real, 1.5, -0.25, 4, -7.5)},
		{"12-34", numbers(cos.Integer, 12)},
		{"/Name/A#20B/", []cos.Token{name("Name"), name("A B"), name("")}},
		{"(plain)", []cos.Token{text("plain")}},
		{"(a(b)c)", []cos.Token{text("a(b)c")}},
		{`(\(\)\\\n\101\18)`, []cos.Token{text("()\\\nA\x018")}},
		{"(a\\\r\nb\rc)", []cos.Token{text("ab\nc")}},
		{"(no end", []cos.Token{text("no end")}},
		{"<48 65 6C6c6F7>", []cos.Token{text("Hellop")}},
		{"<<>>[]", []cos.Token{{Kind: cos.DictOpen}, {Kind: cos.DictClose}, {Kind: cos.ArrayOpen}, {Kind: cos.ArrayClose}}},
		{"% a comment\nBT", []cos.Token{keyword("BT")}},
		{"T*'\"", []cos.Token{keyword("T*'\"")}},
		{"-", []cos.Token{keyword("-")}},
		{") > }", []cos.Token{keyword(")"), keyword(">"), keyword("}")}},
	} {
		var got []cos.Token
		lex := cos.NewLexer([]byte(c.in))
		for token := lex.Next(); token.Kind != cos.EndOfData; token = lex.Next() {
			got = append(got, token)
		}

		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
	}
}

func numbers(kind cos.Kind, values ...float64) (tokens []cos.Token) {
	for _, n := range values {
		tokens = append(tokens, cos.Token{Kind: kind, Number: n})
	}
	return tokens
}

func name(s string) cos.Token    { return cos.Token{Kind: cos.NameToken, Bytes: []byte(s)} }
func text(s string) cos.Token    { return cos.Token{Kind: cos.StringToken, Bytes: []byte(s)} }
func keyword(s string) cos.Token { return cos.Token{Kind: cos.Keyword, Bytes: []byte(s)} }

func FuzzLexerEnds(f *testing.F) {
	f.Add([]byte("<</A[1 2(x)<41>]>>BT /F 1 Tf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lex := cos.NewLexer(data)
		for range len(data) + 1 {
			if lex.Next().Kind == cos.EndOfData {
				return
			}
		}
		t.Error("more tokens than bytes")
	})
}
