package sandbox

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"xinbao/zx"
)

// DebitCard is an invented 储蓄卡. Its issuer identification begins with 9901.
type DebitCard struct {
	Bank   string `json:"bank"`
	Number string `json:"number"`
	PIN    string `json:"pin"`
}

// CreditCard is an invented 信用卡. Its issuer identification begins with 9902.
type CreditCard struct {
	Bank   string `json:"bank"`
	Number string `json:"number"`
	CVN2   string `json:"cvn2"`
	Month  string `json:"month"` // two digits
	Year   string `json:"year"`  // two digits
}

func (c DebitCard) complete(r *rand.Rand) DebitCard {
	c.Bank = cmp.Or(c.Bank, pick(r, banks[:5]))
	c.Number = cmp.Or(c.Number, inventNumber(r, zx.CardDebit, c.Bank))
	c.PIN = cmp.Or(c.PIN, draw(r, digits, 6))
	return c
}

func (c CreditCard) complete(r *rand.Rand) CreditCard {
	c.Bank = cmp.Or(c.Bank, pick(r, banks[:16]))
	c.Number = cmp.Or(c.Number, inventNumber(r, zx.CardCredit, c.Bank))
	c.CVN2 = cmp.Or(c.CVN2, draw(r, digits, 3))
	c.Month = cmp.Or(c.Month, fmt.Sprintf("%02d", between(r, 1, 12)))
	c.Year = cmp.Or(c.Year, "3"+draw(r, digits, 1))
	return c
}

// banks are the issuers of invented cards; the position is part of the number.
// The last one issues cards that no list of the contract has.
var banks = []string{
	"工商银行", "农业银行", "中国银行", "建设银行", "交通银行", "招商银行", "光大银行", "兴业银行", "浦发银行",
	"平安银行", "上海银行", "北京银行", "华夏银行", "中信银行", "民生银行", "广发银行", "邮储银行", "信报农商银行",
}

// What the card lists of the contract (section 4, supported cards) leave out.
var (
	noDebit  = []string{"招商银行", "民生银行", "信报农商银行"}
	noCredit = []string{"邮储银行", "信报农商银行"}
)

// inventNumber makes a card number of a bank that passes the Luhn check: 19
// digits for a debit card, 16 for a credit card.
func inventNumber(r *rand.Rand, kind zx.CardType, bank string) string {
	length := 16
	if kind == zx.CardDebit {
		length = 19
	}
	head := fmt.Sprintf("990%d%02d", kind, slices.Index(banks, bank)+1)
	return checked(head+draw(r, digits, length-len(head)-1), digits, zx.ValidBankCard)
}

// issuer reads a card number: who issued it, and what it is. It reports false
// for a number that no invented bank has.
func issuer(number string) (bank string, kind zx.CardType, ok bool) {
	var n int
	if _, err := fmt.Sscanf(number, "990%1d%2d", &kind, &n); err != nil {
		return "", 0, false
	}
	if n < 1 || n > len(banks) || (kind != zx.CardDebit && kind != zx.CardCredit) {
		return "", 0, false
	}
	return banks[n-1], kind, true
}

// supported reports whether UnionPay's service takes cards of this kind and bank.
func supported(bank string, kind zx.CardType) bool {
	if kind == zx.CardDebit {
		return !slices.Contains(noDebit, bank)
	}
	return !slices.Contains(noCredit, bank)
}
