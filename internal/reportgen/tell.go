package reportgen

// Tell is the report of the seed without a file: what another printer than this
// package's own is to print, and what reading it must give.
func Tell(seed uint64, kind Kind, size Size, w Wording) Report {
	r := Report{Seed: seed, Kind: kind, Class: ClassElectronic}
	if kind == KindBrief {
		r.Brief = newBriefBook(seed, size).truth()
		return r
	}
	r.Detailed, r.Loose = newBook(seed, size, w).detailed(w), w.loose()
	return r
}
