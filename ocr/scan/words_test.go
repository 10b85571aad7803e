package scan

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
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
		"货记卡账户":              "贷记卡账户",
		"园区创新-路93号":          "园区创新一路93号",
		"o":                  "o",
		"12.5":               "12.5",
	} {
		if got := tidy(raw); got != want {
			t.Errorf("%q became %q, want %q", raw, got, want)
		}
	}
}

func TestDashesBetweenMonthsAreToldByTheirLook(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		length, room int // of 20 pixels an em
		want         string
	}{
		{6, 11, "-"},
		{10, 14, "-"},
		{7, 19, "-"},
		{13, 19, "—"},
		{9, 22, "－"},
		{14, 22, "－"},
		{17, 20, "—"},
		{20, 22, "—"},
	} {
		s := blank()
		for i, read := range []string{"月一2", "新-路", "新一路"} {
			y := 200 + 100*i
			left := raster.Rect{X0: 100, Y0: y, X1: 118, Y1: y + 19}
			x := left.X1 + (row.room-row.length)/2
			stroke := raster.Rect{X0: x, Y0: y + 8, X1: x + row.length, Y1: y + 10}
			right := raster.Rect{X0: left.X1 + row.room, Y0: y + 1, X1: left.X1 + row.room + 8, Y1: y + 18}
			for v := stroke.Y0; v < stroke.Y1; v++ {
				clear(s.grid.Clean.Row(v)[stroke.X0:stroke.X1])
			}
			l := line(20, left, stroke, right)
			said := saying(read, 0.5)
			for i, p := range l.Parts {
				said[i].X = (float64(p.X0+p.X1)/2 - s.frame(l).x0) * s.frame(l).scale
			}
			s.grid.Lines, s.said = append(s.grid.Lines, l), append(s.said, said)
		}

		s.dashes()

		pages := saidOnPages("1" + text(s.said[0]))
		(&ranges{lengths: s.ranges}).settle(pages)
		if got := pages[0].Words[0]; got.Raw != "1月"+row.want+"2" || got.Text != fold.Text(got.Raw) {
			t.Errorf("%d in %d: %s, %s", row.length, row.room, got.Raw, got.Text)
		}
		if got := s.said[2][1].Confidence; got != 0.5 {
			t.Errorf("a label was changed: %v", got)
		}
		if got := text(s.said[1]); (got == "新一路") != (row.length >= 15) {
			t.Errorf("%d in %d: %s", row.length, row.room, got)
		}
	}
}

func saidOnPages(raws ...string) []page.Page {
	var out []page.Page
	for _, raw := range raws {
		out = append(out, page.Page{Words: []page.Word{{Raw: raw, Text: raw, Source: page.SourceRecognition}}})
	}
	return out
}

// One of them was blurred.
func TestDashesBetweenMonthsAreAllTheSame(t *testing.T) {
	t.Parallel()
	pages := saidOnPages("2020年01月—2020年06月的还款记录", "2021年01月—", "2020年01月-2020年06月", "甲—乙")

	(&ranges{lengths: []float64{0.7, 0.8, 0.72}}).settle(pages)

	for i, want := range []string{"2020年01月－2020年06月的还款记录", "2021年01月－", "2020年01月-2020年06月", "甲—乙"} {
		if got := pages[i].Words[0].Raw; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestADashThatWasLostIsThatOfTheOthers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ others, want string }{
		"hyphens":      {"2020年01月-2020年06月的还款记录", "2021年01月-2022年12月的缴费记录"},
		"long":         {"2020年01月—2020年06月的还款记录", "2021年01月—2022年12月的缴费记录"},
		"unlike":       {"2020年01月-2020年06月 2020年07月—2020年08月", "2021年01月2022年12月的缴费记录"},
		"none is read": {"2020年01月", "2021年01月2022年12月的缴费记录"},
	} {
		pages := saidOnPages(append(strings.Fields(c.others), "2021年01月2022年12月的缴费记录")...)

		(&ranges{lengths: []float64{1}}).settle(pages)

		if got := pages[len(pages)-1].Words[0]; got.Raw != c.want || got.Text != fold.Text(got.Raw) {
			t.Errorf("%s: %s", name, got.Raw)
		}
	}
}

