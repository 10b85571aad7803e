package report_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"xinbao/report"
)

// A field that is known says again what was printed.
func FuzzReadField(f *testing.F) {
	for _, s := range []string{"", "--", "1,280,000", "2015.05.05", "2015年5月", "2010年07月-2015年05月的还款记录", "12.5%", "2024.03.18 10:22:41", "长期", "\xff"} {
		f.Add(s)
	}
	kinds := []report.Kind{report.KindTime, report.KindDate, report.KindMonth, report.KindDateOrMonth, report.KindYear, report.KindDay, report.KindRange, report.KindAmount, report.KindCount, report.KindPercent}
	f.Fuzz(func(t *testing.T, printed string) {
		for _, kind := range kinds {
			field := report.ReadField(report.Leaf{Kind: kind}, printed)
			if _, err := json.Marshal(field); err != nil {
				t.Errorf("%s %q: %v", kind, printed, err)
			}
			if field.Status == report.Known && !strings.ContainsAny(printed, "0123456789０１２３４５６７８９") && printed != "长期" && !strings.Contains(printed, "长") {
				t.Errorf("%s %q has no digit, but is %s", kind, printed, shown(field))
			}
		}
		if v := report.ReadAmount(printed); v.Known() {
			if again := report.ReadAmount(v.V.String()); again != v {
				t.Errorf("%q is %s, which is %s", printed, v.V, again.V)
			}
		}
	})
}

func FuzzReadSentence(f *testing.F) {
	for _, row := range sentences {
		f.Add(row.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := report.ReadSentence(text)
		if ok && (s.Institution == "" || s.Opened == report.Date{}) {
			t.Errorf("%q has no institution or no day", text)
		}
		if ok && utf8.ValidString(text) && s.Text != text {
			t.Errorf("%q became %q", text, s.Text)
		}
	})
}

// Whatever a report says, nothing breaks on it.
func FuzzDetailed(f *testing.F) {
	f.Add(printed(f))
	f.Add([]byte(`{"creditTransInfoDetail":{"creditAccount":[{"refundRecord":{"detail":[{"month":[{}]}]}}]}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var d report.Detailed
		if json.Unmarshal(raw, &d) != nil {
			return
		}
		report.Checks(&d, report.Seen{})
		report.InsightsOf(&d)
		if _, err := json.Marshal(report.NewView(&d, nil)); err != nil {
			t.Error(err)
		}
		if diff, err := report.Compare(&d, &d); err == nil && len(diff.Changes) > 0 {
			t.Errorf("a report differs from itself: %v", diff.Changes)
		}
	})
}
