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
	TablesReport  Tables = "report"  // everything
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
	RulesColumns    Rules = "columns"    // between columns only
	RulesPairs      Rules = "pairs"      // around a label and its values
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

// Style is how a report is printed. Lengths are in points, colors and alignments
// are CSS's.
type Style struct {
	Name    string
	Kind    reportgen.Kind
	Size    reportgen.Size
	Wording reportgen.Wording
	Wear    *wear.Wear // nil: the file is electronic
	TwoUp   bool       // with Wear: two pages on a sheet
	Mixed   bool       // with Wear: the sheets are out of order
	Tagged  bool       // the file tells its structure
	Long    bool       // institutions have names of up to 40 characters

	Sheet
	Type
	Grid
	Words
	Brief
}

// Sheet is the paper and what stands around the report.
type Sheet struct {
	Paper      string // a CSS page size
	Margin     [4]float64
	WideCredit bool   // the accounts stand on landscape pages
	Footer     string // %d is the page, then the number of pages; %[2]d is that of pages before the page
	FooterAt   string // CSS margin box
	Header     string // %s is the report number
	Watermark  string
	Tiled      bool   // the watermark comes again and again
	Seal       string // first, last: the page
	Logo       bool
}

// Type is fonts and sizes.
type Type struct {
	Font, Latin     string // Latin is the font of digits, "" for Font
	LabelFont       string // "" for Font
	Points, Leading float64
	Title           float64
	Spacing         float64 // between characters
	Weight          string  // of the characters in cells
	HeadingAlign    string
	HeadingBox      bool // headings of sections stand in a box
}

// Grid is how tables look.
type Grid struct {
	Tables        Tables
	Rules         Rules
	RuleColor     string
	Columns       Columns
	Drift         uint64  // seeds ColumnsDrifted
	Width         int     // percent of the page that tables take
	Gap           float64 // below a table
	PadX, PadY    float64
	RowHeight     float64 // at least
	LabelAlign    string
	Align         string
	AmountRight   bool
	VerticalAlign string
	LabelShade    string // "" for none
	LabelColor    string
	LabelBold     bool
	Zebra         string
	WordBreak     string // CSS word-break of cells
	LabelsWhole   bool   // labels are never wrapped
	LabelsSpread  bool   // the characters of a label fill its cell
	LabelsBroken  bool   // long labels have a line break in their middle
	HeadingInside bool   // the line above an account is a row of its table
	RepeatLabels  bool   // lists of queries repeat their labels on each page
	RowsWhole     bool   // a row never goes over a page break
	TablesWhole   bool   // a table that fits a page is not broken
	BreakAfter    part   // pages end after some lines of this part
	BreakPercent  int    // of these lines
	StripLine     string // between states and amounts, "" as the others
	YearOnce      bool   // the year is a cell of two rows
}

// Words is what a print says where prints differ and the report does not.
type Words struct {
	Numeral         string // behind the numeral of a section
	Brackets        string
	Colon           string
	AgeDash         string // of 逾期31—60天
	Outside         string // in grid cells outside the range
	ClosedLabel     string
	HeadInLine      bool // report number and time stand above the first table
	EmptyHeadings   bool // sections without content have their headings
	CourtAsFiling   bool // 立案法院, 案由 above enforcements
	CardMisprint    bool // 最近当前逾期总额
	PostpaidTitle   bool // 后付费记录
	Readings        bool // 数字解读 of a lender's edition
	TooMany         bool // the note that not all accounts are shown
	Merged332       bool // 查询记录概要 merges 3+3+2 labels
	LastQueryLabels int  // how many labels 上一次查询记录 has: 0, 3, 4
	Explanations    bool
	StatesTable     bool   // 还款状态说明 is a table
	AgreementsFirst bool   // 授信协议 before 相关还款责任
	LevelFirst      bool   // 五级分类 before 余额 of a duty
	Origin          Origin // of C1
}

// Origin is where an account of C1 names the original creditor.
type Origin string

// The origins.
const (
	OriginNone   Origin = "none"
	OriginFirst  Origin = "first"
	OriginMiddle Origin = "middle"
	OriginLast   Origin = "last"
)

// Brief is what only brief reports have.
type Brief struct {
	Restart     bool   // accounts are numbered anew in each group
	ShortTitles bool   // of the groups
	SideNotes   bool   // beside the table of 信息概要
	Guarantees  string // the title above guarantees for others
	Indent      bool   // of the rows that are parts of others
	LooseHead   bool   // the head is lines of text
	BesideBox   bool   // what a part contains stands beside its title
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
