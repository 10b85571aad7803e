package zx_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/zx"
)

// who is the session of every example.
var who = zx.Session{MerchantID: "123124", UserID: "123124455", NoticeURL: "http://m.rong360.com/api/notice"}

func example(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile("testdata/examples/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func tree(t *testing.T, raw []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	return v
}

func wantSame(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// centre is a server that answers what it is told to and remembers what it was
// asked.
type centre struct {
	picture zx.Picture
	form    zx.Form
	status  zx.Status
	rules   []zx.Rule
	card    zx.Card
	report  *zx.Report
	err     error

	calls int
	who   zx.Session
	asked any // the request, or the method where it has no parameters
}

func (c *centre) note(who zx.Session, asked any) { c.calls, c.who, c.asked = c.calls+1, who, asked }

func (c *centre) GetPicCode(_ context.Context, who zx.Session) (zx.Picture, error) {
	c.note(who, zx.GetPicCode)
	return c.picture, c.err
}

func (c *centre) GetLoginInfo(_ context.Context, who zx.Session) (zx.Form, error) {
	c.note(who, zx.GetLoginInfo)
	return c.form, c.err
}

func (c *centre) Login(_ context.Context, who zx.Session, req zx.LoginRequest) (zx.Status, error) {
	c.note(who, req)
	return c.status, c.err
}

func (c *centre) GetVerifyMethod(_ context.Context, who zx.Session, req zx.VerifyMethodRequest) ([]zx.Rule, error) {
	c.note(who, req)
	return c.rules, c.err
}

func (c *centre) GetQuestion(_ context.Context, who zx.Session) (zx.Form, error) {
	c.note(who, zx.GetQuestion)
	return c.form, c.err
}

func (c *centre) SubmitQuestion(_ context.Context, who zx.Session, req zx.Answers) error {
	c.note(who, req)
	return c.err
}

func (c *centre) OnlineValidateCard(_ context.Context, who zx.Session, req zx.ValidateCardRequest) (zx.Card, error) {
	c.note(who, req)
	return c.card, c.err
}

func (c *centre) GetOnlineMessageCode(_ context.Context, who zx.Session, req zx.MessageCodeRequest) error {
	c.note(who, req)
	return c.err
}

func (c *centre) OnlineAuthentication(_ context.Context, who zx.Session, req zx.CardAuth) (zx.Form, error) {
	c.note(who, req)
	return c.form, c.err
}

func (c *centre) SubmitOnlineAuth(_ context.Context, who zx.Session, req zx.OnlineAuthRequest) (zx.Form, error) {
	c.note(who, req)
	return c.form, c.err
}

func (c *centre) GetOnlineAuthedInfo(_ context.Context, who zx.Session, req zx.AuthedInfoRequest) (zx.Form, error) {
	c.note(who, req)
	return c.form, c.err
}

func (c *centre) SubmitApplyMessageCode(_ context.Context, who zx.Session, req zx.ApplyRequest) error {
	c.note(who, req)
	return c.err
}

func (c *centre) GetViewReportInfo(_ context.Context, who zx.Session) (zx.Form, error) {
	c.note(who, zx.GetViewReportInfo)
	return c.form, c.err
}

func (c *centre) ViewReport(_ context.Context, who zx.Session, req zx.ViewRequest) (*zx.Report, error) {
	c.note(who, req)
	return c.report, c.err
}

// handler serves the centre to the merchant of the examples.
func (c *centre) handler() http.Handler {
	return zx.NewHandler(zx.HandlerConfig{
		Server:    c,
		Authorize: func(_ *http.Request, merchant string) bool { return merchant == who.MerchantID },
	})
}

// post sends a body as it is and returns the answer as it is.
func (c *centre) post(t *testing.T, body string) []byte {
	t.Helper()
	rec := httptest.NewRecorder()
	c.handler().ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(body)))
	if rec.Code != http.StatusOK {
		t.Fatalf("HTTP status %d, want 200", rec.Code)
	}
	return rec.Body.Bytes()
}

// says posts a request of these parameters, in JSON without braces.
func (c *centre) says(t *testing.T, method, params string) map[string]any {
	t.Helper()
	body := `{"method":"` + method + `","biz_data":{"merchant_id":"123124","user_id":"123124455"`
	if params != "" {
		body += "," + params
	}
	return tree(t, c.post(t, body+`}}`)).(map[string]any)
}

// source answers every call of a client with the same bytes, one call at a time.
type source struct {
	*zx.Client
	request *http.Request
	body    []byte
}

func answering(t *testing.T, answer string) *source {
	t.Helper()
	s := &source{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.request = r
		s.body, _ = io.ReadAll(r.Body)
		_, _ = io.Copy(w, bytes.NewReader([]byte(answer)))
	}))
	t.Cleanup(server.Close)
	s.Client = clientOf(t, server.URL)
	return s
}

func clientOf(t *testing.T, url string) *zx.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	c, err := zx.NewClient(zx.ClientConfig{
		URL: url, Key: "gateway-key", AppName: "rong360bigapp", AppVersion: "2.0.0",
		HTTP: &http.Client{Transport: transport},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
