package scan_test

import (
	"errors"
	"strings"
	"testing"

	"xinbao/ocr/scan"
	"xinbao/ocr/scan/kit"
)

func TestWithoutTheKitTheErrorSaysWhatToRun(t *testing.T) {
	t.Parallel()

	_, err := scan.Open(scan.Settings{Kit: t.TempDir()})

	var missing *kit.MissingError
	if !errors.As(err, &missing) {
		t.Fatalf("got %v", err)
	}
	english, chinese := missing.Text()
	if !strings.Contains(english, "make ocr-setup") || !strings.Contains(chinese, "make ocr-setup") {
		t.Errorf("told: %s / %s", english, chinese)
	}
}
