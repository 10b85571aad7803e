package reportgen

import (
	"fmt"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
	"xinbao/internal/reportgen/wear"
)

// palette is what a style may be composed of. Two of them share only what the
// layout itself fixes, so that reading cannot be fitted to one.
type palette struct {
	fonts     []Fonts
	footers   []string
	headers   []string
	sizes     [2]float64
	margins   [2]float64
	leading   [2]float64
	shades    []pdfout.Color
	columns   []sheet.Columns
	rules     []sheet.Rules
	texts     []pdfout.TextManner
	ageDashes []string
	wears     []wear.Wear
}

// seen is the palette of the development set.
var seen = palette{
	fonts: []Fonts{
		{Face: FaceNotoSerif, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull, Latin: true},
		{Face: FaceNotoSans, Program: ProgramType3, Unicode: pdfout.UnicodeRadicals},
		{Face: FaceSungti, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull},
		{Face: FaceZenHei, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull, Latin: true},
		{Face: FaceUMing, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull},
		{Face: FaceSong, CMap: "UniGB-UCS2-H"},
		{Face: FaceSong, CMap: "GBK-EUC-H", Latin: true},
	},
	footers: []string{"第 %d 页，共 %d 页", "第%d页，共%d页", "第%d页/共%d页", ""},
	headers: []string{"", "", "中国人民银行征信中心"},
	sizes:   [2]float64{7, 9.5}, margins: [2]float64{28, 60}, leading: [2]float64{1.2, 1.5},
	shades:    []pdfout.Color{unshaded, unshaded, lightBlue, lightGrey},
	columns:   []sheet.Columns{sheet.ColumnsWeighted, sheet.ColumnsMicro, sheet.ColumnsJitter},
	rules:     []sheet.Rules{sheet.RulesGrid, sheet.RulesGrid, sheet.RulesThinGrid, sheet.RulesBoxes, sheet.RulesHorizontal, sheet.RulesPartly},
	texts:     []pdfout.TextManner{pdfout.TextRuns, pdfout.TextGlyphs, pdfout.TextMatrix},
	ageDashes: []string{"—", "-"},
	wears:     []wear.Wear{clean, mild, coarse, shadowy, colored},
}

// unseen is the palette of the untouched set.
var unseen = palette{
	fonts: []Fonts{
		{Face: FaceUKai, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull},
		{Face: FaceMicroHei, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull},
		{Face: FaceNotoSerif, Program: ProgramType3, Unicode: pdfout.UnicodeRadicals},
		{Face: FaceNotoSans, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull},
		{Face: FaceKaiti, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull, Latin: true},
		{Face: FaceSong, CMap: "UniGB-UTF16-H", Latin: true},
	},
	footers: []string{"第 %d 页 共 %d 页", "第%d页（共%d页）", "%d / %d", "第 %d 页，共 %d 页", ""},
	headers: []string{"", "", "个人信用报告", "内部资料　请勿外传"},
	sizes:   [2]float64{6.8, 10}, margins: [2]float64{24, 72}, leading: [2]float64{1.15, 1.6},
	shades:    []pdfout.Color{unshaded, {0.95, 0.97, 0.9}, {0.8, 0.88, 0.96}, {0.97, 0.95, 0.88}},
	columns:   []sheet.Columns{sheet.ColumnsEven, sheet.ColumnsJitter, sheet.ColumnsMicro},
	rules:     []sheet.Rules{sheet.RulesGrid, sheet.RulesGrid, sheet.RulesBoxes, sheet.RulesHorizontal, sheet.RulesPartly, sheet.RulesNone},
	texts:     []pdfout.TextManner{pdfout.TextArrays, pdfout.TextRuns, pdfout.TextGlyphs},
	ageDashes: []string{"－", "–", "—"},
	wears: []wear.Wear{
		{DPI: 200, Skew: -0.25, Noise: 3, Quality: 85},
		{DPI: 150, Skew: 0.45, Noise: 5, Quality: 75},
		{DPI: 200, Skew: 0.9, Noise: 6, Quality: 65},
		{DPI: 200, Skew: 0.15, Noise: 5, Shadow: 0.3, Quality: 70},
		{DPI: 150, Skew: -0.95, Noise: 6, Quality: 60},
		{DPI: 200, Noise: 4, Quality: 80, Color: true},
		{DPI: 200, Skew: -0.3, Noise: 4, Quality: 75, Strips: 3},
	},
}

// compose draws a style from the palette.
func (p palette) compose(seed uint64, kind Kind) Style {
	d := newDice(seed, "style")
	s := official()
	s.Name, s.Kind = fmt.Sprintf("composed-%d", seed), kind
	s.Size = pick(d, []Size{SizeThin, SizeNormal, SizeNormal, SizeNormal, SizeHeavy})
	s.Fonts = pick(d, p.fonts)
	s.Wording = d.wording(p)
	s.Look = d.look(p, s.Look)
	s.Manner = pdfout.Manner{
		Text: pick(d, p.texts), Rules: pick(d, []pdfout.RuleManner{pdfout.RuleStrokes, pdfout.RuleBars}),
		Bold:  pick(d, []pdfout.BoldManner{pdfout.BoldFace, pdfout.BoldStroke, pdfout.BoldTwice, pdfout.BoldNone}),
		Order: pick(d, []pdfout.Order{pdfout.OrderRead, pdfout.OrderRead, pdfout.OrderColumns, pdfout.OrderShuffled}),
		Form:  d.chance(20), Flip: d.chance(25), Plain: d.chance(10),
	}
	if kind == KindBrief {
		s.Look = boxed(s.Look)
	} else if !s.Wording.person() {
		s.Look.Watermark = pick(d, []string{"", "某某银行 仅供内部使用", "授信审查专用"})
	}
	switch d.IntN(12) {
	case 0:
		s.Binding.TwoUp = s.Look.Rules != sheet.RulesNone
	case 1:
		s.Binding.Turn, s.Binding.Every = pick(d, []int{90, 180, 270}), d.between(1, 3)
	case 2:
		s.Binding.Shuffled = s.Look.Footer != ""
	case 3:
		s.Binding.Password, s.Binding.AES = d.digits(6), d.chance(50)
	}
	return s
}

