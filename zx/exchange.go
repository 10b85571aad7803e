package zx

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// params is what one request adds to the envelope.
type params map[string]any

// ask calls a method and reads what its answer holds. An answer of success that
// lacks it is as good as none.
func ask[T any](ctx context.Context, c *Client, who Session, m Method, p params, read func(reply) (T, error)) (T, error) {
	var none T
	r, err := c.exchange(ctx, who, m, p)
	if err != nil {
		return none, err
	}
	out, err := read(r)
	if err != nil {
		return none, &TransportError{Method: m, Sent: true, Err: err}
	}
	return out, nil
}

// tell calls a method whose answer holds nothing but success.
func (c *Client) tell(ctx context.Context, who Session, m Method, p params) error {
	_, err := c.exchange(ctx, who, m, p)
	return err
}

func (c *Client) exchange(ctx context.Context, who Session, m Method, p params) (reply, error) {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.Timeout)
	defer cancel()
	raw, sent, err := c.post(ctx, c.body(who, m, p))
	if err != nil {
		return reply{}, &TransportError{Method: m, Sent: sent, Err: err}
	}
	r, err := readReply(raw)
	if err != nil {
		return reply{}, &TransportError{Method: m, Sent: true, Err: err}
	}
	if r.code != CodeOK {
		return reply{}, &Error{Method: m, Code: r.code, Msg: r.msg}
	}
	return r, nil
}

// body is the canonical request (section 2, what the client sends).
func (c *Client) body(who Session, m Method, p params) map[string]any {
	biz := params{
		"merchant_id": who.MerchantID,
		"app_name":    c.cfg.AppName,
		"app_version": c.cfg.AppVersion,
		"platform":    c.cfg.Platform,
		"notice_url":  who.NoticeURL,
		"user_id":     who.UserID,
	}
	maps.Copy(biz, p)
	return map[string]any{"method": MethodPrefix + string(m), "biz_data": biz}
}

// post also says whether the request may have left: not before a connection was
// there to carry it, dialled, and its TLS handshake done. A transport that does
// not report its connections is taken to have sent.
func (c *Client) post(ctx context.Context, body map[string]any) (raw json.RawMessage, sent bool, err error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return nil, false, fmt.Errorf("encode request: %w", err)
	}
	var asked, connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.cfg.URL, bytes.NewReader(encoded))
	if err != nil {
		return nil, false, errors.New("build request")
	}
	req.Header.Set("Content-Type", contentType)
	if c.cfg.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.cfg.Key)
	}
	if ctx.Err() != nil {
		return nil, false, ctx.Err()
	}
	resp, err := c.cfg.HTTP.Do(req)
	if err != nil {
		return nil, connected.Load() || !asked.Load(), withoutURL(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return nil, true, fmt.Errorf("http status %d", resp.StatusCode)
	}
	raw, err = readJSON(resp.Body, c.cfg.MaxBody)
	return raw, true, err
}

// withoutURL drops the address, which a URL error repeats: it is configuration
// and may hold a key.
func withoutURL(err error) error {
	if outer, ok := errors.AsType[*url.Error](err); ok {
		return outer.Err
	}
	return err
}
