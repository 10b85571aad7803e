package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"xinbao/vault"
)

func openFolder(t *testing.T) (*vault.Folder, string) {
	t.Helper()
	keys, err := vault.Generate()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "new", "files")
	f, err := vault.OpenFolder(path, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, path
}

func TestAFileIsKeptSealedUntilItIsRemoved(t *testing.T) {
	t.Parallel()
	f, path := openFolder(t)
	plain := []byte("canary of a file")

	err := errors.Join(f.Put("doc_1", []byte("older")), f.Put("doc_1", plain))
	got, errGet := f.Get("doc_1")
	onDisk, errDisk := os.ReadFile(filepath.Join(path, "doc_1"))
	entries, errDir := os.ReadDir(path)
	errGone := errors.Join(f.Remove("doc_1"), f.Remove("doc_1"))
	_, after := f.Get("doc_1")

	if err := errors.Join(err, errGet, errDisk, errDir, errGone); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, plain) || bytes.Contains(onDisk, []byte("canary")) || len(entries) != 1 {
		t.Errorf("got %q; on disk %q beside %v", got, onDisk, entries)
	}
	if !errors.Is(after, vault.ErrGone) {
		t.Errorf("after removal: %v, want ErrGone", after)
	}
}

func TestAFolderIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	f, path := openFolder(t)
	if err := f.Put("doc_1", []byte("x")); err != nil {
		t.Fatal(err)
	}

	for name, want := range map[string]os.FileMode{path: 0o700, filepath.Join(path, "doc_1"): 0o600} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v (%v), want %v", filepath.Base(name), info.Mode().Perm(), err, want)
		}
	}
}

func TestASealedFileOpensUnderItsOwnNameOnly(t *testing.T) {
	t.Parallel()
	f, path := openFolder(t)
	if err := f.Put("doc_1", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(path, "doc_1"), filepath.Join(path, "doc_2")); err != nil {
		t.Fatal(err)
	}

	_, err := f.Get("doc_2")

	if !errors.Is(err, vault.ErrSealed) {
		t.Errorf("another document's file: %v, want ErrSealed", err)
	}
}

func TestNoNameLeadsOutOfTheFolder(t *testing.T) {
	t.Parallel()
	f, path := openFolder(t)
	if err := os.WriteFile(filepath.Join(path, "..", "outside"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}

	for _, name := range []string{"../outside", "..", "/etc/passwd", "a/../../outside", ""} {
		_, get := f.Get(name)
		if put := f.Put(name, []byte("x")); put == nil || get == nil {
			t.Errorf("%q: put %v, get %v", name, put, get)
		}
		_ = f.Remove(name)
	}
	if _, err := os.Stat(filepath.Join(path, "..", "outside")); err != nil {
		t.Errorf("the file outside: %v", err)
	}
}
