package report

import (
	"fmt"
	"strings"
	"time"
)

// Date is a day of the calendar, without a time or a zone. A month has Day 0, a
// year also Month 0; a day of the month has neither year nor month.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Forever is the end of what has none (长期).
var Forever = Date{9999, time.December, 31}

// String is the date in ISO 8601: 2015-05-05, 2015-05, 2015, ---05.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return fmt.Sprintf("---%02d", d.Day)
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Compare orders dates; a month comes before its days.
func (d Date) Compare(e Date) int {
	return (d.Year-e.Year)*512 + int(d.Month-e.Month)*32 + d.Day - e.Day
}

// After is true when d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// InMonth is the month of the date.
func (d Date) InMonth() Date { return Date{Year: d.Year, Month: d.Month} }

// months counts months, so that they can be subtracted.
func (d Date) months() int { return d.Year*12 + int(d.Month) - 1 }

// plus is the date so many days later.
func (d Date) plus(years, months, days int) Date {
	y, m, day := time.Date(d.Year+years, d.Month+time.Month(months), d.Day+days, 0, 0, 0, 0, time.UTC).Date()
	return Date{y, m, day}
}

// exists is true for a day that the calendar has, from 1900 to 2099: outside
// that, somebody misread.
func (d Date) exists() bool {
	if d.Year < 1900 || d.Year > 2099 || d.Month < 1 || d.Month > 12 {
		return false
	}
	return d.Day >= 1 && d == d.plus(0, 0, 0)
}

// ReadDate reads 2015.05.05, 2015-05-05 or 2015年5月5日; 截至 before it and
// 以后的最新还款记录 behind it are the wording of merged rows. A month is no date:
// its day may be lost.
func ReadDate(printed string) Value[Date] { return read(printed, parseDate) }

func parseDate(s string) (Date, bool) {
	if s == "长期" {
		return Forever, true
	}
	for _, word := range []string{"截至", "截止", "到", "日期"} {
		s = strings.TrimPrefix(s, word)
	}
	s, _, _ = strings.Cut(s, "以后")
	parts := dateParts(s)
	if len(parts) != 3 {
		return Date{}, false
	}
	d := Date{parts[0], time.Month(parts[1]), parts[2]}
	return d, d.exists() || d == Forever
}

// dateParts are the numbers of a date, nil if it has another form.
func dateParts(s string) []int {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "日"), "月")
	texts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(".-/年月", r) })
	if separators := len([]rune(s)) - len([]rune(strings.Join(texts, ""))); separators != len(texts)-1 {
		return nil
	}
	var parts []int
	for i, text := range texts {
		n, ok := digits(text, 2)
		if i == 0 {
			n, ok = digits(text, 4)
			ok = ok && len(text) == 4
		}
		if !ok {
			return nil
		}
		parts = append(parts, int(n))
	}
	return parts
}

// ReadMonth reads 2015.05 or 2015年5月.
func ReadMonth(printed string) Value[Date] { return read(printed, parseMonth) }

func parseMonth(s string) (Date, bool) {
	parts := dateParts(s)
	if len(parts) != 2 {
		return Date{}, false
	}
	d := Date{parts[0], time.Month(parts[1]), 1}
	return d.InMonth(), d.exists()
}

// ReadDateOrMonth reads either.
func ReadDateOrMonth(printed string) Value[Date] {
	if v := ReadMonth(printed); v.Known() {
		return v
	}
	return ReadDate(printed)
}

// ReadYear reads 2015.
func ReadYear(printed string) Value[Date] {
	return read(printed, func(s string) (Date, bool) {
		y, ok := digits(strings.TrimSuffix(s, "年"), 4)
		return Date{Year: int(y)}, ok && y >= 1900 && y < 2100
	})
}

// ReadDay reads a date, or a day of the month: reports print 应还款日 and 账单日
// as either.
func ReadDay(printed string) Value[Date] {
	return read(printed, func(s string) (Date, bool) {
		if d, ok := parseDate(s); ok {
			return d, true
		}
		day, ok := digits(strings.TrimSuffix(s, "日"), 2)
		return Date{Day: int(day)}, ok && day >= 1 && day <= 31
	})
}
