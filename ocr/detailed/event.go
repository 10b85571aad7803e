package detailed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/table"
)

// kind is what a row of the page is.
type kind string

// The kinds.
const (
	kindValues  kind = "values"  // what the row above names
	kindChapter kind = "chapter" // a heading of level 1
	kindSection kind = "section" // a heading of level 2
	kindStrange kind = "strange" // a heading that no description knows
	kindTop     kind = "top"     // report number and time
	kindEdition kind = "edition"
	kindAccount kind = "account" // 账户1
	kindNewest  kind = "newest"  // only the newest accounts are shown
	kindTitle   kind = "title"   // a merged row
	kindAsOf    kind = "as of"   // 截至2015年05月05日
	kindLatest  kind = "latest"  // …以后的最新还款记录
	kindRange   kind = "range"   // …的还款记录
	kindMonths  kind = "months"  // 1 to 12
	kindLabels  kind = "labels"
	kindGroups  kind = "groups" // labels over labels
)

// block is a row that says what it is, and the rows of values that follow.
type block struct {
	kind    kind
	name    string      // canonical title, date, state
	row     layout.Row  // the row itself
	cell    layout.Cell // its text
	columns []table.Column
	values  []layout.Row
}

// blocks takes the rows apart, up to the notes at the end.
func blocks(rows []layout.Row) []block {
	var out []block
	for i := 0; i < len(rows); {
		b, taken := begin(rows, i)
		if len(out) > 0 && out[len(out)-1].namesFamily(b, rows[i]) {
			b, taken = block{kind: kindValues}, 1
		}
		switch {
		case b.kind == kindChapter && b.name == ending:
			return out
		case b.kind == kindValues && (upright(rows[i]) || len(out) > 0 && out[len(out)-1].severalIn(rows[i])):
			rows = splitAt(rows, i)
			continue
		case b.kind == kindValues && len(out) == 0:
		case b.kind == kindValues && out[len(out)-1].kind == kindRange && isMonthsByPlace(rows[i]):
			out = append(out, block{kind: kindMonths, row: asMonths(rows[i])})
		case b.kind == kindValues && out[len(out)-1].unreadLabels(rows[i]):
			out = append(out, block{kind: kindGroups, row: rows[i]}) // nobody knows what is below
		case b.kind == kindValues:
			last := &out[len(out)-1]
			last.values = append(last.values, rows[i])
		case repeated(out, b, rows[i]) || running(out, b, rows[i]):
			if i+taken < len(rows) {
				rows[i+taken].First = true // what goes on here began on the page before
			}
		default:
			out = append(out, b)
		}
		i += taken
	}
	return out
}

// namesFamily is true for the name of a family of accounts in the first column of a table:
// it may wrap, and stand alone on its line like a heading. Headings have numerals.
func (b *block) namesFamily(heading block, row layout.Row) bool {
	return b.kind == kindLabels && heading.kind == kindSection && b.hasAll([]string{"账户类型"}) && !numeral.MatchString(row.Key())
}

// splitAt is the rows with the lines of rows[i] instead of it, and those rows between
// them that stand there: a merged one has no upright in its middle.
func splitAt(rows []layout.Row, i int) []layout.Row {
	lines := rows[i].Split()
	last := lines[len(lines)-1].Y
	to := i + 1
	for to < len(rows) && rows[to].Sheet == rows[i].Sheet && rows[to].Y < last {
		lines = append(lines, rows[to])
		to++
	}
	slices.SortStableFunc(lines, func(a, b layout.Row) int { return cmp.Compare(a.Y, b.Y) })
	return slices.Replace(slices.Clone(rows), i, to, lines...)
}

// upright is true for a row of a table that has upright rules only, or no rule below
// its last row: what lies between them has a row of labels in it.
func upright(row layout.Row) bool {
	if !row.Ruled || !slices.ContainsFunc(row.Cells, func(c layout.Cell) bool { return len(c.Lines) > 1 }) {
		return false
	}
	lines := row.Split()
	if isMonths(lines[0]) {
		return len(lines) > 1
	}
	for i := range lines {
		if _, taken := words.Head(lines, i); taken > 0 {
			return i > 0 || taken < len(lines)
		}
	}
	return false
}

