package testdb_test

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"testing"

	"github.com/redis/go-redis/v9"
	"go.uber.org/goleak"

	"xinbao/internal/testdb"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

func TestEachPairHasARedisOfItsOwn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		options, err := redis.ParseURL(p.Redis.URL())
		if err != nil {
			t.Fatal(err)
		}
		client := redis.NewClient(options)
		t.Cleanup(func() { _ = client.Close() })

		before := client.DBSize(t.Context()).Val()
		err = client.Set(t.Context(), "mine", "1", 0).Err()

		if err != nil || before != 0 {
			t.Errorf("a fresh Redis has %d keys and answers %v", before, err)
		}
	})
}

//nolint:tparallel // the subtest must have ended when the rest looks
func TestRealPairsAreAllDifferentAndGoneAfterwards(t *testing.T) {
	t.Parallel()
	const held = 20
	schemas, numbers := map[string]bool{}, map[int]bool{}

	t.Run("held at the same time", func(t *testing.T) {
		for range held {
			p := testdb.Real(t)
			schemas[searchPath(t, p)] = true
			numbers[p.Redis.DB] = true
		}
	})
	left := schemasLeft(t, schemas)

	if len(schemas) != held || len(numbers) != held {
		t.Errorf("%d schemas and %d Redis databases for %d pairs", len(schemas), len(numbers), held)
	}
	if left != 0 {
		t.Errorf("%d schemas outlive their test", left)
	}
}

func TestRealSchemaIsWhereTablesGo(t *testing.T) {
	t.Parallel()
	p := testdb.Real(t)
	db := opened(t, p.DatabaseURL)

	if _, err := db.ExecContext(t.Context(), "CREATE TABLE things (id TEXT)"); err != nil {
		t.Fatal(err)
	}
	var schema string
	err := db.QueryRowContext(t.Context(), "SELECT schemaname FROM pg_tables WHERE tablename = 'things' AND schemaname = current_schema()").Scan(&schema)

	if err != nil || schema != searchPath(t, p) {
		t.Errorf("the table went to schema %q (%v), want %q", schema, err, searchPath(t, p))
	}
}

func TestEmbeddedNamesAFileThatDoesNotExistYet(t *testing.T) {
	t.Parallel()
	p := testdb.Embedded(t)

	u, err := url.Parse(p.DatabaseURL)

	if err != nil || u.Scheme != "sqlite" || !filepath.IsAbs(filepath.FromSlash(u.Path)) {
		t.Errorf("DatabaseURL = %q (%v), want sqlite:///absolute/path", p.DatabaseURL, err)
	}
	if found, _ := filepath.Glob(u.Path + "*"); len(found) != 0 {
		t.Errorf("there already is %v", found)
	}
}

func searchPath(t *testing.T, p testdb.Pair) string {
	t.Helper()
	u, err := url.Parse(p.DatabaseURL)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("search_path")
}

func opened(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func schemasLeft(t *testing.T, names map[string]bool) (left int) {
	t.Helper()
	db := opened(t, testdb.Real(t).DatabaseURL)
	for name := range names {
		var found int
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM pg_namespace WHERE nspname = $1", name).Scan(&found); err != nil {
			t.Fatal(err)
		}
		left += found
	}
	return left
}
