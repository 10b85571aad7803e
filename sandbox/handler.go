package sandbox

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/http"
	"time"

	"xinbao/zx"
)

// Handler serves the contract at POST /zx, the person's phone at /inbox, and
// the management API under /api/. Whoever mounts it sets limits and timeouts.
// The management API and the phone have no authentication: mount them where
// only tests and developers reach them.
func (s *Sandbox) Handler() http.Handler {
	manage := http.NewServeMux()
	s.routeManagement(manage)
	manage.HandleFunc("GET /inbox", s.serveInbox)

	mux := http.NewServeMux()
	mux.Handle("/zx", spoilable(zx.NewHandler(zx.HandlerConfig{Server: s, Authorize: s.authorize})))
	// A page of some other site must not push the clock of a developer.
	mux.Handle("/", http.NewCrossOriginProtection().Handler(manage))
	return mux
}

// authorize lets in whoever has the gateway key; it may act for every merchant.
func (s *Sandbox) authorize(r *http.Request, _ string) bool {
	want := "Bearer " + s.key
	return s.key != "" && subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte(want)) == 1
}

// logCall writes the one line of a call. It names nobody.
func (s *Sandbox) logCall(method zx.Method, err error, took time.Duration) {
	code, coded := errors.AsType[zx.Code](err)
	if coded {
		err = nil // an answer, no failure
	}
	s.log.Err(err).Str("method", string(method)).Int("code", int(code)).
		Int64("took_ms", took.Milliseconds()).Msg("sandbox.answered")
}

type spoiledKey struct{}

// spoilable lets a fault replace the answer by garbage.
func spoilable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reply := &spoilableReply{ResponseWriter: w}
		next.ServeHTTP(reply, r.WithContext(context.WithValue(r.Context(), spoiledKey{}, reply)))
	})
}

// spoil makes the answer of the call garbage.
func spoil(ctx context.Context) {
	if reply, ok := ctx.Value(spoiledKey{}).(*spoilableReply); ok {
		reply.spoiled = true
	}
}

type spoilableReply struct {
	http.ResponseWriter
	spoiled bool
}

func (r *spoilableReply) Write(answer []byte) (int, error) {
	if !r.spoiled {
		return r.ResponseWriter.Write(answer)
	}
	_, err := r.ResponseWriter.Write([]byte("<html><title>502 Bad Gateway</title></html>"))
	return len(answer), err
}