// severalIn is true for a row between rules that holds several rows of the block: the
// rest of a table that has upright rules only.
func (b *block) severalIn(row layout.Row) bool {
	switch {
	case !row.Ruled:
		return false
	case b.kind == kindLabels:
		return words.Several(b.columns, row)
	case b.kind == kindMonths:
		return severalYears(row)
	}
	return false
}

// unreadLabels is true for a row below labels that has one of them again, in its column:
// it is the label row of another band that was read too badly.
func (b *block) unreadLabels(row layout.Row) bool {
	if b.kind != kindLabels || len(row.Cells) < 2 {
		return false
	}
	return slices.ContainsFunc(b.columns, func(c table.Column) bool {
		return c.Label != "" && slices.ContainsFunc(row.Cells, func(v layout.Cell) bool {
			return v.Key == layout.Key(c.Label) && v.From < c.Cell.To && c.Cell.From < v.To
		})
	})
}

// repeated is true for labels that are printed again at the top of the next page:
// those of the query tables, and in browsers' prints any.
func repeated(out []block, b block, row layout.Row) bool {
	if len(out) == 0 || b.kind != kindLabels && b.kind != kindMonths {
		return false
	}
	last := out[len(out)-1]
	if last.kind != b.kind || last.row.Sheet == row.Sheet || !row.First || len(last.columns) != len(b.columns) {
		return false
	}
	for i := range b.columns {
		if b.columns[i].Label != last.columns[i].Label {
			return false
		}
	}
	return true
}

// begin says what rows[i] is, and how many rows belong to it.
func begin(rows []layout.Row, i int) (block, int) {
	row := rows[i]
	if !row.Ruled || len(row.Cells) == 1 {
		if b, taken := single(rows, i); taken > 0 {
			return b, taken
		}
	}
	if b, ok := amidSeal(row); ok {
		return b, 1
	}
	if b, taken := top(rows, i); taken > 0 {
		return b, taken
	}
	if months, taken := wrappedMonths(rows, i); taken > 0 {
		return block{kind: kindMonths, row: months, columns: words.Name(months.Cells)}, taken
	}
	if columns, taken := words.Head(untilSingle(rows, i), i); taken > 0 {
		b := block{kind: kindLabels, row: row, columns: columns}
		if slices.Contains(groups, columns[0].Label) {
			b.kind = kindGroups
		}
		return b, taken
	}
	if name, ok := title(row.Cells[0].Key); ok && len(row.Cells) > 1 && row.Ruled {
		values := row
		values.Cells = row.Cells[1:]
		return block{kind: kindTitle, name: name, row: row, cell: row.Cells[0], values: []layout.Row{values}}, 1
	}
	return block{kind: kindValues}, 1
}

// untilSingle is the rows before the next one that is no label: labels may wrap, but not
// around it.
func untilSingle(rows []layout.Row, i int) []layout.Row {
	for j := i + 1; j < len(rows) && j < i+labelLines && !rows[j].Ruled; j++ {
		if _, taken := single(rows, j); taken > 0 {
			return rows[:j]
		}
	}
	return rows
}

// single looks at a row that is one text, which may go on in the next lines.
func single(rows []layout.Row, i int) (block, int) {
	row := rows[i]
	key := row.Key()
	b := block{row: row, cell: layout.Join(row.Cells...)}
	found := func(k kind, name string) (block, int) {
		b.kind, b.name = k, name
		return b, 1
	}
	if name, level := heading(key); level > 0 {
		return found(titleKind(level), name)
	}
	if name, ok := title(key); ok {
		return found(kindTitle, name)
	}
	for _, f := range forms {
		if m := f.form.FindStringSubmatch(key); m != nil {
			b.kind, b.name = f.kind, m[len(m)-1]
			if f.until == "" {
				return b, 1
			}
			return wrapped(b, rows, i, f.until)
		}
	}
	if rangeLike.MatchString(key) && b.cell.Source == page.SourceRecognition {
		return found(kindRange, key)
	}
	if t, ok := misread(key); ok && b.cell.Source == page.SourceRecognition && together(row) {
		return found(titleKind(t.level), t.name)
	}
	if m := chapterLike.FindStringSubmatch(row.Text()); m != nil && !row.Ruled {
		return found(kindStrange, m[1])
	}
	return block{}, 0
}

