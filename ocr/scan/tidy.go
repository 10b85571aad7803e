package scan

import (
	"regexp"
	"strings"
	"unicode"
)

// tidy corrects what recognisers of Chinese mistake by nature and what can mean only
// one thing: letters and signs within numbers, a stroke for a comma.
func tidy(raw string) string {
	s := closeUp(lookalikes.Replace(raw))
	s = broad.ReplaceAllString(s, "${1}一${2}")
	s = firstPart.ReplaceAllString(s, "${1}一${2}")
	s = halfPart.ReplaceAllString(s, "（${1}）")
	s = span.ReplaceAllString(s, "${1}—${2}")
	if looksNumeric(s) {
		return separators(numerals.Replace(s))
	}
	s = thousands.ReplaceAllStringFunc(s, func(amount string) string { return strings.ReplaceAll(amount, ".", ",") })
	s = broken.ReplaceAllString(s, "${1},${2}")
	if sentence.MatchString(s) {
		s = strings.TrimSuffix(s, ".") + "。"
	}
	return s
}

// lookalikes are what reports have in place of what looks like it: no credit is a 货款, a
// payment for goods, and no text is in traditional characters.
var lookalikes = strings.NewReplacer("丶", "、", "會", "曾", "货款", "贷款", "货记卡", "贷记卡", "环货", "环贷")

// In text: 一 that was read as a hyphen, an amount with points for commas, one that goes
// on in the next line, a heading whose first bracket was lost, the heading (一), a dash
// between numbers, a sentence's end.
var (
	broad     = regexp.MustCompile(`(\p{Han})-(\p{Han})`)
	thousands = regexp.MustCompile(`\b\d{1,3}([.,]\d{3})+\b`)
	broken    = regexp.MustCompile(`(\p{Han}\d{1,3})\.(\d{1,2})$`)
	halfPart  = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})[)）]`)
	firstPart = regexp.MustCompile(`^([(（])[-—－]([)）])`)
	span      = regexp.MustCompile(`([\d月日])一(\d)`)
	sentence  = regexp.MustCompile(`\p{Han}.*[\p{Han}\d]\.$`)
)

// closeUp drops spaces but between letters of words that need them.
func closeUp(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && (i == 0 || i == len(runes)-1 || !latin(runes[i-1]) || !latin(runes[i+1])) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func latin(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }

// numerals are what a digit or a separator is read as.
var numerals = strings.NewReplacer(
	"o", "0", "O", "0", "〇", "0", "l", "1", "I", "1", "|", "1", "丨", "1",
	"，", ",", "。", ".", "．", ".", "：", ":", "－", "-", "一", "-", "—", "-",
)

// looksNumeric is true for a digit and more, and nothing but what may be a digit or a
// separator; a full stop at the end ends a sentence.
func looksNumeric(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("oO〇lI|丨，。．：－一—,.:-", r):
			return false
		}
	}
	return digits > 0 && len([]rune(s)) > 1 && !strings.HasSuffix(s, "。")
}

var (
	amount = regexp.MustCompile(`^\d{1,3}([.,]\d{3})+$`)
	day    = regexp.MustCompile(`^(\d{4})[.,](\d{2})[.,](\d{2})$`)
	month  = regexp.MustCompile(`^(\d{4})[.,](\d{2})$`)
)

// separators tells the comma of thousands from the point of dates by the groups.
func separators(s string) string {
	switch {
	case amount.MatchString(s):
		return strings.ReplaceAll(s, ".", ",")
	case day.MatchString(s), month.MatchString(s):
		return strings.ReplaceAll(s, ",", ".")
	default:
		return s
	}
}
