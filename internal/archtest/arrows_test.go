package archtest_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "xinbao/"

// arrows says which folders of ours a folder may import; a folder below one that
// is named follows the same rule. docs/architecture.md draws it: change both.
//
// What the table makes true: flow, the core, depends on nothing; zx knows
// nothing of us; the sandbox can prove things about us because it shares no
// thinking with us; and nobody reaches around store to the database.
var arrows = map[string][]string{
	"cmd/xinbao": {"api", "workers", "scheduler", "sandbox", "storage", "store", "ocr", "report", "jobs", "notice", "vault", "zx", "flow", "internal/accuracy", "internal/config", "internal/memredis", "internal/reportgen"},

	"api":        {"notice", "vault", "zx", "flow"},
	"api/signed": {"flow", "report"},
	"workers":    {"notice", "vault", "zx", "flow"},
	"scheduler":  {"flow"},
	"sandbox":    {"zx"},

	"storage": {},
	"store":   {"flow"},
	"jobs":    {"flow"},
	"notice":  {"vault"},
	"vault":   {},
	"report":  {"zx"},
	"zx":      {},
	"flow":    {},

	"ocr":           {"report", "zx"},
	"ocr/brief":     {"ocr/evidence", "ocr/layout", "ocr/page", "ocr/proofread", "ocr/table", "report", "zx"},
	"ocr/detailed":  {"ocr/evidence", "ocr/layout", "ocr/page", "ocr/proofread", "ocr/table", "report"},
	"ocr/pagetest":  {"ocr/page"},
	"ocr/proofread": {"ocr/page", "report"},
	"ocr/table":     {"ocr/layout", "ocr/page", "ocr/proofread"},
	"ocr/evidence":  {"ocr/layout", "ocr/page"},
	"ocr/layout":    {"ocr/page"},
	"ocr/page":      {},
	"ocr/overlay":   {"ocr", "report"},
	"ocr/pdf":       {"ocr/page"},
	"ocr/render":    {},
	"ocr/scan":      {"ocr/page", "ocr/render", "ocr/scan"},

	// The network of symbols learns from the fonts that reports are generated in.
	"ocr/scan/symbol/train": {"ocr/scan", "internal/reportgen"},

	"cmd/xinbao-ocr": {"ocr/scan"},

	"internal/accuracy": {"ocr", "report", "internal/reportgen"},
	"internal/archtest": {},
	"internal/clock":    {},
	"internal/config":   {},
	"internal/httpx":    {},
	"internal/ids":      {},
	"internal/logx":     {},
	"internal/memredis": {},
	"internal/need":     {},
	"internal/testdb":   {"internal/memredis", "internal/need"},

	"internal/reportgen": {"report", "zx", "internal/reportgen"},
}

// mechanics have no story, so everybody may use them, except who stands alone.
var (
	mechanics = []string{"internal/clock", "internal/httpx", "internal/ids", "internal/logx"}
	alone     = []string{"flow"}
)

// owners names who may import a foreign library: one folder knows it, the others
// ask that folder, and it can be replaced there.
var owners = map[string][]string{
	"code.dny.dev/ssrf":               {"internal/httpx"},
	"database/sql/driver":             {"store", "vault"},
	"database/sql":                    {"store", "internal/testdb"},
	"github.com/alecthomas/kong":      {"cmd/xinbao", "internal/config"},
	"github.com/alicebob/miniredis":   {"internal/memredis"},
	"github.com/danielgtaylor/huma":   {"api"},
	"github.com/ebitengine/purego":    {"ocr/scan/openvino"},
	"github.com/hibiken/asynq":        {"jobs", "cmd/xinbao"},
	"github.com/hibiken/asynqmon":     {"jobs", "cmd/xinbao"},
	"github.com/jmoiron/sqlx":         {"store"},
	"github.com/lib/pq":               {"store", "internal/testdb"},
	"github.com/minio/minio-go":       {"storage"},
	"github.com/pressly/goose":        {"store"},
	"github.com/redis/go-redis":       {"jobs", "vault", "cmd/xinbao", "internal/testdb"},
	"github.com/standard-webhooks":    {"notice"},
	"github.com/tink-crypto/tink-go":  {"vault"},
	"modernc.org/sqlite":              {"store"},
	"github.com/santhosh-tekuri":      {}, // tests only
	"github.com/rogpeppe/go-internal": {}, // tests only
	"github.com/google/go-cmp":        {}, // tests only
	"pgregory.net/rapid":              {}, // tests only
	"go.uber.org/goleak":              {}, // tests only
}

func TestImportsFollowTheArrows(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() {
			continue // a test may put the real parts together
		}
		from, ok := nearest(arrows, s.folder())
		if !ok {
			t.Errorf("%s: the folder is not on the map: give it a place in arrows and in docs/architecture.md", s.path)
			continue
		}
		for _, imported := range s.imports() {
			to, ours := strings.CutPrefix(imported, module)
			if ours && !mayImport(from, to) {
				t.Errorf("%s imports %s, but %s may import only %v", s.path, to, from, arrows[from])
			}
		}
	}
}

func TestSandboxSharesNothingWithUsEvenInTests(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if !within(s.folder(), "sandbox") {
			continue
		}
		for _, forbidden := range []string{"flow", "store"} {
			if slices.Contains(s.imports(), module+forbidden) {
				t.Errorf("%s imports %s: the credit centre would believe what we believe, and prove nothing", s.path, forbidden)
			}
		}
	}
}

func TestForeignLibrariesStayWithTheirOwners(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() {
			continue
		}
		for _, imported := range s.imports() {
			library, owned := nearest(owners, imported)
			if owned && !slices.ContainsFunc(owners[library], func(owner string) bool { return within(s.folder(), owner) }) {
				t.Errorf("%s imports %s, which only %v may know", s.path, imported, owners[library])
			}
		}
	}
}

func TestFlowStandsOnTheStandardLibrary(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if s.isTest() || !within(s.folder(), "flow") {
			continue
		}
		for _, imported := range s.imports() {
			if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s: what a request is must not depend on anybody's library", s.path, imported)
			}
		}
	}
}

// mayImport is true within a folder, along an arrow, and towards the mechanics.
func mayImport(from, to string) bool {
	if within(to, from) {
		return true
	}
	allowed := arrows[from]
	if !slices.Contains(alone, from) {
		allowed = append(slices.Clone(allowed), mechanics...)
	}
	return slices.ContainsFunc(allowed, func(folder string) bool { return within(to, folder) })
}

// nearest is the longest key of the table that the path lies within.
func nearest(table map[string][]string, p string) (key string, ok bool) {
	for ; p != "." && p != "/"; p = path.Dir(p) {
		if _, ok := table[p]; ok {
			return p, true
		}
	}
	return "", false
}

func within(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, folder+"/")
}
