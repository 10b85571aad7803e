package workers_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/clock"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/notice"
	"xinbao/sandbox"
	"xinbao/store"
	"xinbao/vault"
	"xinbao/workers"
	"xinbao/zx"
)

// world is a database, a Redis, a credit centre behind a socket, and a merchant.
// Nothing runs in it by itself: a test is the sweep, the worker and the person.
type world struct {
	*store.Store
	clock    *clock.Clock
	safe     *vault.Safe
	box      *sandbox.Sandbox
	centre   *httptest.Server
	merchant flow.Merchant
}

const gatewayKey = "gateway-key"

func begin(t *testing.T, p testdb.Pair) *world {
	t.Helper()
	keys, err := vault.Generate()
	must(t, err)
	w := &world{clock: new(clock.Clock)}
	w.Store, err = store.Open(t.Context(), store.Config{URL: p.DatabaseURL, Sealer: keys, MaxConns: 4})
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()) })
	must(t, w.Migrate(t.Context()))
	client := redis.NewClient(&redis.Options{Addr: p.Redis.Addr, DB: p.Redis.DB})
	t.Cleanup(func() { _ = client.Close() })
	w.safe = vault.NewSafe(vault.SafeConfig{Redis: client, Keys: keys, Now: w.clock.Now})
	w.box = sandbox.New(sandbox.Config{Clock: w.clock, Key: gatewayKey, Log: zerolog.Nop(), Seed: 1})
	w.centre = httptest.NewServer(w.box.Handler())
	t.Cleanup(w.centre.Close)
	w.merchant = flow.Merchant{
		ID: ids.New("mer"), Name: "Lender", Secrets: []flow.Secret{flow.Secret(notice.NewSecret().Reveal())}, CreatedAt: w.clock.Now(),
	}
	must(t, w.CreateMerchant(t.Context(), w.merchant))
	return w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// callTime is long enough for a loaded machine.
const callTime = 20 * time.Second

// advancer is a worker whose calls of the outside pass c.
func (w *world) advancer(t testing.TB, c *cut) *workers.Advancer {
	t.Helper()
	source, err := zx.NewClient(zx.ClientConfig{
		URL: w.centre.URL + "/zx", Key: gatewayKey, AppName: "xinbao", AppVersion: "1", Timeout: callTime,
		HTTP: &http.Client{Transport: cutTransport{w.centre.Client().Transport, c}},
	})
	must(t, err)
	return workers.NewAdvancer(workers.AdvancerConfig{
		Requests: cutStore{w.Store, c}, Guards: cutStore{w.Store, c}, Safe: cutSafe{w.safe, c}, Source: source,
		Now: w.clock.Now, CallTime: callTime, Log: zerolog.Nop(),
	})
}

// persona is a fresh person with the story of the one who has that login name.
func (w *world) persona(t testing.TB, story, login string) sandbox.Persona {
	t.Helper()
	for _, p := range sandbox.Personas() {
		if p.Login == story {
			return w.box.Register(p.As(login))
		}
	}
	t.Fatalf("there is no persona %s", story)
	return sandbox.Persona{}
}

// accepted is a request for a persona's report.
func (w *world) accepted(t testing.TB, p sandbox.Persona) flow.Request {
	t.Helper()
	now := w.clock.Now()
	consent := &flow.Consent{
		ID: ids.New("con"), MerchantID: w.merchant.ID, UserID: p.Login, Source: flow.SourcePBOC, Purpose: "loan",
		TextVersion: "1", TextSHA256: strings.Repeat("0", 64), GivenAt: now, ExpiresAt: now.AddDate(1, 0, 0), CreatedAt: now,
	}
	r, created, err := w.CreateRequest(t.Context(), flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: w.merchant.ID, UserID: p.Login, Source: flow.SourcePBOC, ConsentID: consent.ID,
		Options: flow.Options{OfferKeepPassword: true}, Person: flow.Person{Name: flow.Personal(p.Name), IDNumber: flow.Personal(p.IDCard)},
	}, now), consent)
	must(t, err)
	if !created {
		t.Fatal("the person has a living request")
	}
	return r
}

// pass pushes the clock to at.
func (w *world) pass(at time.Time) {
	if wait := at.Sub(w.clock.Now()); wait > 0 {
		w.clock.Advance(wait)
	}
}
