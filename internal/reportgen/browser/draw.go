package browser

import "xinbao/internal/reportgen"

// style draws everything that the layout leaves open.
func (p palette) style(seed uint64, kind reportgen.Kind) Style {
	d := newDice(seed, "style")
	s := Style{
		Kind: kind, Size: pick(d, reportgen.SizeThin, reportgen.SizeNormal, reportgen.SizeNormal, reportgen.SizeNormal, reportgen.SizeHeavy),
		Wording: wording(d), Tagged: d.chance(50), Long: d.chance(25),
	}
	s.Type = p.types(d)
	s.Grid = p.grid(d, s.Type)
	s.Words = words(d, s.person())
	s.Brief = Brief{
		Restart: d.chance(50), ShortTitles: d.chance(40), SideNotes: d.chance(50), Guarantees: pick(d, "为他人担保信息", "为他人担保信息：", "为他人担保的账户明细如下："),
		Indent: d.chance(50), LooseHead: d.chance(30), BesideBox: d.chance(50),
	}
	s.Sheet = p.sheet(d, s)
	s.Name = s.describe(seed)
	return s
}

func (p palette) sheet(d dice, s Style) Sheet {
	out := Sheet{
		Paper: pick(d, p.papers...), Footer: pick(d, p.footers...), Header: pick(d, p.headers...), Logo: d.chance(15),
		FooterAt: pick(d, "bottom-center", "bottom-center", "bottom-right", "top-right"),
	}
	for i := range out.Margin {
		out.Margin[i] = d.from(p.margin[0], p.margin[1])
	}
	if out.Footer != "" || out.Header != "" {
		out.Margin[0], out.Margin[2] = max(out.Margin[0], 36), max(out.Margin[2], 36)
	}
	out.WideCredit = s.Tables != TablesReport && d.chance(15)
	if !s.person() {
		out.Watermark, out.Tiled = pick(d, p.marks...), d.chance(40)
	}
	if d.chance(15) {
		out.Seal = pick(d, "first", "last")
	}
	return out
}

func (p palette) types(d dice) Type {
	return Type{
		Font: pick(d, p.fonts...), Latin: pick(d, p.latins...), LabelFont: pick(d, p.labels...), Points: d.from(p.points[0], p.points[1]), Leading: d.from(1.15, 1.6),
		Title: d.from(14, 20), Spacing: pick(d, 0, 0, 0, 0.3, 1), Weight: pick(d, "normal", "normal", "normal", "normal", "bold"),
		HeadingAlign: pick(d, "center", "center", "left"), HeadingBox: d.chance(20),
	}
}

func (p palette) grid(d dice, t Type) Grid {
	g := Grid{
		Tables:    pick(d, TablesBand, TablesBand, TablesAccount, TablesAccount, TablesSection, TablesReport),
		Rules:     pick(d, RulesGrid, RulesGrid, RulesGrid, RulesHair, RulesDouble, RulesDashed, RulesApart, RulesHorizontal, RulesHorizontal, RulesLabels, RulesOuter, RulesNone, RulesColumns, RulesPairs),
		RuleColor: pick(d, "#000", "#000", "#000", "#6a8ab5", "#777"),
		Columns:   pick(d, ColumnsEven, ColumnsHinted, ColumnsDrifted), Drift: d.Uint64(), Width: pick(d, 100, 100, 100, 96, 90), Gap: pick(d, 0, d.from(1, 10)),
		PadX: d.from(0.5, 4), PadY: d.from(0.3, 4), RowHeight: pick(d, 0, 0, 0, d.from(14, 26)),
		LabelAlign: pick(d, "center", "center", "left"), Align: pick(d, "center", "center", "left", "right"), AmountRight: d.chance(20),
		VerticalAlign: pick(d, "middle", "middle", "top", "bottom"), LabelShade: pick(d, p.shades...), LabelColor: pick(d, "#000", "#000", "#00447c", "#555"),
		LabelBold: d.chance(35), Zebra: pick(d, "", "", "", "#f7f7f7"), WordBreak: pick(d, "normal", "normal", "break-all", "keep-all"),
	}
	if g.Tables == TablesBand {
		g.Columns = pick(d, ColumnsAuto, ColumnsAuto, g.Columns)
	}
	g.LabelsWhole, g.LabelsBroken = g.Columns == ColumnsAuto && t.Points < 8.5 && d.chance(50), d.chance(15)
	g.HeadingInside, g.RepeatLabels = d.chance(50), d.chance(50)
	g.RowsWhole, g.TablesWhole = d.chance(85), g.Tables != TablesReport && d.chance(12)
	g.BreakAfter, g.BreakPercent = pick(d, "", partTitle, partLabels, partAsOf, partMonths, partState, partAmount, partHeading), pick(d, 2, 5, 20)
	g.YearOnce = d.chance(75)
	return g.legible(d, t)
}

// legible keeps cells apart where no line does: two values without a line or a gap
// between them are one to every eye.
func (g Grid) legible(d dice, t Type) Grid {
	switch g.Rules {
	case RulesLabels, RulesOuter, RulesNone, RulesColumns, RulesPairs:
		g.PadX, g.PadY = max(g.PadX, t.Points*0.45), max(g.PadY, t.Points*0.25)
	case RulesHorizontal:
		g.PadX = max(g.PadX, t.Points*0.45)
		g.StripLine = pick(d, "", "", "dashed", "none")
	case RulesGrid, RulesHair, RulesDouble, RulesDashed, RulesApart:
		g.StripLine = pick(d, "", "", "dashed", "none")
		g.LabelsSpread = d.chance(7)
	}
	return g
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
func words(d dice, person bool) Words {
	w := Words{
		Numeral: pick(d, " ", "、", "　", "  "), Brackets: pick(d, "（）", "（）", "（）", "()"), Colon: pick(d, "：", "：", ":"),
		AgeDash: pick(d, "—", "-", "－", "–"), Outside: pick(d, "", "", "", "--"), ClosedLabel: pick(d, "账户关闭日期", "账户关闭日期", "关闭日期"),
		EmptyHeadings: d.chance(15), CourtAsFiling: d.chance(20), CardMisprint: d.chance(8), PostpaidTitle: d.chance(40), Readings: d.chance(70),
		TooMany: d.chance(20), Merged332: d.chance(15), Explanations: d.chance(75), StatesTable: d.chance(50), AgreementsFirst: d.chance(20), LevelFirst: d.chance(20),
		Origin: pick(d, OriginNone, OriginFirst, OriginMiddle, OriginLast), HeadInLine: d.chance(25),
	}
	if !person {
		w.LastQueryLabels = pick(d, 0, 0, 3, 4)
	}
	return w
}
