package brief

import "xinbao/zx"

// sentences is the list that the last titles lead to.
func (r *reader) sentences() *zx.List[string] {
	b := r.report
	lists := map[string]map[string]*zx.List[string]{
		cards: {
			unOverdue: &b.CreditCards.UnOverdue, overdue: &b.CreditCards.Overdue,
			overdraft: &b.CreditCards.Overdraft, guarantees: &b.CreditCards.GuaranteeOthers,
		},
		houses: {unOverdue: &b.HouseLoans.UnOverdue, overdue: &b.HouseLoans.Overdue, guarantees: &b.HouseLoans.GuaranteeOthers},
		others: {unOverdue: &b.OtherLoans.UnOverdue, overdue: &b.OtherLoans.Overdue, guarantees: &b.OtherLoans.GuaranteeOthers},
	}
	if list := lists[r.section][r.group]; list != nil {
		return list
	}
	return lists[r.section][overdue] // a loan has no overdrafts
}
