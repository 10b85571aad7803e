package browser

import "xinbao/internal/reportgen"

// Case is one report to generate.
type Case struct {
	Seed  uint64
	Style Style
}

// The first seeds of the sets; they are far from those of package reportgen.
const (
	developmentFrom = 5_000_000
	untouchedFrom   = 6_000_000
)

// Development is n reports that reading is developed with.
func Development(n int) []Case { return seen.cases(developmentFrom, n) }

// Untouched is n reports of other seeds, fonts and colors, on which reading is
// judged and never tuned.
func Untouched(n int) []Case { return unseen.cases(untouchedFrom, n) }

// cases are of ten six detailed reports, two brief ones, and two scanned.
func (p palette) cases(from uint64, n int) []Case {
	out := make([]Case, 0, n)
	for i := range uint64(n) {
		kind := reportgen.KindDetailed
		if i%10 == 3 || i%10 == 8 {
			kind = reportgen.KindBrief
		}
		style := p.style(from+i, kind)
		if i%10 == 5 || i%10 == 9 {
			style = p.scanned(from+i, style)
		}
		out = append(out, Case{from + i, style})
	}
	return out
}
