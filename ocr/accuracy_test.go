package ocr_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/report"
)

// score is how well reports were read by the strict rule: every printed value
// exact, nothing invented.
type score struct{ reports, whole, leaves, wrong, sure, sureWrong int }

func (s score) fields() float64 { return 1 - float64(s.wrong)/float64(max(s.leaves, 1)) }

// texts are the leaves that say something. Blanks beside Chinese characters carry no
// meaning (contract of the structured report, section 4), and the end of a line may
// have taken them.
func texts(document any) map[string]string {
	out := map[string]string{}
	for at, text := range report.Printed(document) {
		if text != "" {
			out[at] = blanks.ReplaceAllString(text, "$1")
		}
	}
	return out
}

var blanks = regexp.MustCompile(` *([\p{Han}，。（）]) *`)

// mistakes compares what was read with the truth.
func mistakes(r reportgen.Report, got *ocr.Result) []string {
	var want, have map[string]string
	if r.Kind == reportgen.KindBrief {
		want, have = texts(r.Brief), texts(got.Brief)
	} else {
		want, have = texts(r.Detailed), texts(got.Detailed)
	}
	var out []string
	for at := range maps.Keys(want) {
		if have[at] != want[at] && !slices.Contains(r.Loose, at) {
			out = append(out, at)
		}
	}
	for at := range maps.Keys(have) {
		if want[at] == "" && !slices.Contains(r.Loose, at) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

func (s *score) add(r reportgen.Report, got *ocr.Result) (wrong []string) {
	wrong = mistakes(r, got)
	s.reports++
	if len(wrong) == 0 {
		s.whole++
	}
	s.wrong += len(wrong)
	if r.Kind == reportgen.KindBrief {
		s.leaves += len(texts(r.Brief))
	} else {
		s.leaves += len(texts(r.Detailed))
	}
	for at, e := range got.Evidence {
		if e.Confidence >= 0.99 {
			s.sure++
			if slices.Contains(wrong, at) {
				s.sureWrong++
			}
		}
	}
	return wrong
}

func TestElectronicReportsAreReadExactly(t *testing.T) {
	t.Parallel()
	scores, all := map[string]*score{}, &score{}

	for _, c := range measured(t).Cases {
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
		if scores[c.Style.Name] == nil {
			scores[c.Style.Name] = &score{}
		}
		scores[c.Style.Name].add(made, got)
		all.add(made, got)
	}

	for _, name := range slices.SortedFunc(maps.Keys(scores), func(a, b string) int {
		return cmp.Or(cmp.Compare(scores[a].fields(), scores[b].fields()), cmp.Compare(a, b))
	}) {
		if s := scores[name]; s.wrong > 0 {
			t.Logf("%-24s fields %.4f %% of %6d, whole %d of %d", name, 100*s.fields(), s.leaves, s.whole, s.reports)
		}
	}
	t.Logf("%d styles: %s", len(scores), all)
	if all.fields() < 0.999 || 10*all.whole < 9*all.reports {
		t.Error("fields or whole reports are below 99.9 % and 90 %")
	}
}

func (s *score) String() string {
	return fmt.Sprintf("fields %.4f %% of %d, whole %d of %d, of %d leaves with confidence ≥ 0.99 %d wrong",
		100*s.fields(), s.leaves, s.whole, s.reports, s.sure, s.sureWrong)
}

// measured is the set that is read: of the development set enough to see every style,
// or as many cases as XINBAO_ACCURACY_CASES says; of the untouched set where
// XINBAO_ACCURACY_SET names it.
func measured(t *testing.T) reportgen.Set {
	t.Helper()
	n := 80
	if more, err := strconv.Atoi(os.Getenv("XINBAO_ACCURACY_CASES")); err == nil {
		n = more
	}
	if os.Getenv("XINBAO_ACCURACY_SET") == "untouched" {
		return reportgen.Untouched(n)
	}
	return reportgen.Development(n)
}
