package signed_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"xinbao/api/signed"
	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/report"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// noon is what the server's clock says unless a test says otherwise.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// pdf is a file whose Base64 has plus signs, slashes and padding.
var pdf = append([]byte("%PDF-1.7 "), 0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff, '?', '>')

const secret = "exampleSecretKey0123456789"

// world is the endpoint with one key of one merchant and a reader that the test
// decides on.
type world struct {
	server *httptest.Server
	id     string // SecretId
	key    flow.SigningKey
	owner  flow.Merchant
	now    time.Time
	log    journal
	reader func(ctx context.Context, file []byte) (*report.Detailed, error)
}

func begin(t *testing.T, change ...func(*signed.Config)) *world {
	t.Helper()
	id := ids.New(signed.KeyPrefix)
	w := &world{
		id: id, now: noon, reader: echo,
		key: flow.SigningKey{ID: id, MerchantID: "mer_1", Secret: secret}, owner: flow.Merchant{ID: "mer_1"},
	}
	c := signed.Config{Keys: w, Reader: w, Now: func() time.Time { return w.now }, Log: zerolog.New(&w.log)}
	for _, f := range change {
		f(&c)
	}
	mux := http.NewServeMux()
	mux.Handle(signed.Path, signed.New(c))
	w.server = httptest.NewServer(mux)
	t.Cleanup(func() {
		w.server.CloseClientConnections()
		w.server.Close()
	})
	return w
}

// SigningKey implements signed.Keys.
func (w *world) SigningKey(_ context.Context, id string) (flow.SigningKey, flow.Merchant, error) {
	if id != w.id {
		return flow.SigningKey{}, flow.Merchant{}, flow.ErrNotFound
	}
	return w.key, w.owner, nil
}

// Read implements signed.Reader.
func (w *world) Read(ctx context.Context, file []byte) (*report.Detailed, error) {
	return w.reader(ctx, file)
}

// echo is a report that quotes the file, so that a test sees what arrived.
func echo(_ context.Context, file []byte) (*report.Detailed, error) {
	return &report.Detailed{
		CreditHeader: report.Header{SerialNo: base64.StdEncoding.EncodeToString(file), WhoWasChecked: "张三<&>"},
	}, nil
}

// call is a call of variant A, as the client programs make it.
func (w *world) call(t testing.TB, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.server.URL+signed.Path+"?", strings.NewReader(body))
	must(t, err)
	at := w.now.Format(http.TimeFormat)
	r.Header.Set("X-Source", "market")
	r.Header.Set("X-Date", at)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", `hmac id="`+w.id+`", algorithm="hmac-sha1", headers="x-date x-source", signature="`+
		sign("x-date: "+at+"\nx-source: market")+`"`)
	return r
}

// sign is written from the description, not with the code under test.
func sign(text string) string {
	h := hmac.New(sha1.New, []byte(secret))
	_, _ = io.WriteString(h, text)
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// answer is what came back.
type answer struct {
	Code   int
	Header http.Header
	Body   []byte
}

func (w *world) send(t testing.TB, r *http.Request) answer {
	t.Helper()
	res, err := w.server.Client().Do(r)
	must(t, err)
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	must(t, err)
	return answer{res.StatusCode, res.Header, body}
}

// wantFile fails unless the answer is a report about this very file.
func wantFile(t testing.TB, what string, a answer, file []byte) {
	t.Helper()
	var got struct {
		CreditHeader struct{ SerialNo string }
	}
	err := json.Unmarshal(a.Body, &got)
	if a.Code != http.StatusOK || err != nil || got.CreditHeader.SerialNo != base64.StdEncoding.EncodeToString(file) {
		t.Errorf("%s: %d %.200s (%v)", what, a.Code, a.Body, err)
	}
}

// wantRefused fails unless the answer is the refusal, to the byte.
func wantRefused(t testing.TB, what string, a answer, code int, status, reason string) {
	t.Helper()
	id := a.Header.Get("X-Request-Id")
	want := `{"status":"` + status + `","reason":"` + reason + `","request_id":"` + id + `"}`
	if diff := cmp.Diff(want, strings.TrimSpace(string(a.Body))); diff != "" || a.Code != code {
		t.Errorf("%s: %d, body (-want +got):\n%s", what, a.Code, diff)
	}
	if !requestID.MatchString(id) {
		t.Errorf("%s: request id %q", what, id)
	}
	if got := a.Header.Get("Content-Type"); got != "application/json; charset=utf-8" {
		t.Errorf("%s: content type %q", what, got)
	}
}

func wantBadFile(t testing.TB, what string, a answer) {
	t.Helper()
	wantRefused(t, what, a, http.StatusBadRequest, "INVALID_ARGUMENT", "invalid image format or size")
}

func wantUnsigned(t testing.TB, what string, a answer) {
	t.Helper()
	wantRefused(t, what, a, http.StatusUnauthorized, "UNAUTHENTICATED", "HMAC signature cannot be verified")
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// journal is a log that several write.
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
