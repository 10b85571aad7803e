package main

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"time"

	"xinbao/flow"
	"xinbao/internal/clock"
	"xinbao/internal/config"
	"xinbao/internal/httpx"
	"xinbao/jobs"
	"xinbao/notice"
	"xinbao/sandbox"
	"xinbao/scheduler"
	"xinbao/workers"
	"xinbao/zx"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// startWorker runs the handlers of wake-ups.
func (h *house) startWorker(w config.Worker, src config.Source, n config.Notices, l config.Links) error {
	source, err := newSource(src)
	if err != nil {
		return err
	}
	advancer := workers.NewAdvancer(workers.AdvancerConfig{
		Requests: h.store, Guards: h.store, Safe: h.safe, Source: source, Now: h.now, CallTime: src.Timeout, Log: h.log,
	})
	notifier := workers.NewNotifier(workers.NotifierConfig{
		Notices: h.store, Documents: h.store, Client: httpx.NewOutbound(httpx.OutboundConfig{Rules: noticeRules(n)}),
		PublicURL: l.PublicURL, Schedule: notice.Standard, Now: h.now, Wall: time.Now, Rand: rand.Float64, Log: h.log,
	})
	structurer := workers.NewStructurer(workers.StructurerConfig{
		Uploads: h.store, Files: h.files, Safe: h.safe, Reader: documentReader{h.scans}, Now: h.now, Log: h.log,
	})
	server, err := jobs.NewServer(jobs.ServerConfig{
		Redis: h.redis, Queues: w.Queues, Concurrency: w.Concurrency, Reads: h.reads, Grace: w.Grace, Log: h.log,
		Handlers: map[flow.WakeKind]jobs.Handler{
			flow.WakeRequest: advancer.Advance, flow.WakeNotice: notifier.Notify, flow.WakeDocument: structurer.Structure,
		},
	})
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	h.onStop(server.Shutdown)
	h.log.Info().Strs("queues", w.Queues).Int("concurrency", w.Concurrency).Msg("worker.started")
	return nil
}

func newSource(c config.Source) (*zx.Client, error) {
	return zx.NewClient(zx.ClientConfig{
		URL: c.URL, Key: c.Key, AppName: c.AppName, AppVersion: c.AppVersion, Timeout: c.Timeout,
		HTTP: httpx.NewOutbound(httpx.OutboundConfig{
			Rules: httpx.Rules{Allow: append(loopback, c.Allow...)}, Timeout: c.Timeout, MaxBody: 8 << 20,
		}),
	})
}

func noticeRules(n config.Notices) httpx.Rules {
	return httpx.Rules{Allow: n.Allow, PlainHTTP: n.PlainHTTP}
}

// startScheduler sweeps for what is due.
func (h *house) startScheduler(ctx context.Context) {
	s := scheduler.New(scheduler.Config{
		Rows: h.store, Waker: h.waker, Marker: &jobs.Marker{Redis: h.redis}, Refreshes: h.store, Forgetter: h.store,
		Archive: h.store, Files: h.files, Keep: h.keep, Wall: time.Now, Now: h.now, Every: h.pace.Sweep, Log: h.log,
	})
	s.Start(context.WithoutCancel(ctx))
	h.onStop(s.Stop)
	h.log.Info().Msg("scheduler.started")
}

// newSandbox makes the credit centre and the handler that serves it.
func (h *house) newSandbox(c config.Sandbox, key string, at *clock.Clock) (*sandbox.Sandbox, http.Handler) {
	s := sandbox.New(sandbox.Config{Clock: at, Key: key, Log: h.log, Seed: c.Seed})
	return s, s.Handler()
}