// amidSeal is a heading beside single characters that were read of a seal.
func amidSeal(row layout.Row) (block, bool) {
	var b block
	for _, c := range row.Cells {
		name, level := heading(c.Key)
		switch {
		case c.Source != page.SourceRecognition:
			return block{}, false
		case level > 0 && b.name == "":
			b = block{kind: titleKind(level), name: name, row: row, cell: c}
		case utf8.RuneCountInString(c.Key) > 1:
			return block{}, false
		}
	}
	return b, b.name != ""
}

// wideBlank is how far words of one heading may be apart, in heights.
const wideBlank = 3

// together is true for a row of which the words may be one text.
func together(row layout.Row) bool {
	for i := 1; i < len(row.Cells); i++ {
		a, b := row.Cells[i-1].Ink, row.Cells[i].Ink
		if b.X0-a.X1 > wideBlank*max(a.Height(), b.Height()) {
			return false
		}
	}
	return true
}

// rangeLike is a range of which a digit or the dash was not read. What it says is not
// told, but months follow.
var rangeLike = regexp.MustCompile(`^\d{2,4}[年.]\d{1,2}月?.{0,3}\d{2,4}[年.]\d{1,2}月?的?(?:还款|缴费)记?录?$`)

// titleKind is the kind of a row that a heading of the level is, or a title.
func titleKind(level int) kind { return [...]kind{kindTitle, kindChapter, kindSection}[level] }

// A row of labels wraps over so many lines at most.
const labelLines = 8

// A text wraps over so many lines at most.
const textLines = 5

// wrapped adds the lines until the text ends.
func wrapped(b block, rows []layout.Row, i int, until string) (block, int) {
	n := 1
	for ; n < textLines && i+n < len(rows) && !ends(b.cell.Key, until); n++ {
		b.cell = layout.Join(b.cell, layout.Join(rows[i+n].Cells...))
	}
	return b, n
}

func ends(key, until string) bool {
	if until == ")" {
		return strings.Count(key, "(") <= strings.Count(key, ")")
	}
	return strings.Contains(key, until)
}

// topForm is a line of number and time, or the end of one of them.
var topForm = regexp.MustCompile(`报告编号|报告时间|^[\d.:]*\d$`)

// top looks for number and time of the report, which stand beside each other and may wrap.
func top(rows []layout.Row, i int) (b block, taken int) {
	cells, taken := rows[i].Cells, 1
	if key := rows[i].Key(); !strings.Contains(key, "报告编号") && !strings.Contains(key, "报告时间") {
		return block{}, 0
	}
	for n := i + 1; !rows[i].Ruled && n < len(rows) && n < i+textLines && !rows[n].Cut && topForm.MatchString(rows[n].Key()) && !farBelow(rows[n-1], rows[n]); n++ {
		cells = append(slices.Clone(cells), rows[n].Cells...)
		taken++
	}
	cell := layout.Join(table.Stacks(cells)...)
	if !strings.Contains(cell.Key, "报告编号") && !timeForm.MatchString(cell.Key) {
		return block{}, 0
	}
	return block{kind: kindTop, row: rows[i], cell: cell}, taken
}

// farBelow is true for digits that are more than a blank line below another row: the
// months of a strip, and its amounts, may stand below the header of a page.
func farBelow(above, row layout.Row) bool {
	a, b := above.Box(), row.Box()
	return b.Y0-a.Y1 > a.Height() && !strings.Contains(row.Key(), "报告")
}

// running is true for number and time of the report that are printed again on another
// page, as its header.
func running(out []block, b block, row layout.Row) bool {
	if b.kind != kindTop {
		return false
	}
	return slices.ContainsFunc(out, func(first block) bool {
		return first.kind == kindTop && first.row.Sheet < row.Sheet && (timeForm.MatchString(first.cell.Key) || !timeForm.MatchString(b.cell.Key))
	})
}
