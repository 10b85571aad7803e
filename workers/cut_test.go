package workers_test

import (
	"context"
	"errors"
	"net/http"
	"time"

	"xinbao/flow"
	"xinbao/store"
	"xinbao/vault"
)

// how says what happens to a worker at a cut.
type how string

const (
	// dies: no further code runs. What a handler does between two calls of the
	// outside leaves nothing behind, so dying before one is dying after the former.
	dies how = "dies"
	// stops: the worker is told to stop, so its context is cancelled.
	stops how = "stops"
	// loses: the call has its effect, and the answer is lost. Only calls by HTTP.
	loses how = "loses"
)

// cut is the one place at which a worker is cut: before its call of the outside
// number at, counted from 1. The zero cut is none.
type cut struct {
	how  how
	at   int
	made []string  // calls so far, each with the step that it was made for
	step flow.Step // that the worker is at
	what string    // the call that was cut, "" as long as none was
	stop context.CancelFunc
}

type died struct{}

// attempt runs a handler up to the cut, as a process of its own.
func (c *cut) attempt(ctx context.Context, handle func(context.Context) error) error {
	ctx, c.stop = context.WithCancel(ctx)
	defer c.stop()
	defer func() {
		if v := recover(); v != nil && v != any(died{}) {
			panic(v)
		}
	}()
	return handle(ctx)
}

// call is passed before each call of the outside.
func (c *cut) call(what string) {
	if c.how == loses || !c.now(what) {
		return
	}
	if c.how == dies {
		panic(died{})
	}
	c.stop()
}

// now counts a call, and reports whether it is the one to cut.
func (c *cut) now(what string) bool {
	c.made = append(c.made, string(c.step)+": "+what)
	if len(c.made) != c.at {
		return false
	}
	c.what = what
	return true
}

var errLost = errors.New("the answer is lost")

// cutTransport is the way to the credit centre and to the merchant.
type cutTransport struct {
	http.RoundTripper
	cut *cut
}

func (t cutTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.cut.call("http " + r.URL.Path)
	res, err := t.RoundTripper.RoundTrip(r)
	if err == nil && t.cut.how == loses && t.cut.now("http "+r.URL.Path) {
		return nil, errors.Join(errLost, res.Body.Close())
	}
	return res, err
}

// cutStore is the database.
type cutStore struct {
	*store.Store
	cut *cut
}

func (s cutStore) LoadRequest(ctx context.Context, id string) (flow.Request, *flow.Form, error) {
	s.cut.call("load request")
	r, form, err := s.Store.LoadRequest(ctx, id)
	s.cut.step = r.Step
	return r, form, err
}

func (s cutStore) Move(ctx context.Context, m flow.Move) (flow.Request, error) {
	s.cut.call("move on " + string(m.Event))
	return s.Store.Move(ctx, m)
}

func (s cutStore) Consent(ctx context.Context, merchantID, id string) (flow.Consent, error) {
	s.cut.call("consent")
	return s.Store.Consent(ctx, merchantID, id)
}

func (s cutStore) Guard(ctx context.Context, source flow.Source, login flow.Personal) (flow.Guard, error) {
	s.cut.call("guard")
	return s.Store.Guard(ctx, source, login)
}

func (s cutStore) CountWrong(ctx context.Context, source flow.Source, login flow.Personal, now time.Time) (flow.Guard, error) {
	s.cut.call("count wrong")
	return s.Store.CountWrong(ctx, source, login, now)
}

func (s cutStore) ClearGuard(ctx context.Context, source flow.Source, login flow.Personal) error {
	s.cut.call("clear guard")
	return s.Store.ClearGuard(ctx, source, login)
}

func (s cutStore) ClaimNotice(ctx context.Context, id string, version int64, now time.Time, lease time.Duration) (flow.Notice, error) {
	s.cut.call("claim notice")
	return s.Store.ClaimNotice(ctx, id, version, now, lease)
}

func (s cutStore) SettleNotice(ctx context.Context, n flow.Notice, d flow.Delivery) error {
	s.cut.call("settle notice")
	return s.Store.SettleNotice(ctx, n, d)
}

func (s cutStore) Merchant(ctx context.Context, id string) (flow.Merchant, error) {
	s.cut.call("merchant")
	return s.Store.Merchant(ctx, id)
}

func (s cutStore) FormOf(ctx context.Context, id string) (*flow.Form, error) {
	s.cut.call("form of notice")
	return s.Store.FormOf(ctx, id)
}

func (s cutStore) Report(ctx context.Context, merchantID, requestID string) (flow.Report, error) {
	s.cut.call("report")
	return s.Store.Report(ctx, merchantID, requestID)
}

// cutSafe is the memory store of secrets.
type cutSafe struct {
	*vault.Safe
	cut *cut
}

func (s cutSafe) Put(ctx context.Context, id string, values map[string]vault.Secret, ttl time.Duration) error {
	s.cut.call("put secrets")
	return s.Safe.Put(ctx, id, values, ttl)
}

func (s cutSafe) Take(ctx context.Context, id string) (map[string]vault.Secret, error) {
	s.cut.call("take secrets")
	return s.Safe.Take(ctx, id)
}

func (s cutSafe) Keep(ctx context.Context, id string, secret vault.Secret, ttl time.Duration) error {
	s.cut.call("keep secret")
	return s.Safe.Keep(ctx, id, secret, ttl)
}

func (s cutSafe) Kept(ctx context.Context, id string) (vault.Secret, error) {
	s.cut.call("kept secret")
	return s.Safe.Kept(ctx, id)
}

func (s cutSafe) Drop(ctx context.Context, ids ...string) error {
	s.cut.call("drop secrets")
	return s.Safe.Drop(ctx, ids...)
}
