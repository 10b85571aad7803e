package httpx

import (
	"context"
	"net/http"
	"regexp"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"xinbao/internal/ids"
)

// CallIDHeader carries the id of one HTTP call, in and out.
const CallIDHeader = "X-Request-Id"

var callIDShape = regexp.MustCompile(`^[A-Za-z0-9_-]{8,64}$`)

// call is what is known of one HTTP call while it runs.
type call struct {
	id     string
	mu     sync.Mutex
	fields [][2]string
}

type callKey struct{}

// CallID is the id of the HTTP call that ctx belongs to: the caller's own where it
// is sane, else ours. It is empty outside Observe. It names a call, not a credit
// request, whose id is request_id everywhere.
func CallID(ctx context.Context) string {
	if c, ok := ctx.Value(callKey{}).(*call); ok {
		return c.id
	}
	return ""
}

// AddField puts a field into the access line of the call that ctx belongs to, such
// as merchant_id when it is known. Values are ids and codes, never data of a person.
func AddField(ctx context.Context, key, value string) {
	if c, ok := ctx.Value(callKey{}).(*call); ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.fields = append(c.fields, [2]string{key, value})
	}
}

// Observe gives every call an id, answers a panic with 500, and writes one line for
// it: call_id, method, route, status, took_ms and what AddField added. The route is
// the pattern that matched, so neither path values nor the query are ever logged.
func Observe(next http.Handler, logger zerolog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		c := &call{id: r.Header.Get(CallIDHeader)}
		if !callIDShape.MatchString(c.id) {
			c.id = ids.New("call")
		}
		w.Header().Set(CallIDHeader, c.id)
		r = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
		rec := &recorder{ResponseWriter: w}
		defer func() { c.log(logger, r, rec.status, time.Since(start)) }()
		recovering(next, logger, c.id, rec, r)
	})
}

func (c *call) log(logger zerolog.Logger, r *http.Request, status int, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	line := logger.Info().Str("call_id", c.id).
		Str("method", r.Method).Str("route", r.Pattern).Int("status", status).Int64("took_ms", took.Milliseconds())
	for _, f := range c.fields {
		line.Str(f[0], f[1])
	}
	line.Msg("http.served")
}

// recorder remembers the status. Unwrap lets http.ResponseController reach what
// lies beneath; Flush is there for handlers that ask for an http.Flusher.
type recorder struct {
	http.ResponseWriter
	status int // 0 until the header was written
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 && status >= http.StatusOK { // 1xx comes before the real one
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() }

func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
