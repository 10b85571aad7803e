package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jmoiron/sqlx"

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

// move stores a move that flow worked out.
func (w *world) move(t testing.TB, m flow.Move, err error) flow.Request {
	t.Helper()
	must(t, err)
	r, err := w.Move(t.Context(), m)
	must(t, err)
	return r
}

// claimed has a worker at work.
func (w *world) claimed(t testing.TB, r flow.Request) flow.Request {
	t.Helper()
	m, err := r.Claim(noon, time.Minute)
	return w.move(t, m, err)
}

// brought has a worker claim r and bring a result.
func (w *world) brought(t testing.TB, r flow.Request, res flow.Result) flow.Request {
	t.Helper()
	r = w.claimed(t, r)
	res.At, res.FormID = noon, ids.New("frm")
	_, form, err := w.LoadRequest(t.Context(), r.ID)
	must(t, err)
	m, err := r.After(res, form)
	return w.move(t, m, err)
}

// loginForm is what the first step asks for.
func loginForm() *flow.Form {
	return &flow.Form{Step: flow.StepLogin, Fields: []flow.Field{
		{Key: flow.KeyLoginName, Kind: flow.KindText, Label: flow.Text{Chinese: "登录名", English: "Login name"}, Required: true},
		{Key: "password", Kind: flow.KindPassword, Secret: true, OnlyIf: &flow.OnlyIf{Key: flow.KeyLoginName, Value: "x"}},
	}}
}

// asking waits for the person, with the login form open.
func (w *world) asking(t testing.TB) flow.Request {
	t.Helper()
	return w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: loginForm()})
}

// answered has the person log in.
func (w *world) answered(t testing.TB, r flow.Request) flow.Request {
	t.Helper()
	_, form, err := w.LoadRequest(t.Context(), r.ID)
	must(t, err)
	m, err := r.Answer(form, ids.New("ans"), map[string]flow.Personal{flow.KeyLoginName: "canary-login"}, noon)
	return w.move(t, m, err)
}

// report is what r obtains; it can be refreshed a month later.
func report(r flow.Request) *flow.Report {
	return &flow.Report{
		ID: ids.New("rep"), RequestID: r.ID, MerchantID: r.MerchantID, UserID: r.UserID, Source: r.Source,
		Kind: flow.BriefReport, Number: "2026030212345678901234", Body: []byte(`{"name":"canary-body"}`), ReportTime: noon.Add(-time.Hour),
		NextUpdateAt: noon.Add(30 * 24 * time.Hour), RefreshAt: noon.Add(31 * 24 * time.Hour), CreatedAt: noon,
	}
}

// succeeded has its report.
func (w *world) succeeded(t testing.TB) (flow.Request, flow.Report) {
	t.Helper()
	r := w.answered(t, w.asking(t))
	r = w.brought(t, r, flow.Result{Outcome: flow.CopyValid, LoggedIn: true})
	rep := report(r)
	r = w.brought(t, r, flow.Result{Outcome: flow.OK, Report: rep})
	return r, *rep
}

// withdrawn was cancelled by its merchant.
func (w *world) withdrawn(t testing.TB, r flow.Request) flow.Request {
	t.Helper()
	m, err := r.Withdraw(noon)
	return w.move(t, m, err)
}

// notices of a request, oldest first.
func (w *world) notices(t testing.TB, r flow.Request) []flow.Notice {
	t.Helper()
	notices, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, RequestID: r.ID, Limit: 100})
	must(t, err)
	slices.Reverse(notices)
	return notices
}

// raw is the database without the store.
func (w *world) raw(t testing.TB) *sqlx.DB {
	t.Helper()
	driver, source := "postgres", w.url
	if file, ok := strings.CutPrefix(w.url, "sqlite://"); ok {
		driver, source = "sqlite", "file:"+file+"?_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)"
	}
	db, err := sqlx.Open(driver, source)
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// wantErr fails unless err is want.
func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

// wantSame fails where got differs from want.
func wantSame[T any](t testing.TB, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}
