package report

import (
	"strings"
	"unicode"
)

// Status says what is known of a value. Missing, not applicable and unreadable
// are three things: nothing is printed, a -- is printed, and something is
// printed that nobody can read for certain.
type Status string

// The statuses.
const (
	Known         Status = "known"
	Missing       Status = "missing"        // "": the page does not print it
	NotApplicable Status = "not_applicable" // "--": not reported, or of no concern
	Unreadable    Status = "unreadable"     // not a value of its kind, or not recognised
)

// Value is a printed value as it was read. V is the zero value unless Status is
// Known.
type Value[T any] struct {
	Status Status
	V      T
}

// Known is true when there is a value.
func (v Value[T]) Known() bool { return v.Status == Known }

// Or is the value, or what to take when there is none.
func (v Value[T]) Or(otherwise T) T {
	if v.Known() {
		return v.V
	}
	return otherwise
}

// read settles what every kind has in common; parse sees folded text.
func read[T any](printed string, parse func(string) (T, bool)) Value[T] {
	text := fold(printed)
	switch {
	case text == "":
		return Value[T]{Status: Missing}
	case isDash(text):
		return Value[T]{Status: NotApplicable}
	}
	if v, ok := parse(text); ok {
		return Value[T]{Known, v}
	}
	return Value[T]{Status: Unreadable}
}

// dashes are what -- is printed as, or recognised as (section 3). 一 is one of
// them only where no text is expected.
const dashes = "-－‐‑‒–—―─━−ー一"

func isDash(folded string) bool {
	return folded != "" && len([]rune(folded)) <= 4 && strings.Trim(folded, dashes) == ""
}

// fold drops white space, which wrapping puts anywhere, and narrows full-width
// letters, digits and signs.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		default:
			return r
		}
	}, s)
}

// digits is the value of a text of digits only, at most as many as given.
func digits(s string, most int) (int64, bool) {
	if s == "" || len(s) > most {
		return 0, false
	}
	var n int64
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}
