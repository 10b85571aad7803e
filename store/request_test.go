package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/internal/testdb"
)

func TestRequestIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		want, consent := w.asked()

		_, created, err := w.CreateRequest(t.Context(), want, consent)
		must(t, err)

		got, err := w.Request(t.Context(), w.merchant.ID, want.ID)
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" || !created {
			t.Errorf("created %v, differs:\n%s", created, diff)
		}
	})
}
