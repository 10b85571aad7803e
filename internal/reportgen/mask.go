package reportgen

import (
	"fmt"
	"slices"
)

// maskLenders prints other lenders as a kind and a letter, the same letter for the
// same lender.
func (b *book) maskLenders() {
	known := map[string]string{}
	mask := func(names ...*string) {
		for _, name := range names {
			if *name == "" || *name == "本人" {
				continue
			}
			if known[*name] == "" {
				known[*name] = fmt.Sprintf("%s“%s”", kindOf(*name), letters(len(known)))
			}
			*name = known[*name]
		}
	}
	for _, list := range [][]loan{b.loans, b.drawings, b.revolving} {
		for i := range list {
			mask(&list[i].ManageCompany, &list[i].lender)
		}
	}
	for i := range b.cards {
		mask(&b.cards[i].CardCompany, &b.cards[i].lender)
	}
	for i := range b.quasi {
		mask(&b.quasi[i].CardCompany, &b.quasi[i].lender)
	}
	for i := range b.duties {
		mask(&b.duties[i].ManageCompany)
	}
	for i := range b.agreements {
		mask(&b.agreements[i].ManageCompany)
	}
	for i := range b.looks {
		mask(&b.looks[i].who)
	}
}

func kindOf(name string) string {
	if slices.Contains(lendersOther, name) {
		return "消费金融公司"
	}
	return "商业银行"
}

// letters is A to Z, then AA and so on.
func letters(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letters(n/26-1) + letters(n%26)
}
