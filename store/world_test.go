package store_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/store"
	"xinbao/vault"
)

// noon is when every test begins.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// world is a migrated database with one merchant.
type world struct {
	*store.Store
	url      string
	keys     *vault.Keyring
	merchant flow.Merchant
}

func begin(t testing.TB, p testdb.Pair) *world {
	t.Helper()
	keys, err := vault.Generate()
	must(t, err)
	w := &world{url: p.DatabaseURL, keys: keys, merchant: merchant("one")}
	w.Store = opened(t, p.DatabaseURL, keys)
	must(t, w.Migrate(t.Context()))
	must(t, w.CreateMerchant(t.Context(), w.merchant))
	return w
}

func opened(t testing.TB, url string, keys *vault.Keyring) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{URL: url, Sealer: keys, MaxConns: 6})
	must(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func merchant(name string) flow.Merchant {
	return flow.Merchant{
		ID: ids.New("mer"), Name: "Lender " + name, NoticeURL: "https://" + name + ".example/notices",
		Secrets: []flow.Secret{"whsec_new", "whsec_old"}, CreatedAt: noon,
	}
}

var persons atomic.Int64

// asked is a request of a person whom nobody has asked for, and its consent.
func (w *world) asked() (flow.Request, *flow.Consent) {
	user := fmt.Sprintf("user-%d", persons.Add(1))
	consent := &flow.Consent{
		ID: ids.New("con"), MerchantID: w.merchant.ID, UserID: user, Source: flow.SourcePBOC, Purpose: "loan",
		TextVersion: "2026-01", TextSHA256: fmt.Sprintf("%064x", 1), Refresh: true,
		GivenAt: noon.Add(-time.Minute), ExpiresAt: noon.Add(365 * 24 * time.Hour), CreatedAt: noon,
	}
	r := flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: w.merchant.ID, UserID: user, Source: flow.SourcePBOC, ConsentID: consent.ID,
		NoticeURL: "https://one.example/here",
		Options:   flow.Options{OfferKeepPassword: true, AcceptExpiredCopy: true, Language: "zh"},
		Person:    flow.Person{Name: "张三", IDNumber: "990101199001011233", Phone: "13900000000"},
	}, noon)
	return r, consent
}

// accepted is a stored request.
func (w *world) accepted(t testing.TB) flow.Request {
	t.Helper()
	r, consent := w.asked()
	r, created, err := w.CreateRequest(t.Context(), r, consent)
	must(t, err)
	if !created {
		t.Fatal("the person lives already")
	}
	return r
}

// moved stores a move that flow worked out.
func (w *world) moved(t testing.TB) func(m flow.Move, err error) flow.Request {
	t.Helper()
	return func(m flow.Move, err error) flow.Request {
		t.Helper()
		must(t, err)
		r, err := w.Move(t.Context(), m)
		must(t, err)
		return r
	}
}
