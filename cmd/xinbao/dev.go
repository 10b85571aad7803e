package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"xinbao/flow"
	"xinbao/internal/clock"
	"xinbao/internal/config"
	"xinbao/internal/memredis"
	"xinbao/notice"
	"xinbao/sandbox"
	"xinbao/vault"
)

type devCmd struct {
	config.API     `embed:""`
	config.Admin   `embed:""`
	config.Sandbox `embed:""`

	config.Recognition `embed:""`

	Data        string `type:"path" default:".xinbao" help:"folder for the database and its keys; it is made where it is missing"`
	Receiver    string `default:"127.0.0.1:8070" help:"where the notices are received and shown"`
	DatabaseURL string `env:"XINBAO_DATABASE_URL" help:"another database than the embedded one"`
	RedisURL    string `env:"XINBAO_REDIS_URL" help:"another Redis than the embedded one"`
}

// Run is every role in one process until the signal.
func (c *devCmd) Run(ctx context.Context, log *config.Log, io std) error {
	began := time.Now()
	w, err := openWorld(ctx, log, io, worldConfig{
		Data: c.Data, DatabaseURL: c.DatabaseURL, RedisURL: c.RedisURL, API: c.API.Addr, Admin: c.Admin.Addr,
		Sandbox: c.Sandbox, Receiver: c.Receiver, Received: showNotice(io), Recognition: c.Recognition,
	})
	if err != nil {
		return err
	}
	defer w.stop()
	w.welcome(io, time.Since(began))
	return w.untilStopped(ctx)
}

// showNotice writes one line for each notice that was received and verified.
func showNotice(io std) func(string, notice.Notice, []byte) {
	return func(_ string, n notice.Notice, _ []byte) {
		about := n.Data.About()
		io.say("notice  %-24s %s  seq %d  %s", n.Data.Type(), path.Base(about.Link), about.Seq, about.State)
	}
}

// worldConfig says how to open a world; every address may have port 0.
type worldConfig struct {
	Data                  string // folder for database and keys
	DatabaseURL, RedisURL string // "": embedded
	API, Admin, Receiver  string
	Sandbox               config.Sandbox
	Recognition           config.Recognition
	Received              func(id string, n notice.Notice, body []byte)
	Tap                   func(http.Handler) http.Handler // sees every call to the credit centre; nil: nobody does
	Notices               *config.Notices                 // where notices may go; nil: to loopback
	Pace                  pace
}

// world is a house with every role in it, the credit centre, and a merchant
// with its own server: what dev and demo run.
type world struct {
	*house
	clock    *clock.Clock
	sandbox  *sandbox.Sandbox
	merchant flow.Merchant
	key      string // of the merchant
	apiURL   string
	boxURL   string
	adminURL string
}

// sourceKey is what the embedded credit centre asks its only caller for.
const sourceKey = "embedded"

func openWorld(ctx context.Context, log *config.Log, io std, c worldConfig) (*world, error) {
	w := &world{clock: new(clock.Clock)}
	h, err := newHouse(log, io, w.clock.Now)
	if err != nil {
		return nil, err
	}
	h.pace, w.house = c.Pace, h
	if err := w.open(ctx, c); err != nil {
		w.stop()
		return nil, err
	}
	return w, nil
}

func (w *world) open(ctx context.Context, c worldConfig) error {
	redisURL, err := w.embeddedRedis(c.RedisURL)
	if err != nil {
		return err
	}
	keys, err := devKeys(c.Data)
	if err != nil {
		return err
	}
	url := cmp.Or(c.DatabaseURL, "sqlite://"+filepath.ToSlash(filepath.Join(c.Data, "dev.db")))
	if err := w.furnish(ctx, config.Database{URL: url}, config.Redis{URL: redisURL}, keys); err != nil {
		return err
	}
	if err := w.openFiles(ctx, config.Documents{Dir: filepath.Join(c.Data, "documents"), Reads: 2, KeepFiles: 30 * 24 * time.Hour}); err != nil {
		return err
	}
	if err := w.openRecogniser(c.Recognition); err != nil {
		return err
	}
	if err := w.store.Migrate(ctx); err != nil {
		return err
	}
	if err := w.openMerchant(ctx, c); err != nil {
		return err
	}
	return w.startRoles(ctx, c, redisURL)
}

