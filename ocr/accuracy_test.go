//go:build !race

package ocr_test

import (
	"testing"

	"xinbao/internal/accuracy"
	"xinbao/internal/reportgen"
	"xinbao/ocr"
)

// What reading must never fall below, on reports of every style; `xinbao accuracy`
// measures it on as many as are wanted.
func TestElectronicReportsAreReadExactly(t *testing.T) {
	t.Parallel()
	all := accuracy.Sum{}

	for _, c := range reportgen.Development(80).Cases {
		if c.Style.Class() != reportgen.ClassElectronic {
			continue
		}
		made, err := reportgen.Generate(t.Context(), c.Seed, c.Style)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ocr.Read(t.Context(), made.PDF, ocr.Options{Password: made.Password})
		if err != nil {
			t.Errorf("%s of seed %d: %v", c.Style.Name, c.Seed, err)
			continue
		}
		for _, m := range all.Add(made, got, 0) {
			t.Logf("%s of seed %d: %s %s: %q is printed, %q was told", c.Style.Name, c.Seed, m.Pointer, m.Fault, m.Printed, m.Told)
		}
	}

	if all.Fields() < 0.999 || 10*all.Whole < 9*all.Reports {
		t.Errorf("%.4f of %d fields and %d of %d reports are exact, want 99.9 %% and 90 %%", all.Fields(), all.Leaves, all.Whole, all.Reports)
	}
	if sure := all.Curves["text"].From(0.99); sure.Leaves-sure.Right > sure.Leaves/2000 {
		t.Errorf("%d of %d leaves with confidence ≥ 0.99 are wrong", sure.Leaves-sure.Right, sure.Leaves)
	}
}
