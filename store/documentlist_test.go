package store_test

import (
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestDocumentsAreListedNewestFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, two, three := w.uploaded(t), w.claimedDocument(t, w.uploaded(t)), w.structured(t)
		second := noon.Add(time.Second)
		tests := map[string]struct {
			filter flow.DocumentFilter
			want   []flow.Document
		}{
			"all":      {flow.DocumentFilter{Limit: 10}, []flow.Document{three, two, one}},
			"page":     {flow.DocumentFilter{Limit: 1, Before: three.ID}, []flow.Document{two}},
			"person":   {flow.DocumentFilter{Limit: 10, UserID: "user-8"}, nil},
			"states":   {flow.DocumentFilter{Limit: 10, States: []flow.DocumentState{flow.DocumentAccepted, flow.DocumentStructured}}, []flow.Document{three, one}},
			"from":     {flow.DocumentFilter{Limit: 1, CreatedFrom: noon}, []flow.Document{three}},
			"too late": {flow.DocumentFilter{Limit: 10, CreatedFrom: second}, nil},
			"before":   {flow.DocumentFilter{Limit: 1, CreatedBefore: second}, []flow.Document{three}},
			"too soon": {flow.DocumentFilter{Limit: 10, CreatedBefore: noon}, nil},
			"nobody's": {flow.DocumentFilter{Limit: 10, MerchantID: "mer_x"}, nil},
		}
		for name, test := range tests {
			if test.filter.MerchantID == "" {
				test.filter.MerchantID = w.merchant.ID
			}

			got, err := w.Documents(t.Context(), test.filter)

			must(t, err)
			t.Log(name)
			wantSame(t, got, test.want)
		}
	})
}
