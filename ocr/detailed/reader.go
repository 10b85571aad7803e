package detailed

import (
	"reflect"
	"slices"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/table"
	"xinbao/report"
)

// Result is a report that was read.
type Result struct {
	Report  *report.Detailed
	Proof   evidence.Map
	Strange []Strange
	// Newest are the JSON pointers of lists of which the report says that it shows
	// the newest entries only.
	Newest []string
	// Begun are titles of accounts and tables of which nothing could be read.
	Begun []string
}

// Strange is a section that the description of reports does not know.
type Strange struct {
	Title string
	Page  int
	Texts []string // its rows
}

// Read reads a report from the rows of its pages.
func Read(doc layout.Document) Result {
	r := newReader()
	all := blocks(doc.WithoutRunning(meaningful).Rows)
	for i := range all {
		r.block(&all[i])
	}
	return Result{Report: r.report, Proof: r.proof, Strange: r.strange, Newest: r.newest, Begun: r.begun}
}

// meaningful is true for a line that pages may begin with again and again: labels,
// headings, merged rows.
func meaningful(row layout.Row) bool {
	b, _ := begin([]layout.Row{row}, 0)
	return b.kind != kindValues
}

// signs is how much of a detailed report must be there: a page that only speaks of
// credit reports shows less.
const signs = 3

// Is is true for the rows of a detailed report: they have headings of level 1 and
// tables that no other document has.
func Is(rows []layout.Row) bool {
	found := map[string]bool{}
	for i := 0; i < len(rows) && len(found) < signs; i++ {
		if name, level := heading(rows[i].Key()); level == 1 && !shared[name] {
			found[name] = true
		} else if columns, taken := words.Head(rows, i); taken > 0 && !shared[columns[0].Label] {
			found[columns[0].Label] = true
		}
	}
	return len(found) >= signs
}

// shared is what brief reports have too.
var shared = set("信息概要", "查询记录", "编号")

// reader fills a report from blocks, in their order.
type reader struct {
	report *report.Detailed
	root   node
	proof  evidence.Map

	chapter, section string
	title            string // the last merged title row below the heading
	account          *account
	reported         []reported // whose institutions come next
	listed           string     // the list of the last numbered table of a person: 居住信息, 职业信息

	strange []Strange
	newest  []string
	begun   []string
}

func newReader() *reader {
	r := &reader{report: &report.Detailed{}, proof: evidence.Map{}}
	r.root = node{reflect.ValueOf(r.report).Elem(), ""}
	return r
}

// block reads one block. What a heading announces ends what went before.
func (r *reader) block(b *block) {
	switch b.kind {
	case kindChapter, kindSection, kindStrange:
		r.heading(b)
	case kindTop:
		r.top(b)
	case kindAccount:
		r.openAccount(b)
	case kindNewest:
		r.newest = append(r.newest, r.listOfSection())
	case kindAsOf:
		r.asOf(b)
	case kindLatest:
		r.title = string(kindLatest)
		r.latestTitle(b)
	case kindRange:
		r.rangeTitle(b)
	case kindMonths:
		r.strip(b)
	case kindTitle:
		r.titled(b)
	case kindLabels:
		r.table(b)
	case kindEdition, kindGroups, kindValues:
	}
}

func (r *reader) heading(b *block) {
	r.section, r.title, r.account, r.reported = b.name, "", nil, nil
	if b.kind == kindChapter {
		r.chapter = b.name
	}
	if b.kind == kindStrange {
		r.strange = append(r.strange, Strange{Title: b.name, Page: b.row.Page})
		r.note(b.values)
	}
}

// note keeps what stands in a section that is not known.
func (r *reader) note(rows []layout.Row) {
	s := &r.strange[len(r.strange)-1]
	for _, row := range rows {
		s.Texts = append(s.Texts, row.Text())
	}
}

// titled reads what stands below a merged title without labels of its own.
func (r *reader) titled(b *block) {
	if b.name != organization {
		r.title = b.name
	}
	if len(b.values) == 0 {
		return
	}
	text := textOf(b.values)
	header, _ := r.root.child("报告头")
	switch b.name {
	case organization:
		r.institutions(b.values)
	case fraudWarning:
		warning, _ := header.child(fraudWarning)
		l, _ := warning.leaf("警示信息")
		r.set(l, text, table.SureRuled)
	case objection, "异议标注数目":
		l, _ := header.leaf(objection)
		r.set(l, text, table.SureRuled)
	case lastQuery:
		r.lastQuery(b)
	case specialEvent:
		r.specialEvent(text)
	}
}

// textOf is a text over several lines.
func textOf(rows []layout.Row) layout.Cell {
	var out layout.Cell
	for _, row := range rows {
		out = layout.Join(out, layout.Join(row.Cells...))
	}
	return out
}

// table reads a table by what its labels are.
func (r *reader) table(b *block) {
	for _, route := range routes {
		if b.hasAll(route.labels) {
			route.read(r, b)
			return
		}
	}
}

func (b *block) hasAll(labels []string) bool {
	for _, l := range labels {
		if !slices.ContainsFunc(b.columns, func(c table.Column) bool { return c.Label == l }) {
			return false
		}
	}
	return true
}

// relabel gives a column the label that it has elsewhere.
func (b *block) relabel(from, to string) {
	for i := range b.columns {
		if b.columns[i].Label == from {
			b.columns[i].Label = to
		}
	}
}
