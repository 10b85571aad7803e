package reportgen

import (
	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
)

// A4 in points.
const (
	paperWidth  = 595.3
	paperHeight = 841.9
)

// The shades of label cells.
var (
	unshaded  = pdfout.Color{1, 1, 1}
	lightBlue = pdfout.Color{0.85, 0.91, 0.97}
	lightGrey = pdfout.Color{0.92, 0.92, 0.92}
)

// official is the print that section 2 describes: full grid, centred, serif.
func official() Style {
	return Style{
		Name: "official", Kind: KindDetailed, Size: SizeNormal,
		Wording: Wording{
			Edition: EditionPerson, Vocabulary: VocabularyCurrent, NumeralMark: " ", RangeDash: "-", AgeDash: "—", ClosedLabel: "账户关闭日期",
			DutyBorrower: true, Explanations: true, ShopLabel: "个人商用房贷款（包括商住两用房）", Origin: OriginLast,
		},
		Look: sheet.Look{
			Width: paperWidth, Height: paperHeight, Margin: 36, Size: 8, Leading: 1.3, Pad: 2.5, RowGap: 2, Rules: sheet.RulesGrid, RuleWidth: 0.6,
			Shade: unshaded, Columns: sheet.ColumnsWeighted, Wrap: sheet.WrapAnywhere, Strip: sheet.StripSolid, Footer: "第 %d 页，共 %d 页",
			Stamp: "信用报告查询专用章",
		},
		Fonts:  Fonts{Face: FaceNotoSerif, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull, Latin: true},
		Manner: pdfout.Manner{Text: pdfout.TextRuns, Rules: pdfout.RuleStrokes, Bold: pdfout.BoldFace, Order: pdfout.OrderRead},
	}
}

// vary is the official print, changed.
func vary(name string, changes ...func(*Style)) Style {
	s := official()
	for _, change := range changes {
		change(&s)
	}
	s.Name, s.Look = name, legible(s.Look)
	return s
}

// lender makes the lender's edition of a print.
func lender(s *Style) {
	w := &s.Wording
	w.Edition, w.Numbers, w.MaskedLenders = EditionLender, true, true
	s.Look.Shade, s.Look.Watermark = lightBlue, "某某银行 内部使用"
}

// draft makes the wording of the 2017–2019 sample.
func draft(s *Style) {
	w := &s.Wording
	w.Vocabulary, w.DutyBorrower, w.Origin, w.RangeDash, w.NumeralMark, w.FraudOldDates = VocabularyDraft, false, OriginNone, "—", "、", true
}

func song(cmap string) func(*Style) {
	return func(s *Style) { s.Fonts, s.Manner.Bold = Fonts{Face: FaceSong, CMap: cmap}, pdfout.BoldStroke }
}

func trueType(face FaceName) func(*Style) {
	return func(s *Style) {
		s.Fonts = Fonts{Face: face, Program: pdfout.ProgramTrueType, Unicode: pdfout.UnicodeFull}
		s.Manner.Bold = pdfout.BoldStroke
	}
}

func breakAfter(part sheet.Part) func(*Style) {
	return func(s *Style) { s.Look.BreakAfter = part }
}

// browser is a page printed by Chromium: collections as Type 3 fonts, glyphs
// called by radicals, Y downwards, bands as tables of their own.
func browser(s *Style) {
	s.Fonts = Fonts{Face: FaceNotoSans, Program: ProgramType3, Unicode: pdfout.UnicodeRadicals}
	s.Manner = pdfout.Manner{Text: pdfout.TextGlyphs, Rules: pdfout.RuleBars, Bold: pdfout.BoldFace, Order: pdfout.OrderRead, Flip: true}
	s.Look.Apart, s.Look.Shade, s.Look.HeadBold = 3, lightGrey, true
}

// Styles are the named styles that reading is developed with: detailed and brief,
// electronic and scanned.
func Styles() []Style {
	return append(append(electronic(), briefs()...), scans()...)
}

