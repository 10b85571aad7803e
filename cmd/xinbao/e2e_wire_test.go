package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"xinbao/zx"
)

// wire notes the calls to the credit centre as they pass, for each person by
// the merchant's number: which, and what was answered. Nothing that a person
// typed is kept.
type wire struct {
	now func() time.Time

	mu    sync.Mutex
	calls map[string][]call
}

// call is one call as it went over the wire: "login 0 status 1 auth 0",
// "getOnlineMessageCode(cellphone) 508118", "submitQuestion lost". A login
// without a picture is a statusLogin.
type call struct {
	at   time.Time
	text string
}

// of gives the calls about a person, in order.
func (w *wire) of(user string) []call {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.calls[user])
}

func (w *wire) tap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(res http.ResponseWriter, req *http.Request) {
		if req.URL.Path != "/zx" {
			next.ServeHTTP(res, req)
			return
		}
		asked, err := io.ReadAll(req.Body)
		if err != nil {
			return // the caller has gone
		}
		req.Body = io.NopCloser(bytes.NewReader(asked))
		heard := &listener{ResponseWriter: res}
		defer func() { w.note(asked, heard.answer()) }() // where the connection is cut too
		next.ServeHTTP(heard, req)
	})
}

func (w *wire) note(asked []byte, answer string) {
	var in struct {
		Method string `json:"method"`
		Data   struct {
			UserID    string  `json:"user_id"`
			PicCode   *string `json:"pic_code"`
			Cellphone string  `json:"cellphone"`
		} `json:"biz_data"`
	}
	if err := json.Unmarshal(asked, &in); err != nil {
		return // what is no call is not among the calls
	}
	method := strings.TrimPrefix(strings.TrimSpace(in.Method), zx.MethodPrefix)
	switch {
	case zx.Method(method) == zx.Login && in.Data.PicCode == nil:
		method = "statusLogin"
	case zx.Method(method) == zx.GetOnlineMessageCode && in.Data.Cellphone != "":
		method += "(cellphone)"
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls[in.Data.UserID] = append(w.calls[in.Data.UserID], call{w.now(), method + " " + answer})
}

// listener keeps what is answered while it is sent.
type listener struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (l *listener) WriteHeader(status int) {
	l.status = status
	l.ResponseWriter.WriteHeader(status)
}

func (l *listener) Write(b []byte) (int, error) {
	l.body.Write(b)
	return l.ResponseWriter.Write(b)
}

// answer is what matters of it: the code and, from a login, the status.
func (l *listener) answer() string {
	var out struct {
		Code *int `json:"code"`
		Data struct {
			Status *int `json:"user_status"`
			Auth   int  `json:"unionpay_auth"`
		} `json:"data"`
	}
	_ = json.Unmarshal(l.body.Bytes(), &out) // members of other types are of no interest
	switch {
	case out.Code == nil:
		return "lost"
	case out.Data.Status != nil:
		return fmt.Sprintf("0 status %d auth %d", *out.Data.Status, out.Data.Auth)
	case *out.Code == 200:
		return "0"
	}
	return fmt.Sprint(*out.Code)
}
