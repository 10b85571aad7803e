package report

// InsightRule is one rule of the composition: so many points less, each time.
type InsightRule struct {
	ID     string
	Points int
	Title  Phrase
}

// The rules; docs/insights.md explains them.
var (
	noHistory    = InsightRule{"no_history", 30, Phrase{"没有此类账户", "no account of this kind"}}
	lateMonth    = InsightRule{"late_month", 2, Phrase{"逾期月份", "a month late"}}
	over90Month  = InsightRule{"over_90_days", 5, Phrase{"逾期超过90天的月份", "a month more than 90 days late"}}
	overdueNow   = InsightRule{"overdue_now", 15, Phrase{"当前逾期", "overdue now"}}
	badDebt      = InsightRule{"bad_debt", 60, Phrase{"呆账或被追偿", "a bad debt, or a claim taken over"}}
	publicRecord = InsightRule{"public_record", 25, Phrase{"欠税、判决、强制执行或行政处罚", "tax owed, a judgment, an enforcement or a penalty"}}
	inArrears    = InsightRule{"arrears", 5, Phrase{"后付费业务欠费", "a service in arrears"}}
	notReported  = InsightRule{"not_reported", 10, Phrase{"基本信息缺失", "basic data that nobody reported"}}
	manyQueries  = InsightRule{"many_queries", 4, Phrase{"最近365天第4次起的贷款、信用卡审批查询", "an approval query in 365 days beyond the third"}}
)

// freeQueries is how many approval queries in 365 days nobody minds.
const freeQueries = 3

// InsightRules lists the rules.
func InsightRules() []InsightRule {
	return []InsightRule{noHistory, lateMonth, over90Month, overdueNow, badDebt, publicRecord, inArrears, notReported, manyQueries}
}

func (f file) composition() []Part {
	return []Part{
		whole(PartPublicRecords, Phrase{"公共记录", "public records"}).
			less(publicRecord, len(f.publicRecords), f.publicRecords).
			less(inArrears, len(f.arrears), f.arrears),
		whole(PartBasic, Phrase{"基本信息", "basic data"}).less(notReported, len(f.unknown), f.unknown),
		f.accountPart(PartHouseLoans, Phrase{"住房贷款", "housing loans"}),
		f.accountPart(PartOtherLoans, Phrase{"其他贷款", "other loans"}),
		whole(PartQueryRecords, Phrase{"查询记录", "queries"}).less(manyQueries, len(f.approvals)-freeQueries, f.approvals),
		f.accountPart(PartCreditCards, Phrase{"信用卡", "credit cards"}),
	}
}

func whole(name PartName, title Phrase) Part { return Part{Name: name, Title: title, Points: 100} }

// less deducts; a part has never less than nothing.
func (p Part) less(r InsightRule, times int, leaves []string) Part {
	if times <= 0 {
		return p
	}
	p.Points = max(0, p.Points-times*r.Points)
	p.Deductions = append(p.Deductions, Deduction{r.ID, r.Title, times, times * r.Points, leaves})
	return p
}

func (f file) accountPart(name PartName, title Phrase) Part {
	var accounts []history
	for _, h := range f.accounts {
		if h.part == name {
			accounts = append(accounts, h)
		}
	}
	p := whole(name, title)
	if len(accounts) == 0 {
		return p.less(noHistory, 1, nil)
	}
	for _, r := range []struct {
		rule  InsightRule
		times func(history) int
	}{
		{lateMonth, func(h history) int { return h.lateMonths }},
		{over90Month, func(h history) int { return h.over90 }},
		{overdueNow, func(h history) int { return once(h.overdueNow) }},
		{badDebt, func(h history) int { return once(h.badDebt) }},
	} {
		times, leaves := 0, []string(nil)
		for _, h := range accounts {
			if n := r.times(h); n > 0 {
				times += n
				leaves = append(leaves, h.pointer)
			}
		}
		p = p.less(r.rule, times, leaves)
	}
	return p
}

func once(so bool) int {
	if so {
		return 1
	}
	return 0
}
