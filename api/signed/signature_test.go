package signed_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"xinbao/api/signed"
	"xinbao/flow"
	"xinbao/internal/ids"
)

var requestID = regexp.MustCompile(`^TID[0-9a-f]{32}$`)

// The vectors are those of the description.
func TestPrintedSignaturesAreVerified(t *testing.T) {
	t.Parallel()
	w := begin(t)
	w.now = time.Date(2018, 3, 19, 12, 8, 40, 0, time.UTC)
	const at = "Mon, 19 Mar 2018 12:08:40 GMT"
	for variant, headers := range map[string]http.Header{
		"A": {
			"X-Date": {at}, "X-Source": {"market"},
			"Authorization": {`hmac id="` + w.id + `", algorithm="hmac-sha1", headers="x-date x-source", signature="QGmRWiDfNgJ8O58W0St2YF5RPgw="`},
		},
		"B": {
			"Date": {at}, "Source": {"source"}, "X-Requested-With": {"XMLHttpRequest"},
			"Authorization": {`hmac id = "` + w.id + `", algorithm = "hmac-sha1", headers = "date source", signature = E4yJkGezaHFLwW/C8W2qKXfPDlc=`},
		},
	} {
		r := w.call(t, formOf(pdf))
		r.Header = headers

		wantFile(t, "variant "+variant, w.send(t, r), pdf)
	}
}

func TestSpellingsOfASignatureAreOneSignature(t *testing.T) {
	t.Parallel()
	w := begin(t)
	for what, change := range map[string]func(http.Header){
		"scheme in capitals":     func(h http.Header) { replace(h, "hmac id", "HMAC id") },
		"names in capitals":      func(h http.Header) { replace(h, "x-date x-source", "X-Date X-Source") },
		"no blanks":              func(h http.Header) { replace(h, ", ", ",") },
		"blanks":                 func(h http.Header) { replace(h, "signature=", "signature = "); replace(h, "id=", "id = ") },
		"bare values":            func(h http.Header) { replace(h, `"`+w.id+`"`, w.id) },
		"a parameter of its own": func(h http.Header) { replace(h, "hmac ", `hmac realm="x", `) },
		"source of one's own": func(h http.Header) {
			h.Set("X-Source", "our app")
			replace(h, h.Get("Authorization")[strings.Index(h.Get("Authorization"), "signature="):],
				`signature="`+sign("x-date: "+h.Get("X-Date")+"\nx-source: our app")+`"`)
		},
		"14 minutes late":  func(h http.Header) { resign(h, w.now.Add(-14*time.Minute)) },
		"14 minutes ahead": func(h http.Header) { resign(h, w.now.Add(14*time.Minute)) },
	} {
		r := w.call(t, formOf(pdf))
		change(r.Header)

		wantFile(t, what, w.send(t, r), pdf)
	}
}

func TestEveryWrongSignatureGetsTheSameAnswer(t *testing.T) {
	t.Parallel()
	w := begin(t)
	for what, change := range map[string]func(http.Header){
		"none":              func(h http.Header) { h.Del("Authorization") },
		"two":               func(h http.Header) { h.Add("Authorization", h.Get("Authorization")) },
		"of another scheme": func(h http.Header) { h.Set("Authorization", "Bearer xb_1") },
		"empty":             func(h http.Header) { h.Set("Authorization", "hmac ") },
		"unknown key":       func(h http.Header) { replace(h, w.id, ids.New(signed.KeyPrefix)) },
		"id that is none":   func(h http.Header) { replace(h, w.id, "AKID' OR 1=1") },
		"another algorithm": func(h http.Header) { replace(h, "hmac-sha1", "hmac-sha256") },
		"no algorithm":      func(h http.Header) { replace(h, `algorithm="hmac-sha1", `, "") },
		"no signature":      func(h http.Header) { replace(h, "signature=", "sig=") },
		"empty signature": func(h http.Header) {
			replace(h, h.Get("Authorization")[strings.Index(h.Get("Authorization"), "signature="):], `signature=""`)
		},
		"two ids":        func(h http.Header) { replace(h, "hmac ", `hmac id="x", `) },
		"changed source": func(h http.Header) { h.Set("X-Source", "other") },
		"changed time":   func(h http.Header) { h.Set("X-Date", w.now.Add(time.Second).Format(http.TimeFormat)) },
		"header missing": func(h http.Header) { h.Del("X-Source") },
		"header twice":   func(h http.Header) { h.Add("X-Source", "market") },
		"time not signed": func(h http.Header) {
			h.Set("Authorization", `hmac id="`+w.id+`", algorithm="hmac-sha1", headers="x-source", signature="`+sign("x-source: market")+`"`)
		},
		"nothing signed": func(h http.Header) {
			h.Set("Authorization", `hmac id="`+w.id+`", algorithm="hmac-sha1", headers="", signature="`+sign("")+`"`)
		},
		"16 minutes late":  func(h http.Header) { resign(h, w.now.Add(-16*time.Minute)) },
		"16 minutes ahead": func(h http.Header) { resign(h, w.now.Add(16*time.Minute)) },
		"another zone":     func(h http.Header) { resignText(h, strings.Replace(w.now.Format(http.TimeFormat), "GMT", "CST", 1)) },
		"no time":          func(h http.Header) { resignText(h, "now") },
	} {
		r := w.call(t, formOf(pdf))
		change(r.Header)

		wantUnsigned(t, what, w.send(t, r))
	}
}

func TestAKeyThatLetsNobodyInLooksLikeNone(t *testing.T) {
	t.Parallel()
	for what, change := range map[string]func(*world){
		"revoked key":       func(w *world) { w.key.RevokedAt = noon },
		"disabled merchant": func(w *world) { w.owner.DisabledAt = noon },
		"another secret":    func(w *world) { w.key.Secret = flow.Secret("no" + secret) },
	} {
		w := begin(t)
		change(w)

		wantUnsigned(t, what, w.send(t, w.call(t, formOf(pdf))))
	}
}

func replace(h http.Header, old, with string) {
	h.Set("Authorization", strings.Replace(h.Get("Authorization"), old, with, -1))
}

func resign(h http.Header, at time.Time) { resignText(h, at.Format(http.TimeFormat)) }

func resignText(h http.Header, at string) {
	old := h.Get("X-Date")
	h.Set("X-Date", at)
	replace(h, sign("x-date: "+old+"\nx-source: market"), sign("x-date: "+at+"\nx-source: market"))
}
