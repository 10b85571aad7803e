package main

import (
	"bytes"
	"strings"
	"testing"

	"xinbao/internal/need"
	"xinbao/ocr/scan/kit"
)

func TestItSaysWhetherRecognitionWorks(t *testing.T) {
	t.Parallel()
	folder, err := kit.DefaultFolder()
	if err != nil {
		t.Fatal(err)
	}
	if err := (kit.Kit{Folder: folder}).Check(); err != nil {
		need.Missing(t, "%v", err)
	}
	for _, args := range [][]string{{"-check"}, {"-check", "-full", "-parallel", "2"}} {
		var out bytes.Buffer

		if err := run(append(args, "-kit", folder), strings.NewReader(""), &out); err != nil || out.Len() == 0 {
			t.Errorf("%v: %q, %v", args, out.String(), err)
		}
	}
}

func TestWithoutARuntimeItEnds(t *testing.T) {
	t.Parallel()

	if err := run([]string{"-kit", t.TempDir()}, strings.NewReader(""), &bytes.Buffer{}); err == nil {
		t.Error("it served without a runtime")
	}
}
