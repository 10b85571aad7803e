package signed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/httpx"
	"xinbao/internal/ids"
	"xinbao/report"
)

// Path is where the endpoint is, whatever the host.
const Path = "/release/v2/credit_report"

// KeyPrefix begins every SecretId.
const KeyPrefix = "ock"

// ErrFile says that a file is not a detailed report that can be read: the same
// file will never do. Every other error of a Reader may be over next time.
var ErrFile = errors.New("file is no readable report")

// Keys finds who signed. It gives flow.ErrNotFound for a key that nobody has.
type Keys interface {
	SigningKey(ctx context.Context, id string) (flow.SigningKey, flow.Merchant, error)
}

// Reader turns a file into a report. It heeds the end of ctx: a call that has
// been answered keeps its place among Config.Reads until Read returns.
type Reader interface {
	Read(ctx context.Context, file []byte) (*report.Detailed, error)
}

// Config is what the endpoint is made of. What has a default may be left out.
type Config struct {
	Keys   Keys
	Reader Reader
	Now    func() time.Time // held against the callers' clocks
	Log    zerolog.Logger

	Window    time.Duration // how far a signed time may be off; 15 min
	MaxFile   int64         // bytes, decoded; 10 MiB
	AnswerIn  time.Duration // known callers hang up after 5 s; 4.5 s
	Calls     int           // under way at once; 16
	CallsEach int           // of one merchant; 8
	Reads     int           // files that are read at once; 2
}

type handler struct {
	Config
	admission admission
	reads     chan struct{}
}

// New is the handler of Path. It gives every call its id and its access line.
func New(c Config) http.Handler {
	c.Window = orDefault(c.Window, 15*time.Minute)
	c.MaxFile = orDefault(c.MaxFile, 10<<20)
	c.AnswerIn = orDefault(c.AnswerIn, 4500*time.Millisecond)
	c.Calls = orDefault(c.Calls, 16)
	c.CallsEach = orDefault(c.CallsEach, 8)
	c.Reads = orDefault(c.Reads, 2)
	h := &handler{Config: c, admission: admission{all: c.Calls, each: c.CallsEach}, reads: make(chan struct{}, c.Reads)}
	return httpx.Observe(h, c.Log)
}

func orDefault[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// ServeHTTP implements http.Handler.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := newRequestID()
	w.Header().Set(httpx.CallIDHeader, id)
	httpx.AddField(r.Context(), "tid", id)
	d, err := h.serve(w, r)
	if err == nil {
		answer(w, http.StatusOK, d)
		return
	}
	refused := refusalOf(err)
	if refused == errMethod {
		w.Header().Set("Allow", http.MethodPost)
	}
	if _, plain := errors.AsType[*refusal](err); !plain && r.Context().Err() == nil {
		h.Log.Warn().Str("tid", id).Str("status", refused.status).Err(err).Msg("signed.refused")
	}
	refused.write(w, id)
}

// serve is the call in its order: nobody's body is read who has not signed, and
// no file is decoded for whom there is no room.
func (h *handler) serve(w http.ResponseWriter, r *http.Request) (*report.Detailed, error) {
	began := time.Now()
	if r.Method != http.MethodPost {
		return nil, errMethod
	}
	merchantID, err := h.caller(r)
	if err != nil {
		return nil, err
	}
	httpx.AddField(r.Context(), "merchant_id", merchantID)
	leave, ok := h.admission.enter(merchantID)
	if !ok {
		return nil, errRate
	}
	defer leave()
	file, err := h.file(w, r)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithDeadline(r.Context(), h.deadline(began))
	defer cancel()
	return h.read(ctx, file)
}

// deadline counts from the call's first byte; a caller whose body was slow to
// come waits longer than others anyway, and gets half of the time at least.
func (h *handler) deadline(began time.Time) time.Time {
	due, least := began.Add(h.AnswerIn), time.Now().Add(h.AnswerIn/2)
	if least.After(due) {
		return least
	}
	return due
}

// caller is the merchant who signed. Every failure is the same to whoever calls.
func (h *handler) caller(r *http.Request) (merchantID string, err error) {
	authorizations := r.Header.Values("Authorization")
	if len(authorizations) != 1 {
		return "", errSignature
	}
	s, ok := parseSignature(authorizations[0])
	if !ok || !ids.Valid(KeyPrefix, s.id) {
		return "", errSignature
	}
	text, whole := s.text(r)
	at, dated := s.madeAt(r)
	if !whole || !dated || h.Now().Sub(at).Abs() > h.Window {
		return "", errSignature
	}
	key, m, err := h.Keys.SigningKey(r.Context(), s.id)
	if errors.Is(err, flow.ErrNotFound) {
		return "", errSignature
	}
	if err != nil {
		return "", fmt.Errorf("find who signed: %w", err)
	}
	if !s.fits(key.Secret.Reveal(), text) || !key.RevokedAt.IsZero() || !m.DisabledAt.IsZero() {
		return "", errSignature
	}
	return m.ID, nil
}

// bodyTime is for a body to come; the slowest known caller waits 60 s.
const bodyTime = time.Minute

// file reads the body and takes the file out of it.
func (h *handler) file(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	most := h.MaxFile*3/2 + 4096 // Base64 adds a third, percent-encoding a sixteenth of that
	if r.ContentLength > most {
		return nil, errInvalid
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime)) // else the server's own holds
	var body bytes.Buffer
	body.Grow(int(max(r.ContentLength, 0)))
	if _, err := io.Copy(&body, http.MaxBytesReader(w, r.Body, most)); err != nil {
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			return nil, errInvalid
		}
		return nil, fmt.Errorf("read body: %w", err)
	}
	file, err := fileOf(body.Bytes())
	if err != nil || int64(len(file)) > h.MaxFile {
		return nil, errInvalid
	}
	return file, nil
}
