package report

import (
	"errors"
	"time"
)

// Difference is what a newer report of a person says that an older one did not.
type Difference struct {
	From    time.Time `json:"from"` // when the older report was made
	To      time.Time `json:"to"`
	Changes []Change  `json:"changes"`
}

// Change is one thing that is new.
type Change struct {
	Kind ChangeKind `json:"kind"`
	Text Phrase     `json:"text"`
	Old  string     `json:"old,omitempty"` // JSON pointer into the older report
	New  string     `json:"new,omitempty"` // JSON pointer into the newer report
	Was  string     `json:"was,omitempty"`
	Is   string     `json:"is,omitempty"`
}

// ChangeKind is what a change is about.
type ChangeKind string

// The kinds.
const (
	QueryAdded    ChangeKind = "query_added"
	AccountOpened ChangeKind = "account_opened"
	AccountEnded  ChangeKind = "account_ended" // paid off, closed or taken over
	AccountGone   ChangeKind = "account_gone"  // not listed any more
	OverdueBegan  ChangeKind = "overdue_began" // overdue now, or in a month that was not late before
	OverdueEnded  ChangeKind = "overdue_ended" // was overdue, is not
	WentBad       ChangeKind = "went_bad"      // 呆账
	LimitChanged  ChangeKind = "limit_changed" // of a card or a revolving credit
	RecordAdded   ChangeKind = "record_added"  // tax owed, a judgment, an enforcement, a penalty
)

var changeTitles = map[ChangeKind]Phrase{
	QueryAdded:    {"新增查询", "new query"},
	AccountOpened: {"新增账户", "new account"},
	AccountEnded:  {"账户已结清或销户", "account paid off or closed"},
	AccountGone:   {"账户不再显示", "account not listed any more"},
	OverdueBegan:  {"新增逾期", "newly overdue"},
	OverdueEnded:  {"逾期已还清", "no longer overdue"},
	WentBad:       {"账户成为呆账", "account went bad"},
	LimitChanged:  {"授信额度变化", "limit changed"},
	RecordAdded:   {"新增公共记录", "new public record"},
}

// ChangeTitle says a kind to a person.
func ChangeTitle(k ChangeKind) Phrase { return changeTitles[k] }

// Reports of two persons, or in the wrong order, have no difference.
var (
	ErrOtherPerson = errors.New("reports of two persons")
	ErrOrder       = errors.New("the second report is older than the first")
	ErrUndated     = errors.New("a report without a report time")
)

// Compare tells what a newer detailed report says that the older did not.
func Compare(older, newer *Detailed) (Difference, error) {
	return snapshotOf(older).until(snapshotOf(newer))
}

// CompareBrief is Compare for brief reports.
func CompareBrief(older, newer *Brief) (Difference, error) {
	return briefSnapshot(older).until(briefSnapshot(newer))
}

// snapshot is what a difference looks at, whichever report tells it.
type snapshot struct {
	person   string // identity number, perhaps masked
	made     Value[time.Time]
	accounts []seenAccount
	queries  []entry
	records  []entry
}

// entry is a row that is either there or not.
type entry struct {
	key, pointer string
	text         Phrase
}

// seenAccount is one account in a snapshot.
type seenAccount struct {
	entry
	standing   Standing
	overdueNow bool
	late       map[Date]bool // months late, where the report tells them apart
	lateMonths int
	limit      Value[Fen] // of a card or a revolving credit
}

func (s snapshot) until(newer snapshot) (Difference, error) {
	switch {
	case !s.made.Known() || !newer.made.Known():
		return Difference{}, ErrUndated
	case newer.made.V.Before(s.made.V):
		return Difference{}, ErrOrder
	case !samePerson(s.person, newer.person):
		return Difference{}, ErrOtherPerson
	}
	d := Difference{From: s.made.V, To: newer.made.V, Changes: []Change{}}
	d.compareAccounts(s.accounts, newer.accounts)
	d.add(QueryAdded, fresh(s.queries, newer.queries))
	d.add(RecordAdded, fresh(s.records, newer.records))
	return d, nil
}

// samePerson compares identity numbers; what one of them masks fits.
func samePerson(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for i := range x { // from the end: a mask may be shorter than what it hides
		p, q := x[len(x)-1-i], y[len(y)-1-i]
		if p == '*' || q == '*' {
			return true
		}
		if p != q {
			return false
		}
	}
	return len(x) == len(y)
}

func (d *Difference) add(kind ChangeKind, entries []entry) {
	for _, e := range entries {
		d.Changes = append(d.Changes, Change{Kind: kind, Text: kind.of(e.text), New: e.pointer})
	}
}

func (k ChangeKind) of(what Phrase) Phrase {
	title := changeTitles[k]
	return Phrase{title.ZH + "：" + what.ZH, title.EN + ": " + what.EN}
}

// fresh are the entries that the older list has not, or not so often.
func fresh(older, newer []entry) []entry {
	known := map[string]int{}
	for _, e := range older {
		known[e.key]++
	}
	var out []entry
	for _, e := range newer {
		if known[e.key]--; known[e.key] < 0 {
			out = append(out, e)
		}
	}
	return out
}
