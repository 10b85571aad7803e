package reportgen

import (
	"strconv"
	"time"

	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// strip is the months of a repayment grid, oldest first.
type strip []stripMonth

type stripMonth struct {
	at     time.Time
	state  string
	amount int // overdue, -1 where it is not known
}

// fate is how an account stands at the end of its strip.
type fate struct {
	last    string // the state of the last month; "" for one that goes on
	late    int    // periods overdue now
	payment int    // what is due each month
	balance int
	record  int // percent of months in which being late begins
	card    bool
}

// window is the longest strip of an account.
const window = 60

// strip writes the months from the opening, at most five years, to the last.
func (d dice) strip(opened, last time.Time, f fate) strip {
	first := firstOf(opened)
	if earliest := firstOf(last).AddDate(0, 1-window, 0); first.Before(earliest) {
		first = earliest
	}
	n := months(first, last) + 1
	out := make(strip, n)
	run := 0
	for i := range out {
		m := first.AddDate(0, i, 0)
		run = d.lateness(run, i, n, f)
		out[i] = stripMonth{at: m, state: "N"}
		switch {
		case run > 0:
			out[i].state = strconv.Itoa(min(run, 7))
			out[i].amount = run*f.payment + d.between(0, f.payment/3)
		case m.Equal(firstOf(opened)):
			out[i].state = "*"
		default:
			out[i] = d.uncommon(out[i], f)
		}
	}
	if f.last != "" {
		out[n-1] = stripMonth{at: out[n-1].at, state: f.last}
		if f.last == "B" {
			out[n-1].amount = f.balance
		}
	}
	return out
}

// lateness is for how many months the account is late in the month i of n.
func (d dice) lateness(run, i, n int, f fate) int {
	if begins := n - f.late; f.late > 0 && i >= begins-1 {
		return max(0, i-begins+1)
	}
	if f.last != "" && i >= n-2 {
		return 0
	}
	if i > 0 && (run > 0 && d.chance(45) || d.chance(f.record)) {
		return run + 1
	}
	return 0
}

// uncommon makes few months other than normal.
func (d dice) uncommon(m stripMonth, f fate) stripMonth {
	switch roll := d.IntN(200); {
	case roll == 0:
		m.state, m.amount = "#", -1
	case roll == 1 && f.card:
		m.state = "A"
	case roll == 2 && !f.card:
		m.state = "M"
	case roll == 3 && !f.card:
		m.state = pick(d, []string{"D", "Z"})
	case roll == 4:
		m.state, m.amount = "/", -1
	case roll < 12:
		m.state = "*"
	}
	return m
}

func (m stripMonth) late() bool { return m.state >= "1" && m.state <= "7" }

// years groups the strip by year, newest first.
func (s strip) years() [][]stripMonth {
	var out [][]stripMonth
	for _, m := range s {
		if len(out) == 0 || out[0][0].at.Year() != m.at.Year() {
			out = append([][]stripMonth{nil}, out...)
		}
		out[0] = append(out[0], m)
	}
	return out
}

func (m stripMonth) printed() string {
	if m.amount < 0 {
		return none
	}
	return yuan(m.amount)
}

// title is the grid's first row; what is recorded is 还款 or 缴费.
func (s strip) title(dash, what string) string {
	return s[0].at.Format(gridMonth) + dash + s[len(s)-1].at.Format(gridMonth) + "的" + what + "记录"
}

// record is the strip as the report has it.
func (s strip) record(dash string) report.RefundRecord {
	out := report.RefundRecord{DateRange: s.title(dash, "还款")}
	for _, year := range s.years() {
		y := report.RefundYear{Year: strconv.Itoa(year[0].at.Year())}
		for _, m := range year {
			y.Month = append(y.Month, report.RefundMonth{MonthValue: strconv.Itoa(int(m.at.Month())), State: m.state, Amount: m.printed()})
		}
		out.Detail = append(out.Detail, y)
	}
	return out
}

// bands prints the grid: with amounts two rows a year, without one.
func (s strip) bands(title string, amounts bool, outside string) []sheet.Band {
	weights := []float64{1.3}
	head := sheet.Row{Part: sheet.PartMonths, Cells: []sheet.Cell{{}}}
	for m := range 12 {
		weights = append(weights, 1)
		head.Cells = append(head.Cells, sheet.Cell{Text: strconv.Itoa(m + 1), Head: true})
	}
	grid := sheet.Band{Columns: weights, Rows: []sheet.Row{head}}
	for _, year := range s.years() {
		grid.Rows = append(grid.Rows, yearRows(year, amounts, outside)...)
	}
	return []sheet.Band{sheet.Merged(sheet.PartTitle, title), grid}
}

func yearRows(year []stripMonth, amounts bool, outside string) []sheet.Row {
	states, sums := make([]sheet.Cell, 12), make([]sheet.Cell, 12)
	for i := range 12 {
		states[i].Text, sums[i].Text = outside, outside
	}
	for _, m := range year {
		states[m.at.Month()-1].Text = m.state
		sums[m.at.Month()-1].Text = m.printed()
	}
	name := sheet.Cell{Text: strconv.Itoa(year[0].at.Year()), Head: true}
	if !amounts {
		return []sheet.Row{{Part: sheet.PartValue, Cells: append([]sheet.Cell{name}, states...)}}
	}
	name.Down = 2
	return []sheet.Row{
		{Part: sheet.PartState, Cells: append([]sheet.Cell{name}, states...)},
		{Part: sheet.PartAmount, Cells: sums},
	}
}
