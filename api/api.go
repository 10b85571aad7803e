package api

import (
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/rs/zerolog"

	"xinbao/internal/httpx"
)

// What a call may cost.
const (
	maxBody    = 64 << 10
	maxWait    = 30 * time.Second // of a long poll
	maxStream  = time.Hour        // of a stream of events
	maxPage    = 100
	secretTime = 15 * time.Minute // for a worker to take the secrets of an answer

	// net/http takes a read that times out for a caller who left, also after the
	// body: the time to read it must outlast every wait.
	bodyTimeout = maxWait + 10*time.Second
)

// Config is what the API is made of. What stands from Stop on
// may be left out.
type Config struct {
	Store   Store
	Safe    Safe
	Files   Files
	Drawer  Drawer
	Waker   Waker
	Now     func() time.Time
	Log     zerolog.Logger
	Notices httpx.Rules // where notices may go

	PublicURL string          // under which merchants reach this handler, without a slash at the end
	Stop      <-chan struct{} // closed when the process stops: calls that wait answer at once
	PollGap   time.Duration   // between two looks at a request that somebody waits for; 250 ms
	Heartbeat time.Duration   // between two signs of life on a silent stream; 15 s
	MaxWaits  int             // of one merchant at a time; 100
	Draws     int             // pages drawn at a time, for all merchants; 2
	DrawWait  time.Duration   // for the turn to draw; 5 s
}

type server struct {
	Config
	huma  huma.API
	watch *watch
	waits *turnstile

	draws  chan struct{} // as many as are drawn
	queued *turnstile    // before them
}

// New is the handler of all routes below /v1, and of /openapi.json. It gives every
// call its id and its access line itself.
func New(c Config) http.Handler {
	mux := http.NewServeMux()
	s := newServer(c, mux)
	mux.HandleFunc("GET /openapi.json", s.serveSpec())
	mux.HandleFunc("/", s.noRoute(mux))
	return httpx.Observe(mux, c.Log)
}

func newServer(c Config, mux *http.ServeMux) *server {
	c.PollGap = orDefault(c.PollGap, 250*time.Millisecond)
	c.Heartbeat = orDefault(c.Heartbeat, 15*time.Second)
	c.MaxWaits = orDefault(c.MaxWaits, 100)
	c.DrawWait = orDefault(c.DrawWait, 5*time.Second)
	s := &server{
		Config: c, waits: newTurnstile(c.MaxWaits),
		draws: make(chan struct{}, orDefault(c.Draws, 2)), queued: newTurnstile(drawsEach),
	}
	s.watch = newWatch(s.version, c.PollGap)
	s.huma = humago.New(mux, humaConfig())
	s.huma.UseMiddleware(s.authenticate, s.once)
	s.routes()
	s.complete()
	return s
}

func orDefault[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// noRoute answers what no route matches: 405 where another method would.
func (s *server) noRoute(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p := problem(CodeNoRoute)
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
			other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
			if _, pattern := mux.Handler(other); pattern != "/" && pattern != "" {
				w.Header().Add("Allow", method)
				p = problem(CodeMethod)
			}
		}
		p.write(r.Context(), humago.NewContext(nil, r, w))
	}
}
