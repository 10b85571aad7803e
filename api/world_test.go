package api_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/rs/zerolog"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/storage"
	"xinbao/store"
	"xinbao/vault"
)

// noon is when every test begins.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// world is the API on a database and a Redis of its own, with one merchant. Tests
// stand in for workers: they apply flow's moves to the store.
type world struct {
	*store.Store
	config   api.Config
	safe     *vault.Safe
	files    *vault.Files
	folder   string // of the files
	redis    *redis.Client
	server   *httptest.Server
	client   *http.Client
	merchant flow.Merchant
	key      string
	wakes    wakes
	log      journal
	ahead    atomic.Int64 // of noon, nanoseconds
}

// begin starts a world; change may replace parts of the API before it starts.
func begin(t *testing.T, p testdb.Pair, change ...func(*api.Config)) *world {
	t.Helper()
	keys, err := vault.Generate()
	must(t, err)
	s, err := store.Open(t.Context(), store.Config{URL: p.DatabaseURL, Sealer: keys, MaxConns: 6})
	must(t, err)
	must(t, s.Migrate(t.Context()))
	w := &world{Store: s, redis: redis.NewClient(&redis.Options{Addr: p.Redis.Addr, DB: p.Redis.DB})}
	w.safe = vault.NewSafe(vault.SafeConfig{Redis: w.redis, Keys: keys, Now: w.now})
	w.folder = t.TempDir()
	folder, err := storage.OpenFolder(w.folder)
	must(t, err)
	w.files = vault.NewFiles(folder, keys)
	w.config = api.Config{
		Store: s, Safe: w.safe, Files: w.files, Waker: &w.wakes, Now: w.now, Log: zerolog.New(&w.log),
		PublicURL: "https://xinbao.example", PollGap: 10 * time.Millisecond, Heartbeat: 20 * time.Millisecond,
	}
	for _, c := range change {
		c(&w.config)
	}
	w.server = httptest.NewServer(api.New(w.config))
	w.client = w.server.Client()
	w.merchant, w.key = w.lender(t, "one")
	t.Cleanup(func() {
		w.server.Close()
		_ = w.redis.Close()
		_ = w.files.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) now() time.Time { return noon.Add(time.Duration(w.ahead.Load())) }

func (w *world) advance(d time.Duration) { w.ahead.Add(int64(d)) }

// lender is another merchant with a key.
func (w *world) lender(t testing.TB, name string) (flow.Merchant, string) {
	t.Helper()
	m := flow.Merchant{ID: ids.New("mer"), Name: "Lender " + name, CreatedAt: noon}
	must(t, w.CreateMerchant(t.Context(), m))
	key, hash := api.NewKey()
	must(t, w.AddKey(t.Context(), flow.APIKey{ID: ids.New("key"), MerchantID: m.ID, Name: name, Hash: hash, CreatedAt: noon}))
	return m, key
}

// accepted is a fresh request of the merchant's, as the API made it.
func (w *world) accepted(t testing.TB) flow.Request {
	t.Helper()
	got := decode[api.RequestView](t, w.post(t, "/v1/requests", newRequest("user-"+ids.New("u"))), http.StatusAccepted)
	return w.reload(t, got.ID)
}

func (w *world) reload(t testing.TB, id string) flow.Request {
	t.Helper()
	r, _, err := w.LoadRequest(t.Context(), id)
	must(t, err)
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
	m, err := r.Claim(w.now(), time.Minute)
	return w.move(t, m, err)
}

// brought has a worker claim r and bring a result.
func (w *world) brought(t testing.TB, r flow.Request, res flow.Result) flow.Request {
	t.Helper()
	r = w.claimed(t, r)
	res.At, res.FormID = w.now(), ids.New("frm")
	_, form, err := w.LoadRequest(t.Context(), r.ID)
	must(t, err)
	m, err := r.After(res, form)
	return w.move(t, m, err)
}

// asking waits for the person, with the login form and its picture open.
func (w *world) asking(t testing.TB) flow.Request {
	t.Helper()
	r := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: loginForm()})
	return w.brought(t, r, flow.Result{Outcome: flow.OK, Picture: picture})
}

// loggedIn has the person through the login; res is what the source said.
func (w *world) loggedIn(t testing.TB, res flow.Result) flow.Request {
	t.Helper()
	r := w.asking(t)
	decode[api.RequestView](t, w.answer(t, r, loginAnswers()), http.StatusAccepted)
	res.LoggedIn = true
	return w.brought(t, w.reload(t, r.ID), res)
}

