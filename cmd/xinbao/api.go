package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"xinbao/api"
	"xinbao/api/signed"
	"xinbao/internal/config"
)

// startAPI serves the merchants' API and the signed endpoint, whose callers' clocks
// are real ones. Calls that wait answer at once when the
// house stops.
func (h *house) startAPI(ctx context.Context, listener net.Listener, l config.Links, n config.Notices) {
	stop := make(chan struct{})
	mux := http.NewServeMux()
	mux.Handle(signed.Path, signed.New(signed.Config{
		Keys: h.store, Reader: signedReader{newPunctual(h.scans)}, Now: time.Now, AnswerIn: answerIn, Reads: h.reads, Log: h.log,
	}))
	mux.Handle("/", api.New(api.Config{
		Store: h.store, Safe: h.safe, Files: h.files, Waker: h.waker, Now: h.now, Log: h.log,
		Notices: noticeRules(n), PublicURL: l.PublicURL, Stop: stop,
		Drawer: pageDrawer{}, PollGap: h.pace.PollGap, MaxWaits: h.pace.MaxWaits,
	}))
	h.serve(ctx, "api", listener, mux)
	h.onStop(func() { close(stop) })
}
