package report

import (
	"fmt"
	"strconv"
	"strings"
)

func snapshotOf(d *Detailed) snapshot {
	f := newFacts(d, Seen{})
	s := snapshot{person: fold(d.CreditHeader.IDNum), made: f.made}
	for _, a := range f.accounts {
		s.accounts = append(s.accounts, a.seen())
	}
	q := d.QueryRecord
	s.queries = append(queryEntries(othersQueries, q.CompanyQueryRecord), queryEntries(personQueries, q.PersonQueryRecord)...)
	s.records = recordEntries(d)
	return s
}

// seen keeps of an account what may change. Its name does not tell it: accounts
// are numbered anew in each report.
func (a Account) seen() seenAccount {
	h := a.history()
	s := seenAccount{
		standing: a.Standing, overdueNow: h.overdueNow,
		late: map[Date]bool{}, lateMonths: h.lateMonths,
	}
	for _, m := range a.Strip {
		if m.Late() > 0 {
			s.late[m.Month] = true
		}
	}
	if a.Family == Cards || a.Family == QuasiCards || a.Family == RevolvingCredits {
		s.limit = a.Granted.Value
	}
	opened := a.Opened.V.String()
	key := fold(a.ID)
	if statusOfText(a.ID) != Known {
		key = strings.Join([]string{fold(a.Institution), opened, a.Granted.V.String()}, "|")
	}
	family := a.Family.Title()
	s.entry = entry{key: string(a.Family) + "|" + key, pointer: a.Pointer, text: Phrase{
		fmt.Sprintf("%s，%s，%s开立", family.ZH, a.Institution, opened),
		fmt.Sprintf("%s, %s, opened %s", family.EN, a.Institution, opened),
	}}
	return s
}

func queryEntries(list string, rows []Query) []entry {
	var out []entry
	for i, q := range rows {
		out = append(out, queryEntry(list, i, q.Date, q.QueryCompany, q.QueryReason))
	}
	return out
}

func queryEntry(list string, i int, date, who, why string) entry {
	day := ReadDate(date).V.String()
	return entry{
		key:     strings.Join([]string{list, day, fold(who), fold(why)}, "|"),
		pointer: list + "/" + strconv.Itoa(i),
		text:    Phrase{fmt.Sprintf("%s，%s，%s", day, who, why), fmt.Sprintf("%s, %s, %s", day, who, why)},
	}
}

// recordEntries tell a public record by all that it prints but its number.
func recordEntries(d *Detailed) []entry {
	printed := map[string][]string{}
	pointers := publicRecordsOf(d)
	for pointer, text := range Leaves(d) {
		if strings.HasSuffix(pointer, "/no") {
			continue
		}
		if i := strings.LastIndexByte(pointer, '/'); i > 0 {
			printed[pointer[:i]] = append(printed[pointer[:i]], fold(*text))
		}
	}
	var out []entry
	for _, pointer := range pointers {
		list := strings.Split(pointer, "/")[2]
		out = append(out, entry{
			key:     list + "|" + strings.Join(printed[pointer], "|"),
			pointer: pointer,
			text:    recordTitles[list],
		})
	}
	return out
}

var recordTitles = map[string]Phrase{
	"owingTaxRecord":              {"欠税记录", "tax owed"},
	"civilJudgmentRecord":         {"民事判决记录", "civil judgment"},
	"forceExecuteRecord":          {"强制执行记录", "enforcement"},
	"administrativePenaltyRecord": {"行政处罚记录", "administrative penalty"},
}

func briefSnapshot(b *Brief) snapshot {
	s := snapshot{person: fold(b.IDCard), made: ReadTime(b.ReportTime)}
	for _, c := range BriefColumns(b) {
		for i, h := range c.histories() {
			s.accounts = append(s.accounts, briefAccount(c.Kind, c.sentences()[i], h))
		}
	}
	for i, q := range b.OrganizationQueries {
		s.queries = append(s.queries, queryEntry("/orgnizationQueryRecords", i, q.Time, q.Operator, q.Reason))
	}
	for i, q := range b.PersonalQueryRecords {
		s.queries = append(s.queries, queryEntry("/personalQueryRecords", i, q.Time, q.Operator, q.Reason))
	}
	return s
}

// briefAccount tells an account by what its sentence keeps from one report to
// the next; a sentence of unknown form only by itself.
func briefAccount(kind BriefKind, text string, h history) seenAccount {
	s, ok := ReadSentence(text)
	key := []string{string(kind), fold(text)}
	if ok {
		key = []string{string(kind), s.Opened.String(), s.Institution, s.Product, s.Currency}
	}
	a := seenAccount{standing: s.Standing, overdueNow: h.overdueNow, lateMonths: h.lateMonths}
	if s.Kind == LoanSentence {
		key = append(key, s.Granted.V.String())
	} else {
		a.limit = s.Granted
	}
	a.entry = entry{key: strings.Join(key, "|"), pointer: h.pointer, text: Phrase{text, text}}
	return a
}
