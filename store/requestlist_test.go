package store_test

import (
	"testing"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestRequestsAreListedNewestFirst(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, two, three := w.accepted(t), w.asking(t), w.withdrawn(t, w.accepted(t))
		tests := map[string]struct {
			filter flow.RequestFilter
			want   []flow.Request
		}{
			"all":      {flow.RequestFilter{Limit: 10}, []flow.Request{three, two, one}},
			"page":     {flow.RequestFilter{Limit: 1, Before: three.ID}, []flow.Request{two}},
			"person":   {flow.RequestFilter{Limit: 10, UserID: one.UserID}, []flow.Request{one}},
			"source":   {flow.RequestFilter{Limit: 10, Source: "baihang"}, nil},
			"states":   {flow.RequestFilter{Limit: 10, States: []flow.State{flow.Accepted, flow.Cancelled}}, []flow.Request{three, one}},
			"together": {flow.RequestFilter{Limit: 10, UserID: one.UserID, States: []flow.State{flow.Failed}, Before: three.ID}, nil},
		}
		for name, test := range tests {
			test.filter.MerchantID = w.merchant.ID

			got, err := w.Requests(t.Context(), test.filter)

			must(t, err)
			if len(got) != len(test.want) {
				t.Errorf("%s: %d requests, want %d", name, len(got), len(test.want))
			}
			wantSame(t, got, test.want)
		}
	})
}

func TestLivingRequestsAreCounted(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		w.accepted(t)
		w.accepted(t)
		w.asking(t)
		w.withdrawn(t, w.accepted(t))

		counts, err := w.CountRequests(t.Context())

		must(t, err)
		wantSame(t, counts, map[flow.State]int64{flow.Accepted: 2, flow.AwaitingInput: 1})
	})
}
