package reportgen

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// dice is the chance of one part of a report. Parts roll dice of their own, so
// that a change in one does not change the others.
type dice struct{ *rand.Rand }

func newDice(seed uint64, part string) dice {
	sum := uint64(14695981039346656037) // FNV-1a
	for _, b := range []byte(part) {
		sum = (sum ^ uint64(b)) * 1099511628211
	}
	return dice{rand.New(rand.NewPCG(seed, sum))}
}

// between is a whole number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(max(1, high-low+1)) }

// chance is true in so many of a hundred cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func (d dice) digits(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = '0' + byte(d.IntN(10))
	}
	return string(out)
}

// code is capitals and digits, as institutions number accounts.
func (d dice) code(n int) string {
	const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[d.IntN(len(alphabet))]
	}
	return string(out)
}

func pick[T any](d dice, choices []T) T { return choices[d.IntN(len(choices))] }

// day is a date from so many days before to so many days before.
func (d dice) day(from time.Time, least, most int) time.Time {
	return from.AddDate(0, 0, -d.between(least, most))
}

// The printed forms of section 3.
const (
	dayForm    = "2006.01.02"
	monthForm  = "2006.01"
	mergedForm = "2006年01月02日"
	gridMonth  = "2006年01月"
	timeForm   = "2006.01.02 15:04:05"
	none       = "--"
)

func day(t time.Time) string   { return t.Format(dayForm) }
func month(t time.Time) string { return t.Format(monthForm) }

// yuan prints an amount with thousands commas.
func yuan(amount int) string {
	digits := strconv.Itoa(amount)
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, groups...), ",")
}

// count prints a number; where there is nothing to count, two dashes.
func count(n int) string {
	if n == 0 {
		return none
	}
	return strconv.Itoa(n)
}

// amountOf prints the amount that belongs to a count.
func amountOf(n, amount int) string {
	if n == 0 {
		return none
	}
	return yuan(amount)
}

// idCard is an identity number of the unassigned region 99 with a right check
// digit (GB 11643).
func (d dice) idCard(born time.Time, man bool) string {
	order := 2*d.between(0, 499) + 1
	if !man {
		order--
	}
	body := fmt.Sprintf("99%s%s%03d", d.digits(4), born.Format("20060102"), order)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(body[i]-'0') * weight
	}
	return body + string("10X98765432"[sum%11])
}

// firstOf is the first day of the month.
func firstOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// months is how many months lie between the two.
func months(from, to time.Time) int {
	return (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
}
