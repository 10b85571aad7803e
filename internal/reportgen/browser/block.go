package browser

// part is what a line of a table is, for those who break pages at it.
type part string

const (
	partTitle   part = "title"   // a merged row above labels
	partLabels  part = "labels"  // a row of labels
	partValues  part = "values"  // a row of values
	partAsOf    part = "as of"   // 截至…
	partMonths  part = "months"  // 1 to 12 above a strip
	partState   part = "state"   // the states of a year
	partAmount  part = "amount"  // the amounts of a year
	partHeading part = "heading" // a heading, wherever it stands
)

// cell is a cell of a table; across and down are 1 where they are 0.
type cell struct {
	text         string
	across, down int
	label        bool
}

// line is a row of a table.
type line struct {
	part  part
	cells []cell
}

// band is lines that share columns. Weights are how wide a column is that has room
// enough, in no unit.
type band struct {
	weights []float64
	lines   []line
	repeats bool // the first line may stand on every page
	plain   bool // without lines and shades
	ruled   bool // lines above and below only
}

// block is what stands on the paper one below the other: a band, or a text of a
// level. Levels 1 to 3 are headings: of a section, of a part, of an account or a
// list; 0 is a text.
type block struct {
	band  *band
	level int
	text  string
	note  string // a text beside a heading of a section
	turn  bool   // landscape pages begin, or end
}

func heading(level int, text string) block { return block{level: level, text: text} }

func paragraph(text string) block { return block{text: text} }

// merged is one cell over the whole width.
func merged(p part, text string) block {
	return block{band: &band{weights: []float64{1}, lines: []line{{part: p, cells: []cell{{text: text, label: p == partTitle || p == partAsOf}}}}}}
}

// list is labels above rows of values.
func list(weights []float64, labels []string, rows ...[]string) block {
	b := &band{weights: weights, lines: []line{labelled(labels)}}
	for _, r := range rows {
		b.lines = append(b.lines, valued(r))
	}
	return block{band: b}
}

func labelled(labels []string) line {
	l := line{part: partLabels}
	for _, text := range labels {
		l.cells = append(l.cells, cell{text: text, label: true})
	}
	return l
}

func valued(values []string) line {
	l := line{part: partValues}
	for _, text := range values {
		l.cells = append(l.cells, cell{text: text})
	}
	return l
}

// rowsOf prints each of the records as a row.
func rowsOf[T any](records []T, row func(T) []string) [][]string {
	var out [][]string
	for _, r := range records {
		out = append(out, row(r))
	}
	return out
}
