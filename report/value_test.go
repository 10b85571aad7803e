package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"xinbao/report"
)

func TestVariantsOfAPrintedValue(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		kind    report.Kind
		printed string
		status  report.Status
		want    string
	}{
		{report.KindAmount, "1,280,000", report.Known, "1,280,000"},
		{report.KindAmount, "1280000", report.Known, "1,280,000"},
		{report.KindAmount, "１，２８０，０００", report.Known, "1,280,000"},
		{report.KindAmount, "1,280,\n000", report.Known, "1,280,000"},
		{report.KindAmount, "0", report.Known, "0"},
		{report.KindAmount, "-1,200", report.Known, "-1,200"},
		{report.KindAmount, "12.50", report.Known, "12.50"},
		{report.KindAmount, "1,28,000", report.Unreadable, ""},
		{report.KindAmount, "1,280,00", report.Unreadable, ""},
		{report.KindAmount, "1.280", report.Unreadable, ""},
		{report.KindAmount, "l,280", report.Unreadable, ""},
		{report.KindAmount, "", report.Missing, ""},
		{report.KindAmount, " ", report.Missing, ""},
		{report.KindAmount, "--", report.NotApplicable, ""},
		{report.KindAmount, "—", report.NotApplicable, ""},
		{report.KindAmount, "－－", report.NotApplicable, ""},
		{report.KindAmount, "一", report.NotApplicable, ""},
		{report.KindDate, "2015.05.05", report.Known, "2015-05-05"},
		{report.KindDate, "2015年5月5日", report.Known, "2015-05-05"},
		{report.KindDate, "截至2015年05月05日", report.Known, "2015-05-05"},
		{report.KindDate, "2015年05月05日以后的最新还款记录", report.Known, "2015-05-05"},
		{report.KindDate, "２０１５．０５．０５", report.Known, "2015-05-05"},
		{report.KindDate, "长期", report.Known, "9999-12-31"},
		{report.KindDate, "2015.05", report.Unreadable, ""},
		{report.KindDate, "2015.02.29", report.Unreadable, ""},
		{report.KindDate, "2O15.05.05", report.Unreadable, ""},
		{report.KindDate, "2015..0505", report.Unreadable, ""},
		{report.KindMonth, "2015.05", report.Known, "2015-05"},
		{report.KindMonth, "2015年5月", report.Known, "2015-05"},
		{report.KindMonth, "2015.13", report.Unreadable, ""},
		{report.KindMonth, "2015.05.05", report.Unreadable, ""},
		{report.KindDateOrMonth, "2012.08", report.Known, "2012-08"},
		{report.KindDateOrMonth, "2012.08.09", report.Known, "2012-08-09"},
		{report.KindYear, "2012", report.Known, "2012"},
		{report.KindYear, "20l2", report.Unreadable, ""},
		{report.KindDay, "12", report.Known, "---12"},
		{report.KindDay, "2024.03.12", report.Known, "2024-03-12"},
		{report.KindDay, "32", report.Unreadable, ""},
		{report.KindRange, "2010年07月-2015年05月的还款记录", report.Known, "2010-07 2015-05"},
		{report.KindRange, "2010年07月—2015年05月的还款", report.Known, "2010-07 2015-05"},
		{report.KindRange, "2013年06月－2015年05月的缴费记录", report.Known, "2013-06 2015-05"},
		{report.KindRange, "2010年07月--2015年05月", report.Known, "2010-07 2015-05"},
		{report.KindRange, "2015年05月-2010年07月的还款记录", report.Unreadable, ""},
		{report.KindCount, "17", report.Known, "17"},
		{report.KindCount, "1 7", report.Known, "17"},
		{report.KindCount, "-12", report.Known, "-12"},
		{report.KindCount, "P", report.Unreadable, ""},
		{report.KindPercent, "12%", report.Known, "1200"},
		{report.KindPercent, "１２．５％", report.Known, "1250"},
		{report.KindPercent, "12", report.Unreadable, ""},
		{report.KindTime, "2024.03.18 10:22:41", report.Known, "2024-03-18T10:22:41+08:00"},
		{report.KindTime, "2024.03.1810:22:41", report.Known, "2024-03-18T10:22:41+08:00"},
		{report.KindTime, "2024.03.18", report.Unreadable, ""},
		{report.KindText, "一", report.Known, ""},
		{report.KindText, "--", report.NotApplicable, ""},
	} {
		f := report.ReadField(report.Leaf{Kind: row.kind}, row.printed)

		if got := shown(f); f.Status != row.status || got != row.want {
			t.Errorf("%s %q is %s %q, want %s %q", row.kind, row.printed, f.Status, got, row.status, row.want)
		}
	}
}

