package reportgen

import (
	"strconv"
	"time"

	"xinbao/report"
)

// loan is an account of D1, R4 or R1. All of them are told as report.Loan here;
// R1's RefundAmount is its limit.
type loan struct {
	report.Loan
	margin
	fact
}

// loan invents an account whose data is of asOf. The state may be "" for any.
func (d dice) loan(f family, opened, asOf time.Time, state string, w Wording) loan {
	amount := 1000 * d.between(1, 90)
	kind, group := pick(d, loanKinds), groupOther
	switch {
	case f == familyLoan && d.chance(20):
		kind, group = pick(d, houseKinds), groupHouse
		amount *= 20
	case f == familyLoan && d.chance(8):
		kind, group = pick(d, otherKinds), groupElse
	}
	if kind == loanKinds[0] {
		group = groupShop
	}
	years := d.between(months(opened, asOf)/12+1, months(opened, asOf)/12+8)
	due := opened.AddDate(years, 0, 0)
	l := loan{margin: d.margin(), fact: fact{family: f, group: group, lender: d.lender(), opened: opened, limit: amount}}
	l.Loan = report.Loan{
		ManageCompany: l.lender, AmountID: d.accountID(), StartDate: day(opened), DeadlineDate: day(due), RefundAmount: yuan(amount),
		AccountCurrencyType: w.word(pick(d, currencies)), Type: kind, GuaranteeType: w.word(pick(d, guarantees)), RefundPeriodNum: strconv.Itoa(12 * years),
		RefundFrequency: pick(d, frequencies), RefundType: pick(d, repayWays), JoinRefundFlag: pick(d, []string{"无", "无", "无", "主借款人", "从借款人"}),
	}
	if state == "" {
		state = d.loanState(f)
	}
	d.conclude(&l, asOf, state, w)
	return l
}

// The rows of 信贷交易信息提示.
const (
	groupHouse = "house"
	groupShop  = "shop"
	groupOther = "other"
	groupCard  = "card"
	groupQuasi = "quasi"
	groupElse  = "else"
)

// loanStates are the states of section 12 by family; the frequent ones come more
// than once.
var loanStates = map[family][]string{
	familyLoan:      {"正常", "正常", "正常", "正常", "结清", "结清", "结清", "逾期", "呆账", "转出", "担保物不足", "强制平仓", "司法追偿"},
	familyDrawing:   {"正常", "正常", "正常", "结清", "结清", "逾期", "呆账", "担保物不足", "司法追偿"},
	familyRevolving: {"正常", "正常", "正常", "结清", "结清", "逾期", "银行止付", "呆账", "担保物不足", "司法追偿"},
}

func (d dice) loanState(f family) string { return pick(d, loanStates[f]) }

// conclude brings the account to its state.
func (d dice) conclude(l *loan, asOf time.Time, state string, w Wording) {
	end := asOf
	l.DueDate = asOf.Format(mergedForm)
	l.AccountState.Value = state
	payment := max(100, l.limit/d.between(12, 48))
	f := fate{payment: payment, record: pick(d, []int{0, 0, 0, 0, 1, 3})}
	switch state {
	case "结清":
		end, f.last = d.within(l.opened.AddDate(0, 2, 0), asOf), "C"
		l.AccountState.Clear = &report.Cleared{AccountClosedDate: day(end)}
	case "转出":
		end, f.last = d.within(l.opened.AddDate(0, 2, 0), asOf), "G"
		l.AccountState.Transfer = &report.Transferred{TransferDate: month(end)}
	case "呆账":
		l.bad, f.last, f.balance = true, "B", d.between(l.limit/10, l.limit)
		l.balance = f.balance
		l.AccountState.BadDebt = &report.BadDebt{SurplusAmount: yuan(l.balance), LatestRepayDate: day(d.day(asOf, 200, 400))}
	default:
		l.open, l.payment = true, payment
		l.balance = d.between(l.limit/20, l.limit)
		if state == "逾期" {
			f.late = d.between(1, min(9, months(l.opened, asOf)))
		}
		d.opened(l, asOf, f)
	}
	l.strip = d.strip(l.opened, end, f)
	l.RefundRecord = l.strip.record(w.RangeDash)
	d.annotate(l, asOf)
}

