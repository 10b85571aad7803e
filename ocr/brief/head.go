package brief

import (
	"regexp"
	"strings"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
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
	if !headLines[0].MatchString(rows[i].Key()) {
		return 0
	}
	n := 1
	for i+n < len(rows) && rows[i+n].Sheet == rows[i].Sheet && partOf(rows[i+n]) == "" && groupOf(rows[i+n].Key()) == "" && !isAbstract(rows, i+n) {
		n++
	}
	rest := rows[i : i+n]
	for line := range headLines {
		end := headEnd(rest, line)
		var texts []layout.Cell
		for _, row := range rest[:end] {
			texts = append(texts, row.Cells...)
		}
		label := ""
		for _, c := range withTimes(table.Stacks(texts)) {
			label = r.labelled(label, c)
		}
		rest = rest[end:]
	}
	return n
}

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
	return end
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
