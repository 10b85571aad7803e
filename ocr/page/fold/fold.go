// Package fold owns the one spelling that words are compared in: what a font, a
// typist or a recogniser wrote differently but people read alike becomes the same
// text. It must not know what the words mean: dashes, for one, stay as they are.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text folds to NFKC (full-width letters, digits and brackets become half-width,
// ligatures and compatibility ideographs are taken apart) after Radicals, makes
// every kind of space one U+0020, and drops what nobody sees: controls, soft
// hyphens, joiners, marks of direction, byte order marks.
func Text(s string) string {
	if plain(s) {
		return s
	}
	return norm.NFKC.String(strings.Map(visible, Radicals(s)))
}

// Radicals replaces CJK radicals by the ideographs that they look like, two rare dashes
// by the usual ones, and the middle dot of katakana by that of names. Browsers write them
// into a PDF's text layer where the font draws both with one glyph (户, 民, 长, —), and
// old tables of GB 2312 have that dot: to a reader they are typing errors.
func Radicals(s string) string {
	if strings.IndexFunc(s, isTwin) < 0 {
		return s
	}
	return strings.Map(ideograph, s)
}

// plain is true for printable ASCII, which is most of a report's numbers.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func isTwin(r rune) bool {
	return isRadical(r) || r == figureDash || r == horizontalBar || r == katakanaDot
}

func isRadical(r rune) bool { return r >= 0x2E80 && r <= 0x2FD5 }

const (
	figureDash    = '‒'
	horizontalBar = '―'
	katakanaDot   = '・'
)

var ideographs = pairs(radicals)

func pairs(table string) map[rune]rune {
	m := map[rune]rune{}
	for pair := range strings.FieldsSeq(table) {
		runes := []rune(pair)
		m[runes[0]] = runes[1]
	}
	return m
}

func ideograph(r rune) rune {
	switch {
	case r == figureDash:
		return '–'
	case r == horizontalBar:
		return '—'
	case r == katakanaDot:
		return '·'
	case !isRadical(r):
		return r
	}
	if to, ok := ideographs[r]; ok {
		return to
	}
	if to := []rune(norm.NFKC.String(string(r))); len(to) == 1 {
		return to[0] // a Kangxi radical
	}
	return r
}

// visible maps spaces to one space and what has no appearance to nothing (-1).
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.C, r) && r != unicode.ReplacementChar && !unicode.Is(unicode.Co, r):
		return -1 // controls, format characters; U+FFFD and private use say "undecoded" and stay
	default:
		return r
	}
}
