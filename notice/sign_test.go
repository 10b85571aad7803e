package notice_test

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"xinbao/notice"
	"xinbao/vault"
)

var payload = []byte(`{"type":"request.accepted","data":{"user_id":"张三"}}`)

func keyPair(t *testing.T) (private, public vault.Secret) {
	t.Helper()
	private, text, err := notice.NewKeyPair()
	if err != nil {
		t.Fatal(err)
	}
	return private, vault.NewSecret(text)
}

func headers(t *testing.T, at time.Time, keys ...vault.Secret) http.Header {
	t.Helper()
	h, err := notice.Sign("ntc_1", at, payload, keys...)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func verify(h http.Header, keys ...vault.Secret) error {
	return notice.Verify(h, payload, keys, at, notice.Tolerance)
}

// TestSignKnownAnswer is the vector of the specification's own libraries.
func TestSignKnownAnswer(t *testing.T) {
	t.Parallel()
	key := vault.NewSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

	h, err := notice.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`), key)

	if err != nil || h.Get("webhook-signature") != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Errorf("signature %q, %v", h.Get("webhook-signature"), err)
	}
	if h.Get("webhook-id") != "msg_p5jXN8AQM9LWM0D4loKWxJek" || h.Get("webhook-timestamp") != "1614265330" {
		t.Errorf("headers %v", h)
	}
}

func TestStandardLibraryAgreesBothWays(t *testing.T) {
	t.Parallel()
	older, newer := notice.NewSecret(), notice.NewSecret()
	private, _ := keyPair(t)
	now := time.Now() // the library knows no other time

	ours := headers(t, now, newer, older, private)

	for name, key := range map[string]vault.Secret{"old": older, "new": newer} {
		peer, err := standardwebhooks.NewWebhook(string(key.Reveal()))
		if err != nil {
			t.Fatal(err)
		}
		if err := peer.Verify(payload, ours); err != nil {
			t.Errorf("the library with the %s secret refuses ours: %v", name, err)
		}
		theirs := ours.Clone()
		signature, err := peer.Sign("ntc_1", now, payload)
		if err != nil {
			t.Fatal(err)
		}
		theirs.Set("webhook-signature", signature)
		if err := notice.Verify(theirs, payload, []vault.Secret{key}, now, notice.Tolerance); err != nil {
			t.Errorf("we refuse the library's with the %s secret: %v", name, err)
		}
	}
}

func TestEveryLiveKeyVerifiesAlone(t *testing.T) {
	t.Parallel()
	older, newer := notice.NewSecret(), notice.NewSecret()
	private, public := keyPair(t)
	_, stranger := keyPair(t)

	h := headers(t, at, newer, older, private)

	if err := errors.Join(verify(h, older), verify(h, newer), verify(h, public), verify(h, stranger, public)); err != nil {
		t.Error(err)
	}
	if n := len(strings.Fields(h.Get("webhook-signature"))); n != 3 {
		t.Errorf("%d signatures, want 3", n)
	}
	for name, key := range map[string]vault.Secret{"secret": notice.NewSecret(), "public key": stranger} {
		if err := verify(h, key); !errors.Is(err, notice.ErrSignature) {
			t.Errorf("another %s: %v, want ErrSignature", name, err)
		}
	}
}

func TestVerifyRefusesWhatWasChanged(t *testing.T) {
	t.Parallel()
	key := notice.NewSecret()
	private, public := keyPair(t)
	changes := map[string]struct {
		change func(http.Header)
		want   error
	}{
		"id":   {func(h http.Header) { h.Set("webhook-id", "ntc_2") }, notice.ErrSignature},
		"time": {func(h http.Header) { h.Set("webhook-timestamp", "1772442001") }, notice.ErrSignature},
		"version": {func(h http.Header) {
			h.Set("webhook-signature", "v9,"+strings.Fields(h.Get("webhook-signature"))[0][3:])
		}, notice.ErrSignature},
		"no base64":    {func(h http.Header) { h.Set("webhook-signature", "v1,%% v1a, v1") }, notice.ErrSignature},
		"no signature": {func(h http.Header) { h.Del("webhook-signature") }, notice.ErrHeaders},
		"no id":        {func(h http.Header) { h.Del("webhook-id") }, notice.ErrHeaders},
		"no time":      {func(h http.Header) { h.Set("webhook-timestamp", "yesterday") }, notice.ErrHeaders},
		"time far off": {func(h http.Header) { h.Set("webhook-timestamp", "-9223372036854775808") }, notice.ErrTimestamp},
	}
	for name, c := range changes {
		h := headers(t, at, key, private)
		c.change(h)
		if err := verify(h, key, public); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	h := headers(t, at, key, private)
	if err := notice.Verify(h, payload[1:], []vault.Secret{key, public}, at, notice.Tolerance); !errors.Is(err, notice.ErrSignature) {
		t.Errorf("another body: %v, want ErrSignature", err)
	}
}

func TestVerifyHoldsToTheTolerance(t *testing.T) {
	t.Parallel()
	key := notice.NewSecret()
	for offset, want := range map[time.Duration]error{
		-notice.Tolerance: nil, notice.Tolerance: nil,
		-notice.Tolerance - time.Second: notice.ErrTimestamp, notice.Tolerance + time.Second: notice.ErrTimestamp,
	} {
		if err := verify(headers(t, at.Add(offset), key), key); !errors.Is(err, want) {
			t.Errorf("%v off: %v, want %v", offset, err, want)
		}
	}
}

func TestUnfitKeysAndIDsAreRefusedUnquoted(t *testing.T) {
	t.Parallel()
	_, public := keyPair(t)
	encoded := base64.StdEncoding.EncodeToString([]byte("canary"))
	for _, text := range []string{"", "canary", "whsec_canary%", "whsec_" + encoded, "whsk_" + encoded, "whpk_" + encoded, string(public.Reveal())} {
		_, err := notice.Sign("ntc_1", at, payload, vault.NewSecret(text))
		if !errors.Is(err, notice.ErrKey) || strings.Contains(err.Error(), "canary") {
			t.Errorf("a key of %d bytes: %v, want ErrKey", len(text), err)
		}
	}
	private, _ := keyPair(t)
	if err := verify(headers(t, at, private), private); !errors.Is(err, notice.ErrSignature) {
		t.Errorf("a private key given to verify with: %v, want ErrSignature", err)
	}
	if _, err := notice.Sign("ntc_1", at, payload); !errors.Is(err, notice.ErrKey) {
		t.Errorf("no key: %v, want ErrKey", err)
	}
	for _, id := range []string{"", "a.b", "a b", "a\nb"} {
		if _, err := notice.Sign(id, at, payload, notice.NewSecret()); !errors.Is(err, notice.ErrHeaders) {
			t.Errorf("id %q: %v, want ErrHeaders", id, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	key := notice.NewSecret()
	f.Add("ntc_1", "1772442000", "v1,abc v1a,", payload)
	f.Fuzz(func(t *testing.T, id, stamp, signature string, body []byte) {
		h := http.Header{"Webhook-Id": {id}, "Webhook-Timestamp": {stamp}, "Webhook-Signature": {signature}}
		if notice.Verify(h, body, []vault.Secret{key}, at, notice.Tolerance) == nil {
			t.Error("a signature that nobody made was accepted")
		}
	})
}
