package signed_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/api/signed"
	"xinbao/report"
)

func TestAReportIsTheBareObjectOfTheContract(t *testing.T) {
	t.Parallel()
	w := begin(t)

	got := w.send(t, w.call(t, formOf(pdf)))

	want := `{"creditHeader":{"serialNo":"` + encoded + `","whoWasChecked":"张三<&>"},"personBasicInfo":{},"infoSummary":{},` +
		`"creditTransInfoDetail":{},"noncreditTransInfoDetail":[],"publicInfoDetail":{},"selfDeclare":[],"objectionLabel":[],"queryRecord":{}}`
	if diff := cmp.Diff(want, strings.TrimSpace(string(got.Body))); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if got.Header.Get("Content-Type") != "application/json; charset=utf-8" || !requestID.MatchString(got.Header.Get("X-Request-Id")) ||
		got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("header %v", got.Header)
	}
}

func TestRefusalsAreToTheByte(t *testing.T) {
	t.Parallel()
	for what, test := range map[string]struct {
		err    error
		code   int
		status string
		reason string
		again  string
	}{
		"a file that is no report": {fmt.Errorf("an invoice: %w", signed.ErrFile), 400, "INVALID_ARGUMENT", "invalid image format or size", ""},
		"a fault of ours":          {errors.New("canary in the error"), 500, "INTERNAL_ERROR", "INTERNAL_ERROR", "5"},
	} {
		w := begin(t)
		w.reader = func(context.Context, []byte) (*report.Detailed, error) { return nil, test.err }

		got := w.send(t, w.call(t, formOf(pdf)))

		wantRefused(t, what, got, test.code, test.status, test.reason)
		if got.Header.Get("Retry-After") != test.again {
			t.Errorf("%s: Retry-After %q", what, got.Header.Get("Retry-After"))
		}
	}
}

func TestAPanicOfTheReaderStaysInside(t *testing.T) {
	t.Parallel()
	w := begin(t)
	w.reader = func(_ context.Context, file []byte) (*report.Detailed, error) { panic(string(file)) }

	got := w.send(t, w.call(t, formOf(pdf)))

	wantRefused(t, "panic", got, 500, "INTERNAL_ERROR", "INTERNAL_ERROR")
	if log := w.log.String(); strings.Contains(log, "PDF-1.7") || !strings.Contains(log, "panic (string)") {
		t.Errorf("the log is\n%s", log)
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	t.Parallel()
	w := begin(t)
	for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		r := w.call(t, "")
		r.Method = method

		got := w.send(t, r)

		wantRefused(t, method, got, 405, "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED")
		if got.Header.Get("Allow") != "POST" {
			t.Errorf("%s: Allow %q", method, got.Header.Get("Allow"))
		}
	}
}

func TestNeitherFileNorSignatureIsLogged(t *testing.T) {
	t.Parallel()
	w := begin(t)
	r := w.call(t, formOf(pdf))
	w.send(t, r)
	w.send(t, w.call(t, "image=#"))

	log := w.log.String()

	for _, secret := range []string{encoded, secret, r.Header.Get("Authorization"), "张三"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log is\n%s", log)
		}
	}
	if !strings.Contains(log, `"tid":"TID`) || !strings.Contains(log, `"merchant_id":"mer_1"`) {
		t.Errorf("the log names neither call nor merchant:\n%s", log)
	}
}

// A client that asks first must not send a megabyte to be refused.
func TestWhoHasNotSignedIsRefusedBeforeTheBody(t *testing.T) {
	t.Parallel()
	w := begin(t)
	for authorization, want := range map[string]string{
		"hmac nonsense": "HTTP/1.1 401 ",
		w.call(t, "").Header.Get("Authorization"): "HTTP/1.1 100 ",
	} {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", w.server.Listener.Addr().String())
		must(t, err)
		_, err = io.WriteString(conn, "POST "+signed.Path+" HTTP/1.1\r\nHost: x\r\nX-Source: market\r\nX-Date: "+noon.Format(http.TimeFormat)+
			"\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\nAuthorization: "+authorization+"\r\n\r\n")
		must(t, err)

		line, err := bufio.NewReader(conn).ReadString('\n')

		must(t, err)
		if !strings.HasPrefix(line, want) {
			t.Errorf("answered %q, want %q", line, want)
		}
		must(t, conn.Close())
	}
}

// blocked is a world whose reader waits until the test lets it go.
func blocked(t *testing.T, change func(*signed.Config)) (w *world, began <-chan struct{}, release func()) {
	t.Helper()
	w = begin(t, change)
	starts, free := make(chan struct{}, 100), make(chan struct{})
	w.reader = func(ctx context.Context, file []byte) (*report.Detailed, error) {
		starts <- struct{}{}
		<-free // deaf to ctx, as a runaway is
		return echo(ctx, file)
	}
	return w, starts, func() { close(free) }
}

func TestAFileThatTakesTooLongIsAnsweredInTime(t *testing.T) {
	t.Parallel()
	w, began, release := blocked(t, func(c *signed.Config) { c.AnswerIn, c.Reads = 200*time.Millisecond, 1 })
	defer release()
	start := time.Now()

	running := w.send(t, w.call(t, formOf(pdf)))
	<-began
	queued := w.send(t, w.call(t, formOf(pdf)))

	wantRefused(t, "one that runs", running, 500, "INTERNAL_ERROR", "INTERNAL_ERROR")
	wantRefused(t, "one that waits for it", queued, 500, "INTERNAL_ERROR", "INTERNAL_ERROR")
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("it took %v", took)
	}
	if len(began) != 0 {
		t.Error("a second file was read although the first one was not done")
	}
}

func TestCallsAtOnceAreBounded(t *testing.T) {
	t.Parallel()
	w, began, release := blocked(t, func(c *signed.Config) { c.Calls, c.CallsEach, c.Reads = 3, 2, 3 })
	answers := make(chan answer, 2)
	for range 2 {
		r := w.call(t, formOf(pdf))
		go func() { answers <- w.send(t, r) }()
		<-began
	}

	third := w.send(t, w.call(t, formOf(pdf)))
	release()
	first, second := <-answers, <-answers
	after := w.send(t, w.call(t, formOf(pdf)))

	wantRefused(t, "a third of the same merchant", third, 403, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED")
	if third.Header.Get("Retry-After") == "" {
		t.Error("it does not say when to come again")
	}
	for _, a := range []answer{first, second, after} {
		wantFile(t, "one within the limit", a, pdf)
	}
}

func TestAllMerchantsTogetherAreBounded(t *testing.T) {
	t.Parallel()
	w, began, release := blocked(t, func(c *signed.Config) { c.Calls, c.CallsEach = 1, 1 })
	answers := make(chan answer, 1)
	r := w.call(t, formOf(pdf))
	go func() { answers <- w.send(t, r) }()
	<-began
	w.owner.ID = "mer_2"

	other := w.send(t, w.call(t, formOf(pdf)))
	release()

	wantRefused(t, "another merchant's", other, 403, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED")
	wantFile(t, "the first", <-answers, pdf)
}
