package layout

import (
	"regexp"
	"slices"
	"strconv"

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

// takeLoneNumbers takes page numbers that are nothing but a number, which is too
// little to believe on one sheet: all of them must have one, and no two the same.
func takeLoneNumbers(sheets []Sheet) {
	if len(sheets) < 2 {
		return
	}
	last := make([][]page.Word, len(sheets))
	seen := map[int]bool{}
	for i := range sheets {
		lines := linesOf(sheets[i].Words)
		if sheets[i].printed > 0 || len(lines) == 0 {
			return
		}
		last[i] = lines[len(lines)-1]
		no, err := strconv.Atoi(newCell(last[i]).Key)
		if err != nil || no < 1 || no > 2*len(sheets) || seen[no] || !sheets[i].atEdge(last[i]) {
			return
		}
		seen[no] = true
	}
	for i := range sheets {
		sheets[i].printed, _ = strconv.Atoi(newCell(last[i]).Key)
		sheets[i].remove(last[i])
	}
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
