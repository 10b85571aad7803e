package store_test

import (
	"sync"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

const login flow.Personal = "zhangsan99"

func TestWrongPasswordsAreCountedUntilARightOne(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		none, err := w.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)
		_, err = w.CountWrong(t.Context(), flow.SourcePBOC, login, noon)
		must(t, err)
		second, err := w.CountWrong(t.Context(), flow.SourcePBOC, login, noon.Add(time.Minute))
		must(t, err)
		other, err := w.Guard(t.Context(), "baihang", login)
		must(t, err)
		seen, err := w.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)

		must(t, w.ClearGuard(t.Context(), flow.SourcePBOC, login))

		cleared, err := w.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)
		wantSame(t, []flow.Guard{none, other, cleared}, []flow.Guard{{}, {}, {}})
		wantSame(t, second, flow.Guard{Failures: 2, LastAt: noon.Add(time.Minute)})
		wantSame(t, seen, second)
	})
}

func TestWrongPasswordsAreCountedAtOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)

		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				if _, err := w.CountWrong(t.Context(), flow.SourcePBOC, login, noon); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()

		g, err := w.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)
		wantSame(t, g.Failures, 10)
	})
}

func TestGuardOutlivesARotationOfKeys(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		_, err := w.CountWrong(t.Context(), flow.SourcePBOC, login, noon)
		must(t, err)
		keys, err := w.keys.Rotate()
		must(t, err)
		rotated := opened(t, p.DatabaseURL, keys)

		before, err := rotated.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)
		after, err := rotated.CountWrong(t.Context(), flow.SourcePBOC, login, noon)
		must(t, err)

		wantSame(t, []int{before.Failures, after.Failures}, []int{1, 2})
		must(t, rotated.ClearGuard(t.Context(), flow.SourcePBOC, login))
		cleared, err := rotated.Guard(t.Context(), flow.SourcePBOC, login)
		must(t, err)
		wantSame(t, cleared, flow.Guard{})
	})
}
