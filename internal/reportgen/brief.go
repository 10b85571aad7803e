package reportgen

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"xinbao/report"
	"xinbao/zx"
)

// sentence is an account of a brief report: its sentence and what the summary
// counts of it.
type sentence struct {
	text                  string
	open, overdue, over90 bool
	overdraft             bool // a quasi card overdrawn for more than 60 days
}

// briefBook is everything that a brief report tells.
type briefBook struct {
	made, asked time.Time
	person      identity
	number      string
	cards       []sentence
	houses      []sentence
	others      []sentence
	guarantees  []string // of other loans
	looks       []look
}

// newBriefBook invents a person's history for a brief report.
func newBriefBook(seed uint64, size Size) *briefBook {
	d := newDice(seed, "brief")
	b := &briefBook{made: time.Date(2013, 11, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(d.IntN(6*365*24*3600)) * time.Second)}
	b.asked = b.made.Add(-time.Duration(d.between(10*3600, 26*3600)) * time.Second)
	b.person = d.identity(b.made)
	b.number = b.made.Format("20060102") + d.digits(14)
	b.fill(d, size)
	return b
}

func (b *briefBook) fill(d dice, size Size) {
	most := map[Size]int{SizeThin: 2, SizeNormal: 6, SizeHeavy: 14}[size]
	w := narrator{d, b.made}
	for range d.between(0, most) {
		b.cards = append(b.cards, w.card())
	}
	for range d.between(0, most/3) {
		b.cards = append(b.cards, w.quasi())
	}
	for range d.between(0, most/3) {
		b.houses = append(b.houses, w.loan(pick(d, []string{"个人住房贷款", "个人商用房（包括商住两用）贷款", "个人住房公积金贷款"}), 300))
	}
	for range d.between(0, most) {
		b.others = append(b.others, w.loan(pick(d, []string{"个人消费贷款", "个人经营性贷款", "个人汽车贷款", "农户贷款"}), 30))
	}
	for range d.many(25) {
		b.guarantees = append(b.guarantees, w.guarantee())
	}
	b.looks = d.looks(dayOf(b.made), d.between(0, 6*most), d.between(1, 6))
	for i := range b.looks {
		if !b.looks[i].personal {
			b.looks[i].who += "/" + pick(d, []string{"user" + d.digits(3), "查询员" + d.digits(2), "dk" + d.digits(4)})
		}
	}
}

// split sorts the sentences into the groups of their section.
func split(list []sentence) (overdue, overdraft, clean zx.List[string]) {
	for _, s := range list {
		switch {
		case s.overdraft:
			overdraft = append(overdraft, s.text)
		case s.overdue:
			overdue = append(overdue, s.text)
		default:
			clean = append(clean, s.text)
		}
	}
	return overdue, overdraft, clean
}

func counts(list []sentence, guarantees int) zx.Counts {
	c := zx.Counts{A: len(list), C: guarantees}
	for _, s := range list {
		if s.open {
			c.B++
		}
		if s.overdue {
			c.D++
		}
		if s.over90 {
			c.E++
		}
	}
	return c
}

// truth is what the structured report must say; what the platform computes by
// itself is not in it.
func (b *briefBook) truth() *report.Brief {
	r := &report.Brief{
		ReportID: b.number, ReportTime: b.made.Format(timeForm), QueryTime: b.asked.Format(timeForm), Name: b.person.name, IDType: b.person.idType,
		IDCard: strings.Repeat("*", 14) + b.person.idNum[14:], Marriage: b.person.marital,
	}
	r.CreditCards.Overdue, r.CreditCards.Overdraft, r.CreditCards.UnOverdue = split(b.cards)
	r.HouseLoans.Overdue, _, r.HouseLoans.UnOverdue = split(b.houses)
	r.OtherLoans.Overdue, _, r.OtherLoans.UnOverdue = split(b.others)
	r.OtherLoans.GuaranteeOthers = b.guarantees
	r.InformationAbstract = zx.Abstract{CreditCard: counts(b.cards, 0), HouseLoan: counts(b.houses, 0), OtherLoan: counts(b.others, len(b.guarantees))}
	r.OrganizationQueries, r.PersonalQueryRecords = b.queries(false), b.queries(true)
	return r
}

func (b *briefBook) queries(personal bool) zx.List[zx.Query] {
	var out zx.List[zx.Query]
	for _, l := range b.looks {
		if l.personal == personal {
			out = append(out, zx.Query{ID: strconv.Itoa(len(out) + 1), Time: spoken(l.at), Operator: l.who, Reason: l.reason})
		}
	}
	return out
}

// spoken is a date of a brief report: not padded.
func spoken(t time.Time) string { return t.Format("2006年1月2日") }

