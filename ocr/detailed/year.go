package detailed

import (
	"slices"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/table"
	"xinbao/report"
)

// year is a year of a repayment strip: its number, and of each month the state
// and the amount.
type year struct {
	no      layout.Cell
	states  [12]layout.Cell
	amounts [12]layout.Cell
	sure    float64
}

// yearOf divides the lines of a year into states and amounts: what each month says
// first is its state.
func yearOf(lines []stripLine) year {
	y := year{sure: table.SureRuled}
	for _, l := range lines {
		if !l.ruled {
			y.sure = table.SureColumn
		}
		y.no = layout.Join(y.no, l.year)
	}
	for len(lines) > 1 && lines[0].blank() {
		lines = lines[1:]
	}
	for i, l := range lines {
		for m, c := range l.months {
			if i == 0 && !c.Empty() {
				y.states[m] = c.Part(0, 1)
				c = c.Part(1, len(c.Lines))
			}
			y.amounts[m] = layout.Join(y.amounts[m], c)
		}
	}
	return y
}

// prints is true for a month of which something was read.
func (y *year) prints(m int) bool { return !y.states[m].Empty() || !y.amounts[m].Empty() }

// lost is true for a month of which recognition read nothing: the months of a year have no
// gaps.
func (y *year) lost(m int) bool {
	if y.no.Source != page.SourceRecognition || y.prints(m) {
		return false
	}
	before, behind := false, false
	for i := range y.states {
		before = before || i < m && y.prints(i)
		behind = behind || i > m && y.prints(i)
	}
	return before && behind
}

// near is the cell next to which the state of a month is printed.
func (y *year) near(m int) layout.Cell {
	if y.amounts[m].Empty() {
		return y.no
	}
	return y.amounts[m]
}

// within puts the months of a year without rules where its range has them, if there are as
// many: states may stand at the left of their columns, and months in the middle. Where
// there are not, nothing is certain.
func (y *year) within(span report.Value[report.Span]) {
	if y.sure == table.SureRuled || !span.Known() || y.no.Source == page.SourceRecognition {
		return
	}
	var printed, due []int
	amounts := 0
	for m := range y.states {
		if !dashes(y.states[m]) || !dashes(y.amounts[m]) {
			printed = append(printed, m)
		}
		if at := y.month(m); at.Known() && !span.V.From.After(at.V) && !at.V.After(span.V.To) {
			due = append(due, m)
		}
		if !y.amounts[m].Empty() && slices.Contains(printed, m) {
			amounts++
		}
	}
	switch {
	case slices.Equal(printed, due):
	case len(printed) == len(due) && (amounts == 0 || amounts == len(due)):
		y.move(printed, due)
	default:
		y.sure = min(y.sure, table.SureNearest)
	}
}

// month is the date of a month of the year.
func (y *year) month(m int) report.Value[report.Date] {
	return report.ReadMonth(yearForm.FindStringSubmatch(y.no.Key)[1] + "." + monthNames[m])
}

// move gives the months to what stands at others.
func (y *year) move(from, to []int) {
	states, amounts := y.states, y.amounts
	for _, m := range from {
		y.states[m], y.amounts[m] = layout.Cell{}, layout.Cell{}
	}
	for i, m := range to {
		y.states[m], y.amounts[m] = states[from[i]], amounts[from[i]]
	}
}
