package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"xinbao/internal/testdb"
	"xinbao/store"
	"xinbao/vault"
)

// A statement's first use is prepared. With every connection in a transaction
// that must not wait for another one.
func TestFullPoolDoesNotWaitForItself(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		keys, err := vault.Generate()
		must(t, err)
		s, err := store.Open(ctx, store.Config{URL: p.DatabaseURL, Sealer: keys, MaxConns: 2})
		must(t, err)
		t.Cleanup(func() { _ = s.Close() })
		must(t, s.Migrate(ctx))
		w := &world{Store: s, url: p.DatabaseURL, keys: keys, merchant: merchant("one")}
		must(t, s.CreateMerchant(ctx, w.merchant))

		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				r, consent := w.asked()
				if _, _, err := s.CreateRequest(ctx, r, consent); err != nil {
					t.Error(err)
					return
				}
				if _, _, err := s.LoadRequest(ctx, r.ID); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

func TestCancelledCallEndsAndLeavesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, consent := w.asked()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()

		_, _, err := w.CreateRequest(ctx, r, consent)

		wantErr(t, err, context.Canceled)
		_, created, err := w.CreateRequest(t.Context(), r, consent)
		must(t, err)
		wantSame(t, created, true)
	})
}
