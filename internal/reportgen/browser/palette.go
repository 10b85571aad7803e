package browser

import (
	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/wear"
)

// palette is what styles are drawn from where the two sets must not share.
type palette struct {
	fonts, latins, footers, headers, shades, marks []string
	points, margin                                 [2]float64
	wears                                          []wear.Wear
}

var seen = palette{
	fonts:   []string{"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Zen Hei", "AR PL UKai CN"},
	latins:  []string{"", "", "Liberation Sans", "Liberation Serif"},
	footers: []string{"第 %d 页，共 %d 页", "第%d页，共%d页", "第%d页/共%d页", ""},
	headers: []string{"", "", "中国人民银行征信中心", "个人信用报告"},
	shades:  []string{"", "", "#e8eef7", "#eeeeee", "#d9e7f5", "#f5f0e0"},
	marks:   []string{"", "", "某某银行 仅供内部使用"},
	points:  [2]float64{6.5, 10}, margin: [2]float64{24, 70},
	wears: []wear.Wear{
		{DPI: 200, Skew: 0.3, Noise: 3, Quality: 85},
		{DPI: 150, Skew: -0.2, Noise: 4, Quality: 80},
		{DPI: 200, Skew: -0.8, Noise: 5, Shadow: 0.2, Quality: 70},
		{DPI: 200, Noise: 4, Quality: 80, Color: true},
	},
}

var unseen = palette{
	fonts:   []string{"WenQuanYi Micro Hei", "AR PL SungtiL GB", "AR PL KaitiM GB", "Droid Sans Fallback", "Noto Sans Mono CJK SC", "Noto Serif CJK SC"},
	latins:  []string{"", "", "DejaVu Sans", "Liberation Serif"},
	footers: []string{"第 %d 页 共 %d 页", "第%d页（共%d页）", "%d/%d", "第 %d 页，共 %d 页", "- %d -", ""},
	headers: []string{"", "", "内部资料　请勿外传", "征信中心"},
	shades:  []string{"", "", "#e6f2e6", "#f0e6f2", "#dddddd", "#fff2cc"},
	marks:   []string{"", "", "授信审查专用"},
	points:  [2]float64{6.5, 11}, margin: [2]float64{20, 80},
	wears: []wear.Wear{
		{DPI: 200, Skew: -0.4, Noise: 3, Quality: 82},
		{DPI: 150, Skew: 0.5, Noise: 4, Quality: 78},
		{DPI: 200, Skew: 0.9, Noise: 5, Quality: 68},
		{DPI: 200, Skew: 0.2, Noise: 4, Shadow: 0.3, Quality: 75},
	},
}

// style draws everything that the layout leaves open.
func (p palette) style(seed uint64, kind reportgen.Kind) Style {
	d := newDice(seed, "style")
	s := Style{Kind: kind, Size: pick(d, reportgen.SizeThin, reportgen.SizeNormal, reportgen.SizeNormal, reportgen.SizeNormal, reportgen.SizeHeavy)}
	s.Wording = wording(d)
	p.paper(d, &s)
	p.type_(d, &s)
	p.tables(d, &s)
	words(d, &s)
	s.Name = s.describe(seed)
	return s
}

func (p palette) paper(d dice, s *Style) {
	s.Paper = pick(d, "A4", "A4", "A4", "A4", "letter", "A4 landscape")
	for i := range s.Margin {
		s.Margin[i] = d.from(p.margin[0], p.margin[1])
	}
	s.Footer, s.Header = pick(d, p.footers...), pick(d, p.headers...)
	s.FooterAt = pick(d, "bottom-center", "bottom-center", "bottom-right", "top-right")
	if s.Footer != "" || s.Header != "" {
		s.Margin[0], s.Margin[2] = max(s.Margin[0], 36), max(s.Margin[2], 36)
	}
	s.Tagged = d.chance(50)
	s.Logo = d.chance(15)
	if !s.person() {
		s.Watermark = pick(d, p.marks...)
	}
	if d.chance(15) {
		s.Seal = pick(d, "first", "last")
	}
}

// type_ is fonts and sizes.
func (p palette) type_(d dice, s *Style) {
	s.Font, s.Latin = pick(d, p.fonts...), pick(d, p.latins...)
	s.Points, s.Leading = d.from(p.points[0], p.points[1]), d.from(1.15, 1.6)
	s.TitlePoints = d.from(14, 20)
	s.HeadingAlign, s.HeadingBox = pick(d, "center", "center", "left"), d.chance(20)
	s.LabelBold = d.chance(35)
	s.Gap = d.from(1, 10)
}