// narrator writes the sentences of section 13.3.
type narrator struct {
	dice
	made time.Time
}

func (n narrator) month() string { return firstOf(n.made).AddDate(0, -1, 0).Format("2006年1月") }

// branch is an institution as sentences name it.
func (n narrator) branch() string {
	return pick(n.dice, banks) + pick(n.dice, []string{"", "北京市分行", "上海分行", "信用卡中心"})
}

func (n narrator) card() sentence {
	head := fmt.Sprintf("%s%s发放的贷记卡（%s）", spoken(n.day(n.made, 200, 4000)), n.branch(), pick(n.dice, []string{"人民币账户", "人民币账户", "美元账户"}))
	limit := 1000 * n.between(1, 90)
	switch n.IntN(8) {
	case 0:
		return sentence{text: fmt.Sprintf("%s，截至%s已销户。", head, n.month())}
	case 1:
		return sentence{text: fmt.Sprintf("%s。截至%s，信用额度%s，尚未激活。", head, n.month(), yuan(limit)), open: true}
	case 2:
		s := sentence{text: fmt.Sprintf("%s。截至%s,信用额度折合人民币%s，已使用额度%s。", head, n.month(), yuan(limit), yuan(n.between(0, limit))), open: true}
		return s
	case 3:
		if !n.chance(30) {
			break
		}
		return n.late(sentence{text: fmt.Sprintf("%s。截至%s，信用额度%s，已变成呆账，余额%s。", head, n.month(), yuan(limit), yuan(n.between(1, limit))), open: true}, 100, "")
	}
	return n.late(sentence{text: fmt.Sprintf("%s。截至%s，信用额度%s，已使用额度%s", head, n.month(), yuan(limit), yuan(n.between(0, limit))), open: true}, 35, "。")
}

// late ends a sentence, in so many of a hundred cases with how late the account
// was.
func (n narrator) late(s sentence, percent int, stop string) sentence {
	if !n.chance(percent) {
		s.text += stop
		return s
	}
	s.overdue = true
	if stop != "" {
		if n.chance(40) {
			s.text += "，逾期金额" + yuan(n.between(1, 20000))
		}
		s.text += stop
	}
	times := n.between(1, 20)
	if n.chance(30) {
		s.over90 = true
		s.text += fmt.Sprintf("最近5年内有%d个月处于逾期状态，其中%d个月逾期超过90天。", times, n.between(1, times))
		return s
	}
	s.text += fmt.Sprintf("最近5年内有%d个月处于逾期状态，没有发生过90天以上逾期。", times)
	return s
}

func (n narrator) quasi() sentence {
	limit := 1000 * n.between(1, 30)
	s := sentence{open: true, text: fmt.Sprintf("%s%s发放的准贷记卡（人民币账户）。截至%s，信用额度%s，透支余额%s。", spoken(n.day(n.made, 200, 4000)), n.branch(), n.month(), yuan(limit), yuan(n.between(0, limit)))}
	if n.chance(40) {
		s.overdue, s.overdraft, s.over90 = true, true, true
		s.text += fmt.Sprintf("最近5年内有%d个月透支超过60天，其中%d个月透支超过90天。", n.between(2, 9), n.between(1, 2))
	}
	return s
}

func (n narrator) loan(kind string, thousands int) sentence {
	amount := 1000 * n.between(1, thousands)
	opened := n.day(n.made, 200, 3500)
	head := fmt.Sprintf("%s%s发放的%s元（人民币）%s，", spoken(opened), n.branch(), yuan(amount), kind)
	switch n.IntN(5) {
	case 0:
		return sentence{text: head + n.day(n.made, 31, 190).Format("2006年1月") + "已结清。"}
	case 1:
		return sentence{text: head + n.day(n.made, 31, 190).Format("2006年1月") + "已转出。"}
	}
	return n.late(sentence{open: true, text: fmt.Sprintf("%s%s到期。截至%s，余额%s", head, spoken(n.made.AddDate(n.between(1, 15), 0, 3)), n.month(), yuan(n.between(1, amount)))}, 30, "。")
}

func (n narrator) guarantee() string {
	born := n.day(n.made, 9000, 20000)
	amount := 1000 * n.between(10, 900)
	return fmt.Sprintf("%s，为%s（证件类型：身份证，证件号码：%s）在%s办理的贷款提供担保，担保贷款合同金额%s，担保金额%s。截至%s，担保贷款余额%s。",
		spoken(n.day(n.made, 200, 2000)), n.name(), n.idCard(born, true), n.branch(), yuan(amount), yuan(amount), n.month(), yuan(n.between(0, amount)))
}
