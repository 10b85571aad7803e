package brief

import (
	"regexp"
	"slices"
	"strings"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/table"
)

// headLabel finds the labels of the head, each before its value.
var headLabel = regexp.MustCompile(`(报告编号|查询请求时间|查询时间|报告时间|姓名|证件类型|证件号码|其他证件信息|婚姻状况)\s*[:：]?\s*`)

// headLines are the labels of each line of the head.
var headLines = []*regexp.Regexp{
	regexp.MustCompile(`报告编号|查询(?:请求)?时间|报告时间`),
	regexp.MustCompile(`姓名|证件类型|证件号码|婚姻状况`),
	regexp.MustCompile(`其他证件信息`),
}

// head reads the head that begins at rows[i]: all rows up to the first part of the
// report, line by line. The texts of a line may wrap, each in its place.
func (r *reader) head(rows []layout.Row, i int) int {
	if !headLines[0].MatchString(rows[i].Key()) && !headBegins(rows, i) {
		return 0
	}
	n := 1
	for i+n < len(rows) && rows[i+n].Sheet == rows[i].Sheet && partOf(rows[i+n]) == "" && groupOf(rows[i+n].Key()) == "" && !isAbstract(rows, i+n) {
		n++
	}
	rest := rows[i : i+n]
	for line := range headLines {
		end := headEnd(rest, line)
		r.headLine(line, rest[:end])
		rest = rest[end:]
	}
	return n
}

// headBegins is true for a row of which the texts are the beginnings of labels that go on
// below.
func headBegins(rows []layout.Row, i int) bool {
	if i+1 == len(rows) || rows[i+1].Cut || rows[i+1].Sheet != rows[i].Sheet {
		return false
	}
	var texts []layout.Cell
	for _, row := range rows[i:min(i+headWraps, len(rows))] {
		texts = append(texts, row.Cells...)
	}
	return slices.ContainsFunc(table.Stacked(texts), func(stack []layout.Cell) bool {
		at := headLines[0].FindStringIndex(layout.Join(stack...).Key)
		return len(stack) > 1 && stack[0].Ink.MidY() < rows[i+1].Y && at != nil && at[0] == 0
	})
}

// headWraps is over how many lines the first texts of the head may wrap.
const headWraps = 3

// headLine reads one line of the head: its texts, each in its place, or as running text,
// where only that gives numbers and times.
func (r *reader) headLine(line int, rows []layout.Row) {
	texts := placed(rows)
	if line == 0 && !isTop(texts) {
		if running := runningText(rows); isTop([]layout.Cell{running}) {
			texts = []layout.Cell{running}
		}
	}
	label := ""
	for _, c := range texts {
		label = r.labelled(label, c)
	}
}

// placed is the texts of rows, each of what stands above each other.
func placed(rows []layout.Row) []layout.Cell {
	var texts []layout.Cell
	for _, row := range rows {
		texts = append(texts, unparted(row.Cells)...)
	}
	return withTimes(table.Stacks(texts))
}

// runningText is the texts of rows as they are read: it wraps to the left margin.
func runningText(rows []layout.Row) layout.Cell {
	var texts []layout.Cell
	for _, row := range rows {
		texts = append(texts, row.Cells...)
	}
	return layout.Join(texts...)
}

// timeBegins is a time of day, or what of it stands on the line of its date.
var timeBegins = regexp.MustCompile(`^\d{1,2}:?[\d:]*$`)

// unparted joins the beginnings of times to the dates before them on a line: their ends
// stand below the dates.
func unparted(words []layout.Cell) []layout.Cell {
	var out []layout.Cell
	for _, w := range words {
		if n := len(out); n > 0 && w.Source != page.SourceRecognition && timeBegins.MatchString(w.Key) && dateLast.MatchString(out[n-1].Key) {
			out[n-1] = layout.Join(out[n-1], w)
			continue
		}
		out = append(out, w)
	}
	return out
}

// The forms of the values of the head's first line.
var (
	serialForm = regexp.MustCompile(`^[0-9A-Za-z]{10,}$`)
	topForm    = regexp.MustCompile(`^\d{4}\D\d{1,2}\D\d{1,2}日?\d{1,2}:\d{2}:\d{2}$`)
)

// formOf is the form of what follows a label of the head's first line.
func formOf(label string) *regexp.Regexp {
	switch label {
	case "报告编号":
		return serialForm
	case "查询时间", "查询请求时间", "报告时间":
		return topForm
	}
	return nil
}

// isTop is true for texts with all labels of the first line, each with a number or a time.
func isTop(texts []layout.Cell) bool {
	found := 0
	for _, c := range texts {
		at := headLabel.FindAllStringSubmatchIndex(c.Text, -1)
		for i, m := range at {
			end := len(c.Text)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			if form := formOf(c.Text[m[2]:m[3]]); form != nil && form.MatchString(layout.Key(c.Text[m[1]:end])) {
				found++
			}
		}
	}
	return found == topTexts
}

// topTexts is how many texts the first line has: report number, and two times.
const topTexts = 3

