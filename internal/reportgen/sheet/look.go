package sheet

import (
	"math/rand/v2"

	"xinbao/internal/reportgen/pdfout"
)

// Look is how a document looks.
type Look struct {
	Width, Height float64 // of the paper, in points
	Margin        float64
	Size          float64 // of the text in tables
	Leading       float64 // distance of lines in sizes
	Pad           float64 // between a rule and the text
	RowGap        float64 // added to each row's height
	Rules         Rules
	RuleWidth     float64
	Shade         pdfout.Color // behind labels; white is none
	HeadBold      bool         // labels are bold
	Columns       Columns
	Wrap          Wrap
	Left          bool    // cells, headings of level 3 and page numbers are not centred
	Top           bool    // cells are set at the top, not in the middle
	Apart         float64 // between the bands of a table, as browsers print them
	BreakAfter    Part    // break pages after such rows, where the page is well filled
	RepeatHead    bool    // bands that may, repeat their labels on each page
	Strip         Strip
	Footer        string // with two numbers: page and pages; empty for none
	FooterRight   bool
	Header        string // a running header, empty for none
	Logo          string // small, at the top of the first page
	Watermark     string
	Stamp         string     // the words of a round seal
	StampPages    StampPage  // where the seal is
	Random        *rand.Rand // for what is uneven
}

// Rules is which ruling lines are drawn.
type Rules string

// The rules.
const (
	RulesGrid       Rules = "grid"
	RulesHorizontal Rules = "horizontal" // none upright
	RulesPartly     Rules = "partly"     // no line around some bands
	RulesBoxes      Rules = "boxes"      // each cell a rectangle
	RulesThinGrid   Rules = "thin grid"  // outside thick, inside hair lines
	RulesNone       Rules = "none"       // columns by alignment only
)

// Strip is what is between the states and the amounts of a year.
type Strip string

// The strips.
const (
	StripSolid  Strip = "solid"
	StripDashed Strip = "dashed"
	StripNone   Strip = "none"
)

// Columns is how the widths of columns are found.
type Columns string

// The columns.
const (
	ColumnsWeighted Columns = "weighted" // by what they hold
	ColumnsEven     Columns = "even"
	ColumnsMicro    Columns = "micro"  // on a grid of 24, as iText's merged tables
	ColumnsJitter   Columns = "jitter" // weights changed by up to a quarter
)

// Wrap is where lines of a cell may end.
type Wrap string

// The wraps.
const (
	WrapAnywhere Wrap = "anywhere" // within numbers too
	WrapTokens   Wrap = "tokens"   // within a number only if it is wider than the cell
)

// StampPage is which pages bear the seal.
type StampPage string

// The stamp pages.
const (
	StampFirst StampPage = "first"
	StampLast  StampPage = "last"
)

func (l Look) inner() float64 { return l.Width - 2*l.Margin }
