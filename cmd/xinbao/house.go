package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/rs/zerolog"

	"xinbao/internal/config"
	"xinbao/internal/httpx"
	"xinbao/internal/logx"
	"xinbao/jobs"
	"xinbao/ocr"
	"xinbao/scheduler"
	"xinbao/storage"
	"xinbao/store"
	"xinbao/vault"
)

// house is a process: what its roles share, and how they are stopped, the last
// started first.
type house struct {
	log   zerolog.Logger
	now   func() time.Time
	keys  *vault.Keyring
	store *store.Store
	redis redis.UniversalClient
	safe  *vault.Safe
	files *vault.Files        // of uploaded documents
	reads int                 // files read at once
	scans ocr.Recogniser      // nil: recognition is not installed
	keep  scheduler.Retention // of uploaded documents
	waker *jobs.Waker
	pace  pace
	stops []func()
}

// pace is how often the roles look and how long they wait. Zero values are
// those of production; tests are in a hurry.
type pace struct {
	Sweep    time.Duration // between two sweeps
	CallTime time.Duration // for one call to the source
	PollGap  time.Duration // between two looks at a request that somebody waits for
	MaxWaits int           // of one merchant at a time
}

func newHouse(log *config.Log, io std, now func() time.Time) (*house, error) {
	l, err := logx.New(logx.Options{Level: log.Level, Format: log.Format, Out: io.err})
	if err != nil {
		return nil, err
	}
	return &house{log: l, now: now}, nil
}

// onStop adds what a stop does.
func (h *house) onStop(f func()) { h.stops = append(h.stops, f) }

// stop ends the roles in the reverse order of their start.
func (h *house) stop() {
	for _, f := range slices.Backward(h.stops) {
		f()
	}
	h.stops = nil
}

// furnish connects what every role but the sandbox needs.
func (h *house) furnish(ctx context.Context, db config.Database, r config.Redis, k config.Keys) error {
	if err := h.openStore(ctx, db, k); err != nil {
		return err
	}
	var err error
	h.redis, err = jobs.Connect(r.URL)
	if err != nil {
		return err
	}
	h.onStop(func() { h.close("redis", h.redis.Close()) })
	if err := ping(ctx, h.redis); err != nil {
		return err
	}
	h.safe = vault.NewSafe(vault.SafeConfig{Redis: h.redis, Keys: h.keys, Now: h.now})
	h.waker = jobs.NewWaker(h.redis)
	return nil
}

// openStore connects to the database with the keys that seal what is personal.
func (h *house) openStore(ctx context.Context, db config.Database, k config.Keys) error {
	var err error
	if h.keys, err = loadKeys(k); err != nil {
		return err
	}
	h.store, err = store.Open(ctx, store.Config{URL: db.URL, Sealer: h.keys, MaxConns: db.MaxConns})
	if err != nil {
		return err
	}
	h.onStop(func() { h.close("database", h.store.Close()) })
	return nil
}

// openFiles opens the storage of uploaded documents.
func (h *house) openFiles(ctx context.Context, d config.Documents) error {
	place, err := openPlace(ctx, d)
	if err != nil {
		return err
	}
	h.files = vault.NewFiles(place, h.keys)
	h.reads, h.keep = d.Reads, scheduler.Retention{Files: d.KeepFiles, Results: d.KeepResults}
	h.onStop(func() { h.close("files", h.files.Close()) })
	return nil
}

// openPlace opens the bucket, where there is one, or else the folder.
func openPlace(ctx context.Context, d config.Documents) (vault.Place, error) {
	if d.Endpoint == "" {
		return storage.OpenFolder(d.Dir)
	}
	return storage.OpenBucket(ctx, storage.BucketConfig{
		Endpoint: d.Endpoint, Region: d.Region, Name: d.Bucket, Prefix: d.Prefix,
		AccessKey: d.AccessKey, SecretKey: d.SecretKey, DNSStyle: d.DNSStyle,
	})
}

func (h *house) close(what string, err error) {
	if err != nil {
		h.log.Warn().Err(err).Str("part", what).Msg("close.failed")
	}
}

func ping(ctx context.Context, r redis.UniversalClient) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := r.Ping(ctx).Err(); err != nil {
		return fmt.Errorf("reach redis: %w", err)
	}
	return nil
}

func loadKeys(k config.Keys) (*vault.Keyring, error) {
	if k.Text != "" {
		return vault.Parse([]byte(k.Text))
	}
	return vault.Load(k.File)
}

// listen takes an address at once, so that one that is taken is an error here.
func listen(ctx context.Context, name, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("serve %s: %w", name, err)
	}
	return listener, nil
}

// serve serves until the house stops.
func (h *house) serve(ctx context.Context, name string, listener net.Listener, handler http.Handler) {
	server := httpx.NewServer(listener.Addr().String(), handler, h.log)
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			h.log.Error().Err(err).Str("server", name).Msg("server.failed")
		}
	}()
	h.onStop(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			h.close(name, server.Close())
		}
	})
	h.log.Info().Str("server", name).Str("addr", listener.Addr().String()).Msg("server.started")
}

// serveAt listens and serves; it returns the address, whose port may be new.
func (h *house) serveAt(ctx context.Context, name, addr string, handler http.Handler) (net.Addr, error) {
	listener, err := listen(ctx, name, addr)
	if err != nil {
		return nil, err
	}
	h.serve(ctx, name, listener, handler)
	return listener.Addr(), nil
}

// untilStopped waits for the signal and stops the house.
func (h *house) untilStopped(ctx context.Context) error {
	<-ctx.Done()
	h.log.Info().Msg("stopping")
	h.stop()
	h.log.Info().Msg("stopped")
	return nil
}
