package report

import (
	"strconv"

	"xinbao/zx"
)

// BriefInsights says what follows from a brief report, by the same rules. As
// the contract has it, the breaches are the sentences in the three lists of
// overdue accounts, whatever they say, and no others.
func BriefInsights(b *Brief) Insights {
	f := newBriefFacts(b, Seen{})
	out := file{publicRecords: briefPublicRecords(b), arrears: rawList("telecomArrearsRecords", len(b.NewPublicRecords.TelecomArrears))}
	for _, c := range f.columns {
		out.accounts = append(out.accounts, c.histories()...)
	}
	if statusOfText(b.Marriage) != Known {
		out.unknown = []string{"/marriage"}
	}
	made := ReadTime(b.ReportTime)
	for i, q := range b.PersonalQueryRecords {
		out.ownQueries += once(withinYear(q, DateOf(made.V), i, "/personalQueryRecords") != "")
	}
	for i, q := range b.OrganizationQueries {
		reason := codeOf("queryReason", q.Reason)
		if p := withinYear(q, DateOf(made.V), i, "/orgnizationQueryRecords"); p != "" && (reason == "loan_approval" || reason == "card_approval") {
			out.approvals = append(out.approvals, p)
		}
	}
	return out.insights()
}

// withinYear is the pointer of a query of the 365 days before the report, ""
// for an older one.
func withinYear(q zx.Query, day Date, i int, list string) string {
	date := ReadDate(q.Time)
	if !date.Known() || !date.V.After(day.plus(0, 0, -365)) {
		return ""
	}
	return list + "/" + strconv.Itoa(i)
}

var briefParts = map[BriefKind]PartName{
	BriefCards: PartCreditCards, BriefHouseLoans: PartHouseLoans, BriefOtherLoans: PartOtherLoans,
}

func (a BriefAccounts) histories() []history {
	var out []history
	for _, list := range []struct {
		name      string
		sentences []string
	}{{"unOverdue", a.UnOverdue}, {"overdue", a.Overdue}, {"overdraft", a.Overdraft}} {
		for i, text := range list.sentences {
			s, _ := ReadSentence(text)
			out = append(out, history{
				pointer: a.Pointer + "/" + list.name + "/" + strconv.Itoa(i), part: briefParts[a.Kind],
				text:       Phrase{text, text}, // the person's own report is Chinese
				lateMonths: max(s.LateMonths, once(list.name != "unOverdue")),
				over90:     s.Over90Months,
				overdueNow: s.Overdue.V > 0,
				badDebt:    s.Standing == StandingBadDebt,
				breached:   list.name == "overdue",
			})
		}
	}
	return out
}

func briefPublicRecords(b *Brief) []string {
	n := b.NewPublicRecords
	var out []string
	for _, list := range []struct {
		name string
		n    int
	}{
		{"civilJudgmentRecords", len(n.CivilJudgments)},
		{"compulsoryExecutionRecords", len(n.CompulsoryExecutions)},
		{"penaltyRecords", len(n.Penalties)},
		{"taxesRecords", len(n.Taxes)},
	} {
		out = append(out, rawList(list.name, list.n)...)
	}
	if len(out) == 0 { // a reader of pages does not tell the kinds apart
		for i := range b.PublicRecords {
			out = append(out, "/publicRecords/"+strconv.Itoa(i))
		}
	}
	return out
}

func rawList(name string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, "/newPublicRecords/"+name+"/"+strconv.Itoa(i))
	}
	return out
}
