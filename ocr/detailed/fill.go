package detailed

import (
	"regexp"
	"strings"

	"xinbao/ocr/evidence"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/proofread"
	"xinbao/ocr/table"
	"xinbao/report"
)

// fill sets the leaves of the part whose titles are labels of the record.
func (r *reader) fill(n node, rec table.Record) {
	for i, c := range rec.Columns {
		if l, ok := n.leaf(c.Label); ok {
			r.set(l, rec.Cell(i), rec.Sure)
		}
	}
}

// set gives a leaf what a cell says, with its evidence. What was recognised too
// badly to be told leaves the leaf empty.
func (r *reader) set(l leaf, c layout.Cell, sure float64) {
	if c.Empty() {
		return
	}
	text, proof := l.printed(c), evidence.Of(c, sure)
	if c.Source == page.SourceRecognition && text != none {
		var confidence float64
		text, confidence = proofread.Leaf(l.kind, l.list, text, c.Confidence)
		proof.Confidence = confidence * sure
	}
	r.tell(l, text, proof)
}

// tell sets a leaf, unless its text is too uncertain.
func (r *reader) tell(l leaf, text string, proof evidence.Leaf) {
	proof.Unreadable = proof.Confidence < evidence.Tellable
	r.proof[l.at] = proof
	if !proof.Unreadable {
		*l.text = text
	}
}

// say sets the leaf to a part of what a cell says.
func (r *reader) say(l leaf, text string, c layout.Cell, sure float64) {
	r.tell(l, text, evidence.Of(c, sure))
}

// printed is the text of a leaf: as on the page, but with one spelling of what is
// not there, and numbers without the blanks and wide forms of typesetting.
func (l leaf) printed(c layout.Cell) string {
	switch {
	case c.Key != "" && strings.Trim(c.Key, "-") == "":
		return none
	case c.Source == page.SourceRecognition && c.Key == "一": // two hyphens that touch
		return none
	case l.kind == report.KindTime:
		return timeParts.ReplaceAllString(c.Key, "$1 $2")
	case l.kind == report.KindRange: // whatever dash is printed is kept
		return c.Text
	case l.number():
		return strings.ReplaceAll(fold.Text(c.Text), " ", "")
	}
	return c.Text
}

const none = "--"

var timeParts = regexp.MustCompile(`^(\d{4}\D\d{1,2}\D\d{1,2}日?)(\d{1,2}:\d{2}:\d{2})$`)
