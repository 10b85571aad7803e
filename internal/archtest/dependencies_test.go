package archtest_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	required = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`) // without "// indirect" behind it
	row      = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")
)

func TestEveryDependencySaysWhyItIsThere(t *testing.T) {
	t.Parallel()

	inModule := captured(t, required, "../../go.mod")
	onPage := captured(t, row, "../../docs/dependencies.md")

	if diff := cmp.Diff(inModule, onPage); diff != "" {
		t.Errorf("go.mod (-) and docs/dependencies.md (+) differ; a dependency without a reason is one too many:\n%s", diff)
	}
}

// captured returns what the expression catches in the file, sorted.
func captured(t *testing.T, expression *regexp.Regexp, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, match := range expression.FindAllSubmatch(text, -1) {
		found = append(found, string(match[1]))
	}
	slices.Sort(found)
	return found
}
