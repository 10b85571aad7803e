package reportgen

import "fmt"

// Case is one report to generate.
type Case struct {
	Seed  uint64
	Style Style
}

// Set is the cases that accuracy is measured on.
type Set struct {
	Name  string
	Cases []Case
}

// untouchedFrom is the first seed of the untouched set; the development set has
// those below.
const untouchedFrom = 1_000_000

// Development is the set that reading is developed with: every named style once,
// then composed electronic reports, brief ones and scans in turn, n in all.
func Development(n int) Set {
	set := Set{Name: "development"}
	for i, s := range Styles() {
		set.Cases = append(set.Cases, Case{Seed: uint64(i + 1), Style: s})
	}
	return set.compose(seen, uint64(len(set.Cases)+1), n)
}

// Untouched is n reports of other seeds and other styles, on which reading is
// judged and never tuned.
func Untouched(n int) Set {
	return Set{Name: "untouched"}.compose(unseen, untouchedFrom, n)
}

// compose adds composed cases up to n: of ten, six electronic, two brief, two
// scanned.
func (s Set) compose(p palette, seed uint64, n int) Set {
	for len(s.Cases) < n {
		turn := seed % 10
		kind := KindDetailed
		if turn == 3 || turn == 8 {
			kind = KindBrief
		}
		style := p.compose(seed, kind)
		if turn == 5 || turn == 9 {
			style = p.scanned(seed, style)
		}
		if kind == KindBrief {
			style.Name = fmt.Sprintf("brief-%d", seed)
		}
		s.Cases = append(s.Cases, Case{Seed: seed, Style: style})
		seed++
	}
	s.Cases = s.Cases[:min(n, len(s.Cases))]
	return s
}

// scanned is the style printed and scanned. Scans keep their ruling lines and
// pages of one sheet.
func (p palette) scanned(seed uint64, s Style) Style {
	d := newDice(seed, "scan")
	w := pick(d, p.wears)
	s.Ghost = d.chance(15)
	s.Name, s.Wear = fmt.Sprintf("scan-%d", seed), &w
	s.Size = SizeThin
	s.Look.Rules = official().Look.Rules
	s.Binding = Binding{}
	return s
}
