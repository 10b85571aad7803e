package zx

import "fmt"

// Secret is a password or a code that goes through the interface in clear and
// must be seen nowhere else. It masks itself wherever it is printed or encoded;
// string(s) is its value.
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
