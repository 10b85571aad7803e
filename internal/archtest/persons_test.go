package archtest_test

import (
	"regexp"
	"strings"
	"testing"
)

// An identity number: region, date of birth, sequence, check digit.
var identity = regexp.MustCompile(`\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b`)

// No region has 99: a fixture with it belongs to nobody, whatever follows.
const nobody = "99"

// The example of the protocol's document: the vectors quote it byte for byte.
const printed = "110101" + "19900307" + "0011"

func TestNoIdentityNumberCouldBeSomebodys(t *testing.T) {
	t.Parallel()
	for _, s := range everyFile(t) {
		for _, number := range identity.FindAll(s.text, -1) {
			if couldBeSomebodys(string(number)) {
				t.Errorf("%s holds an identity number that could be a person's: invent one that begins with %s", s.path, nobody)
			}
		}
	}
}

func couldBeSomebodys(number string) bool {
	return number != printed && !strings.HasPrefix(number, nobody) && checkDigitHolds(number)
}

// checkDigitHolds is GB 11643: the weighted sum of the digits, modulo 11.
func checkDigitHolds(number string) bool {
	sum, weight := 0, 1
	for i := len(number) - 2; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(number[i]-'0') * weight
	}
	return strings.ToUpper(number[17:]) == string("10X98765432"[sum%11])
}
