package zx

import "fmt"

// Secret is a password or a code that goes through the interface in clear and
// must be seen nowhere else. It masks itself wherever it is printed or encoded,
// unless it stands in an unexported field, which fmt reads past all methods:
// keep it in exported ones. string(s) is its value.
type Secret string

const mask = "***"

// String masks the value.
func (Secret) String() string { return mask }

// GoString masks the value.
func (Secret) GoString() string { return mask }

// Format masks the value for every verb, %q and %x included.
func (Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalText masks the value.
func (Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }

// MarshalJSON masks the value.
func (Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + mask + `"`), nil }

// Requests full of personal data and secrets are as unprintable as a Secret.

// Format masks the whole request.
func (CardAuth) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalJSON masks the whole request.
func (CardAuth) MarshalJSON() ([]byte, error) { return []byte(`"` + mask + `"`), nil }

// Format masks the whole request.
func (OnlineAuthRequest) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalJSON masks the whole request.
func (OnlineAuthRequest) MarshalJSON() ([]byte, error) { return []byte(`"` + mask + `"`), nil }
