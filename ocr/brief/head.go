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

// head reads a row of labels and values, and the lines that its values wrap to.
func (r *reader) head(rows []layout.Row, i int) int {
	if !headLabel.MatchString(rows[i].Cells[0].Key) {
		return 0
	}
	texts := append([]layout.Cell(nil), rows[i].Cells...)
	n := 1
	for i+n < len(rows) && rows[i+n].Sheet == rows[i].Sheet && wraps(rows[i+n]) {
		texts = append(texts, rows[i+n].Cells...)
		n++
	}
	label := ""
	for _, c := range table.Stacks(texts) {
		label = r.labelled(label, c)
	}
	return n
}

// wraps is true for a line that goes on with values of the head.
func wraps(row layout.Row) bool {
	return partOf(row) == "" && groupOf(row.Key()) == "" && !headLabel.MatchString(row.Key()) && !isAbstract(row) &&
		!strings.Contains(row.Key(), "这部分") && len([]rune(row.Key())) <= 60
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

// maskedNumber divides an identity number from the marital status behind it.
var maskedNumber = regexp.MustCompile(`^([0-9A-Za-z*＊]+)\s*(\p{Han}*)$`)

func (r *reader) headValue(label, text string, c layout.Cell) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	b := r.report
	switch label {
	case "报告编号":
		r.say(&b.ReportID, "/reportId", text, c)
	case "查询时间", "查询请求时间":
		r.say(&b.QueryTime, "/queryTime", timed(text), c)
	case "报告时间":
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

// tellable is how certain a recognised text must be to be told.
const tellable = 0.5

// say sets a leaf, with its evidence.
func (r *reader) say(leaf *string, at, text string, c layout.Cell) {
	proof := evidence.Of(c, table.SureColumn)
	proof.Unreadable = proof.Confidence < tellable
	r.proof[at] = proof
	if !proof.Unreadable {
		*leaf = text
	}
}
