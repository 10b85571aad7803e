package notice_test

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"

	"xinbao/internal/httpx"
	"xinbao/notice"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// receiver is a merchant's server on loopback.
func receiver(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

// poster is the client of development: it may go to loopback.
func poster(t *testing.T) *http.Client {
	t.Helper()
	c := httpx.NewOutbound(httpx.OutboundConfig{Rules: httpx.Rules{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}})
	t.Cleanup(c.CloseIdleConnections)
	return c
}

func posted(t *testing.T, url string) notice.Outcome {
	t.Helper()
	return notice.Post(t.Context(), poster(t), url, http.Header{"Webhook-Id": {"ntc_1"}}, payload)
}

func wantOutcome(t *testing.T, got, want notice.Outcome) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(notice.Outcome{}, "Took")); diff != "" {
		t.Error(diff)
	}
}

func TestPostSendsBodyAndHeaders(t *testing.T) {
	t.Parallel()
	type seen struct{ Method, Path, ID, Type, Agent, Body string }
	var got seen
	s := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		got = seen{r.Method, r.URL.Path, r.Header.Get("webhook-id"), r.Header.Get("Content-Type"), r.UserAgent(), string(b)}
		_, _ = io.WriteString(w, "thanks")
	})

	out := posted(t, s.URL+"/notices")

	if diff := cmp.Diff(seen{"POST", "/notices", "ntc_1", "application/json", "xinbao-notice/1", string(payload)}, got); diff != "" {
		t.Error(diff)
	}
	digest := sha256.Sum256([]byte("thanks"))
	wantOutcome(t, out, notice.Outcome{Class: notice.OK, StatusCode: 200, BodySize: 6, BodySHA256: hex.EncodeToString(digest[:])})
	if out.Took <= 0 {
		t.Error("it took no time")
	}
}

func TestPostClassesStatuses(t *testing.T) {
	t.Parallel()
	want := map[string]notice.Class{
		"200": notice.OK, "204": notice.OK, "299": notice.OK,
		"301": notice.Redirect, "304": notice.Redirect, "307": notice.Redirect,
		"400": notice.Status4xx, "404": notice.Status4xx, "429": notice.Status4xx, "410": notice.Gone, "413": notice.TooLarge,
		"500": notice.Status5xx, "503": notice.Status5xx, "600": notice.Status5xx,
	}
	s := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		status := 0
		for _, digit := range r.URL.Path[1:] {
			status = status*10 + int(digit-'0')
		}
		w.Header().Set("Location", "/200")
		w.WriteHeader(status)
	})
	got := map[string]notice.Class{}

	for status := range want {
		got[status] = posted(t, s.URL+"/"+status).Class
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPostReadsRetryAfter(t *testing.T) {
	t.Parallel()
	s := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", r.URL.Query().Get("after"))
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	hour := strings.ReplaceAll(time.Now().Add(time.Hour).UTC().Format(http.TimeFormat), " ", "+")
	for text, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "0": 0, "-5": 0, "": 0, "soon": 0, "1h": 0, "99999999999999": 0,
		"Mon,+02+Jan+2006+15:04:05+GMT": 0, hour: time.Hour,
	} {
		if got := posted(t, s.URL+"?after="+text).RetryAfter; (got - want).Abs() > 10*time.Second {
			t.Errorf("Retry-After %q is %v, want %v", text, got, want)
		}
	}
}

func TestPostReadsOnlyABitOfTheAnswer(t *testing.T) {
	t.Parallel()
	s := receiver(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("a", 1<<20))
	})

	out := posted(t, s.URL)

	digest := sha256.Sum256([]byte(strings.Repeat("a", 16<<10)))
	wantOutcome(t, out, notice.Outcome{Class: notice.OK, StatusCode: 200, BodySize: 16 << 10, BodySHA256: hex.EncodeToString(digest[:])})
}

func TestPostClassesWhatIsNoAnswer(t *testing.T) {
	t.Parallel()
	cut := receiver(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = log.New(io.Discard, "", 0)
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	picky := httptest.NewUnstartedServer(http.NotFoundHandler())
	picky.Config.ErrorLog = log.New(io.Discard, "", 0)
	picky.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert, MaxVersion: tls.VersionTLS11}
	picky.StartTLS()
	t.Cleanup(picky.Close)
	plain := receiver(t, func(http.ResponseWriter, *http.Request) {})
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = closed.Close()

	for url, want := range map[string]notice.Class{
		cut.URL:                            notice.Connection,
		"http://" + closed.Addr().String(): notice.Connection,
		"ftp://127.0.0.1/":                 notice.Connection,
		untrusted.URL:                      notice.TLS,
		picky.URL:                          notice.TLS,
		strings.Replace(plain.URL, "http", "https", 1): notice.TLS,
		"http://10.0.0.1/":               notice.RefusedAddress,
		"https://169.254.169.254/":       notice.RefusedAddress,
		"https://[::ffff:10.0.0.1]:443/": notice.RefusedAddress,
		"://":                            notice.RefusedAddress,
		"http://no-such-host.invalid/":   notice.DNS,
	} {
		wantClass := func(out notice.Outcome) bool { return out.Class == want && out.StatusCode == 0 }
		if out := posted(t, url); !wantClass(out) {
			t.Errorf("%s: %+v, want %s", url, out, want)
		}
	}
}

// stalled answers nothing until the request's context ends.
type stalled struct{}

func (stalled) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestPostGivesUpAfterItsTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		out := notice.Post(t.Context(), &http.Client{Transport: stalled{}}, "https://merchant.example/", nil, payload)

		if out.Class != notice.Timeout || out.Took != notice.PostTimeout {
			t.Errorf("%+v, want a timeout after %v", out, notice.PostTimeout)
		}
	})
}

func TestPostThatWeStopIsNoAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		out := notice.Post(ctx, &http.Client{Transport: stalled{}}, "https://merchant.example/", nil, payload)

		if out.Class != notice.Interrupted {
			t.Errorf("%+v, want interrupted", out)
		}
	})
}
