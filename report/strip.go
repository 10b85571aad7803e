package report

import (
	"strconv"
	"time"
)

// Month is one cell of a repayment or payment strip.
type Month struct {
	Month  Date // Day 0; the zero Date if year or month cannot be read
	State  string
	Amount Located[Fen] // loans and cards only

	Pointer string // of the month
}

// Late is how many payments late the month was, 1 to 7 (7: more than 180 days);
// 0 for a month that was not late or of which nothing is known.
func (m Month) Late() int {
	n, ok := digits(m.State, 1)
	if !ok || n > 7 {
		return 0
	}
	return int(n)
}

func (a *Account) strip(p place, r RefundRecord) {
	p = p.at("refundRecord")
	a.Range = Located[Span]{ReadSpan(r.DateRange), string(p.at("dateRange"))}
	for i, y := range r.Detail {
		for j, m := range y.Month {
			at := p.at("detail").at(strconv.Itoa(i)).at("month").at(strconv.Itoa(j))
			a.Strip = append(a.Strip, Month{
				Month: monthOf(y.Year, m.MonthValue), State: fold(m.State),
				Amount: at.amount("amount", m.Amount), Pointer: string(at),
			})
		}
	}
}

func monthOf(year, month string) Date {
	y, m := ReadYear(year), ReadCount(month)
	if !y.Known() || m.V < 1 || m.V > 12 {
		return Date{}
	}
	return Date{Year: y.V.Year, Month: time.Month(m.V)}
}

// paymentStrip reads the strip of a service, which has no amounts.
func (n NoncreditAccount) paymentStrip(p place) (Located[Span], []Month) {
	p = p.at("refundRecord")
	var strip []Month
	for i, y := range n.RefundRecord.Detail {
		for j, m := range y.Month {
			at := p.at("detail").at(strconv.Itoa(i)).at("month").at(strconv.Itoa(j))
			strip = append(strip, Month{Month: monthOf(y.Year, m.MonthValue), State: fold(m.State), Pointer: string(at)})
		}
	}
	return Located[Span]{ReadSpan(n.RefundRecord.DateRange), string(p.at("dateRange"))}, strip
}
