package notice

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"net/http"
	"time"
)

// Class says in one word how an attempt ended. It is stored, and shown to the
// merchant.
type Class string

// The classes. Every one but OK is a failure; only Gone ends the attempts.
const (
	OK             Class = "ok"              // 2xx, whatever else the answer holds
	Gone           Class = "gone"            // 410: the receiver wants no more
	Redirect       Class = "redirect"        // 3xx: never followed; the merchant corrects its URL
	TooLarge       Class = "too_large"       // 413: the receiver takes no notice of this size; thin ones are small
	Status4xx      Class = "status_4xx"      // any other 4xx
	Status5xx      Class = "status_5xx"      // 5xx, and what is no HTTP status at all
	RefusedAddress Class = "refused_address" // the URL leads to an address that we do not call
	DNS            Class = "dns"             // the name does not resolve
	Timeout        Class = "timeout"         // no answer in time
	TLS            Class = "tls"             // no trusted, encrypted connection
	Connection     Class = "connection"      // refused, reset, cut, or no HTTP
	Interrupted    Class = "interrupted"     // we stopped: no attempt, do it again
)

const (
	// PostTimeout bounds one attempt, from DNS to the last byte read.
	PostTimeout = 15 * time.Second
	// maxAnswer is how much of an answer is read, in bytes, so that the connection
	// can be used again. The rest is nobody's business.
	maxAnswer = 16 << 10
)

// Outcome is how one attempt ended. It holds no byte of the answer's body, which
// may quote the notice: only its length and hash, by which two can be compared.
type Outcome struct {
	Class      Class
	StatusCode int           // 0: no answer
	RetryAfter time.Duration // as the receiver wished, 0 for no wish
	Took       time.Duration
	BodySize   int    // of the answer, as far as it was read: at most 16 KiB
	BodySHA256 string // of the same, in hex; "" for no body
}

// Post makes one attempt: it posts a body under its signed headers and says how
// that ended. The client must refuse private addresses and follow no redirect
// (httpx.NewOutbound does).
func Post(ctx context.Context, client *http.Client, url string, headers http.Header, body []byte) Outcome {
	start := time.Now()
	bounded, cancel := context.WithTimeout(ctx, PostTimeout)
	defer cancel()
	out := post(bounded, client, url, headers, body)
	// When ctx itself ended, the error is ours, whatever it looks like.
	if out.StatusCode == 0 && ctx.Err() != nil {
		out.Class = Interrupted
	}
	out.Took = time.Since(start)
	return out
}

func post(ctx context.Context, client *http.Client, url string, headers http.Header, body []byte) Outcome {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return Outcome{Class: RefusedAddress}
	}
	maps.Copy(req.Header, headers)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "xinbao-notice/1")
	res, err := client.Do(req)
	if err != nil {
		return Outcome{Class: classOf(err)}
	}
	defer func() { _ = res.Body.Close() }()
	out := Outcome{
		Class: classOfStatus(res.StatusCode), StatusCode: res.StatusCode,
		RetryAfter: retryAfter(res.Header, time.Now()),
	}
	// The status has decided. An answer that breaks off or never ends changes nothing.
	answer, _ := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if len(answer) > 0 {
		digest := sha256.Sum256(answer)
		out.BodySize, out.BodySHA256 = len(answer), hex.EncodeToString(digest[:])
	}
	return out
}
