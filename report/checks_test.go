package report_test

import (
	"os"
	"testing"

	"xinbao/report"
)

// invented is the report of a person who does not exist, as testdata has it: it
// keeps every rule.
func invented(t testing.TB) *report.Detailed {
	t.Helper()
	raw, err := os.ReadFile("testdata/detailed.json")
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, raw)
}

func TestARightReportIsProved(t *testing.T) {
	t.Parallel()
	d := invented(t)

	checks := report.Checks(d, report.Seen{})

	for _, c := range checks {
		if c.Status != report.Proved {
			t.Errorf("%s is %s: want %q, got %q, at %v", c.ID, c.Status, c.Want, c.Got, c.Leaves)
		}
	}
}
