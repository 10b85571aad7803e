package main

import (
	"context"
	"net"

	"xinbao/api"
	"xinbao/internal/config"
)

// startAPI serves the merchants' API. Calls that wait answer at once when the
// house stops.
func (h *house) startAPI(ctx context.Context, listener net.Listener, l config.Links, n config.Notices) {
	stop := make(chan struct{})
	h.serve(ctx, "api", listener, api.New(api.Config{
		Store: h.store, Safe: h.safe, Waker: h.waker, Now: h.now, Log: h.log,
		Notices: noticeRules(n), PublicURL: l.PublicURL, Stop: stop,
		PollGap: h.pace.PollGap, MaxWaits: h.pace.MaxWaits,
	}))
	h.onStop(func() { close(stop) })
}
