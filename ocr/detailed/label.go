package detailed

import (
	"strings"
	"unicode/utf8"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
)

// labels is every label by its folded text, as the report's model titles it.
var labels, groupLabels = vocabulary()

func vocabulary() (map[string]string, map[string]bool) {
	known, over := map[string]string{}, map[string]bool{}
	for _, b := range bands {
		for label := range strings.FieldsSeq(b) {
			known[layout.Key(label)] = label
		}
	}
	for from, to := range otherNames {
		known[layout.Key(from)] = to
	}
	for _, g := range groups {
		over[layout.Key(g)] = true
	}
	return known, over
}

// labelOf finds the label that a cell holds, "" if it is none. A recognised text
// may have a wrong character, if no other label is as near.
func labelOf(c layout.Cell) string {
	if l, ok := labels[c.Key]; ok {
		return l
	}
	if groupLabels[c.Key] {
		return c.Key
	}
	if c.Source != page.SourceRecognition {
		return ""
	}
	return similar(c.Key)
}

// similar is the one label that the text may be a misreading of.
func similar(text string) string {
	length := utf8.RuneCountInString(text)
	allowed := min(length/3, 2)
	best, found := allowed+1, ""
	for k, l := range labels {
		n := utf8.RuneCountInString(k)
		if n < length-allowed || n > length+allowed {
			continue
		}
		switch d := distance(text, k, best); {
		case d < best:
			best, found = d, l
		case d == best && l != found:
			found = ""
		}
	}
	return found
}

// distance is how many characters must be changed, added or dropped; a result
// above most is not exact.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > most {
			return least
		}
	}
	return row[len(y)]
}
