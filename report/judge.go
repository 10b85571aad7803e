package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// claim is what the details say about a printed number. Where the page's
// description leaves open what is counted, several answers are right, and only
// what lies outside all of them is wrong.
type claim struct {
	right     []int64 // each proves the number
	low, high int64   // outside of it the number is wrong, if certain
	certain   bool
	leaves    []string
	format    func(int64) string
}

// exactly claims one of some numbers, and that nothing outside them can be.
func exactly(leaves []string, right ...int64) claim {
	return claim{right: right, low: slices.Min(right), high: slices.Max(right), certain: true, leaves: leaves, format: plain}
}

// perhaps is a claim that cannot be proved wrong.
func (c claim) perhaps() claim {
	c.certain = false
	return c
}

// between widens what is not wrong.
func (c claim) between(low, high int64) claim {
	c.low, c.high = min(c.low, low), max(c.high, high)
	return c
}

// yuan says that the numbers are fen.
func (c claim) yuan() claim {
	c.format = func(n int64) string { return Fen(n).String() }
	return c
}

// endless is the high end of a claim that sets none.
const endless = math.MaxInt64

func plain(n int64) string { return strconv.FormatInt(n, 10) }

func (c claim) want() string {
	if c.low == c.high {
		return c.format(c.low)
	}
	if c.high == endless {
		return "≥ " + c.format(c.low)
	}
	return fmt.Sprintf("%s–%s", c.format(c.low), c.format(c.high))
}

// judge holds a printed number against the claim; known says whether all that
// the claim rests on could be read. A printed -- stands for none.
func judge[N ~int | ~int64](printed Located[N], c claim, known bool) Check {
	check := Check{Status: NotProvable, Leaves: append([]string{printed.Pointer}, c.leaves...)}
	if printed.Status != Known && printed.Status != NotApplicable {
		return check
	}
	got := int64(printed.V)
	check.Got = c.format(got)
	if !known {
		return check
	}
	check.Want = c.want()
	switch {
	case slices.Contains(c.right, got):
		check.Status = Proved
	case c.certain && (got < c.low || got > c.high):
		check.Status = Contradicted
	}
	return check
}

// verdict is a check of something that is either so or not.
func verdict(ok bool, want, got string, leaves ...string) Check {
	status := Contradicted
	if ok {
		status = Proved
	}
	return Check{Status: status, Leaves: leaves, Want: want, Got: got}
}

// faults is a check of many leaves of which none may fail: it tells those that
// do, or all that do not. Nothing looked at proves nothing.
func faults(looked, failed []string) []Check {
	switch {
	case len(failed) > 0:
		return []Check{{Status: Contradicted, Leaves: failed}}
	case len(looked) > 0:
		return []Check{{Status: Proved, Leaves: looked}}
	default:
		return nil
	}
}

// total adds amounts and collects where they are; known is false as soon as one
// is not.
type total struct {
	sum    int64
	known  bool
	leaves []string
}

func nothing() total { return total{known: true} }

func (t *total) add(a Located[Fen]) {
	t.leaves = append(t.leaves, a.Pointer)
	t.known = t.known && (a.Known() || a.Status == NotApplicable)
	t.sum += int64(a.V)
}
