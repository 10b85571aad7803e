package reportgen

import (
	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
)

// official is the print that section 2 describes: full grid, centred, serif.
func official() Style {
	return Style{
		Name: "official", Kind: KindDetailed, Size: SizeNormal,
		Wording: Wording{
			Edition: EditionPerson, Vocabulary: VocabularyCurrent, NumeralMark: " ", RangeDash: "-", AgeDash: "—", ClosedLabel: "账户关闭日期",
			DutyBorrower: true, Explanations: true, ShopLabel: "个人商用房贷款（包括商住两用房）",
		},
		Look: sheet.Look{
			Width: 595.3, Height: 841.9, Margin: 36, Size: 8, Leading: 1.3, Pad: 2.5, RowGap: 2, Rules: sheet.RulesGrid, RuleWidth: 0.6, Shade: pdfout.Color{1, 1, 1},
			Columns: sheet.ColumnsWeighted, Wrap: sheet.WrapAnywhere, Strip: sheet.StripSolid, Footer: "第 %d 页，共 %d 页",
		},
		Fonts:  Fonts{Face: FaceNotoSerif, Program: pdfout.ProgramCFF, Unicode: pdfout.UnicodeFull, Latin: true},
		Manner: pdfout.Manner{Text: pdfout.TextRuns, Rules: pdfout.RuleStrokes, Bold: pdfout.BoldFace, Order: pdfout.OrderRead},
	}
}

// Styles are the named styles that reading is developed with.
func Styles() []Style {
	return []Style{official()}
}