func (d dice) wording(p palette) Wording {
	edition := pick(d, []Edition{EditionPerson, EditionPerson, EditionLender})
	return Wording{
		Edition: edition, NoEdition: d.chance(10), Vocabulary: pick(d, []Vocabulary{VocabularyCurrent, VocabularyCurrent, VocabularyBracketed, VocabularyDraft}),
		NumeralMark: pick(d, []string{" ", "、", "　"}), AsciiMarks: d.chance(20), Spaced: d.chance(25), RangeDash: pick(d, dashVariants), AgeDash: pick(d, p.ageDashes),
		Outside: pick(d, []string{"", "", "", none}), ClosedLabel: pick(d, []string{"账户关闭日期", "关闭日期"}), EmptySections: d.chance(20), OneInstitution: d.chance(25),
		FraudColumns: edition == EditionLender && d.chance(30), ObjectionCount: edition == EditionLender && d.chance(30), FraudOldDates: d.chance(15), LastQueryHeads: edition == EditionLender && d.chance(40),
		QueryHeads332: d.chance(15), MaskedLenders: edition == EditionLender && d.chance(50), Explanations: d.chance(70), TooMany: d.chance(30),
		AgreementsFirst: d.chance(20), DutyBorrower: d.chance(60), DutyLevelFirst: d.chance(20), CardFiveLevels: d.chance(30), CardMisprint: d.chance(10),
		QuasiUnnamed: d.chance(10), CourtAsFiling: d.chance(20), ShopLabel: pick(d, []string{"个人商用房贷款（包括商住两用房）", "个人商用房（包括商住两用）贷款"}),
		Origin: pick(d, []Origin{OriginNone, OriginFirst, OriginLast}), Numbers: d.chance(70), PostpaidTitle: d.chance(40), ZeroBased: d.chance(5),
		WideParts: d.chance(40), SideNotes: d.chance(40), Restart: d.chance(50), ShortTitles: d.chance(40),
	}
}

func (d dice) look(p palette, l sheet.Look) sheet.Look {
	l.Size, l.Margin, l.Leading = d.from(p.sizes), d.from(p.margins), d.from(p.leading)
	l.Pad, l.RowGap, l.RuleWidth = d.from([2]float64{1.5, 4}), d.from([2]float64{0, 5}), d.from([2]float64{0.3, 1})
	l.Rules, l.Columns, l.Shade = pick(d, p.rules), pick(d, p.columns), pick(d, p.shades)
	l.Wrap = pick(d, []sheet.Wrap{sheet.WrapAnywhere, sheet.WrapTokens})
	l.Strip = pick(d, []sheet.Strip{sheet.StripSolid, sheet.StripSolid, sheet.StripDashed, sheet.StripNone})
	l.HeadBold, l.Left, l.Top, l.RepeatHead, l.FooterRight = d.chance(30), d.chance(20), d.chance(15), d.chance(50), d.chance(25)
	if d.chance(15) {
		l.Apart = 4
	}
	l = legible(l)
	l.BreakAfter = pick(d, []sheet.Part{
		"", sheet.PartTitle, sheet.PartHead, sheet.PartAsOf, sheet.PartMonths, sheet.PartState, sheet.PartAmount, sheet.PartAccount, sheet.PartHeading,
	})
	l.Footer, l.Header = pick(d, p.footers), pick(d, p.headers)
	l.StampPages = pick(d, []sheet.StampPage{"", "", "", sheet.StampFirst, sheet.StampLast})
	if d.chance(20) {
		l.Logo = "中国人民银行征信中心"
	}
	return l
}

// legible keeps cells apart where no line does: two values without a line or a gap
// between them are one to every eye.
func legible(l sheet.Look) sheet.Look {
	switch l.Rules {
	case sheet.RulesNone, sheet.RulesPartly, sheet.RulesHorizontal:
		return roomy(l)
	case sheet.RulesGrid, sheet.RulesBoxes, sheet.RulesThinGrid:
	}
	return l
}

func roomy(l sheet.Look) sheet.Look {
	l.Pad, l.RowGap = max(l.Pad, l.Size*0.45), max(l.RowGap, l.Size*0.6)
	return l
}

// boxed is the look of a brief report: its tables have few lines, and the titles
// of its parts are in coloured or ruled boxes.
func boxed(l sheet.Look) sheet.Look {
	if l.Rules == sheet.RulesNone && l.Shade == unshaded {
		l.Shade = lightGrey
	}
	return roomy(l)
}

// from is a number of the range.
func (d dice) from(span [2]float64) float64 { return span[0] + d.Float64()*(span[1]-span[0]) }
