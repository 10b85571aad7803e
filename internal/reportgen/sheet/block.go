// Package sheet sets documents made of headings, paragraphs and bands of cells
// on pages, in many looks. It must not know what the texts mean, only what part
// of a table they are, nor how a page is written to a file.
package sheet

// Part is what a row is in its table. Looks may break the page after one.
type Part string

// The parts.
const (
	PartTitle   Part = "title"   // a merged row that names what follows
	PartHead    Part = "head"    // labels
	PartValue   Part = "value"   // what the labels name
	PartAsOf    Part = "as of"   // 截至…
	PartMonths  Part = "months"  // 1 to 12
	PartState   Part = "state"   // the states of a year
	PartAmount  Part = "amount"  // the amounts of a year
	PartAccount Part = "account" // the line before an account's tables
	PartHeading Part = "heading" // of a section
	PartText    Part = "text"
)

// Cell is a cell of a row.
type Cell struct {
	Text string
	Span int  // columns, 0 means 1
	Down int  // rows, 0 means 1; the rows below leave its columns out
	Head bool // a label
	Left bool // never centred
}

// Row is one row of a band.
type Row struct {
	Part  Part
	Cells []Cell
}

// Band is rows over the same columns.
type Band struct {
	Columns []float64 // weights of their widths
	Rows    []Row
	Repeat  bool // its first row may be printed again on each page
	Lines   Lines
}

// Lines is which lines a band has, whatever the look.
type Lines string

// The lines.
const (
	LinesAsLook Lines = ""
	LinesNone   Lines = "none"
	LinesAround Lines = "around" // above and below the labels and below the last row
)

// Heading is a line outside the tables.
type Heading struct {
	Level int // 0 the document's title, 1, 2 sections, 3 what stands before a table, 4 the line below the title
	Text  string
}

// Block is one of these three.
type Block struct {
	Heading *Heading
	Bands   []Band // a table
	Text    string // a paragraph
}

// Title is a block of one heading.
func Title(level int, text string) Block { return Block{Heading: &Heading{Level: level, Text: text}} }

// Paragraph is a block of running text.
func Paragraph(text string) Block { return Block{Text: text} }

// Table is a block of bands.
func Table(bands ...Band) Block { return Block{Bands: bands} }

// Pairs is a band of a label row and rows of values, as wide as said.
func Pairs(columns []float64, labels []string, rows ...[]string) Band {
	b := Band{Columns: columns, Rows: []Row{{Part: PartHead, Cells: cells(labels, true)}}}
	for _, r := range rows {
		b.Rows = append(b.Rows, Row{Part: PartValue, Cells: cells(r, false)})
	}
	return b
}

func cells(texts []string, head bool) []Cell {
	out := make([]Cell, len(texts))
	for i, t := range texts {
		out[i] = Cell{Text: t, Head: head}
	}
	return out
}

// Merged is a band of one cell.
func Merged(part Part, text string) Band {
	return Band{Columns: []float64{1}, Rows: []Row{{Part: part, Cells: []Cell{{Text: text, Head: part != PartValue && part != PartText}}}}}
}
