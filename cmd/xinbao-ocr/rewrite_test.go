package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xinbao/internal/need"
	"xinbao/ocr/scan/kit"
)

// installed is a copy of the kit without the rewritten model.
func installed(t *testing.T) kit.Kit {
	t.Helper()
	folder, err := kit.DefaultFolder()
	if err != nil {
		t.Fatal(err)
	}
	from, to := kit.Kit{Folder: folder}, kit.Kit{Folder: t.TempDir()}
	if err := from.Check(); err != nil {
		need.Missing(t, "%v", err)
	}
	for _, path := range []string{from.Library(), from.Shipped(), from.Characters()} {
		if err := os.Symlink(path, filepath.Join(to.Folder, filepath.Base(path))); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// rewrite itself refuses a model that is off by more than the tolerance.
func TestTheRewrittenModelSaysTheSameSooner(t *testing.T) {
	t.Parallel()
	k := installed(t)
	var out bytes.Buffer

	if err := run([]string{"-kit", k.Folder, "-prepare"}, strings.NewReader(""), &out); err != nil {
		t.Fatal(err)
	}

	t.Log(out.String())
	before, errB := os.ReadFile(k.Shipped())
	after, errA := os.ReadFile(k.Model())
	if errA != nil || errB != nil || bytes.Equal(before, after) {
		t.Errorf("the model was not rewritten: %v %v", errA, errB)
	}
}

func TestAWrongModelIsNoticed(t *testing.T) {
	t.Parallel()

	off := farthest([]float32{0.5, 0.25}, []float32{0.5, 0.2501})

	if off > tolerance*1.01 || off < tolerance*0.99 {
		t.Errorf("0.25 and 0.2501 are %v apart", off)
	}
	if one := farthest([]float32{1}, nil); one <= tolerance {
		t.Error("outputs of different sizes agree")
	}
}

func TestWithoutARuntimeItEnds(t *testing.T) {
	t.Parallel()

	if err := run([]string{"-kit", t.TempDir()}, strings.NewReader(""), &bytes.Buffer{}); err == nil {
		t.Error("it served without a runtime")
	}
}
