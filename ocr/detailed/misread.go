package detailed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"xinbao/ocr/proofread"
)

// bracketed is what a recogniser makes of the numeral of a section.
var bracketed = regexp.MustCompile(`^(?:\(?[^()]{1,3}\)|\([一二三四五六七八九十]{1,3})、?`)

// known are all headings and titles, by what may be printed.
var known = knownTitles()

// titleOf is a heading of level 1 or 2, or a merged title: level 0.
type titleOf struct {
	name  string
	level int
}

func knownTitles() map[string]titleOf {
	out := map[string]titleOf{}
	for t := range titles {
		out[t] = titleOf{t, 0}
	}
	for from, t := range oldSummaries {
		out[from] = titleOf{t, 0}
	}
	for t := range chapters {
		out[t] = titleOf{t, 1}
	}
	for t := range sections {
		out[t] = titleOf{t, 2}
	}
	for from, t := range oldTitles {
		out[from] = titleOf{t, 2}
	}
	return out
}

// misread finds the heading or title that a recognised text was meant to be: one
// character in three may be wrong, two at most, and two of a short one behind its
// numeral. A text that may be another title or a label as well is none.
func misread(key string) (titleOf, bool) {
	bare := bracketed.ReplaceAllString(key, "")
	if t, ok := known[strings.ReplaceAll(bare, "-", "一")]; ok {
		return t, true
	}
	length := utf8.RuneCountInString(bare)
	most := min(length/3, 2)
	if bare != key {
		most = min(length/2, 2)
	}
	best, found := most+1, titleOf{}
	for printed, t := range known {
		switch d := proofread.Distance(bare, printed, best); {
		case d < best:
			best, found = d, t
		case d == best && t != found:
			found = titleOf{}
		}
	}
	return found, found.name != "" && !words.Near(bare, best)
}
