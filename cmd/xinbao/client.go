package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"xinbao/api"
	"xinbao/flow"
)

// client is a merchant's back end: it speaks to the API as anybody would.
type client struct {
	base string
	key  string
	wait string // how long the API may let us wait for what comes next, such as "20s"
	http *http.Client
}

func newClient(base, key string) *client {
	return &client{base: base, key: key, wait: "20s", http: &http.Client{Timeout: 40 * time.Second}}
}

// problemError is an answer that is no success.
type problemError struct {
	Status     int
	Code       string     `json:"code"`
	Actor      flow.Actor `json:"actor"`
	Detail     string     `json:"detail"`
	Chinese    string     `json:"zh"`
	RetryAfter int64      `json:"retry_after"` // seconds
	Errors     []struct {
		Location string `json:"location"`
		Key      string `json:"key"`
		Code     string `json:"code"`
	} `json:"errors"`
}

func (e *problemError) Error() string {
	return fmt.Sprintf("status %d %s: %s", e.Status, e.Code, e.Detail)
}

// do sends in and reads the answer into out; either may be nil.
func (c *client) do(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("encode %s: %w", path, err)
		}
		body = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return fmt.Errorf("ask %s: %w", path, err)
	}
	return c.send(req, out)
}

// send adds the key, and reads the answer into out.
func (c *client) send(req *http.Request, out any) error {
	path := req.URL.Path
	req.Header.Set("Authorization", "Bearer "+c.key)
	req.Header.Set("Content-Type", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("ask %s: %w", path, err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(res.Body, 16<<20))
	if err != nil {
		return fmt.Errorf("read answer of %s: %w", path, err)
	}
	if res.StatusCode >= 300 {
		problem := &problemError{Status: res.StatusCode}
		_ = json.Unmarshal(text, problem) // whatever it is, the status is told
		return problem
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(text, out); err != nil {
		return fmt.Errorf("read answer of %s: %w", path, err)
	}
	return nil
}

// order is what a merchant asks for.
type order struct {
	Source    string       `json:"source"`
	UserID    string       `json:"user_id"`
	Person    *orderPerson `json:"person,omitempty"`
	Consent   orderConsent `json:"consent"`
	NoticeURL string       `json:"notice_url,omitempty"`
	Options   orderOptions `json:"options"`
}

type orderPerson struct {
	Name     string `json:"name,omitempty"`
	IDNumber string `json:"id_number,omitempty"`
	Phone    string `json:"phone,omitempty"`
}

type orderConsent struct {
	TextVersion string    `json:"text_version"`
	TextSHA256  string    `json:"text_sha256"`
	Purpose     string    `json:"purpose"`
	GivenAt     time.Time `json:"given_at"`
	ExpiresAt   time.Time `json:"expires_at"`
	Refresh     bool      `json:"refresh"`
}

type orderOptions struct {
	KeepPassword      bool `json:"keep_password"`
	AcceptExpiredCopy bool `json:"accept_expired_copy"`
}

func (c *client) create(ctx context.Context, o order) (api.RequestView, error) {
	var v api.RequestView
	return v, c.do(ctx, http.MethodPost, "/v1/requests", o, &v)
}

func (c *client) request(ctx context.Context, id string) (api.RequestView, error) {
	var v api.RequestView
	return v, c.do(ctx, http.MethodGet, "/v1/requests/"+id, nil, &v)
}

// form is the open form, waited for.
func (c *client) form(ctx context.Context, id string) (api.FormView, error) {
	var v api.FormView
	return v, c.do(ctx, http.MethodGet, "/v1/requests/"+id+"/form?wait="+c.wait, nil, &v)
}

// act posts to a part of a request and gives what comes next, waited for.
func (c *client) act(ctx context.Context, id, part string, in any) (api.RequestView, error) {
	var v api.RequestView
	return v, c.do(ctx, http.MethodPost, "/v1/requests/"+id+part+"?wait="+c.wait, in, &v)
}

func (c *client) answer(ctx context.Context, form api.FormView, answers map[string]string) (api.RequestView, error) {
	return c.act(ctx, form.RequestID, "/form", map[string]any{"form_id": form.ID, "answers": answers})
}

func (c *client) report(ctx context.Context, id string) (api.ReportView, error) {
	var v api.ReportView
	return v, c.do(ctx, http.MethodGet, "/v1/requests/"+id+"/report", nil, &v)
}

// events are the time line from after on, waited for.
func (c *client) events(ctx context.Context, id string, after int64) (api.EventPage, error) {
	var v api.EventPage
	path := fmt.Sprintf("/v1/requests/%s/events?%s", id, url.Values{"after": {fmt.Sprint(after)}, "wait": {"10s"}}.Encode())
	return v, c.do(ctx, http.MethodGet, path, nil, &v)
}
