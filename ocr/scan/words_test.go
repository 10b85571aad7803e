package scan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/symbol"
	"xinbao/ocr/scan/talk"
)

// blank is a sheet of A4 in 200 dpi.
func blank() *sheet {
	g := raster.NewGray(1654, 2339)
	return &sheet{raw: g, box: page.Box{X1: 595.44, Y1: 842.04}, perInch: 200, grid: grid.Page{Clean: g}}
}

// line is a line of parts as high as the em.
func line(em float64, parts ...raster.Rect) grid.Line {
	l := grid.Line{Rect: parts[0], Parts: parts, Em: em}
	for _, p := range parts {
		l.Rect = l.Union(p)
	}
	return l
}

func saying(s string, confidence float64) []talk.Character {
	var out []talk.Character
	for _, r := range s {
		out = append(out, talk.Character{Text: string(r), Confidence: confidence})
	}
	return out
}

func texts(words []page.Word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return out
}

// legible is what a sheet with the one line makes of a reading, as words.
func legible(l grid.Line, free []talk.Character, guesses ...symbol.Guess) []page.Word {
	s := blank()
	s.grid.Lines = []grid.Line{l}
	s.guesses = map[int][]symbol.Guess{0: guesses}
	return s.words(l, s.legible(0, free))
}

func TestTwoHyphensAreSeenNotRead(t *testing.T) {
	t.Parallel()
	s := blank()
	s.grid.Lines = []grid.Line{line(18, raster.Rect{X0: 100, Y0: 200, X1: 106, Y1: 202}, raster.Rect{X0: 110, Y0: 200, X1: 116, Y1: 202})}
	s.said = make([][]talk.Character, 1)

	if !s.seen(0) || !cmp.Equal(texts(s.words(s.grid.Lines[0], s.said[0])), []string{"--"}) {
		t.Errorf("seen: %v", s.said[0])
	}
}

func TestHyphensThatTouchAreADashIfReadAsOne(t *testing.T) {
	t.Parallel()
	l := line(18, raster.Rect{X0: 100, Y0: 200, X1: 122, Y1: 203})
	for read, want := range map[string]string{"一": "一", "-": "--", "—": "--"} {
		if got := texts(legible(l, saying(read, 0.9))); !cmp.Equal(got, []string{want}) {
			t.Errorf("%s was taken as %q", read, got)
		}
	}
}

func TestALoneLetterIsOneOfTheSymbols(t *testing.T) {
	t.Parallel()
	l := line(24, raster.Rect{X0: 100, Y0: 200, X1: 112, Y1: 222})
	for _, row := range []struct{ free, guess, want string }{
		{"o", "0", "0"}, {"c", "C", "C"}, {"米", "*", "米"}, {"男", "M", "男"}, {"7", "7", "7"}, {"&", "8", "8"},
	} {
		words := legible(l, saying(row.free, 0.9), symbol.Guess{Text: row.guess, Probability: 0.6})
		if got := texts(words); !cmp.Equal(got, []string{row.want}) {
			t.Errorf("%s or %s was taken as %q, want %s", row.free, row.guess, got, row.want)
		}
	}
}

// What was read otherwise than it is given must not look certain.
func TestASymbolThatWasReadOtherwiseIsDoubtful(t *testing.T) {
	t.Parallel()
	l := line(24, raster.Rect{X0: 100, Y0: 200, X1: 112, Y1: 222})

	words := legible(l, saying("&", 0.9), symbol.Guess{Text: "8", Probability: 0.6})

	if words[0].Text != "8" || words[0].Confidence > 0.6 {
		t.Errorf("given %q with %v", words[0].Text, words[0].Confidence)
	}
}

