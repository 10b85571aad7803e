package store_test

import (
	"sync/atomic"
	"testing"

	"xinbao/internal/testdb"
)

// How fast requests are accepted, by callers who each wait for their own.
func BenchmarkCreateRequest(b *testing.B) {
	for _, pair := range []func(testing.TB) testdb.Pair{testdb.Embedded, testdb.Real} {
		p := pair(b)
		b.Run(p.Name, func(b *testing.B) {
			w := begin(b, p)
			var failed atomic.Int64
			b.SetParallelism(16)
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					r, consent := w.asked()
					if _, _, err := w.CreateRequest(b.Context(), r, consent); err != nil {
						failed.Add(1)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
			if failed.Load() > 0 {
				b.Errorf("%d failed", failed.Load())
			}
		})
	}
}
