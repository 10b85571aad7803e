package httpx

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"time"
)

// OutboundConfig says what an outbound client may do. The zero value is the
// client of production.
type OutboundConfig struct {
	Rules
	// Timeout bounds a whole exchange, the reading of the body included; 0 means 15 s.
	Timeout time.Duration
	// MaxBody is the most bytes of a response body that can be read, beyond which
	// reading gives *http.MaxBytesError; 0 means 1 MiB.
	MaxBody int64
	// Proxy is asked for each request; nil means none, whatever the environment
	// says. Behind a proxy the Rules apply to the proxy's address only.
	Proxy func(*http.Request) (*url.URL, error)
	// RootCAs replaces the system's certificate authorities.
	RootCAs *x509.CertPool
}

const (
	dialTimeout      = 5 * time.Second
	handshakeTimeout = 5 * time.Second
	idleTimeout      = 90 * time.Second
	maxHeaderBytes   = 16 << 10 // of a response here, of a request in NewServer
)

// NewOutbound makes the client for everything that leaves the house. It dials only
// what the Rules allow (else the error is ErrRefused), follows no redirect (the
// caller sees the 3xx), keeps no cookies and does not decompress.
func NewOutbound(c OutboundConfig) *http.Client {
	if c.Timeout == 0 {
		c.Timeout = 15 * time.Second
	}
	if c.MaxBody == 0 {
		c.MaxBody = 1 << 20
	}
	dialer := &net.Dialer{Timeout: dialTimeout, Control: c.control}
	transport := &http.Transport{
		Proxy:                  c.Proxy,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: c.RootCAs},
		TLSHandshakeTimeout:    handshakeTimeout,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // a few bytes must not become gigabytes
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConnsPerHost:    8,
		IdleConnTimeout:        idleTimeout,
	}
	return &http.Client{
		Transport:     limited{transport, c.MaxBody},
		Timeout:       c.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// limited bounds the bodies of responses.
type limited struct {
	*http.Transport
	maxBody int64
}

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := l.Transport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	res.Body = http.MaxBytesReader(nil, res.Body, l.maxBody)
	return res, nil
}
