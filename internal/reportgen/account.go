package reportgen

import (
	"time"

	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// family is a kind of account; its words are the codes of section 1.
type family string

const (
	familyLoan      family = "D1"
	familyDrawing   family = "R4"
	familyRevolving family = "R1"
	familyCard      family = "R2"
	familyQuasi     family = "R3"
)

// fact is what the summary counts of an account.
type fact struct {
	family  family
	group   string // the row of 信贷交易信息提示
	lender  string
	opened  time.Time
	open    bool // neither closed nor lost
	bad     bool
	limit   int
	balance int
	payment int // average of six months
	strip   strip
}

// margin is what an account prints and the structured report has no place for.
type margin struct {
	agreement string
	tail      string
	latest    *report.LatestRepayment
	notes     []report.Note // under R4 and R1
}

// accountID is a long identifier that wraps in its cell.
func (d dice) accountID() string { return d.code(d.between(28, 40)) }

func (d dice) margin() margin {
	var m margin
	if d.chance(25) {
		m.agreement = "B" + d.digits(8) + "H" + d.code(d.between(6, 14))
	}
	return m
}

// specials are transactions out of the ordinary.
func (d dice) specials(percent int, opened, last time.Time) []report.SpecialTransaction {
	var out []report.SpecialTransaction
	for range 3 {
		if !d.chance(percent) {
			break
		}
		kind := pick(d, specialTypes)
		out = append(out, report.SpecialTransaction{
			Type: kind, OccurDate: day(d.within(opened, last)), ChangeMonthNum: pick(d, []string{"0", "-12", "6", "24", none}),
			OccurAmount: yuan(100 * d.between(1, 4000)), DetailRecord: pick(d, []string{kind + "，由借款人申请", "--", "经协商，双方同意变更还款计划（详见合同）", "还款"}),
		})
	}
	return out
}

// within is a day between the two.
func (d dice) within(from, to time.Time) time.Time {
	return from.AddDate(0, 0, d.between(0, int(to.Sub(from).Hours()/24)))
}

// notes are remarks of one kind on an account.
func (d dice) notes(percent int, text string, last time.Time) []report.Note {
	if !d.chance(percent) {
		return nil
	}
	out := []report.Note{{Value: text, AddDate: day(d.day(last, 0, 300))}}
	if d.chance(20) {
		out = append(out, report.Note{Value: "补充：" + text, AddDate: day(d.day(last, 300, 500))})
	}
	return out
}

const (
	companySays   = "该信息主体曾于合同期内申请变更还款账户，本机构已受理，相关款项已按新的约定足额入账，特此说明。"
	personSays    = "本人对该笔业务的逾期情况有异议，逾期系银行系统升级导致自动扣款未成功。"
	objectionSays = "信息主体对本账户的最近一次还款日期提出异议，正在核查处理中。"
	specialSays   = "此账户自登记之日起由其他机构代为管理。"
)

// latest is what was paid after the day of the account's data.
func (d dice) latest(asOf time.Time, balance int, five string) *report.LatestRepayment {
	paid := min(balance, 100*d.between(1, 50))
	return &report.LatestRepayment{
		Value: asOf.Format(mergedForm) + "以后的最新还款记录", FiveLevelType: five, SurplusAmount: yuan(balance - paid),
		RefundDate: day(asOf.AddDate(0, 0, d.between(1, 6))), RefundAmount: yuan(paid), CurrRefundState: pick(d, []string{"N", "1", "2"}),
	}
}

// asOfBand is the merged row with the day of an account's data.
func asOfBand(asOf string) sheet.Band { return sheet.Merged(sheet.PartAsOf, "截至"+asOf) }

// specialBands prints 特殊交易 (section 8.6).
func specialBands(specials []report.SpecialTransaction) []sheet.Band {
	if len(specials) == 0 {
		return nil
	}
	var rows [][]string
	for _, s := range specials {
		rows = append(rows, []string{s.Type, s.OccurDate, s.ChangeMonthNum, s.OccurAmount, s.DetailRecord})
	}
	return []sheet.Band{sheet.Pairs([]float64{3, 2, 1.6, 2, 5}, []string{"特殊交易类型", "发生日期", "变更月数", "发生金额", "明细记录"}, rows...)}
}

// noteBands prints remarks of one kind under their title.
func noteBands(title string, notes []report.Note) []sheet.Band {
	if len(notes) == 0 {
		return nil
	}
	var rows [][]string
	for _, n := range notes {
		rows = append(rows, []string{n.Value, n.AddDate})
	}
	return []sheet.Band{sheet.Pairs([]float64{5, 1}, []string{title, "添加日期"}, rows...)}
}
