package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
)

const (
	idempotencyHeader = "Idempotency-Key"
	replayedHeader    = "Idempotent-Replayed"
)

var idempotencyShape = regexp.MustCompile(`^[!-~]{1,255}$`)

// once makes a write with an Idempotency-Key happen once: the first answer is
// remembered for flow.IdempotencyTime and given again. Only answers below 300 are
// remembered: any other may be tried again.
func (s *server) once(ctx huma.Context, next func(huma.Context)) {
	key := ctx.Header(idempotencyHeader)
	if ctx.Method() != http.MethodPost || key == "" {
		next(ctx)
		return
	}
	call, body, err := s.identify(ctx, key)
	if err != nil {
		s.problemOf(ctx.Context(), err).write(ctx.Context(), ctx)
		return
	}
	first, err := s.Store.BeginIdempotent(ctx.Context(), call)
	switch {
	case errors.Is(err, flow.ErrConflict):
		problem(CodeKeyReused).write(ctx.Context(), ctx)
	case errors.Is(err, flow.ErrDuplicate):
		problem(CodeKeyRunning).write(ctx.Context(), ctx)
	case err != nil:
		s.problemOf(ctx.Context(), err).write(ctx.Context(), ctx)
	case first != nil:
		s.replay(ctx, *first)
	default:
		s.perform(ctx, next, call, body)
	}
}

// identify reads the body and says which call this is.
func (s *server) identify(ctx huma.Context, key string) (flow.Idempotent, []byte, error) {
	if !idempotencyShape.MatchString(key) {
		return flow.Idempotent{}, nil, problem(CodeInvalid).with(faultAt("header."+idempotencyHeader, "format",
			"应为 1 到 255 个可见 ASCII 字符。", "Give 1 to 255 visible ASCII characters."))
	}
	var body []byte
	most := ctx.Operation().MaxBodyBytes - 1 // see route
	if r := ctx.BodyReader(); r != nil {
		var err error
		if body, err = io.ReadAll(io.LimitReader(r, most+1)); err != nil {
			return flow.Idempotent{}, nil, problem(CodeBodyTimeout)
		}
	}
	if int64(len(body)) > most {
		return flow.Idempotent{}, nil, problem(CodeBodyTooLarge)
	}
	url, digest := ctx.URL(), sha256.Sum256(body)
	return flow.Idempotent{
		MerchantID: merchant(ctx.Context()).ID, Key: key, Route: ctx.Method() + " " + url.Path,
		BodySHA256: hex.EncodeToString(digest[:]), CreatedAt: s.Now(),
	}, body, nil
}

// perform runs the call and remembers its answer before it is sent, so that
// whoever has seen an answer gets the same again.
func (s *server) perform(ctx huma.Context, next func(huma.Context), call flow.Idempotent, body []byte) {
	rec := &recording{humaContext: ctx, in: bytes.NewReader(body)}
	after := context.WithoutCancel(ctx.Context()) // the caller may be gone by then
	finished := false
	defer func() {
		if !finished { // a panic, or an answer that is not worth remembering
			s.logged(after, "forget idempotency key", s.Store.ForgetIdempotent(after, call.MerchantID, call.Key))
		}
	}()
	next(rec)
	if rec.status >= 200 && rec.status < 300 {
		answer, err := json.Marshal(answer{Location: rec.location, Body: rec.out.Bytes()})
		call.Status, call.Answer = rec.status, answer
		if err == nil {
			err = s.Store.FinishIdempotent(after, call)
		}
		s.logged(after, "remember answer", err)
		finished = err == nil
	}
	rec.send()
}

// answer is what is remembered of an answer beside its status.
type answer struct {
	Location string `json:"location,omitempty"`
	Body     []byte `json:"body"` // to the byte, so not as JSON in JSON
}

func (s *server) replay(ctx huma.Context, first flow.Idempotent) {
	var a answer
	if err := json.Unmarshal(first.Answer, &a); err != nil {
		s.problemOf(ctx.Context(), fmt.Errorf("decode remembered answer: %w", err)).write(ctx.Context(), ctx)
		return
	}
	if a.Location != "" {
		ctx.SetHeader("Location", a.Location)
	}
	ctx.SetHeader(replayedHeader, "true")
	ctx.SetHeader("Content-Type", "application/json")
	ctx.SetStatus(first.Status)
	_, _ = ctx.BodyWriter().Write(a.Body)
}

// humaContext is huma.Context under a name that leaves its method Context visible.
type humaContext = huma.Context

// recording holds an answer back until it is remembered. Headers go through.
type recording struct {
	humaContext
	in       io.Reader
	out      bytes.Buffer
	status   int
	location string
}

func (r *recording) BodyReader() io.Reader { return r.in }
func (r *recording) BodyWriter() io.Writer { return &r.out }
func (r *recording) SetStatus(status int)  { r.status = status }
func (r *recording) Status() int           { return r.status }

// Unwrap lets humago find the response writer.
func (r *recording) Unwrap() huma.Context { return r.humaContext }

func (r *recording) SetHeader(name, value string) {
	if name == "Location" {
		r.location = value
	}
	r.humaContext.SetHeader(name, value)
}

func (r *recording) send() {
	r.humaContext.SetStatus(r.status)
	_, _ = r.humaContext.BodyWriter().Write(r.out.Bytes())
}
