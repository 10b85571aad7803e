package report

import (
	"regexp"
	"time"
)

// Span is a range of months, both included.
type Span struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Months is the length of the span.
func (s Span) Months() int { return s.To.months() - s.From.months() + 1 }

// holds is true for a month of the span.
func (s Span) holds(month Date) bool {
	return month.months() >= s.From.months() && month.months() <= s.To.months()
}

// A range has one of many dashes, and scans lose 月.
var spanForm = regexp.MustCompile(`^(\d{4}[年.]\d{1,2})月?(?:[` + dashes + `]{1,2}|至|~)(\d{4}[年.]\d{1,2})月?(?:的(?:还款|缴费)(?:记录)?)?$`)

// ReadSpan reads 2010年07月-2015年05月的还款记录.
func ReadSpan(printed string) Value[Span] {
	return read(printed, func(s string) (Span, bool) {
		m := spanForm.FindStringSubmatch(s)
		if m == nil {
			return Span{}, false
		}
		from, fok := parseMonth(m[1])
		to, tok := parseMonth(m[2])
		return Span{from, to}, fok && tok && !from.After(to)
	})
}

// shanghai is the zone of every time on a report; it has no summer time.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// ReadTime reads 2024.03.18 10:22:41, a time of Shanghai; the blank may have
// been lost at the end of a line.
func ReadTime(printed string) Value[time.Time] {
	return read(printed, func(s string) (time.Time, bool) {
		for _, layout := range []string{"2006.01.0215:04:05", "2006-01-0215:04:05", "2006年01月02日15:04:05", "2006/01/0215:04:05"} {
			if t, err := time.ParseInLocation(layout, s, shanghai); err == nil {
				return t, t.Year() >= 1900 && t.Year() < 2100
			}
		}
		return time.Time{}, false
	})
}

// DateOf is the day of a time, in Shanghai.
func DateOf(t time.Time) Date {
	y, m, d := t.In(shanghai).Date()
	return Date{y, m, d}
}
