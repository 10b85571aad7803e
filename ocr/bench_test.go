package ocr_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
)

// The limits that the figures are printed beside.
const (
	limitPage   = 40.0  // ms, whatever made the file
	limitReport = 500.0 // ms, 15 pages
	limitMemory = 200.0 // MB, 60 pages
)

// BenchmarkRead is the time from bytes to report, checks included, for each way in
// which files are made.
func BenchmarkRead(b *testing.B) {
	for _, style := range reportgen.Styles() {
		if style.Class() != reportgen.ClassElectronic || style.Kind != reportgen.KindDetailed {
			continue
		}
		b.Run(style.Name, func(b *testing.B) {
			made := generated(b, 7, style)
			b.ReportAllocs()
			b.SetBytes(int64(len(made.PDF)))
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				if _, err := ocr.Read(b.Context(), made.PDF, ocr.Options{Password: made.Password}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			median := took[len(took)/2].Seconds() * 1000
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(made.Pages), "pages")
			b.ReportMetric(median/float64(made.Pages), "ms/page")
			b.ReportMetric(limitPage, "limit-ms/page")
			b.ReportMetric(median, "ms/report")
			b.ReportMetric(limitReport*float64(made.Pages)/15, "limit-ms/report")
		})
	}
}

// onlyRead names the file that this process reads and nothing else, so that its
// memory is that of reading.
const onlyRead = "XINBAO_BENCHMARK_FILE"

// BenchmarkMemory is the most memory that a process held which read a long report.
func BenchmarkMemory(b *testing.B) {
	if file := os.Getenv(onlyRead); file != "" {
		readAlone(b, file)
		return
	}
	file := filepath.Join(b.TempDir(), "long.pdf")
	made := long(b)
	if err := os.WriteFile(file, made.PDF, 0o600); err != nil {
		b.Fatal(err)
	}
	most := 0.0
	for b.Loop() {
		cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^$", "-test.bench=^BenchmarkMemory$", "-test.benchtime=1x")
		cmd.Env = append(os.Environ(), onlyRead+"="+file)
		out, err := cmd.CombinedOutput()
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		most = max(most, peakIn(b, string(out)))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(made.Pages), "pages")
	b.ReportMetric(most, "MB")
	b.ReportMetric(limitMemory, "limit-MB")
}

// long is a report of at least 60 pages.
func long(tb testing.TB) reportgen.Report {
	tb.Helper()
	style := named(tb, "large")
	style.Size, style.Look.RowGap = reportgen.SizeHeavy, 8
	for seed := uint64(1); seed < 100; seed++ {
		if made := generated(tb, seed, style); made.Pages >= 60 {
			return made
		}
	}
	tb.Fatal("no report has 60 pages")
	return reportgen.Report{}
}

func readAlone(b *testing.B, file string) {
	b.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := ocr.Read(b.Context(), data, ocr.Options{}); err != nil {
		b.Fatal(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skipf("no figures of processes here: %v", err)
	}
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, peak) {
			b.Log(line)
		}
	}
}

// peak is what Linux calls the most memory that a process held.
const peak = "VmHWM:"

// peakIn is the largest resident size in what a process said, in MB.
func peakIn(tb testing.TB, out string) float64 {
	tb.Helper()
	_, after, found := strings.Cut(out, peak)
	fields := strings.Fields(after)
	if !found || len(fields) == 0 {
		tb.Skipf("no figures of processes here:\n%s", out)
	}
	kilobytes, err := strconv.ParseFloat(fields[0], 64)
	if err != nil {
		tb.Fatal(err)
	}
	return kilobytes / 1024
}
