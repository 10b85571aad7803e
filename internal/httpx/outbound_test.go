package httpx_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"xinbao/internal/httpx"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// served starts a loopback server.
func served(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

// client makes an outbound client that leaves nothing behind.
func client(t *testing.T, c httpx.OutboundConfig) *http.Client {
	t.Helper()
	made := httpx.NewOutbound(c)
	t.Cleanup(made.CloseIdleConnections)
	return made
}

// get returns the response with its body read and closed.
func get(t *testing.T, c *http.Client, url string) (*http.Response, []byte, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	return res, body, err
}

func TestOutboundRefusesLoopbackUnlessAllowed(t *testing.T) {
	t.Parallel()
	called := 0
	s := served(t, func(http.ResponseWriter, *http.Request) { called++ })
	_, port, _ := strings.Cut(s.Listener.Addr().String(), ":")

	_, _, literal := get(t, client(t, httpx.OutboundConfig{}), s.URL)
	_, _, name := get(t, client(t, httpx.OutboundConfig{}), "http://localhost:"+port)
	_, _, mapped := get(t, client(t, httpx.OutboundConfig{}), "http://[::ffff:127.0.0.1]:"+port)
	reached := called
	_, _, allowed := get(t, client(t, httpx.OutboundConfig{Rules: development}), s.URL)

	for _, err := range []error{literal, name, mapped} {
		if !errors.Is(err, httpx.ErrRefused) {
			t.Errorf("%v, want ErrRefused", err)
		}
	}
	if reached != 0 {
		t.Error("the refused server was reached")
	}
	if allowed != nil || called != 1 {
		t.Errorf("the allowed server: %v", allowed)
	}
}

func TestOutboundFollowsNoRedirect(t *testing.T) {
	t.Parallel()
	s := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			t.Error("the redirect was followed")
		}
		http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
	})

	res, _, err := get(t, client(t, httpx.OutboundConfig{Rules: development}), s.URL)

	if err != nil || res.StatusCode != http.StatusTemporaryRedirect {
		t.Errorf("%v, want the 307 itself", err)
	}
}

func TestOutboundIgnoresTheProxyOfTheEnvironment(t *testing.T) {
	proxied := served(t, func(http.ResponseWriter, *http.Request) { t.Error("the proxy was asked") })
	t.Setenv("HTTP_PROXY", proxied.URL)
	t.Setenv("http_proxy", proxied.URL)

	_, _, err := get(t, client(t, httpx.OutboundConfig{Rules: development}), "http://10.0.0.1/")

	if !errors.Is(err, httpx.ErrRefused) {
		t.Errorf("%v, want ErrRefused for the address itself", err)
	}
}

func TestOutboundBoundsBodyHeaderAndTime(t *testing.T) {
	t.Parallel()
	c := client(t, httpx.OutboundConfig{Rules: development, MaxBody: 100, Timeout: 200 * time.Millisecond})
	exact := served(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, long(100)) })
	large := served(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, long(101)) })
	wide := served(t, func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X-Wide", long(64<<10)) })
	slow := served(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })

	_, body, fits := get(t, c, exact.URL)
	_, _, tooLarge := get(t, c, large.URL)
	_, _, tooWide := get(t, c, wide.URL)
	_, _, tooSlow := get(t, c, slow.URL)

	if fits != nil || len(body) != 100 {
		t.Errorf("a body at the limit: %d bytes, %v", len(body), fits)
	}
	if _, ok := errors.AsType[*http.MaxBytesError](tooLarge); !ok {
		t.Errorf("a body beyond the limit: %v, want *http.MaxBytesError", tooLarge)
	}
	if tooWide == nil {
		t.Error("a header of 64 KiB was accepted")
	}
	if err, ok := errors.AsType[net.Error](tooSlow); !ok || !err.Timeout() {
		t.Errorf("a server that hangs: %v, want a timeout", tooSlow)
	}
}

func TestOutboundTrustsOnlyItsRoots(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	s.Config.ErrorLog = quiet()
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())

	_, _, stranger := get(t, client(t, httpx.OutboundConfig{Rules: development}), s.URL)
	res, _, known := get(t, client(t, httpx.OutboundConfig{Rules: development, RootCAs: roots}), s.URL)

	if _, ok := errors.AsType[*tls.CertificateVerificationError](stranger); !ok {
		t.Errorf("an unknown certificate: %v", stranger)
	}
	if known != nil || res.TLS == nil {
		t.Errorf("a known certificate: %v", known)
	}
}
