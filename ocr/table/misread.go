package table

import (
	"strings"
	"unicode/utf8"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/proofread"
)

// Of a row of labels that was read badly: so many cells it has at least, so much of its
// text may be wrong, and by so much less than in another band.
const (
	fewLabels  = 4
	mostWrong  = 0.4
	clearlyOne = 2.0
)

// misreadBand is the columns of a recognised row between rules of which most labels are
// misread, if all of them together are near to one band, and one label is right.
func (v *Vocabulary) misreadBand(cells []layout.Cell) []Column {
	if len(cells) < fewLabels || cells[0].Source != page.SourceRecognition {
		return nil
	}
	all := 0
	for _, c := range cells {
		all += utf8.RuneCountInString(c.Key)
	}
	best, next := all, all
	var labels []string
	for _, b := range v.Bands {
		words := strings.Fields(b)
		wrong, right := away(cells, words)
		switch {
		case !right:
		case wrong < best:
			best, next, labels = wrong, best, words
		case wrong < next:
			next = wrong
		}
	}
	if float64(best) > mostWrong*float64(all) || float64(next) < clearlyOne*float64(best) {
		return nil
	}
	columns := make([]Column, len(cells))
	for i, c := range cells {
		columns[i] = Column{labels[i], c}
	}
	return columns
}

// away is how many characters are wrong if the cells are those labels; right is true if
// there are as many, and one of them has none.
func away(cells []layout.Cell, labels []string) (wrong int, right bool) {
	if len(cells) != len(labels) {
		return 0, false
	}
	for i, c := range cells {
		label := layout.Key(labels[i])
		d := proofread.Distance(c.Key, label, utf8.RuneCountInString(c.Key)+utf8.RuneCountInString(label))
		wrong += d
		right = right || d == 0
	}
	return wrong, right
}
