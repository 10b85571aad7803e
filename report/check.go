package report

import (
	"strings"
	"time"
)

// Verdict is what a check comes to.
type Verdict string

// The verdicts.
const (
	Proved       Verdict = "proved"       // two parts of the report agree that could have differed
	Contradicted Verdict = "contradicted" // they cannot both be right
	NotProvable  Verdict = "not_provable" // something is not printed, not readable, or not certain as a rule
)

// Check is one piece of the report's own arithmetic.
type Check struct {
	ID     string   `json:"id"` // see Rules
	Title  Phrase   `json:"title"`
	Status Verdict  `json:"status"`
	Leaves []string `json:"leaves"`         // JSON pointers of what took part, or of the parts that were counted; of a contradiction, what clashes
	Want   string   `json:"want,omitempty"` // what the details come to: 5, 4–6, 1,200
	Got    string   `json:"got,omitempty"`  // what is printed
}

// Seen is what the reader of the pages knows beside the report.
type Seen struct {
	// Incomplete are JSON pointers of parts of which something may be missing:
	// a page that could not be read, or a family of which the report says that
	// it shows the newest accounts only.
	Incomplete []string
}

// Checks runs every rule that applies to the report.
func Checks(d *Detailed, seen Seen) []Check { return run(rules, newFacts(d, seen)) }

// BriefChecks runs every rule that applies to a brief report.
func BriefChecks(b *Brief, seen Seen) []Check { return run(briefRules, newBriefFacts(b, seen)) }

func run[F any](rules []rule[F], facts F) []Check {
	var checks []Check
	for _, r := range rules {
		for _, c := range r.run(facts) {
			c.ID, c.Title = r.ID, r.Title
			checks = append(checks, c)
		}
	}
	return checks
}

// Rule is what a check holds a report to.
type Rule struct {
	ID    string
	Title Phrase
	// Certain rules may contradict. The page's description does not say enough
	// for the others: they prove, or they say nothing.
	Certain bool
}

type rule[F any] struct {
	Rule
	run func(F) []Check
}

// Rules lists the rules of Checks, then those of BriefChecks; docs/report.md
// says what each is founded on.
func Rules() []Rule {
	var all []Rule
	for _, r := range rules {
		all = append(all, r.Rule)
	}
	for _, r := range briefRules {
		all = append(all, r.Rule)
	}
	return all
}

// facts is what several rules need, found once.
type facts struct {
	report   *Detailed
	accounts []Account
	made     Value[time.Time]
	seen     Seen
}

func newFacts(d *Detailed, seen Seen) *facts {
	return &facts{report: d, accounts: Accounts(d), made: ReadTime(d.CreditHeader.ReportTime), seen: seen}
}

func (f *facts) complete(pointer string) bool { return f.seen.complete(pointer) }

// complete is true when everything at or below the pointer was seen.
func (s Seen) complete(pointer string) bool {
	for _, gap := range s.Incomplete {
		if within(gap, pointer) || within(pointer, gap) {
			return false
		}
	}
	return true
}

func within(pointer, part string) bool {
	return pointer == part || strings.HasPrefix(pointer, part+"/")
}

// day is the day of the report, and whether it is known.
func (f *facts) day() (Date, bool) { return DateOf(f.made.V), f.made.Known() }
