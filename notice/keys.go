package notice

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"xinbao/vault"
)

// ErrKey says that a text is no key of a kind that fits here.
var ErrKey = errors.New("not a fitting webhook key")

// The prefixes by which keys in writing tell their kind. base64 follows.
const (
	prefixSecret  = "whsec_" // symmetric: HMAC-SHA256, signature v1
	prefixPrivate = "whsk_"  // asymmetric: ed25519, signature v1a
	prefixPublic  = "whpk_"
)

// NewSecret makes a symmetric key for one merchant, in writing: whsec_ and 32
// random bytes.
func NewSecret() vault.Secret {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // it never fails: crypto/rand ends the process instead
	return vault.NewSecret(prefixSecret + base64.StdEncoding.EncodeToString(key))
}

// NewKeyPair makes an asymmetric key for one merchant, in writing: whsk_ to sign
// with and whpk_ to give away.
func NewKeyPair() (private vault.Secret, public string, err error) {
	pub, priv, err := ed25519.GenerateKey(nil)
	if err != nil {
		return vault.Secret{}, "", fmt.Errorf("generate key pair: %w", err)
	}
	private = vault.NewSecret(prefixPrivate + base64.StdEncoding.EncodeToString(priv))
	return private, prefixPublic + base64.StdEncoding.EncodeToString(pub), nil
}

// keySizes are the lengths that the specification allows, in bytes.
var keySizes = map[string]struct{ least, most int }{
	prefixSecret:  {24, 64},
	prefixPrivate: {ed25519.PrivateKeySize, ed25519.PrivateKeySize},
	prefixPublic:  {ed25519.PublicKeySize, ed25519.PublicKeySize},
}

func decodeKey(key vault.Secret) (prefix string, raw []byte, err error) {
	text := string(key.Reveal())
	for prefix, size := range keySizes {
		encoded, ok := strings.CutPrefix(text, prefix)
		if !ok {
			continue
		}
		raw, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil || len(raw) < size.least || len(raw) > size.most {
			return "", nil, ErrKey
		}
		return prefix, raw, nil
	}
	return "", nil, ErrKey
}
