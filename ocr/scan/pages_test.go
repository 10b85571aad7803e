package scan_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"xinbao/internal/need"
	"xinbao/internal/reportgen"
	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
	"xinbao/ocr/scan"
	"xinbao/ocr/scan/kit"
)

// installed is the real reader; without the kit the test is skipped.
func installed(tb testing.TB, s scan.Settings) *scan.Installed {
	tb.Helper()
	r, err := scan.Open(s)
	if _, missing := errors.AsType[*kit.MissingError](err); missing {
		need.Missing(tb, "%v", err)
	}
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(r.Close)
	return r
}

// twice are the pages of a report as printed and as scanned.
func twice(ctx context.Context, tb testing.TB, seed uint64, name string) (printed, scanned []page.Page) {
	tb.Helper()
	clean := style(tb, name)
	clean.Wear = nil
	_, printed = read(ctx, tb, seed, clean)
	_, scanned = fileOf(ctx, tb, seed, name)
	return printed, scanned
}

// fileOf is a scanned report.
func fileOf(ctx context.Context, tb testing.TB, seed uint64, name string) ([]byte, []page.Page) {
	tb.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		need.Missing(tb, "%v", err)
	}
	return read(ctx, tb, seed, style(tb, name))
}

func style(tb testing.TB, name string) reportgen.Style {
	tb.Helper()
	styles := reportgen.Styles()
	i := slices.IndexFunc(styles, func(s reportgen.Style) bool { return s.Name == name })
	if i < 0 {
		tb.Fatalf("no style is called %s", name)
	}
	return styles[i]
}

func read(ctx context.Context, tb testing.TB, seed uint64, s reportgen.Style) ([]byte, []page.Page) {
	tb.Helper()
	r, err := reportgen.Generate(ctx, seed, s)
	if err != nil {
		tb.Fatal(err)
	}
	pages, err := pdf.Read(ctx, r.PDF, pdf.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return r.PDF, pages
}

// score counts how much of what is printed was read.
type score struct{ words, exact, characters, same int }

// compare looks for each printed word amongst what was read at its place.
func compare(printed, read page.Page, miss func(want, got string, confidence float64)) score {
	var s score
	for _, w := range printed.Words {
		got, confidence := at(read, w.Box)
		want := strings.ReplaceAll(w.Text, " ", "")
		s.words++
		s.characters += len([]rune(want))
		if got == want {
			s.exact++
			s.same += len([]rune(want))
			continue
		}
		s.same += shared(want, got)
		miss(want, got, confidence)
	}
	return s
}

// at is what was read at a place: the words whose middle is there, or in whose middle
// it is.
func at(p page.Page, b page.Box) (string, float64) {
	var found []page.Word
	for _, w := range p.Words {
		if b.Contains(w.Box.MidX(), w.Box.MidY()) || w.Box.Contains(b.MidX(), b.MidY()) {
			found = append(found, w)
		}
	}
	slices.SortFunc(found, func(a, b page.Word) int { return int(a.Box.X0 - b.Box.X0) })
	var out strings.Builder
	confidence := 1.0
	for _, w := range found {
		out.WriteString(w.Text)
		confidence = min(confidence, w.Confidence)
	}
	return strings.ReplaceAll(out.String(), " ", ""), confidence
}

// shared is the length of the longest common subsequence.
func shared(a, b string) int {
	x, y := []rune(a), []rune(b)
	last := make([]int, len(y)+1)
	for i := range x {
		row := make([]int, len(y)+1)
		for j := range y {
			if x[i] == y[j] {
				row[j+1] = last[j] + 1
			} else {
				row[j+1] = max(row[j], last[j+1])
			}
		}
		last = row
	}
	return last[len(y)]
}

func (s *score) add(t score) {
	s.words, s.exact = s.words+t.words, s.exact+t.exact
	s.characters, s.same = s.characters+t.characters, s.same+t.same
}

// residentMB is the most memory that a process has had, as Linux tells it.
func residentMB(tb testing.TB, id int) float64 {
	tb.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", id))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kb float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kb); n == 1 {
			return kb / 1024
		}
	}
	return 0
}
