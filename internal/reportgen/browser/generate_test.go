package browser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"go.uber.org/goleak"

	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/browser"
	"xinbao/report"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	dump  = flag.String("dump", "", "folder to write reports and truths of the development set to")
	cases = flag.Int("cases", 4, "how many reports of each set are printed")
)

func started(t *testing.T) *browser.Browser {
	t.Helper()
	b, err := browser.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func TestChromiumPrintsTheTruth(t *testing.T) {
	t.Parallel()
	b := started(t)
	for _, c := range slices.Concat(browser.Development(*cases), browser.Untouched(*cases)) {
		r, err := b.Generate(t.Context(), c.Seed, c.Style)
		if err != nil {
			t.Fatal(err)
		}

		if *dump != "" {
			write(t, c, r)
		}
		if r.Class == reportgen.ClassElectronic {
			wantPrinted(t, r, c.Style.RowsWhole)
		}
	}
}

// wantPrinted looks for every leaf of the truth in the file: whole, or in two parts
// where a page may end in the middle of a row.
func wantPrinted(t *testing.T, r reportgen.Report, whole bool) {
	t.Helper()
	text := solid(extracted(t, r.PDF))
	for pointer, leaf := range leaves(r) {
		found := strings.Contains(text, solid(leaf)) || !whole && inTwo(text, solid(leaf))
		if !found && !slices.Contains(r.Loose, pointer) {
			t.Errorf("%s: %s is not printed: %s", r.Style, pointer, leaf)
		}
	}
}

func inTwo(text, leaf string) bool {
	for i := range leaf {
		if i > 0 && strings.Contains(text, leaf[:i]) && strings.Contains(text, leaf[i:]) {
			return true
		}
	}
	return false
}

func leaves(r reportgen.Report) map[string]string {
	if r.Brief != nil {
		return maps.Collect(report.Printed(r.Brief))
	}
	return maps.Collect(report.Printed(r.Detailed))
}

// solid is the text without blanks.
func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func extracted(t *testing.T, file []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// write keeps a report of the development set for those who want to see it.
func write(t *testing.T, c browser.Case, r reportgen.Report) {
	t.Helper()
	if !slices.ContainsFunc(browser.Development(*cases), func(d browser.Case) bool { return d.Seed == c.Seed }) {
		return
	}
	truth, err := json.MarshalIndent(map[string]any{"style": c.Style, "class": r.Class, "loose": r.Loose, "detailed": r.Detailed, "brief": r.Brief}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(*dump, fmt.Sprint(c.Seed))
	for ending, content := range map[string][]byte{".pdf": r.PDF, ".json": truth} {
		if err := os.WriteFile(name+ending, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASeedIsOneFile(t *testing.T) {
	t.Parallel()
	b := started(t)
	c := browser.Development(9)[8]
	first, err := b.Generate(t.Context(), c.Seed, c.Style)
	if err != nil {
		t.Fatal(err)
	}

	second, err := b.Generate(t.Context(), c.Seed, c.Style)
	if err != nil {
		t.Fatal(err)
	}

	if !bytes.Equal(first.PDF, second.PDF) {
		t.Errorf("%s: two files of the same seed differ", c.Style.Name)
	}
}

func TestAScanHasNoText(t *testing.T) {
	t.Parallel()
	b := started(t)
	set := browser.Untouched(200)
	c := set[slices.IndexFunc(set, func(c browser.Case) bool { return c.Style.TwoUp })]

	r, err := b.Generate(t.Context(), c.Seed, c.Style)
	if err != nil {
		t.Fatal(err)
	}

	if text := solid(extracted(t, r.PDF)); r.Pages == 0 || text != "" {
		t.Errorf("%s: %d pages with the text %q", c.Style.Name, r.Pages, text)
	}
}

func TestTheContextEndsPrinting(t *testing.T) {
	t.Parallel()
	b := started(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := browser.Development(1)[0]

	_, err := b.Generate(ctx, c.Seed, c.Style)

	if err == nil {
		t.Error("a report was printed after the end of the context")
	}
}