func TestAWideGapEndsAWord(t *testing.T) {
	t.Parallel()
	s := blank()
	l := line(24,
		raster.Rect{X0: 100, Y0: 200, X1: 122, Y1: 224}, raster.Rect{X0: 125, Y0: 200, X1: 147, Y1: 224},
		raster.Rect{X0: 166, Y0: 200, X1: 188, Y1: 224})
	scale := s.frame(l).scale
	from := s.frame(l).x0
	reading := saying("借款人", 0.9)
	for i, p := range l.Parts {
		reading[i].X = (float64(p.X0+p.X1)/2 - from) * scale
	}

	words := s.words(l, reading)

	if got := texts(words); !cmp.Equal(got, []string{"借款", "人"}) {
		t.Fatalf("read %q", got)
	}
	if got, want := words[1].Box.X0, 166*72/200.0; got < want-0.1 || got > want+0.1 {
		t.Errorf("the second word begins at %v points, want %v", got, want)
	}
}

func TestAWordIsAsCertainAsItsWeakestCharacter(t *testing.T) {
	t.Parallel()
	l := line(24, raster.Rect{X0: 100, Y0: 200, X1: 160, Y1: 224})
	reading := append(saying("贷", 0.98), saying("款", 0.4)...)

	words := blank().words(l, reading)

	if words[0].Confidence != 0.4 || words[0].Source != page.SourceRecognition {
		t.Errorf("word: %+v", words[0])
	}
}

func TestTidy(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"19.000":             "19,000",
		"2O23，01，05":         "2023.01.05",
		"2023,05":            "2023.05",
		"1o":                 "10",
		"个人丶单位":              "个人、单位",
		"额度折合人民币19.000,已":    "额度折合人民币19,000,已",
		"信用额度25,000,透支余额9.0": "信用额度25,000,透支余额9,0",
		"5.2008年3月":          "5.2008年3月",
		"逾期31一60天未还本金":       "逾期31—60天未还本金",
		"(-)身份信息":            "(一)身份信息",
		"二）信贷交易违约信息概要":       "（二）信贷交易违约信息概要",
		"共有447.":             "共有447。",
		"逾期 91 - 180天":       "逾期91-180天",
		"Bank of":            "Bank of",
		"o":                  "o",
		"12.5":               "12.5",
	} {
		if got := tidy(raw); got != want {
			t.Errorf("%q became %q, want %q", raw, got, want)
		}
	}
}

// identifier is a line of letters and digits, each as wide as given, in a font of
// 10 pixels for a digit.
func identifier(text string, widths map[rune]int) (grid.Line, []talk.Character) {
	var parts []raster.Rect
	x := 100
	for _, r := range text {
		w := widths[r]
		if w == 0 {
			w = 10
			if r >= 'A' {
				w = 14
			}
		}
		parts = append(parts, raster.Rect{X0: x, Y0: 200, X1: x + w, Y1: 216})
		x += w + 4
	}
	l := line(20, parts...)
	f := blank().frame(l)
	said := saying(text, 0.5)
	for i, p := range parts {
		said[i].X = (float64(p.X0+p.X1)/2 - f.x0) * f.scale
	}
	return l, said
}

func TestZerosAndTheLetterOAreToldByTheirWidth(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		read   string
		widths map[rune]int
		want   string
	}{
		{"T62FT5XGZ1BS4OLJAU3", map[rune]int{'O': 10}, "T62FT5XGZ1BS40LJAU3"},
		{"T62FT5XGZ1BS40LJAU3", map[rune]int{'0': 15}, "T62FT5XGZ1BS4OLJAU3"},
		{"T62FT5XGZ1BS40LJAU3", map[rune]int{'0': 12}, "T62FT5XGZ1BS40LJAU3"},                                                                // neither
		{"T62FT5XGZ1BS4OLJAU3", map[rune]int{'O': 10, 'T': 10, 'F': 10, 'X': 10, 'G': 10, 'Z': 10, 'U': 10, 'A': 10}, "T62FT5XGZ1BS4OLJAU3"}, // all of one width
		{"中国0银行2345678ABC", nil, "中国0银行2345678ABC"},
	} {
		s := blank()
		l, said := identifier(row.read, row.widths)
		s.grid.Lines, s.said = []grid.Line{l}, [][]talk.Character{said}

		s.zeros([]int{0})

		if got := text(s.said[0]); got != row.want {
			t.Errorf("%s became %s, want %s", row.read, got, row.want)
		}
	}
}
