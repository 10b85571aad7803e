package brief

import (
	"regexp"
	"strconv"
	"strings"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/proofread"
	"xinbao/ocr/table"
	"xinbao/report"
)

// Result is a brief report that was read.
type Result struct {
	Report  *report.Brief
	Proof   evidence.Map
	Strange []Strange
}

// Strange is a section that report.Brief has no place for.
type Strange struct {
	Title string
	Page  int
	Texts []string
}

// Read reads a report from the rows of its pages.
func Read(doc layout.Document) Result {
	r := &reader{report: &report.Brief{}, proof: evidence.Map{}}
	rows := apart(doc.WithoutRunning(meaningful).Rows)
	for i := 0; i < len(rows); {
		taken := r.step(rows, i)
		if taken == 0 {
			break // the notes at the end
		}
		i += taken
	}
	r.endTable()
	r.dropEmpty()
	r.proofread()
	return Result{Report: r.report, Proof: r.proof, Strange: r.strange}
}

// apart takes rows apart that have labels and values between two rules.
func apart(rows []layout.Row) []layout.Row {
	var out []layout.Row
	for _, row := range rows {
		if lines := row.Split(); row.Ruled && len(lines) > 1 {
			_, labels := words.Head(lines, 0)
			if _, counts := abstractHead(lines, 0); max(labels, counts) > 0 && max(labels, counts) < len(lines) {
				out = append(out, lines...)
				continue
			}
		}
		out = append(out, row)
	}
	return out
}

// signs is how much of a brief report must be there: a page that only speaks of
// credit reports shows less.
const signs = 3

// Is is true for the rows of a brief report: they have titles and a summary that no
// other document has.
func Is(rows []layout.Row) bool {
	found := map[string]bool{}
	for i := 0; i < len(rows) && len(found) < signs; i++ {
		switch part, group := partOf(rows[i]), groupOf(rows[i].Key()); {
		case part != "" && !shared[part]:
			found[part] = true
		case group != "":
			found[group] = true
		case isAbstract(rows, i):
			found["summary"] = true
		}
	}
	return len(found) >= signs
}

// shared is what detailed reports have too, as headings, or alone on a line of a table.
var shared = map[string]bool{"查询记录": true, "信用卡": true, "贷款": true, "资产处置": true, "垫款": true}

// The places of sentences and queries in the report.
const (
	cards       = "creditCards"
	houses      = "houseLoans"
	others      = "otherLoans"
	unOverdue   = "unOverdue"
	overdue     = "overdue"
	overdraft   = "overdraft"
	guarantees  = "guaranteeOthers"
	personList  = "personalQueryRecords"
	companyList = "orgnizationQueryRecords"
)

// reader fills a report from rows, in their order.
type reader struct {
	report *report.Brief
	proof  evidence.Map

	begun   bool   // the head is over
	tail    string // the end of the head's first line, if it wrapped to the left margin
	odd     bool   // what follows has no place in the report
	section string // where sentences go: creditCards …
	group   string // and in which list
	number  int    // of the last sentence
	last    *string
	lastAt  string // its pointer

	list    string // which queries
	columns []table.Column
	values  []layout.Row

	strange []Strange
}

// parts are the bands and titles that divide the report. What follows some of them
// has no place in report.Brief, and is told as it stands.
var parts = map[string]string{
	"信贷记录": "", "信息概要": "", "公共记录": "", "查询记录": "", "说明": "",
	"信用卡": cards, "购房贷款": houses, "其他贷款": others,
	"资产处置信息": odd, "垫款信息": odd, "贷款": odd, "其他业务": odd, "相关还款责任信息": odd, "非信贷交易记录": odd,
	"资产处置": odd, "垫款": odd, "相关还款责任": odd,
}

const odd = "?"

// partOf is the title of a part, alone in its row or at the head of its box.
func partOf(row layout.Row) string {
	for _, key := range []string{row.Key(), row.Cells[0].Key} {
		bare := strings.TrimSuffix(key, ":")
		if _, ok := parts[bare]; ok && (key == row.Key() || boxed(row)) {
			return bare
		}
	}
	if m := besideIntro.FindStringSubmatch(row.Key()); m != nil {
		return m[1]
	}
	return ""
}

// besideIntro is a box whose blank border is narrow, and what its part is about.
var besideIntro = regexp.MustCompile(`^(信贷记录|公共记录|查询记录)(?:这部分包含|系统中没有)`)

// boxed is true for 信贷记录 and the like beside what the part is about.
func boxed(row layout.Row) bool {
	return len(row.Cells) > 1 && strings.HasPrefix(row.Cells[1].Key, "这部分包含") || len(row.Cells) > 1 && strings.HasPrefix(row.Cells[1].Key, "系统中没有")
}

