package zx_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"xinbao/zx"
)

const canary = "Canary-Pass-77"

// login calls with a canary for a password and expects no usable answer.
func login(t *testing.T, c *zx.Client) *zx.TransportError {
	t.Helper()
	_, err := c.Login(t.Context(), who, zx.LoginRequest{LoginName: "canary-name", Password: canary})
	failed, ok := errors.AsType[*zx.TransportError](err)
	if !ok {
		t.Fatalf("error %v, want a transport error", err)
	}
	if text := fmt.Sprintf("%v %+v", err, failed); strings.Contains(text, canary) || strings.Contains(text, "canary-name") {
		t.Errorf("a parameter is in the error: %s", text)
	}
	return failed
}

func wantSent(t *testing.T, want bool, err *zx.TransportError) {
	t.Helper()
	if err.Sent != want {
		t.Errorf("Sent = %v, want %v: %v", err.Sent, want, err)
	}
}

func TestRequestThatNeverLeftIsNotSent(t *testing.T) {
	t.Parallel()
	t.Run("nobody listens", func(t *testing.T) {
		t.Parallel()
		listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := listener.Addr().String()
		_ = listener.Close()

		failed := login(t, clientOf(t, "http://"+address+"/?key=hidden"))

		wantSent(t, false, failed)
		if strings.Contains(failed.Error(), "hidden") {
			t.Errorf("the address is in the error: %v", failed)
		}
	})
	t.Run("unknown certificate", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewTLSServer(http.NotFoundHandler())
		server.Config.ErrorLog = log.New(io.Discard, "", 0) // it would report the refused handshake
		t.Cleanup(server.Close)

		wantSent(t, false, login(t, clientOf(t, server.URL)))
	})
	t.Run("given up before", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()

		_, err := answering(t, `{}`).GetLoginInfo(ctx, who)

		failed, ok := errors.AsType[*zx.TransportError](err)
		if !ok || failed.Sent || !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}

func TestAnswerThatDoesNotComeMayHaveHadItsEffect(t *testing.T) {
	t.Parallel()
	t.Run("timeout", func(t *testing.T) {
		t.Parallel()
		release := make(chan struct{})
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
		t.Cleanup(server.Close)
		t.Cleanup(func() { close(release) })
		c, err := zx.NewClient(zx.ClientConfig{
			URL: server.URL, AppName: "a", AppVersion: "1", HTTP: server.Client(), Timeout: 20 * time.Millisecond,
		})
		if err != nil {
			t.Fatal(err)
		}

		failed := login(t, c)

		wantSent(t, true, failed)
		if !errors.Is(failed, context.DeadlineExceeded) {
			t.Errorf("error %v, want a timeout", failed)
		}
	})
	t.Run("cut", func(t *testing.T) {
		t.Parallel()
		var calls atomic.Int32
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			calls.Add(1)
			panic(http.ErrAbortHandler)
		}))
		t.Cleanup(server.Close)

		wantSent(t, true, login(t, clientOf(t, server.URL)))

		if calls.Load() != 1 {
			t.Errorf("called %d times, want once", calls.Load())
		}
	})
	t.Run("a transport that reports nothing", func(t *testing.T) {
		t.Parallel()
		c, err := zx.NewClient(zx.ClientConfig{
			URL: "http://127.0.0.1/", AppName: "a", AppVersion: "1",
			HTTP: &http.Client{Transport: broken{}},
		})
		if err != nil {
			t.Fatal(err)
		}

		wantSent(t, true, login(t, c))
	})
}

type broken struct{}

func (broken) RoundTrip(*http.Request) (*http.Response, error) { return nil, errors.New("broken") }

func TestUnusableAnswersMayHaveHadTheirEffect(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"empty":            ``,
		"HTML":             `<html>` + canary + `</html>`,
		"an array":         `[]`,
		"no code":          `{"msg":"ok","data":{"user_status":0}}`,
		"code of letters":  `{"code":"` + canary + `"}`,
		"no status":        `{"code":200,"data":{}}`,
		"unknown status":   `{"code":200,"data":{"user_status":7}}`,
		"half a status":    `{"code":200,"data":{"user_status":0.5}}`,
		"too deep":         strings.Repeat(`{"a":`, 100) + `1` + strings.Repeat(`}`, 100),
		"too long to read": `{"code":200,"data":{"user_status":0}}` + strings.Repeat(" ", 9<<20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			wantSent(t, true, login(t, answering(t, answer).Client))
		})
	}
}

func TestAnswersWithoutWhatWasAskedForAreUnusable(t *testing.T) {
	t.Parallel()
	for name, call := range map[string]func(context.Context, *zx.Client) error{
		"form":    func(ctx context.Context, c *zx.Client) error { _, err := c.GetLoginInfo(ctx, who); return err },
		"picture": func(ctx context.Context, c *zx.Client) error { _, err := c.GetPicCode(ctx, who); return err },
		"rules":   func(ctx context.Context, c *zx.Client) error { _, err := c.GetVerifyMethod(ctx, who, ""); return err },
		"card": func(ctx context.Context, c *zx.Client) error {
			_, err := c.OnlineValidateCard(ctx, who, "")
			return err
		},
		"report": func(ctx context.Context, c *zx.Client) error { _, err := c.ViewReport(ctx, who, "", ""); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := answering(t, `{"code":200,"msg":"ok","data":{"cardtype":3,"pic_code":"?","rules":[]}}`).Client

			if _, ok := errors.AsType[*zx.TransportError](call(t.Context(), c)); !ok {
				t.Error("taken for an answer")
			}
		})
	}
}

func TestHTTPStatusIsNoAnswer(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusNoContent, http.StatusTemporaryRedirect, http.StatusInternalServerError} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			t.Parallel()
			var elsewhere atomic.Int32
			other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
			t.Cleanup(other.Close)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Location", other.URL)
				w.WriteHeader(status)
			}))
			t.Cleanup(server.Close)

			wantSent(t, true, login(t, clientOf(t, server.URL)))

			if elsewhere.Load() != 0 {
				t.Error("the password was sent on to another address")
			}
		})
	}
}
