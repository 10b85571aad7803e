package store_test

import (
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"xinbao/internal/testdb"
	"xinbao/store"
	"xinbao/vault"
)

func TestMigratingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)

		must(t, w.Migrate(t.Context()))

		got, err := w.Request(t.Context(), w.merchant.ID, r.ID)
		must(t, err)
		wantSame(t, got, r)
	})
}

func TestManyMigrateAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		keys, err := vault.Generate()
		must(t, err)

		var all sync.WaitGroup
		for range 4 {
			s := opened(t, p.DatabaseURL, keys) // as another process would
			all.Go(func() {
				if err := s.Migrate(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()

		must(t, opened(t, p.DatabaseURL, keys).CreateMerchant(t.Context(), merchant("one")))
	})
}

func TestDatabaseFileIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	p := testdb.Embedded(t)
	w := begin(t, p)
	w.accepted(t)
	u, err := url.Parse(p.DatabaseURL)
	must(t, err)
	files, err := filepath.Glob(u.Path + "*")
	must(t, err)

	for _, file := range files {
		info, err := os.Stat(file)
		must(t, err)
		if mode := info.Mode().Perm(); mode != 0o600 && filepath.Ext(file) != ".migrating" {
			t.Errorf("%s has mode %o", filepath.Base(file), mode)
		}
	}
	if len(files) < 3 { // with the log and its index
		t.Errorf("there are only %v", files)
	}
}

func TestRelativeFile(t *testing.T) {
	t.Chdir(t.TempDir())
	keys, err := vault.Generate()
	must(t, err)

	must(t, opened(t, "sqlite:a b?c.db", keys).Migrate(t.Context()))

	_, err = os.Stat("a b")
	must(t, err)
}

func TestUnusableURLIsRefusedWithoutRepeatingIt(t *testing.T) {
	t.Parallel()
	keys, err := vault.Generate()
	must(t, err)
	for url, want := range map[string]string{
		"postgres://me:hunter2@[::1":      "open store: the database URL cannot be read",
		"mysql://me:hunter2@host/db":      `open store: the database URL begins with "mysql", want postgres://… or sqlite:…`,
		"sqlite://hunter2/file":           "open store: the database URL wants sqlite:///absolute/path or sqlite:relative/path",
		"sqlite:":                         "open store: the database URL wants sqlite:///absolute/path or sqlite:relative/path",
		"sqlite:///nowhere/at/all/xin.db": "open store: create database file: open /nowhere/at/all/xin.db: no such file or directory",
	} {
		_, err := store.Open(t.Context(), store.Config{URL: url, Sealer: keys})

		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