func (p palette) tables(d dice, s *Style) {
	s.Tables = pick(d, TablesBand, TablesAccount, TablesSection)
	s.Rules = pick(d, RulesGrid, RulesGrid, RulesGrid, RulesHair, RulesDouble, RulesDashed, RulesApart, RulesHorizontal, RulesHorizontal, RulesLabels, RulesOuter, RulesNone)
	s.Columns = pick(d, ColumnsEven, ColumnsHinted, ColumnsDrifted)
	if s.Tables == TablesBand {
		s.Columns = pick(d, ColumnsAuto, ColumnsAuto, s.Columns)
	}
	s.ColumnDrift = d.Uint64()
	s.Width = pick(d, 100, 100, 100, 96, 90)
	s.LabelAlign, s.Align = pick(d, "center", "center", "left"), pick(d, "center", "center", "left", "right")
	s.AmountRight = d.chance(20)
	s.VerticalAlign = pick(d, "middle", "middle", "top", "bottom")
	s.LabelShade, s.Zebra = pick(d, p.shades...), pick(d, "", "", "", "#f7f7f7")
	s.WordBreak = pick(d, "normal", "normal", "break-all", "keep-all")
	s.LabelsBroken = d.chance(15)
	s.LabelsWhole = s.Columns == ColumnsAuto && s.Points < 8.5 && d.chance(50)
	s.PadX, s.PadY = d.from(0.5, 4), d.from(0.3, 4)
	s.RepeatLabels, s.RowsWhole = d.chance(50), d.chance(85)
	s.HeadingInside, s.TablesWhole = d.chance(50), d.chance(12)
	s.StripLine, s.YearOnce = pick(d, "", "", "dashed", "none"), d.chance(75)
	s.BreakAfter = pick(d, "", partTitle, partLabels, partAsOf, partMonths, partState, partAmount, partHeading)
	s.BreakPercent = pick(d, 2, 5, 20)
	switch s.Rules {
	case RulesHorizontal, RulesLabels, RulesOuter, RulesNone:
		// Where no line parts two values, room must.
		s.PadX, s.PadY = max(s.PadX, s.Points*0.45), max(s.PadY, s.Points*0.25)
	case RulesGrid, RulesHair, RulesDouble, RulesDashed, RulesApart:
	}
}

// wording is the choices that the report itself depends on.
func wording(d dice) reportgen.Wording {
	edition := pick(d, reportgen.EditionPerson, reportgen.EditionLender)
	lender := edition == reportgen.EditionLender
	return reportgen.Wording{
		Edition: edition, NoEdition: d.chance(8), Vocabulary: pick(d, reportgen.VocabularyCurrent, reportgen.VocabularyCurrent, reportgen.VocabularyBracketed, reportgen.VocabularyDraft),
		Spaced: d.chance(30), RangeDash: pick(d, "-", "—", "－"), OneInstitution: d.chance(30), FraudColumns: lender && d.chance(30), FraudOldDates: d.chance(20),
		ObjectionCount: lender && d.chance(30), MaskedLenders: lender && d.chance(40), DutyBorrower: d.chance(60), CardFiveLevels: d.chance(30), QuasiUnnamed: d.chance(10),
		ShopLabel: pick(d, "个人商用房贷款（包括商住两用房）", "个人商用房（包括商住两用）贷款"), ZeroBased: d.chance(5),
	}
}

// words is the choices of words that only the print shows.
func words(d dice, s *Style) {
	s.Numeral, s.Brackets, s.Colon = pick(d, " ", "、", "　", "  "), pick(d, "（）", "（）", "（）", "()"), pick(d, "：", "：", ":")
	s.AgeDash, s.Outside = pick(d, "—", "-", "－", "–"), pick(d, "", "", "", "--")
	s.ClosedLabel = pick(d, "账户关闭日期", "账户关闭日期", "关闭日期")
	s.EmptyHeadings, s.CourtAsFiling, s.CardMisprint, s.PostpaidTitle = d.chance(15), d.chance(20), d.chance(8), d.chance(40)
	s.Readings, s.TooMany, s.MergedThreeThree, s.Explanations = d.chance(70), d.chance(20), d.chance(15), d.chance(75)
	s.AgreementsFirst, s.LevelFirst, s.Origin, s.DistinctLastQuery = d.chance(20), d.chance(20), d.IntN(4), !s.person() && d.chance(40)
	s.HeadInLine = d.chance(25)
	s.BriefRestart, s.BriefShortTitles, s.BriefNotes, s.BriefWide = d.chance(50), d.chance(40), d.chance(50), d.chance(50)
}