// openMerchant makes a merchant whose server is our receiver.
func (w *world) openMerchant(ctx context.Context, c worldConfig) error {
	listener, err := listen(ctx, "receiver", c.Receiver)
	if err != nil {
		return err
	}
	if err := w.devMerchant(ctx, "http://"+listener.Addr().String()+"/notices"); err != nil {
		return errors.Join(err, listener.Close())
	}
	mux := http.NewServeMux()
	mux.Handle("POST /notices", newReceiver(w.merchant, c.Received))
	w.serve(ctx, "receiver", listener, mux)
	return nil
}

// devMerchant is the one merchant of a data folder, with a new key at each
// start: a key's text is nowhere once it was shown.
func (w *world) devMerchant(ctx context.Context, noticeURL string) error {
	const name = "development"
	all, err := w.store.Merchants(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(m flow.Merchant) bool { return m.Name == name })
	if i < 0 {
		w.merchant, w.key, err = w.newMerchant(ctx, name, noticeURL, false)
		return err
	}
	w.merchant = all[i]
	w.merchant.NoticeURL = noticeURL
	if err := w.store.UpdateMerchant(ctx, w.merchant); err != nil {
		return err
	}
	w.key, err = w.newKey(ctx, w.merchant.ID, name)
	return err
}

func (w *world) startRoles(ctx context.Context, c worldConfig, redisURL string) error {
	box, err := listen(ctx, "sandbox", c.Sandbox.Addr)
	if err != nil {
		return err
	}
	w.boxURL = "http://" + box.Addr().String()
	var handler http.Handler
	w.sandbox, handler = w.newSandbox(c.Sandbox, sourceKey, w.clock)
	if c.Tap != nil {
		handler = c.Tap(handler)
	}
	w.serve(ctx, "sandbox", box, handler)
	entrance, err := listen(ctx, "api", c.API)
	if err != nil {
		return err
	}
	w.apiURL = "http://" + entrance.Addr().String()
	notices := cmp.Or(c.Notices, &config.Notices{Allow: loopback, PlainHTTP: true})
	links := config.Links{PublicURL: w.apiURL}
	source := config.Source{URL: w.boxURL + "/zx", Key: sourceKey, AppName: "xinbao", AppVersion: "1.0.0", Timeout: cmp.Or(w.pace.CallTime, 20*time.Second)}
	if err := w.startWorker(config.Worker{Concurrency: 10, Grace: 10 * time.Second}, source, *notices, links); err != nil {
		return errors.Join(err, entrance.Close())
	}
	w.startScheduler(ctx)
	w.startAPI(ctx, entrance, links, *notices)
	admin, err := w.startAdmin(ctx, config.Admin{Addr: c.Admin}, redisURL)
	if err != nil {
		return err
	}
	w.adminURL = "http://" + admin.String()
	return nil
}

// embeddedRedis starts a Redis in the process unless another one is named.
func (w *world) embeddedRedis(url string) (string, error) {
	if url != "" {
		return url, nil
	}
	r, err := memredis.Start()
	if err != nil {
		return "", err
	}
	w.onStop(r.Close)
	return "redis://" + r.Addr() + "/0", nil
}

// devKeys are the keys in the data folder, made at the first start.
func devKeys(data string) (config.Keys, error) {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return config.Keys{}, fmt.Errorf("make data folder: %w", err)
	}
	k := config.Keys{File: filepath.Join(data, "keys.json")}
	if _, err := os.Stat(k.File); err == nil {
		return k, nil
	}
	keys, err := vault.Generate()
	if err != nil {
		return config.Keys{}, err
	}
	return k, keys.Write(k.File)
}
