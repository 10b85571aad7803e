package detailed

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"xinbao/ocr/layout"
	"xinbao/ocr/table"
)

// stripLine is one line of a strip.
type stripLine struct {
	year   layout.Cell
	months [12]layout.Cell
	sheet  int
	ruled  bool
}

// stripForm is a state, an amount, or both in one cell.
var stripForm = regexp.MustCompile(`^[N*1-7BCDZGMA#/]?[\d,.-]*$`)

var yearForm = regexp.MustCompile(`^((?:19|20)\d{2})年?$`)

// yearBegins is the first line of a year that wraps.
var yearBegins = regexp.MustCompile(`^(?:19|20)\d?$`)

// years reads the rows below the months. A year is printed once for its two rows,
// in the first of them or between both.
func (b block) years() []year {
	lines := b.lines()
	begins := yearLines(lines)
	var out []year
	for i, from := range begins {
		to := len(lines)
		if i+1 < len(begins) {
			to = begins[i+1]
		}
		out = append(out, yearOf(lines[from:to]))
	}
	return out
}

// lines sorts the cells of the rows by months. What stands left of January is the
// year.
func (b block) lines() []stripLine {
	months := monthCells(b.row)
	left := months[0].Mid() - (months[1].Mid()-months[0].Mid())*0.4
	var lines []stripLine
	var loose []layout.Cell // of rows without rules
	var of []int            // their lines
	for n, row := range b.values {
		if n == 0 || !oneLine(b.values[n-1], row) {
			lines = append(lines, stripLine{sheet: row.Sheet, ruled: row.Ruled})
		}
		i := len(lines) - 1
		for _, c := range row.Cells {
			switch {
			case yearForm.MatchString(c.Key) && (c.Mid() < left || c.To < months[0].From || row.Ruled && c.To < months[0].Mid()):
				lines[i].year = c
			case !stripForm.MatchString(c.Key): // something else, printed across the strip
			case row.Ruled:
				lines[i].put(monthOf(months, c), c)
			default:
				loose, of = append(loose, c), append(of, i)
			}
		}
	}
	begun := yearsThatWrap(loose, of, left)
	place := monthsOf(months, loose)
	for i, c := range loose {
		if !begun.part[i] {
			lines[of[i]].put(place[i], c)
		}
	}
	for _, w := range begun.years {
		at := w.from
		for at < w.to && lines[at].blank() {
			at++
		}
		lines[at].year = w.no
	}
	lowerYears(lines)
	return lines
}

// wrappedYears is the years of which the number stands on two lines, and which words are
// parts of them.
type wrappedYears struct {
	years []wrappedYear
	part  map[int]bool
}

type wrappedYear struct {
	no       layout.Cell
	from, to int // its lines
}

// yearsThatWrap finds years in the words left of January: no state has two digits. Beside
// the two lines of the number may be one of states.
func yearsThatWrap(words []layout.Cell, of []int, january float64) wrappedYears {
	out := wrappedYears{part: map[int]bool{}}
	for i, w := range words {
		if w.Mid() >= january || !yearBegins.MatchString(w.Key) {
			continue
		}
		for j := i + 1; j < len(words) && of[j]-of[i] <= 2; j++ {
			if no := layout.Join(w, words[j]); words[j].Mid() < january && of[j] > of[i] && yearForm.MatchString(no.Key) {
				out.years = append(out.years, wrappedYear{no, of[i], of[j]})
				out.part[i], out.part[j] = true, true
				break
			}
		}
	}
	return out
}

// slanting is how far the words of one line of a strip may be from its first, in points:
// dashes are lower than letters, and a scan may be askew.
const slanting = 3.5

// oneLine is true for two rows without rules that are one, as they are too near for two.
func oneLine(a, b layout.Row) bool {
	return !a.Ruled && !b.Ruled && a.Sheet == b.Sheet && b.Y-a.Y < slanting
}

func (l *stripLine) put(month int, c layout.Cell) {
	l.months[month] = layout.Join(l.months[month], c)
}

// monthsOf gives words without rules their months. Months that are equally wide tell
// by what of their numbers is equally far apart how these are aligned, and so where the
// columns begin.
func monthsOf(months, words []layout.Cell) []int {
	best, first, pitch := regular, 0.0, 0.0
	for _, edge := range []struct {
		of    func(layout.Cell) float64
		begin float64 // of the column before the edge, in pitches
	}{{layout.Cell.Mid, 0.5}, {left, 0.02}, {right, 0.98}} {
		from, to := edge.of(months[0]), edge.of(months[11])
		if off := irregular(months, edge.of); off < best {
			best, pitch = off, (to-from)/11
			first = from - edge.begin*pitch
		}
	}
	if best == regular {
		place, _ := table.Places(columnsOf(months), words)
		return place
	}
	place := make([]int, len(words))
	for i, w := range words {
		place[i] = min(max(int(math.Floor((w.Mid()-first)/pitch)), 0), 11)
	}
	return place
}

