// Package proofread owns what a recognised text is when one knows what kind of leaf
// it is to be: an amount has digits and commas, a state is one of few words,
// Chinese has wide brackets. It must not know where a text stands. It never makes a
// value of something else: what is no value of its kind stays what it is, and is
// doubted.
package proofread

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"xinbao/ocr/page/fold"
	"xinbao/report"
)

// How far a text can be trusted after it was proofread.
const (
	fitting  = 0.95 // a value of its kind is at most raised to this
	snapped  = 0.95 // a word that was replaced by the entry of a list that it is next to
	nearly   = 0.90 // a long one of which a character was, at least
	stroke   = 0.90 // a lone stroke, at least: it stands for "--"
	guessed  = 0.60 // a word of two characters of which one was read, and badly
	misshape = 0.30 // no value of its kind: below evidence.Tellable
)

// Of entries of lists: how long one is that is known though a sign of it was lost, or one
// of so many characters was misread.
const (
	unmistakable = 6
	nearlyAll    = 6
)

// Leaf is what a leaf of a kind says, and how far that is to be trusted; confidence
// is the recogniser's.
func Leaf(kind report.Kind, list, text string, confidence float64) (string, float64) {
	switch {
	case isStroke(text):
		return "--", max(confidence, stroke)
	case kind == report.KindText:
		return Text(text), confidence
	case kind == report.KindWord:
		return word(list, text, confidence)
	default:
		return number(kind, text, confidence)
	}
}

// isStroke is true for what "--" is read as where the two touch.
func isStroke(text string) bool {
	return text == "一" || text == "—" || text == "－" || text == "-"
}

// alike are letters that are read for digits.
var alike = strings.NewReplacer("o", "0", "O", "0", "D", "0", "l", "1", "I", "1", "|", "1", "，", ",", "、", ",", "：", ":", " ", "")

// dotted is an amount whose commas were read as points.
var dotted = regexp.MustCompile(`^\d{1,3}(?:[.,]\d{3})+$`)

// grouped is an amount that lost some of its commas, not all.
var grouped = regexp.MustCompile(`^\d+(?:,\d{3}|,\d{6}|,\d{9})+$`)