// step reads what begins at rows[i] and says how many rows it took.
func (r *reader) step(rows []layout.Row, i int) int {
	row := rows[i]
	if part := partOf(row); part != "" && !(part == "说明" && !r.begun) {
		r.part(part, row)
		if part == "说明" {
			return 0
		}
		return 1
	}
	if n := r.groupTitle(rows, i); n > 0 {
		return n
	}
	if n := r.queryTitle(row); n > 0 {
		return n
	}
	if isAbstract(rows, i) {
		return r.abstract(rows, i)
	}
	if columns, n := words.Head(rows, i); n > 0 && columns[0].Label == "编号" {
		if r.columns == nil {
			r.columns = columns
		} else if i+n < len(rows) {
			rows[i+n].First = rows[i+n].First || rows[i].First // what goes on here began on the page before
		}
		return n
	}
	if !r.begun {
		if n := r.head(rows, i); n > 0 {
			return n
		}
	}
	r.text(row)
	return 1
}

func (r *reader) part(name string, row layout.Row) {
	r.endTable()
	r.dropEmpty()
	r.begun = true
	r.section, r.group, r.last, r.number = parts[name], "", nil, 0
	r.odd = r.section == odd || name == "公共记录"
	if r.odd {
		r.section = ""
		r.strange = append(r.strange, Strange{Title: name, Page: row.Page})
	}
}

// dropEmpty forgets a section that says nothing.
func (r *reader) dropEmpty() {
	if n := len(r.strange); n > 0 && len(r.strange[n-1].Texts) == 0 {
		r.strange = r.strange[:n-1]
	}
}

// intro is what a part says of itself.
var intro = regexp.MustCompile(`^(?:这部分包含|系统中没有)`)

// groupForms are the titles of lists of sentences; some prints shorten them.
var groupForms = []struct {
	form *regexp.Regexp
	list string
}{
	{regexp.MustCompile(`^(?:\d+[.、])?发生过逾期`), overdue},
	{regexp.MustCompile(`^透支超过60天`), overdraft},
	{regexp.MustCompile(`^(?:从未|未)(?:发生)?逾期`), unOverdue},
	{regexp.MustCompile(`^(?:为他人|对外)?(?:贷款)?(?:提供)?担保(?:的|信息|情况|明细|账户|贷款|如下)`), guarantees},
}

func groupOf(key string) string {
	if !groupEnd.MatchString(key) {
		return ""
	}
	for _, f := range groupForms {
		if f.form.MatchString(key) {
			return f.list
		}
	}
	return ""
}

// groupEnd tells a title from a sentence that wraps.
var groupEnd = regexp.MustCompile(`^[^,。]*(?:如下|账户明细|担保(?:信息|情况|明细)):?$`)

// groupTitle begins a list of sentences. Its title may go on in the next line.
func (r *reader) groupTitle(rows []layout.Row, i int) int {
	if r.section == "" {
		return 0
	}
	list, n := groupOf(rows[i].Key()), 1
	if list == "" && i+1 < len(rows) && groupOf(rows[i+1].Key()) == "" && strings.HasSuffix(rows[i+1].Key(), "下:") {
		list, n = groupOf(rows[i].Key()+rows[i+1].Key()), 2
	}
	if list == "" {
		return 0
	}
	r.group, r.last = list, nil
	return n
}

// item is the number before a sentence.
var item = regexp.MustCompile(`^(\d{1,3})[.、．]\s*`)

// text takes a line of a sentence: one that begins with the next number, or with
// 1, begins a sentence; any other goes on with the last.
func (r *reader) text(row layout.Row) {
	if r.columns != nil {
		r.values = append(r.values, row)
		return
	}
	cell := layout.Join(row.Cells...)
	if r.odd && !intro.MatchString(cell.Key) {
		r.strange[len(r.strange)-1].Texts = append(r.strange[len(r.strange)-1].Texts, cell.Text)
	}
	if r.group == "" || r.section == "" {
		return
	}
	if m := item.FindStringSubmatch(cell.Text); m != nil {
		if no, _ := strconv.Atoi(m[1]); no == r.number+1 || no == 1 {
			r.number = no
			r.last, r.lastAt = r.grow()
			r.put(cell.Text[len(m[0]):], cell)
			return
		}
	}
	r.put(cell.Text, cell)
}

// put adds a text to the last sentence.
func (r *reader) put(text string, cell layout.Cell) {
	if r.last == nil {
		return
	}
	proof, known := r.proof[r.lastAt]
	if !known {
		proof = evidence.Of(cell, table.SureColumn)
	} else {
		proof.Raw += cell.Text
		proof.Confidence = min(proof.Confidence, table.SureColumn*cell.Confidence)
		if proof.Page == cell.Page {
			proof.Box = proof.Box.Union(cell.Ink)
		}
	}
	r.proof[r.lastAt] = proof
	*r.last += strings.TrimSpace(text)
}

// proofread sets recognised sentences as Chinese is set, when they are whole.
func (r *reader) proofread() {
	for at, text := range report.Leaves(r.report) {
		if r.proof[at].Source == page.SourceRecognition {
			*text = proofread.Text(*text)
		}
	}
}

// grow adds an empty sentence to the list.
func (r *reader) grow() (text *string, at string) {
	list := r.sentences()
	*list = append(*list, "")
	return &(*list)[len(*list)-1], "/" + r.section + "/" + r.group + "/" + strconv.Itoa(len(*list)-1)
}