// opened fills the bands of an account that is being paid off.
func (d dice) opened(l *loan, asOf time.Time, f fate) {
	five := "正常"
	if f.late > 0 {
		five = pick(d, []string{"关注", "次级", "可疑", "损失"})
	}
	late := lateAges(f)
	due := f.payment
	o := report.OpenLoan{
		FiveLevelType: five, SurplusAmount: yuan(l.balance), SurplusPaymentNum: strconv.Itoa(d.between(1, 240)), ScheduledPayment: yuan(due),
		ScheduledPayAt: day(asOf), RealPayed: yuan(due), LatestRepayDate: day(d.day(asOf, 0, 20)), CurrOverduePeriods: strconv.Itoa(f.late),
		CurrOverdueAmount: yuan(f.late * f.payment),
		OverduePrincipal: report.OverduePrincipal{
			Overdue31Tp60: yuan(late[0]), Overdue61Tp90: yuan(late[1]), Overdue91Tp180: yuan(late[2]), Overdue180: yuan(late[3]),
		},
	}
	if f.late > 0 {
		o.RealPayed, o.LatestRepayDate = "0", day(d.day(asOf, 31*f.late, 31*f.late+20))
	}
	if d.chance(15) {
		o.SurplusPaymentNum = none
	}
	if d.chance(12) {
		l.latest = d.latest(asOf, l.balance, pick(d, []string{five, none}))
	}
	if l.AccountState.Value != "逾期" {
		l.AccountState.Normal = &o
		return
	}
	l.AccountState.Overdue = &report.OverdueLoan{OpenLoan: o}
	if l.family == familyLoan && d.chance(50) {
		l.latest = d.latest(asOf, l.balance, five)
	}
	if l.family == familyLoan && l.latest != nil {
		l.AccountState.Overdue.BeforeDeadlineDate = *l.latest
	}
}

// lateAges is the principal overdue for 31–60, 61–90, 91–180 and more days.
func lateAges(f fate) (ages [4]int) {
	part := f.payment * 4 / 5
	if f.late >= 2 {
		ages[0] = part
	}
	if f.late >= 3 {
		ages[1] = part
	}
	if f.late >= 4 {
		ages[2] = part * (min(f.late, 6) - 3)
	}
	if f.late >= 7 {
		ages[3] = part * (f.late - 6)
	}
	return ages
}

// annotate adds what is out of the ordinary; R4 and R1 can only print it.
func (d dice) annotate(l *loan, asOf time.Time) {
	if l.family != familyLoan {
		l.margin.notes = d.notes(6, companySays, asOf)
		return
	}
	l.SpecialTransTypes = d.specials(15, l.opened, asOf)
	l.CompanyInfo = d.notes(8, companySays, asOf)
	l.SelfStatement = d.notes(6, personSays, asOf)
	l.ObjectionLabel = d.notes(6, objectionSays, asOf)
	l.SpecialLabel = d.notes(6, specialSays, asOf)
}

// drawing is the account as R4.
func (l loan) drawing() report.RevolvingLoan {
	return report.RevolvingLoan{
		Name: l.Name, ManageCompany: l.ManageCompany, AmountID: l.AmountID, StartDate: l.StartDate, DeadlineDate: l.DeadlineDate,
		RefundAmount: l.RefundAmount, AccountCurrencyType: l.AccountCurrencyType, Type: l.Type, GuaranteeType: l.GuaranteeType,
		RefundPeriodNum: l.RefundPeriodNum, RefundFrequency: l.RefundFrequency, RefundType: l.RefundType, JoinRefundFlag: l.JoinRefundFlag,
		DueDate: l.DueDate, AccountState: l.revolvingState(), RefundRecord: l.RefundRecord,
	}
}

// revolving is the account as R1.
func (l loan) revolving() report.RevolvingCredit {
	return report.RevolvingCredit{
		Name: l.Name, ManageCompany: l.ManageCompany, AmountID: l.AmountID, StartDate: l.StartDate, DeadlineDate: l.DeadlineDate,
		AccountExtensionAmount: l.RefundAmount, AccountCurrencyType: l.AccountCurrencyType, Type: l.Type, GuaranteeType: l.GuaranteeType,
		RefundPeriodNum: l.RefundPeriodNum, RefundFrequency: l.RefundFrequency, RefundType: l.RefundType, JoinRefundFlag: l.JoinRefundFlag,
		DueDate: l.DueDate, AccountState: l.revolvingState(), RefundRecord: l.RefundRecord,
	}
}

func (l loan) revolvingState() report.RevolvingState {
	s := l.AccountState
	out := report.RevolvingState{Value: s.Value, BadDebt: s.BadDebt, Clear: s.Clear, Transfer: s.Transfer}
	if s.Normal != nil {
		open := revolvingOf(*s.Normal)
		out.Normal = &open
	}
	if s.Overdue != nil {
		open := revolvingOf(s.Overdue.OpenLoan)
		out.Overdue = &open
	}
	return out
}

func revolvingOf(o report.OpenLoan) report.OpenRevolving {
	return report.OpenRevolving{
		FiveLevelType: o.FiveLevelType, SurplusAmount: o.SurplusAmount, SurplusPaymentNum: o.SurplusPaymentNum, ScheduledPayment: o.ScheduledPayment,
		ScheduledPayAt: o.ScheduledPayAt, RealPayed: o.RealPayed, LatestRepayDate: o.LatestRepayDate, CurrOverduePeriods: o.CurrOverduePeriods,
		CurrOverdue: o.CurrOverdueAmount, OverduePrincipal: o.OverduePrincipal,
	}
}
