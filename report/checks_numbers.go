package report

import (
	"regexp"
	"slices"
	"strconv"
)

const (
	personDuties  = "/creditTransInfoDetail/concernedRefundDutyInfo/concernRefundPersonBorrow"
	companyDuties = "/creditTransInfoDetail/concernedRefundDutyInfo/concernRefundCompanyBorrow"
	personQueries = "/queryRecord/personQueryRecord"
	othersQueries = "/queryRecord/companyQueryRecord"
)

// numbered is a list whose rows bear numbers.
type numbered struct {
	list    string
	member  string
	numbers []string
}

func numbersOf[T any](list, member string, rows []T, number func(T) string) numbered {
	n := numbered{list: list, member: member}
	for _, row := range rows {
		n.numbers = append(n.numbers, number(row))
	}
	return n
}

// run is a check that the numbers run 1, 2, 3 …; one faulty print begins with 0
// (section 15).
func (n numbered) run() []Check {
	if len(n.numbers) == 0 {
		return nil
	}
	c := Check{Status: Proved}
	first := ReadCount(n.numbers[0])
	for i, printed := range n.numbers {
		number := ReadCount(printed)
		pointer := n.list + "/" + strconv.Itoa(i) + "/" + n.member
		if !number.Known() {
			return []Check{{Status: NotProvable, Leaves: []string{pointer}, Got: printed}}
		}
		if want := first.V + i; first.V > 1 || number.V != want {
			return []Check{{Status: Contradicted, Leaves: []string{pointer}, Want: strconv.Itoa(min(first.V, 1) + i), Got: printed}}
		}
		c.Leaves = append(c.Leaves, pointer)
	}
	return []Check{c}
}

func (f *facts) rowNumbers() []Check {
	p, pub := f.report.PersonBasicInfo, f.report.PublicInfoDetail
	const person, public = "/personBasicInfo", "/publicInfoDetail"
	lists := []numbered{
		numbersOf(person+"/personInfo/mobile", "no", p.PersonInfo.Mobile, func(r Mobile) string { return r.No }),
		numbersOf(person+"/livedInfos", "no", p.LivedInfos, func(r Residence) string { return r.No }),
		numbersOf(person+"/experiences", "no", p.Experiences, func(r Occupation) string { return r.No }),
		numbersOf(public+"/civilJudgmentRecord", "no", pub.CivilJudgmentRecord, func(r CivilJudgment) string { return r.No }),
		numbersOf(public+"/forceExecuteRecord", "no", pub.ForceExecuteRecord, func(r Enforcement) string { return r.No }),
		numbersOf(public+"/administrativePenaltyRecord", "no", pub.AdministrativePenaltyRecord, func(r Penalty) string { return r.No }),
		numbersOf(public+"/lowSecurityRescueRecord", "no", pub.LowSecurityRescueRecord, func(r SocialRelief) string { return r.No }),
		numbersOf(public+"/executiveQualificationRecord", "no", pub.ExecutiveQualificationRecord, func(r Qualification) string { return r.No }),
		numbersOf(public+"/administrativeRewardRecord", "no", pub.AdministrativeRewardRecord, func(r Reward) string { return r.No }),
		numbersOf("/selfDeclare", "no", f.report.SelfDeclare, func(r SelfDeclaration) string { return r.No }),
		numbersOf("/objectionLabel", "no", f.report.ObjectionLabel, func(r ObjectionLabel) string { return r.No }),
	}
	return append(f.runs(lists), f.queryNumbers()...)
}

func (f *facts) runs(lists []numbered) []Check {
	var checks []Check
	for _, n := range lists {
		if f.complete(n.list) {
			checks = append(checks, n.run()...)
		}
	}
	return checks
}

// queryNumbers: the person's edition numbers its two lists apart, the lender's
// edition numbers one list, which is parted here by who asked (section 11).
func (f *facts) queryNumbers() []Check {
	number := func(q Query) string { return q.No }
	own := numbersOf(personQueries, "no", f.report.QueryRecord.PersonQueryRecord, number)
	others := numbersOf(othersQueries, "no", f.report.QueryRecord.CompanyQueryRecord, number)
	if !f.complete("/queryRecord") {
		return nil
	}
	apart := append(own.run(), others.run()...)
	clash := slices.ContainsFunc(apart, func(c Check) bool { return c.Status == Contradicted })
	if clash && together(own.numbers, others.numbers) {
		return []Check{{Status: Proved, Leaves: append(own.pointers(), others.pointers()...)}}
	}
	return apart
}

func (n numbered) pointers() []string {
	var out []string
	for i := range n.numbers {
		out = append(out, n.list+"/"+strconv.Itoa(i)+"/"+n.member)
	}
	return out
}

// together is true when the numbers of both lists are 1, 2, 3 …, each once, and
// rise in each list.
func together(a, b []string) bool {
	var all []int
	for _, list := range [][]string{a, b} {
		last := -1
		for _, printed := range list {
			n := ReadCount(printed)
			if !n.Known() || n.V <= last {
				return false
			}
			last = n.V
			all = append(all, n.V)
		}
	}
	slices.Sort(all)
	for i, n := range all {
		if n != all[0]+i || all[0] > 1 {
			return false
		}
	}
	return true
}

var accountNumber = regexp.MustCompile(`\d+$`)

// accountNumbers: 账户1, 账户2 … begin again in each family.
func (f *facts) accountNumbers() []Check {
	var lists []numbered
	for _, family := range Families() {
		lists = append(lists, numbersOf(family.List(), "name", of(f.accounts, family), func(a Account) string { return a.Name }))
	}
	c := f.report.CreditTransInfoDetail
	lists = append(lists,
		numbersOf(personDuties, "name", c.ConcernedRefundDutyInfo.ConcernRefundPersonBorrow, func(d PersonDuty) string { return d.Name }),
		numbersOf(companyDuties, "name", c.ConcernedRefundDutyInfo.ConcernRefundCompanyBorrow, func(d CompanyDuty) string { return d.Name }),
		numbersOf("/creditTransInfoDetail/extensionProtocolInfo", "name", c.ExtensionProtocolInfo, func(a CreditAgreement) string { return a.Name }),
		numbersOf("/noncreditTransInfoDetail", "name", f.report.NoncreditTransInfoDetail, func(a NoncreditAccount) string { return a.Name }),
	)
	for _, n := range lists {
		for i, name := range n.numbers {
			n.numbers[i] = accountNumber.FindString(fold(name))
		}
	}
	return f.runs(lists)
}