// regular is by how much distances may differ that are meant to be the same, in points.
const regular = 1.5

func left(c layout.Cell) float64  { return c.From }
func right(c layout.Cell) float64 { return c.To }

// irregular is by how much the distances between months differ.
func irregular(months []layout.Cell, of func(layout.Cell) float64) float64 {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range months[1:] {
		d := of(months[i+1]) - of(months[i])
		least, most = min(least, d), max(most, d)
	}
	return most - least
}

func columnsOf(cells []layout.Cell) []table.Column {
	columns := make([]table.Column, len(cells))
	for i, c := range cells {
		columns[i].Cell = c
	}
	return columns
}

// monthOf is the month that shares most with the cell, or whose middle is next.
func monthOf(months []layout.Cell, c layout.Cell) int {
	best, most := 0, math.Inf(-1)
	for i, m := range months {
		shared := min(c.To, m.To) - max(c.From, m.From)
		if shared <= 0 {
			shared = -math.Abs(c.Mid() - m.Mid())
		}
		if shared > most {
			best, most = i, shared
		}
	}
	return best
}

// yearLines are the lines with which years begin: the states next to the year's
// number, or above it where the number stands between states and amounts.
func yearLines(lines []stripLine) []int {
	var out []int
	for i, l := range lines {
		if l.year.Empty() {
			continue
		}
		begin := i
		if !l.ruled || l.blank() {
			lowest := 0
			if len(out) > 0 {
				lowest = out[len(out)-1] + 1
			}
			begin = statesAbove(lines, lowest, i)
		}
		out = append(out, begin)
	}
	return out
}

// statesAbove is the line of the states of the year that stands in line i: that line, or
// one above it. What looks like states may be the end of amounts that wrap, where letters
// stand above it.
func statesAbove(lines []stripLine, lowest, i int) int {
	own := lines[i].hasStates()
	for j := i - 1; j >= lowest && lines[j].sheet == lines[i].sheet && !lines[i].hasLetters(); j-- {
		if lines[j].hasLetters() || !own && lines[j].hasStates() {
			return j
		}
	}
	return i
}

// lowerYears moves the number of a year from the amounts of the year above it to its
// states: some programs leave out the rule that is between them.
func lowerYears(lines []stripLine) {
	for i := 1; i+1 < len(lines); i++ {
		own, below := &lines[i], &lines[i+1]
		if !own.year.Empty() && own.hasAmounts() && lines[i-1].isYear() && below.year.Empty() && below.ruled && below.hasStates() {
			own.year, below.year = below.year, own.year
		}
	}
}

// isYear is true for the number of a year and its states.
func (l stripLine) isYear() bool { return l.ruled && !l.year.Empty() && l.hasStates() }

// hasAmounts is true for a line with months that no state can be.
func (l stripLine) hasAmounts() bool {
	return slices.ContainsFunc(l.months[:], func(c layout.Cell) bool { return !c.Empty() && !dashes(c) && !isState(c.Lines[0].Key) })
}

// hasLetters is true for a line of states of which one is no digit.
func (l stripLine) hasLetters() bool {
	return l.hasStates() && slices.ContainsFunc(l.months[:], func(c layout.Cell) bool {
		return !c.Empty() && isState(c.Lines[0].Key) && !table.Numeric(c.Lines[0].Key)
	})
}

// hasStates is true for a line of states: nothing else is in its months, but for
// the dashes that some prints put outside of the range.
func (l stripLine) hasStates() bool {
	some := false
	for _, c := range l.months {
		switch {
		case c.Empty():
		case isState(c.Lines[0].Key):
			some = true
		case !dashes(c):
			return false
		}
	}
	return some
}

// severalYears is true for a row that has two years, or states below amounts.
func severalYears(row layout.Row) bool {
	years, top := 0, math.Inf(1)
	for _, c := range row.Cells {
		if first := c.Lines[0]; !yearForm.MatchString(c.Key) && !yearForm.MatchString(first.Key) && !isState(first.Key) {
			top = min(top, first.Y) // of an amount
		}
	}
	for _, c := range row.Cells {
		for _, l := range c.Lines {
			if yearForm.MatchString(l.Key) {
				years++
			}
			if l.Y > top+slanting && isState(l.Key) && !table.Numeric(l.Key) {
				return true
			}
		}
	}
	return years > 1
}

func (l stripLine) blank() bool {
	for _, c := range l.months {
		if !c.Empty() {
			return false
		}
	}
	return true
}

// states are the letters of section 12.
const states = "N*1234567BCDZGMA#/"

func isState(key string) bool { return len(key) == 1 && strings.Contains(states, key) }
