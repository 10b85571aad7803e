package vault

import "crypto/subtle"

// Secret is C3: a password, a code, a card PIN. Printing, logging and encoding
// it give the Mask; only Reveal gives the bytes. It is decoded from a JSON string.
// Copies share their bytes, so Destroy reaches all of them. The zero Secret is empty.
type Secret struct {
	hidden
	bytes func() *[]byte
}

// NewSecret copies v into a Secret. Where v is bytes, the caller may clear them.
func NewSecret[T ~string | ~[]byte](v T) Secret {
	b := []byte(string(v))
	return Secret{bytes: func() *[]byte { return &b }}
}

// Reveal returns the live bytes, not a copy: Destroy clears them. Call it only
// where the value leaves for the source, and keep nothing of it.
func (s Secret) Reveal() []byte {
	if s.bytes == nil {
		return nil
	}
	return *s.bytes()
}

// IsZero tells whether there is nothing in it: never set, empty or destroyed.
func (s Secret) IsZero() bool { return len(s.Reveal()) == 0 }

// Equal compares in constant time.
func (s Secret) Equal(other Secret) bool {
	return subtle.ConstantTimeCompare(s.Reveal(), other.Reveal()) == 1
}

// Destroy overwrites the bytes with zeroes and empties s and all its copies. What
// the caller made of Reveal (a string, a request body) is beyond its reach.
func (s Secret) Destroy() {
	if s.bytes == nil {
		return
	}
	clear(*s.bytes())
	*s.bytes() = nil
}

// UnmarshalText takes the text as the secret; encoding/json calls it for strings
// and refuses everything else without quoting it.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(text)
	return nil
}
