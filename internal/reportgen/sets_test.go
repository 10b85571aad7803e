package reportgen_test

import (
	"testing"

	"xinbao/internal/reportgen"
)

func TestTheSetsShareNoCase(t *testing.T) {
	t.Parallel()
	seeds := map[uint64]bool{}
	for _, c := range reportgen.Development(300).Cases {
		seeds[c.Seed] = true
	}

	for _, c := range reportgen.Untouched(300).Cases {
		if seeds[c.Seed] {
			t.Errorf("seed %d is in both sets", c.Seed)
		}
	}
}

func TestComposedReportsAreConsistent(t *testing.T) {
	t.Parallel()
	for _, set := range []reportgen.Set{reportgen.Development(120), reportgen.Untouched(80)} {
		for _, c := range set.Cases {
			r, blocks := reportgen.Invent(c.Seed, c.Style)

			wantConsistent(t, r)
			wantPrinted(t, r, blocks)
		}
	}
}
