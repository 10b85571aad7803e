package zx

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
)

// contentType is exact, in both directions.
const contentType = "application/json; charset=utf-8"

// defaultMaxRequest is many times the longest request.
const defaultMaxRequest = 64 << 10

// HandlerConfig is what NewHandler needs.
type HandlerConfig struct {
	Server Server
	// Authorize says whether the caller may act for this merchant: the document
	// has no authentication. Nil refuses everybody.
	Authorize func(r *http.Request, merchantID string) bool
	MaxBody   int64 // bytes of a request; 0: 64 KiB
	// OnError hears of errors that are no codes: the caller got HTTP 500. May
	// be nil.
	OnError func(r *http.Request, method Method, err error)
}

// NewHandler serves the interfaces at one address. It emits what the document
// prints, faults included, and accepts what the rulings tolerate. Answers with
// a code have HTTP status 200; 405, 413 and 500 have none.
func NewHandler(cfg HandlerConfig) http.Handler {
	cfg.MaxBody = cmp.Or(cfg.MaxBody, defaultMaxRequest)
	if cfg.Authorize == nil {
		cfg.Authorize = func(*http.Request, string) bool { return false }
	}
	if cfg.OnError == nil {
		cfg.OnError = func(*http.Request, Method, error) {}
	}
	return &handler{cfg}
}

type handler struct{ HandlerConfig }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "only POST", http.StatusMethodNotAllowed)
		return
	}
	raw, err := readJSON(r.Body, h.MaxBody)
	if errors.Is(err, errTooLong) {
		http.Error(w, "request too long", http.StatusRequestEntityTooLarge)
		return
	}
	call, ok := readCall(raw)
	if err != nil || !ok {
		write(w, failure(CodeBadRequest))
		return
	}
	out, err := h.answer(r, call)
	if err != nil {
		h.OnError(r, call.method, err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, out)
}

// call is a request's envelope.
type call struct {
	method Method
	who    Session
	biz    object
}

// readCall reports false where the envelope lacks what a server requires.
func readCall(raw json.RawMessage) (call, bool) {
	top, _ := readObject(raw)
	biz, _ := top.object("biz_data")
	c := call{method: parseMethod(top.text("method")), who: readSession(biz), biz: biz}
	return c, c.method != "" && c.who.MerchantID != "" && c.who.UserID != ""
}

// answer turns the server's codes into answers; what is left is an error.
func (h *handler) answer(r *http.Request, c call) (answer, error) {
	if !h.Authorize(r, c.who.MerchantID) {
		return failure(CodeUnauthorized), nil
	}
	serve, ok := routes[c.method]
	if !ok {
		return failure(CodeUnknownMethod), nil
	}
	out, err := serve(r.Context(), h.Server, c.who, c.biz)
	if err == nil {
		return out, nil
	}
	code, ok := errors.AsType[Code](err)
	if !ok {
		return answer{}, err
	}
	out = failure(code)
	if said, ok := errors.AsType[*Error](err); ok && said.Msg != "" {
		out.Msg = said.Msg
	}
	return out, nil
}

func write(w http.ResponseWriter, out answer) {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(body.Bytes()) // a caller that has gone cannot be told
}
