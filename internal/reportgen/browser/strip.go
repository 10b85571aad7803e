package browser

import (
	"strconv"

	"xinbao/report"
)

// strip is a repayment grid: the months above, and for each year a row of states
// and a row of amounts (section 8.5).
func (t *story) strip(r report.RefundRecord) {
	if r.DateRange == "" {
		return
	}
	b := t.months()
	for _, y := range r.Detail {
		states, amounts := t.year(), t.year()
		for _, m := range y.Month {
			at, _ := strconv.Atoi(m.MonthValue) // the generator writes 1 to 12
			states[at-1].text, amounts[at-1].text = m.State, m.Amount
		}
		name := cell{text: y.Year, label: true}
		if t.YearOnce {
			name.down = 2
		} else {
			amounts = insert(amounts, 0, cell{label: true})
		}
		b.lines = append(b.lines, line{partState, insert(states, 0, name)}, line{partAmount, amounts})
	}
	t.add(merged(partTitle, r.DateRange), block{band: b})
}

// payments is the grid of a postpaid account: one row a year (section 9).
func (t *story) payments(r report.PaymentRecord) {
	if r.DateRange == "" {
		return
	}
	b := t.months()
	for _, y := range r.Detail {
		states := t.year()
		for _, m := range y.Month {
			at, _ := strconv.Atoi(m.MonthValue) // the generator writes 1 to 12
			states[at-1].text = m.State
		}
		b.lines = append(b.lines, line{partValues, insert(states, 0, cell{text: y.Year, label: true})})
	}
	t.add(merged(partTitle, r.DateRange), block{band: b})
}

func (t *story) months() *band {
	b := &band{weights: []float64{1.3}, lines: []line{{part: partMonths, cells: []cell{{label: true}}}}}
	for m := range 12 {
		b.weights = append(b.weights, 1)
		b.lines[0].cells = append(b.lines[0].cells, cell{text: strconv.Itoa(m + 1), label: true})
	}
	return b
}

// year is the cells of twelve months for which nothing is recorded.
func (t *story) year() []cell {
	cells := make([]cell, 12)
	for i := range cells {
		cells[i].text = t.Outside
	}
	return cells
}
