package reportgen

import (
	"strconv"
	"time"

	"xinbao/report"
)

// card is an account of R2.
type card struct {
	report.Card
	margin
	fact
}

var cardStates = []string{"正常", "正常", "正常", "正常", "正常", "销户", "销户", "未激活", "呆账", "冻结", "止付", "银行止付", "司法追偿"}

// card invents a credit card whose data is of asOf.
func (d dice) card(opened, asOf time.Time, state string, w Wording) card {
	limit := 1000 * d.between(1, 120)
	c := card{margin: d.margin(), fact: fact{family: familyCard, group: groupCard, lender: pick(d, banks) + pick(d, []string{"信用卡中心", "股份有限公司", "股份有限公司信用卡中心"}), opened: opened, limit: limit}}
	if d.chance(40) {
		c.tail = d.digits(4)
	}
	if state == "" {
		state = pick(d, cardStates)
	}
	c.Card = report.Card{
		CardCompany: c.lender, AmountID: d.accountID(), StartDate: day(opened), AccountExtensionAmount: yuan(limit), SharedExtensionAmount: yuan(limit),
		CurrencyType: w.word(pick(d, currencies)), Type: pick(d, []string{"贷记卡", "贷记卡", "贷记卡", "大额专项分期卡"}), GuaranteeType: w.word(pick(d, guarantees)),
		DueDate: asOf.Format(mergedForm), AccountState: report.CardState{Value: state},
	}
	d.play(&c, asOf, w)
	return c
}

// play brings the card to its state.
func (d dice) play(c *card, asOf time.Time, w Wording) {
	end := asOf
	f := fate{card: true, payment: 100 * d.between(1, 60), record: pick(d, []int{0, 0, 0, 1, 3})}
	switch c.AccountState.Value {
	case "未激活":
		c.open = true
		c.AccountState.Inactive = &report.Inactive{InactiveDueDate: c.DueDate}
		return
	case "销户":
		end, f.last = d.within(c.opened.AddDate(0, 2, 0), asOf), "C"
		c.AccountState.AccountCanceled = &report.Canceled{CanceledDate: day(end)}
	case "呆账":
		c.bad, f.last, f.balance = true, "B", d.between(c.limit/10, c.limit)
		c.balance = f.balance
		c.AccountState.BadDebt = &report.BadDebt{SurplusAmount: yuan(c.balance), LatestRepayDate: day(d.day(asOf, 200, 400))}
	default:
		c.open = true
		if d.chance(15) {
			f.late = d.between(1, min(5, months(c.opened, asOf)))
		}
		c.AccountState.Normal = d.openCard(c, asOf, f, w)
	}
	c.strip = d.strip(c.opened, end, f)
	c.RefundRecord = c.strip.record(w.RangeDash)
	c.SpecialTransTypes = d.specials(8, c.opened, asOf)
	c.CompanyInfo = d.notes(5, companySays, asOf)
	c.SelfStatement = d.notes(5, personSays, asOf)
	c.ObjectionLabel = d.notes(4, objectionSays, asOf)
}

func (d dice) openCard(c *card, asOf time.Time, f fate, w Wording) *report.OpenCard {
	c.balance = d.between(0, c.limit)
	c.payment = d.between(0, c.limit)
	o := &report.OpenCard{
		SurplusAmount: yuan(c.balance), UsedAmount: yuan(c.balance), UnspecifiedLargeAmountSpecificPeriodAmount: "0", SurplusPeriodsNum: "0",
		Avg6MonthPay: yuan(c.payment), MaxUsedAmount: yuan(d.between(c.balance, c.limit)), BillDate: day(asOf), ScheduledPayment: yuan(f.payment),
		RealPayed: yuan(d.between(0, f.payment)), LatestRepayDate: day(d.day(asOf, 0, 25)), CurrOverduePeriods: strconv.Itoa(f.late),
		CurrOverdueAmount: yuan(f.late * f.payment),
	}
	if d.chance(25) {
		d.installments(o, c.limit, asOf)
	}
	if d.chance(20) {
		five := ""
		if w.CardFiveLevels {
			five = pick(d, []string{"正常", "关注"})
		}
		o.BeforeDueDate = *d.latest(asOf, c.balance, five)
	}
	if d.chance(12) {
		o.SpecialEventInfo = "该账户" + d.day(asOf, 30, 500).Format(gridMonth) + "不出单。"
	}
	return o
}

// installments gives the card a credit for one large purchase.
func (d dice) installments(o *report.OpenCard, limit int, asOf time.Time) {
	begun := d.day(asOf, 30, 700)
	used := d.between(0, limit)
	o.UnspecifiedLargeAmountSpecificPeriodAmount, o.SurplusPeriodsNum = yuan(used), strconv.Itoa(d.between(1, 36))
	o.BigAmountSpecialPeriodInfo = report.BigInstallment{
		PeriodAmount: yuan(limit), PeriodAmountEffectiveDate: day(begun), PeriodAmountDueDate: day(begun.AddDate(3, 0, 0)), UsedPeriodAmount: yuan(used),
	}
}

// quasi is an account of R3.
type quasi struct {
	report.QuasiCard
	fact
}

// quasi invents a quasi credit card. Its overdrafts are short: which of them the
// summary counts is not certain.
func (d dice) quasi(opened, asOf time.Time, w Wording) quasi {
	limit := 1000 * d.between(1, 30)
	state := pick(d, []string{"正常", "正常", "正常", "正常", "销户", "销户", "呆账", "冻结", "止付", "银行止付", "司法追偿"})
	q := quasi{fact: fact{family: familyQuasi, group: groupQuasi, lender: pick(d, banks) + "股份有限公司", opened: opened, limit: limit}}
	q.QuasiCard = report.QuasiCard{
		CardCompany: q.lender, AmountID: d.accountID(), StartDate: day(opened), AccountExtensionAmount: yuan(limit), SharedExtensionAmount: yuan(limit),
		CurrencyType: w.word(pick(d, currencies)), GuaranteeType: w.word(pick(d, guarantees)), DueDate: asOf.Format(mergedForm), AccountState: report.QuasiState{Value: state},
	}
	end, f := asOf, fate{card: true, payment: 100}
	switch state {
	case "销户":
		end, f.last = d.within(opened.AddDate(0, 2, 0), asOf), "C"
		q.AccountState.AccountCanceled = &report.Canceled{CanceledDate: day(end)}
	case "呆账":
		q.bad, q.balance, f.last = true, d.between(100, limit), "B"
		f.balance = q.balance
		q.AccountState.BadDebt = &report.BadDebt{SurplusAmount: yuan(q.balance), LatestRepayDate: day(d.day(asOf, 200, 400))}
	default:
		q.open, q.payment = true, d.between(0, limit/2)
		q.AccountState.Normal = &report.OpenQuasiCard{
			OverDraftAmount: "0", Latest6MonthsAvgOverDraftAmount: yuan(q.payment), MaxOverDraftAmount: yuan(limit),
			BillDate: day(asOf), RealPayed: yuan(d.between(0, limit)), LatestRepayDate: day(d.day(asOf, 0, 25)), OverDraft180UnpayedAmount: "0",
		}
	}
	q.strip = d.strip(opened, end, f)
	q.RefundRecord = q.strip.record(w.RangeDash)
	q.SpecialTransTypes = d.specials(8, opened, asOf)
	return q
}
