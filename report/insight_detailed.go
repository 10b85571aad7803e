package report

import (
	"fmt"
	"strconv"
	"strings"
)

// InsightsOf says what follows from a detailed report.
func InsightsOf(d *Detailed) Insights {
	f := newFacts(d, Seen{})
	out := file{
		publicRecords: publicRecordsOf(d),
		unknown:       unknownBasics(d),
		approvals:     f.approvals(),
		ownQueries:    len(f.recent(f.personAsked())),
	}
	for _, a := range f.accounts {
		out.accounts = append(out.accounts, a.history())
	}
	for i, n := range d.NoncreditTransInfoDetail {
		if ReadAmount(n.CurrOverdueAmount).V > 0 {
			out.arrears = append(out.arrears, "/noncreditTransInfoDetail/"+strconv.Itoa(i))
		}
	}
	return out.insights()
}

func (a Account) history() history {
	h := history{
		pointer: a.Pointer, part: a.part(),
		overdueNow: a.OverduePeriods.V > 0 || a.OverdueAmount.V > 0,
		badDebt:    a.Standing == StandingBadDebt || a.Family == Recoveries,
	}
	longest := 0
	for _, m := range a.Strip {
		late := m.Late()
		longest = max(longest, late)
		h.lateMonths += once(late > 0)
		h.over90 += once(late > 3) // 4 is 91 to 120 days
	}
	h.breached = h.lateMonths > 0 || h.overdueNow || h.badDebt
	h.text = a.said(h, longest)
	return h
}

// part: a recovered claim counts with the other loans.
func (a Account) part() PartName {
	switch {
	case a.Family == Cards || a.Family == QuasiCards:
		return PartCreditCards
	case a.isHousing() || a.isCommercialProperty():
		return PartHouseLoans
	default:
		return PartOtherLoans
	}
}

// said tells an account in a sentence.
func (a Account) said(h history, longest int) Phrase {
	var zh, en []string
	if h.lateMonths > 0 {
		zh = append(zh, fmt.Sprintf("还款记录中有 %d 个月逾期，最长 %d 期", h.lateMonths, longest))
		en = append(en, fmt.Sprintf("%d months late, at most %d payments behind", h.lateMonths, longest))
	}
	if h.overdueNow {
		zh = append(zh, fmt.Sprintf("当前逾期 %s 元", a.OverdueAmount.V))
		en = append(en, fmt.Sprintf("%s yuan overdue now", a.OverdueAmount.V))
	}
	if h.badDebt {
		zh = append(zh, fmt.Sprintf("%s，余额 %s 元", a.State.V.Printed, a.Balance.V))
		en = append(en, fmt.Sprintf("%s, balance %s yuan", strings.ReplaceAll(a.State.V.Code, "_", " "), a.Balance.V))
	}
	family := a.Family.Title()
	return Phrase{
		fmt.Sprintf("%s%s（%s）：%s。", family.ZH, a.Name, a.Institution, strings.Join(zh, "；")),
		fmt.Sprintf("%s, %s (%s): %s.", family.EN, a.Name, a.Institution, strings.Join(en, "; ")),
	}
}

func publicRecordsOf(d *Detailed) []string {
	p := d.PublicInfoDetail
	var out []string
	for _, list := range []struct {
		name string
		n    int
	}{
		{"owingTaxRecord", len(p.OwingTaxRecord)},
		{"civilJudgmentRecord", len(p.CivilJudgmentRecord)},
		{"forceExecuteRecord", len(p.ForceExecuteRecord)},
		{"administrativePenaltyRecord", len(p.AdministrativePenaltyRecord)},
	} {
		for i := range list.n {
			out = append(out, "/publicInfoDetail/"+list.name+"/"+strconv.Itoa(i))
		}
	}
	return out
}

// unknownBasics are the data that a lender would look for first.
func unknownBasics(d *Detailed) []string {
	p := d.PersonBasicInfo
	var out []string
	for _, basic := range []struct {
		pointer string
		known   bool
	}{
		{"/personInfo/isMarried", statusOfText(p.PersonInfo.IsMarried.Value) == Known},
		{"/personInfo/education", statusOfText(p.PersonInfo.Education.Value) == Known},
		{"/personInfo/mobile", len(p.PersonInfo.Mobile) > 0},
		{"/livedInfos", len(p.LivedInfos) > 0},
		{"/experiences", len(p.Experiences) > 0},
	} {
		if !basic.known {
			out = append(out, "/personBasicInfo"+basic.pointer)
		}
	}
	return out
}

// recent keeps the queries of the 365 days before the report.
func (f *facts) recent(rows []asked) []asked {
	day, known := f.day()
	var out []asked
	for _, r := range rows {
		if known && r.date.Known() && r.date.V.After(day.plus(0, 0, -365)) {
			out = append(out, r)
		}
	}
	return out
}

func (f *facts) approvals() []string {
	var out []string
	for _, r := range f.recent(f.othersAsked()) {
		if r.reason == "loan_approval" || r.reason == "card_approval" {
			out = append(out, r.date.Pointer)
		}
	}
	return out
}
