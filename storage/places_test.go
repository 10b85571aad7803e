package storage_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/storage"
)

// place is what every kind of storage does alike.
type place interface {
	Write(ctx context.Context, name string, data []byte) error
	Read(ctx context.Context, name string) ([]byte, error)
	Remove(ctx context.Context, name string) error
	Each(ctx context.Context, visit func(name string, stored time.Time) error) error
	Close() error
}

// each runs a test in every kind of storage, empty at first.
func each(t *testing.T, test func(t *testing.T, p place)) {
	t.Helper()
	for kind, open := range map[string]func(testing.TB) place{
		"folder": func(t testing.TB) place { t.Helper(); return openFolder(t, t.TempDir()) },
		"bucket": func(t testing.TB) place { t.Helper(); return newService(t).open(t) },
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			p := open(t)
			t.Cleanup(func() { must(t, p.Close()) })
			test(t, p)
		})
	}
}

func openFolder(t testing.TB, path string) *storage.Folder {
	t.Helper()
	f, err := storage.OpenFolder(path)
	must(t, err)
	return f
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// names are those of all entries, in order.
func names(t testing.TB, p place) []string {
	t.Helper()
	found := map[string]bool{}
	must(t, p.Each(t.Context(), func(name string, stored time.Time) error {
		if found[name] || time.Since(stored).Abs() > time.Minute {
			t.Errorf("%s, stored at %v: twice, or at another time", name, stored)
		}
		found[name] = true
		return nil
	}))
	return slices.Sorted(maps.Keys(found))
}

func TestAnEntryIsThereUntilItIsRemoved(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, p place) {
		large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)

		must(t, p.Write(t.Context(), "doc_1", []byte("older")))
		must(t, p.Write(t.Context(), "doc_1", large))
		must(t, p.Write(t.Context(), "doc_2", nil))
		got, err := p.Read(t.Context(), "doc_1")
		must(t, err)
		empty, err := p.Read(t.Context(), "doc_2")
		must(t, err)
		before := names(t, p)
		must(t, p.Remove(t.Context(), "doc_1"))
		must(t, p.Remove(t.Context(), "doc_1"))
		_, gone := p.Read(t.Context(), "doc_1")

		if !bytes.Equal(got, large) || len(empty) != 0 {
			t.Errorf("got %d bytes, and %q", len(got), empty)
		}
		if diff := cmp.Diff([]string{"doc_1", "doc_2"}, before); diff != "" {
			t.Errorf("before the removal: %s", diff)
		}
		if after := names(t, p); !errors.Is(gone, fs.ErrNotExist) || len(after) != 1 {
			t.Errorf("after it: %v, and %v", gone, after)
		}
	})
}

func TestNoNameLeadsElsewhere(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, p place) {
		for _, name := range []string{"", ".", "..", "../outside", "/etc/passwd", "a/b", "a/../../b", ".hidden", "a b", "文"} {
			put := p.Write(t.Context(), name, []byte("x"))
			_, get := p.Read(t.Context(), name)
			remove := p.Remove(t.Context(), name)

			if put == nil || get == nil || remove == nil {
				t.Errorf("%q: put %v, get %v, remove %v", name, put, get, remove)
			}
		}
		if left := names(t, p); len(left) != 0 {
			t.Errorf("there are %v", left)
		}
	})
}

func TestAVisitMayEndTheList(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, p place) {
		must(t, p.Write(t.Context(), "doc_1", []byte("x")))
		must(t, p.Write(t.Context(), "doc_2", []byte("x")))
		enough, visits := errors.New("enough"), 0

		err := p.Each(t.Context(), func(string, time.Time) error {
			visits++
			return enough
		})

		if !errors.Is(err, enough) || visits != 1 {
			t.Errorf("%d visits, then %v", visits, err)
		}
	})
}
