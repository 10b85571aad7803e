package reportgen

import (
	"strconv"
	"time"

	"xinbao/report"
)

// postpaid is an account of a service that is paid after use.
type postpaid struct {
	report.NoncreditAccount
	strip strip
	debt  int
}

func (d dice) postpaid(made time.Time, kind string, w Wording) postpaid {
	last := firstOf(made).AddDate(0, -d.between(1, 2), 0)
	opened := d.day(last, 200, 3000)
	p := postpaid{}
	late := 0
	if d.chance(30) {
		late = d.between(1, 4)
	}
	state := "正常"
	if late > 0 {
		state, p.debt = "欠费", 10*d.between(3, 90)
	}
	company := pick(d, []string{"中国移动通信集团有限公司", "中国联合网络通信有限公司", "中国电信股份有限公司"})
	if kind == "自来水业务" {
		company = pick(d, cities) + "市自来水集团有限责任公司"
	}
	p.NoncreditAccount = report.NoncreditAccount{
		CompanyName: company, Type: kind, StartDate: day(opened), CurrPayedState: state, CurrOverdueAmount: yuan(p.debt), AccountDate: month(last),
	}
	p.strip = d.payments(opened, last, late)
	p.RefundRecord = p.strip.payments(w.RangeDash)
	return p
}

// payments is at most 24 months; late is for how many of the last nothing was
// paid.
func (d dice) payments(opened, last time.Time, late int) strip {
	out := d.strip(opened, last, fate{late: late, card: true})
	out = out[max(0, len(out)-24):]
	for i := range out {
		if out[i].state == "A" || out[i].state == "/" {
			out[i].state = "*"
		}
	}
	return out
}

func (s strip) payments(dash string) report.PaymentRecord {
	out := report.PaymentRecord{DateRange: s.title(dash, "缴费")}
	for _, year := range s.years() {
		y := report.PaymentYear{Year: strconv.Itoa(year[0].at.Year())}
		for _, m := range year {
			y.Month = append(y.Month, report.PaymentMonth{MonthValue: strconv.Itoa(int(m.at.Month())), State: m.state})
		}
		out.Detail = append(out.Detail, y)
	}
	return out
}