var timeAlone = regexp.MustCompile(`^\d{1,2}:\d{2}:\d{2}$`)

var dateLast = regexp.MustCompile(`\d{4}\D\d{1,2}\D\d{1,2}日?$`)

// withTimes joins times of day to the dates before them: a blank may be wide.
func withTimes(texts []layout.Cell) (out []layout.Cell) {
	for _, c := range texts {
		if n := len(out); n > 0 && timeAlone.MatchString(c.Key) && dateLast.MatchString(out[n-1].Key) {
			out[n-1] = layout.Join(out[n-1], c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// headEnd is how many rows the line has: the next line begins with its labels, or
// with what of its texts stands above them, after the widest blank.
func headEnd(rows []layout.Row, line int) int {
	last, next := -1, len(rows)
	for i, row := range rows {
		key := row.Key()
		if headLines[line].MatchString(key) {
			last = i
		}
		for _, later := range headLines[line+1:] {
			if later.MatchString(key) && next == len(rows) {
				next = i
			}
		}
	}
	if last < 0 || next <= last {
		return 0
	}
	end, widest := next, -1.0
	for i := last + 1; i <= next && i < len(rows); i++ {
		if blank := rows[i].Box().Y0 - rows[i-1].Box().Y1; blank > widest {
			end, widest = i, blank
		}
	}
	for line == 0 && end < next && timeAlone.MatchString(rows[end].Key()) {
		end++ // as near to the names below as to its date
	}
	for next == len(rows) && end < next && wraps(rows[end-1], rows[end]) {
		end++
	}
	return end
}

// wraps is true for a row so near below another that it is the rest of its texts.
func wraps(above, row layout.Row) bool {
	return row.Box().Y0-above.Box().Y1 < row.Cells[0].Lines[0].Box.Height()/2
}

// labelled reads labels and values of one text; label is what the last text ended
// with.
func (r *reader) labelled(label string, c layout.Cell) string {
	text := c.Text
	for text != "" {
		at := headLabel.FindStringSubmatchIndex(text)
		if at == nil {
			r.headValue(label, text, c)
			return ""
		}
		r.headValue(label, text[:at[0]], c)
		label = text[at[2]:at[3]]
		text = text[at[1]:]
	}
	return label
}

// numberAndTime divides the report number from a time of day below it, which is the end
// of the line above: that of the report, where the head is running text.
var numberAndTime = regexp.MustCompile(`^([0-9A-Za-z]{10,}?)\s*(\d{2}:\d{2}:\d{2})$`)

// maskedNumber divides an identity number from the marital status behind it.
var maskedNumber = regexp.MustCompile(`^([0-9A-Za-z*＊]+)\s*(\p{Han}*)$`)

func (r *reader) headValue(label, text string, c layout.Cell) {
	text = strings.TrimSpace(strings.TrimLeft(text, " :：")) // the colon may stand apart from its label
	if text == "" {
		return
	}
	b := r.report
	if form := formOf(label); form != nil && c.Source != page.SourceRecognition && !form.MatchString(layout.Key(text)) && !numberAndTime.MatchString(text) && r.tail == "" {
		c.Confidence = 0 // something else is part of it
	}
	switch label {
	case "报告编号":
		if m := numberAndTime.FindStringSubmatch(text); m != nil {
			text, r.tail = m[1], " "+m[2]
		}
		r.say(&b.ReportID, "/reportId", text, c)
	case "查询时间", "查询请求时间":
		r.say(&b.QueryTime, "/queryTime", timed(text), c)
	case "报告时间":
		if !strings.Contains(text, ":") {
			text += r.tail
		}
		r.say(&b.ReportTime, "/reportTime", timed(text), c)
	case "姓名":
		r.say(&b.Name, "/name", text, c)
	case "证件类型":
		r.say(&b.IDType, "/idType", text, c)
	case "证件号码":
		if m := maskedNumber.FindStringSubmatch(text); m != nil {
			r.say(&b.IDCard, "/idCard", m[1], c)
			r.marriage(m[2], c)
			return
		}
		r.say(&b.IDCard, "/idCard", text, c)
	case "婚姻状况", "":
		r.marriage(text, c)
	}
}

// marriage has no label: it is the last text of the head's second line.
func (r *reader) marriage(text string, c layout.Cell) {
	if text != "" && r.report.Name != "" && len([]rune(text)) <= 4 {
		r.say(&r.report.Marriage, "/marriage", text, c)
	}
}

var timeParts = regexp.MustCompile(`^(\d{4}\D\d{1,2}\D\d{1,2}日?)\s*(\d{1,2}:\d{2}:\d{2})$`)

// timed puts back the blank that wrapping took.
func timed(text string) string {
	return timeParts.ReplaceAllString(layout.Key(text), "$1 $2")
}

// say sets a leaf, with its evidence.
func (r *reader) say(leaf *string, at, text string, c layout.Cell) {
	proof := evidence.Of(c, table.SureColumn)
	proof.Unreadable = proof.Confidence < evidence.Tellable
	r.proof[at] = proof
	if !proof.Unreadable {
		*leaf = text
	}
}