// atCard has the person before the form of a debit card.
func (w *world) atCard(t testing.TB) flow.Request {
	t.Helper()
	r := w.loggedIn(t, flow.Result{Outcome: flow.NotApplied})
	r = w.brought(t, r, flow.Result{Outcome: flow.OK, Form: waysForm()})
	decode[api.RequestView](t, w.answer(t, r, map[string]string{flow.KeyWay: "unionpay", flow.KeyBankCard: "6200 0000 0000 0005"}), http.StatusAccepted)
	return w.brought(t, w.reload(t, r.ID), flow.Result{Outcome: flow.OK, Form: cardForm()})
}

// awaiting has the application at the source.
func (w *world) awaiting(t testing.TB) flow.Request {
	t.Helper()
	return w.loggedIn(t, flow.Result{Outcome: flow.Processing})
}

// succeeded has its report.
func (w *world) succeeded(t testing.TB) flow.Request {
	t.Helper()
	r := w.loggedIn(t, flow.Result{Outcome: flow.CopyValid})
	return w.brought(t, r, flow.Result{Outcome: flow.OK, Report: &flow.Report{
		ID: ids.New("rep"), RequestID: r.ID, MerchantID: r.MerchantID, UserID: r.UserID, Source: r.Source,
		Kind: flow.BriefReport, Number: "2026030212345678901234", Body: []byte(`{"reportId":"1"}`), ReportTime: noon,
		NextUpdateAt: noon.Add(30 * 24 * time.Hour), CreatedAt: noon,
	}})
}

// answer answers the open form of r.
func (w *world) answer(t testing.TB, r flow.Request, answers map[string]string) answer {
	t.Helper()
	return w.post(t, "/v1/requests/"+r.ID+"/form", map[string]any{"form_id": r.FormID, "answers": answers})
}

var picture = []byte("\x89PNG\r\n\x1a\n picture")

func loginForm() *flow.Form {
	return &flow.Form{Step: flow.StepLogin, Fields: []flow.Field{
		{Key: "title", Kind: flow.KindHeading, Label: flow.Text{Chinese: "登录", English: "Log in"}},
		{Key: flow.KeyLoginName, Kind: flow.KindText, Label: flow.Text{Chinese: "登录名", English: "Login name"}, Required: true, MaxLength: 32},
		{Key: "password", Kind: flow.KindPassword, Required: true, Secret: true, Autocomplete: "current-password"},
		{Key: "pic_code", Kind: flow.KindPictureCode, Required: true, Secret: true},
		{Key: flow.KeyKeepPassword, Kind: flow.KindAgreement},
	}}
}

// plainForm needs neither a session nor a picture.
func plainForm() *flow.Form {
	return &flow.Form{Step: flow.StepLogin, Fields: []flow.Field{{Key: flow.KeyLoginName, Kind: flow.KindText, Required: true}}}
}

func loginAnswers() map[string]string {
	return map[string]string{flow.KeyLoginName: "zhangsan", "password": "canary-password", "pic_code": "canary-picture", flow.KeyKeepPassword: "true"}
}

func waysForm() *flow.Form {
	return &flow.Form{Step: flow.StepChoose, Fields: []flow.Field{
		{Key: flow.KeyWay, Kind: flow.KindChoice, Required: true, Options: []flow.Option{{Value: "questions"}, {Value: "unionpay"}}},
		{Key: flow.KeyBankCard, Kind: flow.KindCardNumber, Required: true, OnlyIf: &flow.OnlyIf{Key: flow.KeyWay, Value: "unionpay"}},
	}}
}

func cardForm() *flow.Form {
	return &flow.Form{Step: flow.StepAuthenticate, Fields: []flow.Field{
		{Key: flow.KeyRealName, Kind: flow.KindText, Required: true, Prefilled: true},
		{Key: flow.KeyCellphone, Kind: flow.KindPhone, Required: true},
		{Key: "password", Kind: flow.KindPIN, Required: true, Secret: true},
		{Key: "message_code", Kind: flow.KindOneTimeCode, Required: true, Secret: true, CanSendCode: true, SendsCode: []string{flow.KeyCellphone}},
	}}
}

// newRequest is the body that asks for a report.
func newRequest(userID string) map[string]any {
	return map[string]any{
		"source": "pboc", "user_id": userID,
		"person": map[string]any{"name": "张三", "id_number": "99010119900101006x"},
		"consent": map[string]any{
			"text_version": "2026-01", "purpose": "loan_application",
			"text_sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"given_at":    noon.Add(-time.Hour).Format(time.RFC3339), "expires_at": noon.Add(90 * 24 * time.Hour).Format(time.RFC3339),
		},
	}
}

// wakes notes who was woken.
type wakes struct {
	mu   sync.Mutex
	all  []flow.Wake
	fail error
}

func (w *wakes) Wake(_ context.Context, wake flow.Wake) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, wake)
	return w.fail
}

func (w *wakes) last(t testing.TB) flow.Wake {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.all) == 0 {
		t.Fatal("nobody was woken")
	}
	return w.all[len(w.all)-1]
}

// journal is a log that may be written by several.
type journal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}
