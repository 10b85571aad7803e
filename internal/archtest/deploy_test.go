package archtest_test

import (
	"regexp"
	"slices"
	"testing"
)

var (
	variable   = regexp.MustCompile(`\b(XINBAO_[A-Z_]+)`)
	documented = regexp.MustCompile("`(XINBAO_[A-Z_]+)`")
)

// ofComposeAlone are read by docker-compose.yml, not by the program.
var ofComposeAlone = []string{"XINBAO_UID", "XINBAO_GID", "XINBAO_VERSION", "XINBAO_TARGET"}

func TestDeployedConfigurationExists(t *testing.T) {
	t.Parallel()
	known := append(captured(t, documented, "../../docs/config.md"), ofComposeAlone...)

	for _, file := range []string{"../../docker-compose.yml", "../../.env.example"} {
		for _, name := range captured(t, variable, file) {
			if !slices.Contains(known, name) {
				t.Errorf("%s sets %s, which docs/config.md does not know: the program would ignore it", file, name)
			}
		}
	}
}
