package layout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"xinbao/ocr/page"
)

// edge is how near to the top or the bottom a page number is printed, as part of
// the height.
const edge = 0.14

// numberForms are page numbers as reports print them (section 2) and as printing
// programs add them.
var numberForms = []*regexp.Regexp{
	regexp.MustCompile(`第(\d{1,4})页(?:[,;/|]?\(?共(\d{1,4})页\)?)?`),
	regexp.MustCompile(`共(?P<of>\d{1,4})页[,;/|]?第(\d{1,4})页`),
	regexp.MustCompile(`^(?i:page)(\d{1,4})(?:(?i:of)|/)(\d{1,4})$`),
	regexp.MustCompile(`^[-(\[]?(\d{1,4})/(\d{1,4})[-)\]]?$`),
	regexp.MustCompile(`^-+(\d{1,4})-+$`),
}

// misreadNumber is a page number that recognition has spoilt: nothing but that, whatever
// the number was.
var misreadNumber = regexp.MustCompile(`^第.{0,5}共.{0,4}$|^第.{0,4}[页顶贝负]$`)

// takeNumber finds the printed page number and takes its line off the sheet.
func (s *Sheet) takeNumber() {
	lines := linesOf(s.Words)
	for _, line := range slices.Backward(lines) {
		if !s.atEdge(line) {
			continue
		}
		no, of, ok := readNumber(line)
		if ok || line[0].Source == page.SourceRecognition && misreadNumber.MatchString(newCell(line).Key) {
			s.printed, s.of = no, of
			s.remove(line)
			return
		}
	}
}

func (s *Sheet) atEdge(line []page.Word) bool {
	y := line[0].Box.MidY() - s.Box.Y0
	return y < edge*s.Box.Height() || y > (1-edge)*s.Box.Height()
}

// readNumber reads the line as a whole, then text by text and word by word: printing
// programs put the number at the end of a line that says other things.
func readNumber(line []page.Word) (no, of int, ok bool) {
	texts := []string{newCell(line).Key}
	for _, words := range apart(line) {
		texts = append(texts, newCell(words).Key)
	}
	for _, w := range line {
		texts = append(texts, key(w.Text))
	}
	for _, text := range texts {
		for _, form := range numberForms {
			if m := form.FindStringSubmatch(text); m != nil {
				return numbers(form, m)
			}
		}
	}
	return 0, 0, false
}

// apart is the texts of a line: words with no more than a blank between them.
func apart(line []page.Word) [][]page.Word {
	var out [][]page.Word
	for i, w := range line {
		if n := len(out); n > 0 && w.Box.X0-line[i-1].Box.X1 < columnGap*height(w) {
			out[n-1] = append(out[n-1], w)
			continue
		}
		out = append(out, []page.Word{w})
	}
	return out
}

func numbers(form *regexp.Regexp, m []string) (no, of int, ok bool) {
	first, second := m[1], ""
	if len(m) > 2 {
		second = m[2]
	}
	if form.SubexpIndex("of") > 0 {
		first, second = second, first
	}
	no, _ = strconv.Atoi(first)
	of, _ = strconv.Atoi(second)
	return no, of, no > 0 && (of == 0 || no <= of)
}

// Of page numbers of an unknown form: how many characters may stand around one, of which
// rows of tables have more, and of how many sheets one may lack it.
const (
	mostAround = 12
	oneLacks   = 4
)

var digits = regexp.MustCompile(`\d{1,4}`)

// takeAnyNumbers takes page numbers of other forms, — 3 — or nothing but a number. That
// is too little to believe on one sheet: most must have one, in the same form as their
// last line or as their first, and no two the same.
func takeAnyNumbers(sheets []Sheet) {
	if len(sheets) < 2 || slices.ContainsFunc(sheets, func(s Sheet) bool { return s.printed > 0 }) {
		return
	}
	last := func(lines [][]page.Word) []page.Word { return lines[len(lines)-1] }
	first := func(lines [][]page.Word) []page.Word { return lines[0] }
	for _, place := range []func([][]page.Word) []page.Word{last, first} {
		found := make([][]page.Word, len(sheets))
		for i, s := range sheets {
			if lines := linesOf(s.Words); len(lines) > 0 && s.atEdge(place(lines)) {
				found[i] = place(lines)
			}
		}
		if numbers := anyNumbers(found); len(numbers) > 0 {
			for i, no := range numbers {
				sheets[i].printed = no
				sheets[i].remove(found[i])
			}
			return
		}
	}
}

// anyNumbers are the page numbers that lines of sheets are, by sheet, as most of them have
// them; none if they are none.
func anyNumbers(lines [][]page.Word) map[int]int {
	forms := map[string]map[int]int{}
	for i, line := range lines {
		if len(line) == 0 {
			continue
		}
		text := newCell(line).Key
		form := digits.ReplaceAllString(text, "#")
		no, err := strconv.Atoi(digits.FindString(text))
		if err != nil || no < 1 || no > 2*len(lines) || len([]rune(form)) > mostAround || strings.Count(form, "#") > 2 {
			continue
		}
		if forms[form] == nil {
			forms[form] = map[int]int{}
		}
		forms[form][i] = no
	}
	for _, numbers := range forms {
		lack := len(lines) - len(numbers)
		if oneLacks*lack <= len(lines) && distinct(numbers) {
			return numbers
		}
	}
	return nil
}

func distinct(numbers map[int]int) bool {
	seen := map[int]bool{}
	for _, no := range numbers {
		seen[no] = true
	}
	return len(seen) == len(numbers)
}

func (s *Sheet) remove(words []page.Word) {
	s.Words = slices.DeleteFunc(s.Words, func(w page.Word) bool { return slices.Contains(words, w) })
}

// order puts sheets in the order of their printed numbers. A sheet without one
// stays behind the sheet that it follows in the file; where two claim the same
// number, or none has one, the file's order is all there is.
func order(sheets []Sheet) []Sheet {
	seen := map[int]bool{}
	for _, s := range sheets {
		if s.printed > 0 && seen[s.printed] {
			return sheets
		}
		seen[s.printed] = true
	}
	place := make([]int, len(sheets))
	behind := 0
	for i, s := range sheets {
		if s.printed > 0 {
			behind = s.printed
		}
		place[i] = behind
	}
	index := make([]int, len(sheets))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return place[a] - place[b] })
	out := make([]Sheet, len(sheets))
	for i, from := range index {
		out[i] = sheets[from]
	}
	return out
}

// lost is which printed numbers are missing.
func lost(sheets []Sheet) []int {
	seen, count := map[int]bool{}, 0
	for _, s := range sheets {
		if s.printed == 0 || seen[s.printed] {
			return nil
		}
		seen[s.printed] = true
		count = max(count, s.of, s.printed)
	}
	var out []int
	for no := 1; no <= count && len(out) < len(sheets); no++ {
		if !seen[no] {
			out = append(out, no)
		}
	}
	return out
}