func electronic() []Style {
	return []Style{
		official(),
		vary("lender", lender),
		vary("lender-empty-sections", lender, func(s *Style) {
			s.Wording.EmptySections, s.Wording.LastQueryHeads, s.Wording.FraudColumns, s.Wording.ObjectionCount = true, true, true, true
			s.Wording.AgreementsFirst, s.Wording.CourtAsFiling, s.Wording.Outside, s.Wording.CardFiveLevels = true, true, none, true
			s.Fonts.Latin = false
		}),
		vary("draft-song", draft, song("UniGB-UCS2-H"), func(s *Style) { s.Look.Columns, s.Look.Left = sheet.ColumnsMicro, true }),
		vary("song-utf16", song("UniGB-UTF16-H"), breakAfter(sheet.PartHead), func(s *Style) {
			s.Manner.Text, s.Wording.OneInstitution = pdfout.TextArrays, true
		}),
		vary("song-gbk", song("GBK-EUC-H"), breakAfter(sheet.PartAsOf), func(s *Style) {
			s.Look.Rules, s.Look.Footer, s.Look.FooterRight = sheet.RulesHorizontal, "第%d页，共%d页", true
		}),
		vary("browser", browser),
		vary("browser-lender", browser, lender, breakAfter(sheet.PartTitle), func(s *Style) { s.Wording.Spaced = true }),
		vary("office-no-rules", trueType(FaceZenHei), func(s *Style) {
			s.Look.Rules, s.Look.Wrap, s.Look.Footer = sheet.RulesNone, sheet.WrapTokens, "第%d页/共%d页"
		}),
		vary("narrow", trueType(FaceUMing), breakAfter(sheet.PartState), func(s *Style) {
			s.Look.Columns, s.Look.Margin, s.Look.Size, s.Wording.AgeDash = sheet.ColumnsJitter, 80, 7.5, "－"
		}),
		vary("large", trueType(FaceSungti), breakAfter(sheet.PartMonths), func(s *Style) {
			s.Look.Size, s.Look.Leading, s.Look.Columns, s.Wording.Spaced = 9.5, 1.5, sheet.ColumnsEven, true
		}),
		vary("dashed", breakAfter(sheet.PartAccount), func(s *Style) {
			s.Look.Strip, s.Look.Rules, s.Wording.Vocabulary = sheet.StripDashed, sheet.RulesThinGrid, VocabularyBracketed
			s.Manner.Text, s.Manner.Order = pdfout.TextMatrix, pdfout.OrderColumns
		}),
		vary("no-line-in-years", breakAfter(sheet.PartHeading), func(s *Style) {
			s.Look.Strip, s.Manner.Rules, s.Manner.Order, s.Look.Header = sheet.StripNone, pdfout.RuleBars, pdfout.OrderShuffled, "中国人民银行征信中心　个人信用报告"
		}),
		vary("boxes", trueType(FaceKaiti), func(s *Style) {
			s.Look.Rules, s.Manner.Bold, s.Manner.Form, s.Look.Logo = sheet.RulesBoxes, pdfout.BoldTwice, true, "中国人民银行征信中心"
		}),
		vary("partly-ruled", func(s *Style) {
			s.Look.Rules, s.Look.Top, s.Look.RepeatHead, s.Manner.Plain = sheet.RulesPartly, true, true, true
		}),
		vary("stamped", func(s *Style) { s.Look.StampPages, s.Wording.AsciiMarks = sheet.StampFirst, true }),
		vary("two-up", func(s *Style) { s.Binding.TwoUp, s.Look.StampPages = true, sheet.StampLast }),
		vary("turned-90", func(s *Style) { s.Binding.Turn, s.Look.RepeatHead = 90, true }),
		vary("turned-270", lender, func(s *Style) { s.Binding.Turn, s.Binding.Every = 270, 2 }),
		vary("turned-180", song("UniGB-UCS2-H"), func(s *Style) { s.Binding.Turn, s.Binding.Every = 180, 3 }),
		vary("shuffled", func(s *Style) { s.Binding.Shuffled, s.Wording.QueryHeads332 = true, true }),
		vary("password", func(s *Style) { s.Binding.Password = "990011" }),
		vary("password-aes", draft, func(s *Style) { s.Binding.Password, s.Binding.AES = "Credit-2024", true }),
		vary("thin", func(s *Style) { s.Size, s.Wording.QuasiUnnamed, s.Wording.NoEdition = SizeThin, true, true }),
		vary("heavy", func(s *Style) { s.Size, s.Wording.TooMany, s.Look.RepeatHead = SizeHeavy, true, true }),
		vary("private-codes", trueType(FaceSungti), func(s *Style) { s.Fonts.Unicode = pdfout.UnicodePrivate }),
		vary("undecodable-words", func(s *Style) { s.Fonts.Unicode = pdfout.UnicodeNone }),
		vary("undecodable", func(s *Style) { s.Fonts.Unicode, s.Fonts.Latin = pdfout.UnicodeNone, false }),
	}
}
