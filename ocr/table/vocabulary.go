package table

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/proofread"
)

// Vocabulary is the labels of a kind of document.
type Vocabulary struct {
	Bands      []string          // label rows, their labels parted by blanks
	OtherNames map[string]string // labels that some prints word otherwise
	Groups     []string          // labels over several columns
	// Anchors say which column has one short text in each record, and how that text
	// begins, in the order in which they are looked for. A table without any of them
	// has one record.
	Anchors []Anchor

	labels map[string]string // by folded text
}

// Anchor is a column that tells records apart.
type Anchor struct {
	Label string
	Form  *regexp.Regexp
}

// New prepares a vocabulary for use.
func New(v Vocabulary) *Vocabulary {
	v.labels = map[string]string{}
	for _, b := range v.Bands {
		for label := range strings.FieldsSeq(b) {
			v.labels[oneDash(layout.Key(label))] = label
		}
	}
	for from, to := range v.OtherNames {
		v.labels[oneDash(layout.Key(from))] = to
	}
	for _, g := range v.Groups {
		v.labels[oneDash(layout.Key(g))] = g
	}
	return &v
}

// oneDash has one dash for several: a label's range may be printed with two.
func oneDash(key string) string {
	for strings.Contains(key, "--") {
		key = strings.ReplaceAll(key, "--", "-")
	}
	return key
}

// label finds the label that a folded text is, "" if it is none. A recognised text, or
// one that its font does not decode, may have a wrong character, if no other label is
// as near.
func (v *Vocabulary) label(key string, source page.Source) string {
	key = oneDash(key)
	if l := v.exactly(key); l != "" || source != page.SourceRecognition && !strings.ContainsRune(key, utf8.RuneError) {
		return l
	}
	return v.similar(key)
}

// exactly is the label that a folded text is, character by character.
func (v *Vocabulary) exactly(key string) string { return v.labels[oneDash(key)] }

// Near is true if a folded text is as near to a label as most wrong characters, or
// nearer.
func (v *Vocabulary) Near(text string, most int) bool {
	for k := range v.labels {
		if proofread.Distance(text, k, most+1) <= most {
			return true
		}
	}
	return false
}

// similar is the one label that the text may be a misreading of. It does not end with
// more digits than the label: what is below a label may be a number.
func (v *Vocabulary) similar(text string) string {
	length := utf8.RuneCountInString(text)
	allowed := min(length/3, 2)
	best, found := allowed+1, ""
	for k, l := range v.labels {
		n := utf8.RuneCountInString(k)
		if n < length-allowed || n > length+allowed || digits(k) < digits(text) && endsWithDigit(text) {
			continue
		}
		switch d := proofread.Distance(text, k, best); {
		case d < best:
			best, found = d, l
		case d == best && l != found:
			found = ""
		}
	}
	return found
}

func endsWithDigit(s string) bool {
	last := s[len(s)-1]
	return '0' <= last && last <= '9'
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
