package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAFolderIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "files")
	f := openFolder(t, path)
	must(t, f.Write(t.Context(), "doc_1", []byte("x")))
	must(t, f.Close())

	for name, want := range map[string]os.FileMode{path: 0o700, filepath.Join(path, "doc_1"): 0o600} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v (%v), want %v", filepath.Base(name), info.Mode().Perm(), err, want)
		}
	}
}

func TestWhatAKilledProcessLeftIsListedAndRemoved(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	must(t, os.WriteFile(filepath.Join(path, "doc_1.part"), []byte("ha"), 0o600))
	must(t, os.Mkdir(filepath.Join(path, "lost+found"), 0o700))
	f := openFolder(t, path)

	before := names(t, f)
	must(t, f.Remove(t.Context(), "doc_1.part"))

	if diff := cmp.Diff([]string{"doc_1.part"}, before); diff != "" || len(names(t, f)) != 0 {
		t.Errorf("before: %s; after: %v", diff, names(t, f))
	}
	must(t, f.Close())
}
