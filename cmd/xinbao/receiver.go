package main

import (
	"io"
	"net/http"
	"time"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/vault"
)

// receiver is a merchant's server: it takes notices as one should, and hands on
// what it could verify. Development and the demo use it.
type receiver struct {
	secrets  []vault.Secret
	received func(id string, n notice.Notice, body []byte)
}

func newReceiver(m flow.Merchant, received func(id string, n notice.Notice, body []byte)) *receiver {
	r := &receiver{received: received}
	for _, s := range m.Secrets {
		r.secrets = append(r.secrets, vault.NewSecret(s.Reveal()))
	}
	return r
}

// ServeHTTP verifies before it reads.
func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, req.Body, 8<<20))
	if err != nil {
		http.Error(w, "the body is too large", http.StatusRequestEntityTooLarge)
		return
	}
	if err := notice.Verify(req.Header, body, r.secrets, time.Now(), notice.Tolerance); err != nil {
		http.Error(w, "the signature does not fit", http.StatusUnauthorized)
		return
	}
	n, err := notice.Parse(body)
	if err != nil {
		http.Error(w, "the notice cannot be read", http.StatusBadRequest)
		return
	}
	r.received(req.Header.Get(notice.HeaderID), n, body)
	w.WriteHeader(http.StatusNoContent)
}
