package browser_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"xinbao/internal/reportgen/browser"
)

var (
	dump  = flag.String("dump", "", "folder to write reports and truths to")
	cases = flag.Int("cases", 60, "how many reports -dump writes")
)

// TestDump writes development reports for a look at them.
func TestDump(t *testing.T) {
	t.Parallel()
	if *dump == "" {
		return
	}
	b, err := browser.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	for i, c := range browser.Development(*cases) {
		began := time.Now()
		r, err := b.Generate(t.Context(), c.Seed, c.Style)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %s, %d pages, %d kB, %v", c.Style.Name, r.Class, r.Pages, len(r.PDF)/1000, time.Since(began))
		truth, err := json.MarshalIndent(map[string]any{"style": c.Style, "class": r.Class, "loose": r.Loose, "detailed": r.Detailed, "brief": r.Brief}, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(*dump, fmt.Sprintf("%03d", i))
		if err := os.WriteFile(name+".pdf", r.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name+".json", truth, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
