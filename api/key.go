package api

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
)

// A key looks like xb_ and 43 characters: 32 random bytes, base64url. With that
// much entropy a plain digest is as good as a slow one.
var keyShape = regexp.MustCompile(`^xb_[A-Za-z0-9_-]{43}$`)

// NewKey makes an API key, and the hash of it that is stored. The key itself is
// shown once and kept nowhere.
func NewKey() (key string, hash []byte) {
	var random [32]byte
	_, _ = rand.Read(random[:]) // never fails: crypto/rand ends the process rather
	key = "xb_" + base64.RawURLEncoding.EncodeToString(random[:])
	return key, keyHash(key)
}

func keyHash(key string) []byte {
	sum := sha256.Sum256([]byte(key))
	return sum[:]
}
