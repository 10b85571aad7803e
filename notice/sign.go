package notice

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"xinbao/vault"
)

// The headers of Standard Webhooks.
const (
	HeaderID        = "webhook-id"
	HeaderTimestamp = "webhook-timestamp" // of the attempt, in Unix seconds
	HeaderSignature = "webhook-signature" // signatures separated by spaces
)

// Tolerance is how old or how far ahead a timestamp may be for a receiver.
const Tolerance = 5 * time.Minute

var (
	// ErrHeaders says that one of the three headers is missing or malformed.
	ErrHeaders = errors.New("webhook headers are missing or malformed")
	// ErrTimestamp says that a notice is older or newer than the tolerance.
	ErrTimestamp = errors.New("webhook timestamp is out of tolerance")
	// ErrSignature says that no signature fits any key.
	ErrSignature = errors.New("no webhook signature fits")
)

// Sign makes the three headers of one attempt. Every key signs, in the order
// given, so that a receiver can change from an old to a new secret at leisure: a
// key is a whsec_ or a whsk_ text.
func Sign(id string, at time.Time, body []byte, keys ...vault.Secret) (http.Header, error) {
	if id == "" || strings.ContainsAny(id, ". \r\n") {
		return nil, fmt.Errorf("sign: id: %w", ErrHeaders)
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("sign: none given: %w", ErrKey)
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	signatures := make([]string, len(keys))
	for i, key := range keys {
		signature, err := signature(key, signed(id, stamp, body))
		if err != nil {
			return nil, fmt.Errorf("sign with key %d: %w", i+1, err)
		}
		signatures[i] = signature
	}
	h := http.Header{}
	h.Set(HeaderID, id)
	h.Set(HeaderTimestamp, stamp)
	h.Set(HeaderSignature, strings.Join(signatures, " "))
	return h, nil
}

// Verify is the receiver's side: it checks the headers of a notice against its
// body with whsec_ or whpk_ keys, of which one has to fit.
func Verify(h http.Header, body []byte, keys []vault.Secret, now time.Time, tolerance time.Duration) error {
	id, stamp, signatures := h.Get(HeaderID), h.Get(HeaderTimestamp), strings.Fields(h.Get(HeaderSignature))
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || id == "" || len(signatures) == 0 {
		return ErrHeaders
	}
	if now.Sub(time.Unix(seconds, 0)).Abs() > tolerance {
		return ErrTimestamp
	}
	for _, key := range keys {
		ok, err := fits(key, signed(id, stamp, body), signatures)
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		if ok {
			return nil
		}
	}
	return ErrSignature
}

// signed is what a signature covers.
func signed(id, stamp string, body []byte) []byte {
	return append([]byte(id+"."+stamp+"."), body...)
}

func signature(key vault.Secret, message []byte) (string, error) {
	prefix, raw, err := decodeKey(key)
	switch {
	case err != nil:
		return "", err
	case prefix == prefixSecret:
		return "v1," + base64.StdEncoding.EncodeToString(sum(raw, message)), nil
	case prefix == prefixPrivate:
		return "v1a," + base64.StdEncoding.EncodeToString(ed25519.Sign(raw, message)), nil
	}
	return "", ErrKey // a public key signs nothing
}

func fits(key vault.Secret, message []byte, signatures []string) (bool, error) {
	prefix, raw, err := decodeKey(key)
	if err != nil {
		return false, err
	}
	for _, s := range signatures {
		version, text, _ := strings.Cut(s, ",")
		given, err := base64.StdEncoding.DecodeString(text)
		switch {
		case err != nil:
		case version == "v1" && prefix == prefixSecret && hmac.Equal(given, sum(raw, message)),
			version == "v1a" && prefix == prefixPublic && ed25519.Verify(raw, message, given):
			return true, nil
		}
	}
	return false, nil
}

func sum(key, message []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write(message)
	return mac.Sum(nil)
}
