package scan_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"xinbao/ocr/page"
	"xinbao/ocr/scan"
	"xinbao/ocr/scan/process"
)

// What the first page of a scan must give at least: a guard against a step back, not
// the measure of accuracy, which the benchmark prints.
func TestScansAreRead(t *testing.T) {
	t.Parallel()
	r := installed(t, scan.Settings{})
	for _, row := range []struct {
		style string
		words float64 // share read without a mistake
	}{
		{"scan-clean", 0.99}, {"scan-lying", 0.99}, {"scan-shadow", 0.97}, {"brief-scan-mild", 0.95},
	} {
		printed, scanned := twice(t.Context(), t, 1, row.style)

		read, err := r.Read(t.Context(), scanned[:1], nil)
		if err != nil {
			t.Fatal(err)
		}

		s := compare(printed[0], read[0], func(want, got string, confidence float64) {
			t.Logf("%s: %q was read as %q with %.2f", row.style, want, got, confidence)
		})
		if share := float64(s.exact) / float64(s.words); share < row.words {
			t.Errorf("%s: %.3f of the words were read, want %.3f", row.style, share, row.words)
		}
		if got, want := len(read[0].Lines), len(printed[0].Lines); got < want-2 || got > want+2 {
			t.Errorf("%s: %d rules were found, %d are printed", row.style, got, want)
		}
	}
}

func TestAPageThatMustBeRenderedIs(t *testing.T) {
	t.Parallel()
	r := installed(t, scan.Settings{})
	data, pages := fileOf(t.Context(), t, 1, "scan-clean")
	pages[0].Picture = nil

	read, err := r.ReadFile(t.Context(), data, "", pages[:1])
	if err != nil {
		t.Fatal(err)
	}

	if len(read[0].Words) < 50 {
		t.Errorf("%d words were read", len(read[0].Words))
	}
}

func TestTheProcessIsHeldToItsMemory(t *testing.T) {
	t.Parallel()
	r := installed(t, scan.Settings{Memory: 64 << 20})
	_, scanned := twice(t.Context(), t, 1, "scan-clean")

	_, err := r.Read(t.Context(), scanned[:1], nil)

	if !errors.Is(err, process.ErrCrashed) {
		t.Errorf("with 64 MB: %v", err)
	}
}

// BenchmarkScans prints, a style, how much was read and how long a page took with the
// model as it is used and, in turn, in full precision.
func BenchmarkScans(b *testing.B) {
	for _, style := range []string{"scan-clean", "scan-mild", "scan-coarse", "scan-heavy", "scan-shadow", "scan-stamped", "scan-fax", "brief-scan-mild"} {
		b.Run(style, func(b *testing.B) { benchmark(b, style) })
	}
}

// pagesEach is how many pages of a style are read in a round.
const pagesEach = 3

func benchmark(b *testing.B, style string) {
	b.Helper()
	used, full := installed(b, scan.Settings{}), installed(b, scan.Settings{Full: true})
	printed, scanned := twice(b.Context(), b, 1, style)
	n := min(pagesEach, len(scanned))
	var s, sure score
	var fast, slow []time.Duration
	for b.Loop() {
		for i := range n {
			read, took := timed(b, used, scanned[i])
			fast = append(fast, took)
			_, took = timed(b, full, scanned[i])
			slow = append(slow, took)
			s.add(compare(printed[i], read, func(_, _ string, confidence float64) {
				if confidence >= 0.99 {
					sure.words++
				}
			}))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*float64(s.exact)/float64(s.words), "%words")
	b.ReportMetric(100*float64(s.same)/float64(s.characters), "%characters")
	b.ReportMetric(float64(sure.words), "wrong≥0.99")
	b.ReportMetric(median(fast).Seconds(), "s/page")
	b.ReportMetric(median(slow).Seconds(), "s/page-full")
	b.ReportMetric(residentMB(b, used.ProcessID()), "MB-process")
}

func timed(b *testing.B, r *scan.Installed, p page.Page) (page.Page, time.Duration) {
	b.Helper()
	start := time.Now()
	read, err := r.Read(b.Context(), []page.Page{p}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return read[0], time.Since(start)
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