// shown is the value of a field as a text.
func shown(f report.Field) string {
	if f.Status != report.Known {
		return ""
	}
	switch f.Leaf.Kind {
	case report.KindAmount:
		return f.Fen.String()
	case report.KindCount:
		return fmt.Sprint(f.Count)
	case report.KindPercent:
		return fmt.Sprint(int(f.Percent))
	case report.KindRange:
		return f.Span.From.String() + " " + f.Span.To.String()
	case report.KindTime:
		return f.Time.Format(time.RFC3339)
	case report.KindText, report.KindWord:
		return f.Word.Code
	default:
		return f.Date.String()
	}
}

func TestWordsOfTheCodeLists(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ list, printed, code string }{
		{"guarantee", "信用/免担保", "none"},
		{"employment", "退(离)休人员", "retired"},
		{"education", "中专,职高,技校", "vocational"},
		{"queryReason", "本人查询（自助查询机）", "self"},
		{"month", "Ｎ", "on_time"},
		{"queryReason", "从没见过的原因", ""},
	} {
		v := report.ReadWord(row.list, row.printed)

		if !v.Known() || v.V.Code != row.code {
			t.Errorf("%s %q is %s %q, want %q", row.list, row.printed, v.Status, v.V.Code, row.code)
		}
	}
}

func TestEveryListOfTheModelExists(t *testing.T) {
	t.Parallel()

	for leaf := range report.Describe(decoded(t, printed(t))) {
		if leaf.Kind == report.KindWord && len(report.Words(leaf.List)) == 0 {
			t.Errorf("%s has the list %q, which is empty", leaf.Pointer, leaf.List)
		}
	}
}

func TestAmountsAreReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := report.Fen(rapid.Int64Range(-1e13, 1e13).Draw(t, "fen"))

		got := report.ReadAmount(disturbed(t, want.String()))

		if !got.Known() || got.V != want {
			t.Errorf("%s came back as %s %s", want, got.Status, got.V)
		}
	})
}

func TestDatesAreReadBack(t *testing.T) {
	t.Parallel()
	first := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		day := first.AddDate(0, 0, rapid.IntRange(0, 73048).Draw(t, "day"))
		layout := rapid.SampledFrom([]string{"2006.01.02", "2006年01月02日", "2006年1月2日", "2006-01-02", "截至2006年01月02日"}).Draw(t, "layout")

		got := report.ReadDate(disturbed(t, day.Format(layout)))

		if want := day.Format(time.DateOnly); !got.Known() || got.V.String() != want {
			t.Errorf("%s came back as %s %s", want, got.Status, got.V)
		}
	})
}

// disturbed widens some signs and breaks the line somewhere, as pages do.
func disturbed(t *rapid.T, s string) string {
	var out strings.Builder
	for _, r := range s {
		if r > ' ' && r <= '~' && rapid.Bool().Draw(t, "wide") {
			r += '！' - '!'
		}
		out.WriteRune(r)
		if rapid.IntRange(0, 9).Draw(t, "break") == 0 {
			out.WriteByte('\n')
		}
	}
	return out.String()
}
