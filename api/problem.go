package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
	"xinbao/internal/httpx"
)

// Problem is how every error reads (RFC 9457): which, who must act, when to try
// again, and both languages.
type Problem struct {
	Type       string     `json:"type" doc:"urn:xinbao:problem: and the code"`
	Title      string     `json:"title" doc:"The HTTP status in words"`
	Status     int        `json:"status"`
	Detail     string     `json:"detail" doc:"The same as en"`
	Code       Code       `json:"code" doc:"Stable; GET /v1/codes lists all"`
	Actor      flow.Actor `json:"actor" doc:"Who has to act"`
	RetryAfter int64      `json:"retry_after,omitempty" doc:"Seconds until it makes sense again; also in the Retry-After header"`
	Chinese    string     `json:"zh"`
	English    string     `json:"en"`
	Errors     []Fault    `json:"errors,omitempty" doc:"Every place that is wrong"`
	Request    *Standing  `json:"request,omitempty" doc:"Where the credit request stands now"`
	CallID     string     `json:"call_id" doc:"Of this HTTP call; X-Request-Id has it too"`
}

// Fault is one place of the input that is wrong. It does not quote the input.
type Fault struct {
	Location string `json:"location" doc:"Where, such as body.person.phone"`
	Code     string `json:"code"`
	Chinese  string `json:"zh"`
	English  string `json:"en"`
}

// problem is the row of a code as an error.
func problem(c Code) *Problem {
	r, ok := rows[c]
	if !ok {
		c, r = CodeInternal, rows[CodeInternal]
	}
	p := &Problem{
		Type: "urn:xinbao:problem:" + string(c), Title: http.StatusText(r.status), Status: r.status,
		Code: c, Actor: r.actor, Chinese: r.zh, English: r.en, Detail: r.en,
	}
	return p.after(r.retry)
}

// after says when it makes sense again, in whole seconds, rounded up.
func (p *Problem) after(d time.Duration) *Problem {
	p.RetryAfter = max(0, int64(math.Ceil(d.Seconds())))
	return p
}

// at says where the credit request stands.
func (p *Problem) at(now *Standing) *Problem {
	p.Request = now
	return p
}

// with says what is wrong with the input.
func (p *Problem) with(faults ...Fault) *Problem {
	p.Errors = append(p.Errors, faults...)
	return p
}

// Error is for the log; it has no input in it.
func (p *Problem) Error() string { return fmt.Sprintf("problem %s", p.Code) }

// GetStatus implements huma.StatusError.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements huma.ContentTypeFilter.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders implements huma.HeadersError.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.RetryAfter > 0 {
		h.Set("Retry-After", strconv.FormatInt(p.RetryAfter, 10))
	}
	return h
}

// write answers a call that got no further than a middleware.
func (p *Problem) write(ctx context.Context, to huma.Context) {
	p.CallID = httpx.CallID(ctx)
	for name, values := range p.GetHeaders() {
		to.SetHeader(name, values[0])
	}
	to.SetHeader("Content-Type", p.ContentType(""))
	to.SetStatus(p.Status)
	_ = json.NewEncoder(to.BodyWriter()).Encode(p) // a caller that is gone is told nothing
}

// errorCodes are the refusals of packages flow and store that need no detail.
var errorCodes = map[error]Code{
	flow.ErrNotFound:    CodeNotFound,
	flow.ErrStale:       CodeConcurrentChange,
	flow.ErrFormNotOpen: CodeNoForm,
	flow.ErrNoCode:      CodeNoCode,
	flow.ErrNoPicture:   CodeNoPicture,
	flow.ErrNoWay:       CodeNoWay,
	flow.ErrEnded:       CodeEnded,
}

// refusal is err as a problem, where it is one that a caller can act on.
func refusal(err error) (*Problem, bool) {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p, true
	}
	for sentinel, code := range errorCodes {
		if errors.Is(err, sentinel) {
			return problem(code), true
		}
	}
	return nil, false
}
