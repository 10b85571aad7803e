package browser

import (
	"fmt"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/wear"
)

// Tables is what one table of the page holds.
type Tables string

// The tables.
const (
	TablesBand    Tables = "band"    // each row of labels and its values
	TablesAccount Tables = "account" // an account, a list, on a grid of narrow columns
	TablesSection Tables = "section" // a whole section, its headings as merged rows
)

// Rules is where tables have lines.
type Rules string

// The rules.
const (
	RulesGrid       Rules = "grid"
	RulesHair       Rules = "hair"       // thin and grey
	RulesDouble     Rules = "double"     // two lines
	RulesDashed     Rules = "dashed"     // dashed lines
	RulesApart      Rules = "apart"      // each cell has its own box
	RulesHorizontal Rules = "horizontal" // between rows only
	RulesLabels     Rules = "labels"     // below rows of labels only
	RulesOuter      Rules = "outer"      // around a table
	RulesNone       Rules = "none"
)

// Columns is how wide columns are.
type Columns string

// The columns.
const (
	ColumnsEven    Columns = "even"
	ColumnsHinted  Columns = "hinted"  // by what usually stands in them
	ColumnsDrifted Columns = "drifted" // the same, with a mind of their own
	ColumnsAuto    Columns = "auto"    // as the browser finds fit
)

// Style is how a report is printed. Lengths are in points.
type Style struct {
	Name    string
	Kind    reportgen.Kind
	Size    reportgen.Size
	Wording reportgen.Wording
	Wear    *wear.Wear // nil: the file is electronic

	Paper             string // a CSS page size
	Margin            [4]float64
	Font, Latin       string // Latin is the font of digits, "" for Font
	Points, Leading   float64
	PadX, PadY        float64
	Tables            Tables
	Rules             Rules
	Columns           Columns
	Width             int    // percent of the page that tables take
	LabelAlign, Align string // CSS text-align of labels and values
	AmountRight       bool
	VerticalAlign     string
	LabelShade, Zebra string // CSS colors, "" for none
	LabelBold         bool
	WordBreak         string // CSS word-break of cells
	LabelsWhole       bool   // labels are never wrapped
	LabelsBroken      bool   // long labels have a line break in their middle
	HeadingAlign      string
	HeadingBox        bool   // headings of sections stand in a box
	Footer, Header    string // %d is the page, then the number of pages
	FooterAt          string // CSS margin box
	Watermark, Seal   string
	RepeatLabels      bool // lists of queries repeat their labels on each page
	RowsWhole         bool // a row never goes over a page break
	StripLine         string
	YearOnce          bool // the year is a cell of two rows
	BreakAfter        part // pages end after some lines of this part
	BreakPercent      int  // of these lines
	Gap               float64
	Tagged            bool // the file tells its structure
	HeadInLine        bool // report number and time stand above the first table
	TitlePoints       float64
	ColumnDrift       uint64 // seeds ColumnsDrifted
	AgreementsFirst   bool
	LevelFirst        bool // 五级分类 before 余额 of a duty
	Origin            int  // 原债权人 of C1: 0 none, 1 first, 2 last, 3 in the middle
	DistinctLastQuery bool // 上一次查询记录 has labels
	Numeral, Brackets string
	Colon             string
	AgeDash, Outside  string
	ClosedLabel       string
	EmptyHeadings     bool
	CourtAsFiling     bool
	CardMisprint      bool
	PostpaidTitle     bool
	Readings          bool // 数字解读 of a lender's edition
	TooMany           bool
	MergedThreeThree  bool // 查询记录概要 merges 3+3+2 labels
	Explanations      bool
	Logo              bool
	BriefRestart      bool
	BriefShortTitles  bool
	BriefNotes        bool
	BriefWide         bool
	HeadingInside     bool // the line above an account is a row of its table
	TablesWhole       bool // a table that fits a page is not broken
}

// Class is the class that accuracy is told by.
func (s Style) Class() reportgen.Class {
	switch {
	case s.Wear == nil:
		return reportgen.ClassElectronic
	case s.Wear.Rough():
		return reportgen.ClassRoughScan
	}
	return reportgen.ClassScan
}

func (s Style) person() bool { return s.Wording.Edition == reportgen.EditionPerson }

// describe names a style by what makes most of its look.
func (s Style) describe(seed uint64) string {
	return fmt.Sprintf("browser-%d %s %s %s %s", seed, s.Tables, s.Rules, s.Columns, s.Paper)
}
