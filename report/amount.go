package report

import (
	"strconv"
	"strings"
)

// Fen is money: 1/100 yuan.
type Fen int64

// String is the amount in yuan as a report prints it: 1,280,000.
func (f Fen) String() string {
	sign, n := "", int64(f)
	if n < 0 {
		sign, n = "-", -n
	}
	text := strconv.FormatInt(n/100, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	if cents := n % 100; cents != 0 {
		text += "." + strconv.Itoa(int(100 + cents))[1:]
	}
	return sign + text
}

// ReadAmount reads an amount of yuan: 1,280,000 or 1280000, perhaps with two
// decimals, perhaps below zero. Commas in the wrong place make it unreadable: a
// digit may be lost.
func ReadAmount(printed string) Value[Fen] { return read(printed, parseAmount) }

func parseAmount(s string) (Fen, bool) {
	s, negative := strings.CutPrefix(s, "-")
	whole, decimals, pointed := strings.Cut(s, ".")
	if pointed && len(decimals) != 2 {
		return 0, false
	}
	yuan, ok := grouped(whole)
	if !ok {
		return 0, false
	}
	cents, ok := int64(0), true
	if pointed {
		cents, ok = digits(decimals, 2)
	}
	fen := Fen(yuan*100 + cents)
	if negative {
		fen = -fen
	}
	return fen, ok
}

// grouped reads digits, with a comma before every three or without any. 14
// digits are more than anybody owes.
func grouped(s string) (int64, bool) {
	first, rest, commas := strings.Cut(s, ",")
	if !commas {
		return digits(s, 14)
	}
	if len(first) == 0 || len(first) > 3 {
		return 0, false
	}
	for group := range strings.SplitSeq(rest, ",") {
		if len(group) != 3 {
			return 0, false
		}
	}
	return digits(first+strings.ReplaceAll(rest, ",", ""), 14)
}

// ReadCount reads a number of things; a change of months may be below zero.
func ReadCount(printed string) Value[int] {
	return read(printed, func(s string) (int, bool) {
		s, negative := strings.CutPrefix(s, "-")
		n, ok := digits(s, 6)
		if negative {
			n = -n
		}
		return int(n), ok
	})
}

// BasisPoints is a percentage: 1/100 of a percent.
type BasisPoints int

// ReadPercent reads 12% or 12.5%.
func ReadPercent(printed string) Value[BasisPoints] {
	return read(printed, func(s string) (BasisPoints, bool) {
		number, ok := strings.CutSuffix(s, "%")
		whole, decimals, pointed := strings.Cut(number, ".")
		if !ok || pointed && decimals == "" {
			return 0, false
		}
		n, ok := digits(whole, 3)
		d, dok := digits((decimals + "00")[:max(2, len(decimals))], 2)
		return BasisPoints(n*100 + d), ok && dok
	})
}
