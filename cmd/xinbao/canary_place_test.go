package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

// leftovers are all bytes that were seen or left behind, by place.
type leftovers struct {
	mu  sync.Mutex
	all map[string][][]byte
}

func (l *leftovers) add(place string, text []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all == nil {
		l.all = map[string][][]byte{}
	}
	l.all[place] = append(l.all[place], text)
}

// shownToMerchant is where personal data are meant to be, and secrets are not.
const shownToMerchant = "answers to the merchant"

// search names what was found in each place, once.
func (l *leftovers) search(ns needles) map[string][]string {
	l.mu.Lock()
	defer l.mu.Unlock()
	found := map[string][]string{}
	for place, texts := range l.all {
		for _, text := range texts {
			for _, n := range ns.in(text) {
				name := string(n.class) + " " + n.name
				if place == shownToMerchant && n.class == personalDatum || slices.Contains(found[place], name) {
					continue
				}
				found[place] = append(found[place], name)
			}
		}
	}
	return found
}

// sink is a log that goes to the leftovers as one text.
type sink struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *sink) bytes() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.buf.Bytes())
}

// wiretap stands before a server and keeps every byte that passes, so that what
// was there for a moment only is seen too.
type wiretap struct {
	net.Listener
	target string
	wg     sync.WaitGroup

	mu    sync.Mutex
	kept  []*sink // one for each direction of each connection
	conns []net.Conn
}

func tapped(t *testing.T, target string) *wiretap {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	wantOK(t, err)
	w := &wiretap{Listener: listener, target: target}
	w.wg.Go(w.serve)
	t.Cleanup(w.stop)
	return w
}

func (w *wiretap) serve() {
	for {
		from, err := w.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial("tcp", w.target)
		if err != nil {
			_ = from.Close()
			return
		}
		w.pass(from, to)
	}
}

func (w *wiretap) pass(from, to net.Conn) {
	there, back := &sink{}, &sink{}
	w.mu.Lock()
	w.kept = append(w.kept, there, back)
	w.conns = append(w.conns, from, to)
	w.mu.Unlock()
	relay := func(to, from net.Conn, kept *sink) {
		_, _ = io.Copy(io.MultiWriter(to, kept), from)
		_ = to.Close()
	}
	w.wg.Go(func() { relay(to, from, there) })
	w.wg.Go(func() { relay(from, to, back) })
}

func (w *wiretap) stop() {
	_ = w.Close()
	w.mu.Lock()
	for _, c := range w.conns {
		_ = c.Close()
	}
	w.mu.Unlock()
	w.wg.Wait()
}

func (w *wiretap) all() (texts [][]byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range w.kept {
		texts = append(texts, s.bytes())
	}
	return texts
}

// overheard keeps what the API answers, refusals apart, and looks around after
// each answered form.
type overheard struct {
	http.RoundTripper
	left *leftovers
	look func()
}

func (o overheard) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := o.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	res.Body = io.NopCloser(bytes.NewReader(text))
	place := shownToMerchant
	if res.StatusCode >= http.StatusBadRequest {
		place = "refusals of the API"
	}
	o.left.add(place, text)
	if r.Method == http.MethodPost && strings.Contains(r.URL.Path, "/form") {
		o.look()
	}
	return res, err
}