// The recogniser drops the last full stop of a sentence; the dot of 总 is none.
func TestAFullStopThatIsSeenIsToldAndADotOfAnIdeographIsNot(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		at   int // of the dot, behind the middle of the last ideograph, of 20 pixels an em
		want string
	}{{8, "贷记卡账户信息汇总"}, {14, "贷记卡账户信息汇总。"}} {
		var parts []raster.Rect
		for i := range 9 {
			parts = append(parts, raster.Rect{X0: 100 + 20*i, Y0: 200, X1: 114 + 20*i, Y1: 219})
		}
		last := parts[8].X0 + 9
		l := line(20, append(parts, raster.Rect{X0: last + row.at - 2, Y0: 214, X1: last + row.at + 3, Y1: 219})...)
		f := blank().frame(l)
		said := saying("贷记卡账户信息汇总", 0.95)
		for i := range said {
			said[i].X = (float64(parts[i].X0+9) - f.x0 + float64(i%2)) * f.scale // to the nearest step
		}

		if got := text(blank().withEnd(l, said)); got != row.want {
			t.Errorf("%d behind: %s", row.at, got)
		}
	}
}

// It stands where the ink of its line has ended.
func TestAFullStopTooFaintForInkIsTold(t *testing.T) {
	t.Parallel()
	var parts []raster.Rect
	for i := range 9 {
		parts = append(parts, raster.Rect{X0: 100 + 20*i, Y0: 200, X1: 114 + 20*i, Y1: 219})
	}
	l := line(20, parts...)
	l.Behind = raster.Rect{X0: 281, Y0: 213, X1: 287, Y1: 219}
	f := blank().frame(l)
	said := saying("此账户由其他机构管", 0.95)
	for i := range said {
		said[i].X = (float64(parts[i].X0+9) - f.x0) * f.scale
	}

	if got := text(blank().withEnd(l, said)); got != "此账户由其他机构管。" {
		t.Errorf("told %s", got)
	}
	if f.x1 <= 287 {
		t.Errorf("the recogniser is shown the line as far as %v", f.x1)
	}
}

// It is what is left of a sentence; a star of a strip is read so too.
func TestAPointBelowASentenceIsAFullStop(t *testing.T) {
	t.Parallel()
	for above, want := range map[int]string{100: ".", 300: "。"} {
		s := blank()
		s.grid.Lines = []grid.Line{
			line(20, raster.Rect{X0: 200, Y0: 210, X1: 207, Y1: 217}),
			line(20, raster.Rect{X0: 100, Y0: 180, X1: 100 + above, Y1: 200}),
		}

		if got := text(s.legible(0, saying(".", 0.5))); got != want {
			t.Errorf("below %d pixels: %s", above, got)
		}
	}
}

// Of a star a coarse scan leaves a mark that is read as a point.
func TestAMarkHighInTheCellOfAMonthIsAStar(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cell raster.Rect
		want string
	}{
		"low cell":                       {raster.Rect{X0: 90, Y0: 200, X1: 790, Y1: 240}, "*"},
		"narrow cell, an amount below":   {raster.Rect{X0: 90, Y0: 200, X1: 170, Y1: 280}, "*"},
		"wide cell, other lines below":   {raster.Rect{X0: 90, Y0: 200, X1: 790, Y1: 280}, "."},
		"low cell, at its lower edge":    {raster.Rect{X0: 90, Y0: 180, X1: 790, Y1: 216}, "."},
		"narrow cell, a column of lines": {raster.Rect{X0: 90, Y0: 200, X1: 170, Y1: 480}, "."},
	} {
		s := blank()
		l := line(11, raster.Rect{X0: 100, Y0: 206, X1: 106, Y1: 210})
		l.Cell = c.cell
		s.grid.Lines = []grid.Line{l}

		if got := text(s.legible(0, saying(".", 0.5))); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestABracketThatIsSeenIsTold(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ read, want string }{{"合伙（有限合伙", "合伙（有限合伙）"}, {"合伙企业有限合", "合伙企业有限合"}} {
		var parts []raster.Rect
		for i := range 7 {
			parts = append(parts, raster.Rect{X0: 101 + 20*i, Y0: 200, X1: 119 + 20*i, Y1: 219})
		}
		l := line(20, append(parts, raster.Rect{X0: 243, Y0: 200, X1: 247, Y1: 219})...)
		f := blank().frame(l)
		said := saying(row.read, 0.95)
		for i := range said {
			said[i].X = (float64(parts[i].X0+9) - f.x0) * f.scale
		}

		if got := text(blank().withEnd(l, said)); got != row.want {
			t.Errorf("%s: %s", row.read, got)
		}
	}
}
