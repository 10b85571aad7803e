package report

import (
	"maps"
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
		if w, ok := index[list][sameWording(s)]; ok {
			return w, true
		}
		return Word{Printed: strings.TrimSpace(printed)}, true
	})
}

// sameWording forgives the sign between the parts of a word, and its brackets.
func sameWording(folded string) string { return separators.Replace(folded) }

var separators = strings.NewReplacer("、", ",", "–", "-", "—", "-")

// codeOf is the code of a printed word, "" for any other.
func codeOf(list, printed string) string { return ReadWord(list, printed).V.Code }

// lists is every code list by its name.
var lists = joined(personWords, workWords, accountWords, repaymentWords, queryWords)

func joined(parts ...map[string][]Word) map[string][]Word {
	all := map[string][]Word{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// index finds a word by its wording.
var index = indexed(lists)

func indexed(lists map[string][]Word) map[string]map[string]Word {
	all := map[string]map[string]Word{}
	for name, words := range lists {
		all[name] = map[string]Word{}
		for _, w := range words {
			all[name][sameWording(fold(w.Printed))] = w
		}
	}
	return all
}
