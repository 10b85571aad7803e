package report

import (
	"slices"
	"strings"
)

// Word is an entry of a code list: what reports print, and our name for it,
// which stays the same when a report words it otherwise.
type Word struct {
	Printed string `json:"printed"`
	Code    string `json:"code,omitempty"` // "" for a word that is not in the list
}

// Words is a code list of section 12 by the name that Leaf.List gives; nil if
// there is none. The lists are what is known, not all that may be printed.
func Words(list string) []Word { return slices.Clone(lists[list]) }

// ReadWord reads a word of a list. A word that is not in the list is known too,
// without a code.
func ReadWord(list, printed string) Value[Word] {
	return read(printed, func(s string) (Word, bool) {
		for _, w := range lists[list] {
			if sameWord(w.Printed, s) {
				return w, true
			}
		}
		return Word{Printed: strings.TrimSpace(printed)}, true
	})
}

// sameWord forgives the sign between the parts of a word, and its brackets.
func sameWord(printed, folded string) bool {
	return printed == folded || separators.Replace(fold(printed)) == separators.Replace(folded)
}

var separators = strings.NewReplacer("、", ",", "–", "-", "—", "-")

// codeOf is the code of a printed word, "" for any other.
func codeOf(list, printed string) string { return ReadWord(list, printed).V.Code }

// lists is every code list by its name.
var lists = joined(personWords, workWords, accountWords, repaymentWords, queryWords)

func joined(parts ...map[string][]Word) map[string][]Word {
	all := map[string][]Word{}
	for _, part := range parts {
		for name, words := range part {
			all[name] = words
		}
	}
	return all
}
