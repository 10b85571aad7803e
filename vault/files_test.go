package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"xinbao/storage"
	"xinbao/vault"
)

func openFiles(t *testing.T) (*vault.Files, string) {
	t.Helper()
	keys, err := vault.Generate()
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir()
	folder, err := storage.OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	f := vault.NewFiles(folder, keys)
	t.Cleanup(func() { _ = f.Close() })
	return f, path
}

func TestAFileIsKeptSealedUntilItIsRemoved(t *testing.T) {
	t.Parallel()
	f, path := openFiles(t)
	plain := []byte("canary of a file")

	err := f.Put(t.Context(), "doc_1", plain)
	got, errGet := f.Get(t.Context(), "doc_1")
	onDisk, errDisk := os.ReadFile(filepath.Join(path, "doc_1"))
	errGone := f.Remove(t.Context(), "doc_1")
	_, after := f.Get(t.Context(), "doc_1")

	if err := errors.Join(err, errGet, errDisk, errGone); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, plain) || bytes.Contains(onDisk, []byte("canary")) {
		t.Errorf("got %q; on disk %q", got, onDisk)
	}
	if !errors.Is(after, vault.ErrGone) {
		t.Errorf("after removal: %v, want ErrGone", after)
	}
}

func TestASealedFileOpensUnderItsOwnNameOnly(t *testing.T) {
	t.Parallel()
	f, path := openFiles(t)
	if err := f.Put(t.Context(), "doc_1", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(path, "doc_1"), filepath.Join(path, "doc_2")); err != nil {
		t.Fatal(err)
	}

	_, err := f.Get(t.Context(), "doc_2")

	if !errors.Is(err, vault.ErrSealed) {
		t.Errorf("another document's file: %v, want ErrSealed", err)
	}
}
