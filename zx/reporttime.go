package zx

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// shanghai is the zone of every time in a report. It has had no summer time
// since 1991, and a report is younger; so no zone database is needed.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// reportLayouts are the printed formats without their blanks (I36).
var reportLayouts = []string{"2006.01.0215:04:05", "2006年1月2日", "2006-01-02", "2006.01.02", "2006年1月"}

// ParseTime reads a time or date of a report, with or without blanks around
// digits, in Asia/Shanghai. A month is its first day.
func ParseTime(s string) (time.Time, error) {
	dense := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	for _, layout := range reportLayouts {
		if t, err := time.ParseInLocation(layout, dense, shanghai); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("a date of a report in none of its formats")
}