// commas puts the commas of an amount back, which are all or none. They are read by
// their place: digits between two that were read come in threes.
func commas(amount string) string {
	digits := strings.ReplaceAll(amount, ",", "")
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pointless is a date whose points, or one of them, were lost.
var pointless = regexp.MustCompile(`^(\d{4})[.,]?(\d{2})[.,]?(\d{2})$`)

// shortDate is a date of which a digit was lost: days and months have two.
var shortDate = regexp.MustCompile(`^\d{4}\.(?:\d\.\d{1,2}|\d{2}\.\d|\d)$`)

// number reads digits as digits. A recogniser that weighs 0 against o is more
// certain of the amount than it says.
func number(kind report.Kind, text string, confidence float64) (string, float64) {
	digits := alike.Replace(fold.Text(text))
	if kind == report.KindRange {
		digits = alike.Replace(text) // the dash stays the one that was seen
	}
	if kind == report.KindAmount && dotted.MatchString(digits) {
		digits = strings.ReplaceAll(digits, ".", ",")
	}
	if kind == report.KindAmount && grouped.MatchString(digits) {
		digits = commas(digits)
	}
	if d := pointless.FindStringSubmatch(digits); kind == report.KindDate && d != nil {
		digits = strings.Join(d[1:], ".")
	}
	if kind == report.KindAmount && strings.Contains(digits, ".") {
		return text, min(confidence, misshape) // amounts are whole: a comma and a digit were lost
	}
	if shortDate.MatchString(digits) {
		return text, min(confidence, misshape)
	}
	switch report.ReadField(report.Leaf{Kind: kind}, digits).Status {
	case report.Known:
		return digits, max(confidence, min(fitting, 1-(1-confidence)*0.3))
	case report.NotApplicable:
		return digits, confidence
	case report.Missing, report.Unreadable:
	}
	if strings.ContainsFunc(text, isHan) && !(kind == report.KindCount && strings.ContainsFunc(text, unicode.IsDigit)) { // 长期
		return Text(text), confidence
	}
	return text, min(confidence, misshape)
}

// word is the entry of the list that the text is, but for its signs, or that is
// next to it. Lists are not complete, so that a text far from all stays.
func word(list, text string, confidence float64) (string, float64) {
	text = Text(text)
	length := utf8.RuneCountInString(text)
	best, found := length/4+1, ""
	for _, w := range report.Words(list) {
		if w.Printed == text {
			return text, max(confidence, min(fitting, 1-(1-confidence)*0.75))
		}
		switch d := Distance(outline(text), outline(w.Printed), best); {
		case d < best:
			best, found = d, w.Printed
		case d == best:
			found = ""
		}
	}
	if only := onlyLike(list, text); found == "" && confidence < guessed && only != "" {
		return only, guessed
	}
	switch {
	case found == "" || length < 2:
		return text, confidence
	case bare(text) == bare(found): // but for its signs
		if length >= unmistakable {
			confidence = max(confidence, fitting)
		}
		return found, confidence
	case length >= unmistakable && nearlyAll*best <= length:
		return found, min(max(confidence, nearly), snapped)
	default:
		return found, min(confidence, snapped)
	}
}

// onlyLike is the only entry of two characters that has one in common with a text of two
// at its place, or of one.
func onlyLike(list, text string) string {
	read, only := []rune(text), ""
	for _, w := range report.Words(list) {
		entry := []rune(w.Printed)
		if len(entry) != 2 || len(read) == 0 || len(read) > 2 {
			continue
		}
		if entry[0] == read[0] || entry[1] == read[len(read)-1] {
			if only != "" && only != w.Printed {
				return ""
			}
			only = w.Printed
		}
	}
	return only
}

// bare is a word without the signs that recognition mixes up.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// lookalikes are ideographs that recognition mixes up within the words of lists.
var lookalikes = strings.NewReplacer("薄", "簿", "盒", "合", "己", "已", "末", "未", "货", "贷", "资", "贷", "营", "管", "僧", "借")

// outline is what words that are mixed up have in common.
func outline(s string) string { return lookalikes.Replace(bare(s)) }

// Text is Chinese as it is set: wide brackets, wide commas but within numbers, no
// blanks beside them.
func Text(s string) string {
	if identifier.MatchString(s) {
		return strings.ReplaceAll(s, " ", "")
	}
	if !strings.ContainsFunc(s, isHan) {
		return address(s)
	}
	s = unopened.ReplaceAllString(s, "${1}“${2}”${3}")
	runes := []rune(quoted.ReplaceAllStringFunc(s, curly))
	var out []rune
	for i, r := range runes {
		switch r {
		case '(':
			r = '（'
		case ')':
			r = '）'
		case ',', '，':
			r = comma(runes, i)
		case ':', '：':
			r = between(runes, i, unicode.IsDigit, ':', '：')
		}
		if r == ' ' && (i > 0 && wide(out[len(out)-1]) || i+1 < len(runes) && wide(runes[i+1])) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// identifier is one that was taken apart at a thin letter.
var identifier = regexp.MustCompile(`^[0-9A-Z]{6,}( [0-9A-Z]+)+$`)

// unopened is a letter whose first quotation mark was lost.
var unopened = regexp.MustCompile(`^([^"“”]*\p{Han}) ?([A-Z])["”]([^"“”]*)$`)

// quoted is what stands between quotation marks of any kind.
var quoted = regexp.MustCompile(`["“”][^"“”]+["“”]`)

// curly gives quotation marks the form that they have in Chinese. A letter between them
// stands for a name, as in 商业银行“A”, and is a capital.
func curly(s string) string {
	inner := strings.Trim(s, `"“”`)
	if len(inner) <= 2 {
		inner = letters.Replace(strings.ToUpper(inner))
	}
	return "“" + inner + "”"
}

// letters are what capitals are read for.
var letters = strings.NewReplacer("0", "O", "1", "I", "|", "I")

// address is a mail address whose letters were read for digits: a 1 between small
// letters is an l.
func address(s string) string {
	at := strings.IndexByte(s, '@')
	if at < 0 {
		return s
	}
	out := []byte(s)
	for i := at + 1; i+1 < len(out); i++ {
		if out[i] == '1' && small(out[i-1]) && small(out[i+1]) {
			out[i] = 'l'
		}
	}
	return string(out)
}

func small(c byte) bool { return c >= 'a' && c <= 'z' }

// comma is narrow within numbers, and before 信用额度折合, where reports have it so.
func comma(runes []rune, i int) rune {
	if strings.HasPrefix(string(runes[i+1:]), "信用额度折合") {
		return ','
	}
	return between(runes, i, unicode.IsDigit, ',', '，')
}

// between is the narrow sign between two characters that are so, else the wide one.
func between(runes []rune, i int, so func(rune) bool, narrow, broad rune) rune {
	if i > 0 && i+1 < len(runes) && so(runes[i-1]) && so(runes[i+1]) {
		return narrow
	}
	return broad
}

// wide is true for signs that have their blank within.
func wide(r rune) bool { return strings.ContainsRune("（）()，。：；、“”", r) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// Distance is how many characters must be changed, added or dropped to make one
// text of another; a result above most is not exact.
func Distance(a, b string, most int) int {
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
