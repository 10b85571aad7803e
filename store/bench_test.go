package store_test

import (
	"context"
	"sync/atomic"
	"testing"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

// How fast requests are accepted from 64 callers, each of whom waits for its
// own: each in a transaction of its own, and in groups.
func BenchmarkCreateRequest(b *testing.B) {
	for _, pair := range []func(testing.TB) testdb.Pair{testdb.Embedded, testdb.Real} {
		p := pair(b)
		w := begin(b, p)
		b.Run(p.Name+"/alone", func(b *testing.B) { accept(b, w, w.CreateAlone) })
		b.Run(p.Name+"/grouped", func(b *testing.B) {
			accept(b, w, func(ctx context.Context, r flow.Request, consent *flow.Consent) error {
				_, _, err := w.CreateRequest(ctx, r, consent)
				return err
			})
		})
	}
}

func accept(b *testing.B, w *world, create func(context.Context, flow.Request, *flow.Consent) error) {
	b.Helper()
	var failed atomic.Int64
	b.SetParallelism(32) // of two processors
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r, consent := w.asked()
			if err := create(b.Context(), r, consent); err != nil {
				failed.Add(1)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
	if failed.Load() > 0 {
		b.Errorf("%d failed", failed.Load())
	}
}
