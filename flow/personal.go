package flow

import "fmt"

// Personal is a personal datum (class C2: a name, an identity number, a phone,
// a card number). It masks itself wherever it is printed or encoded; Reveal is
// the only way to its value.
type Personal string

const masked = "[personal]"

// Reveal is the value itself, for sealing, for the source and for its merchant.
func (p Personal) Reveal() string { return string(p) }

// String masks.
func (Personal) String() string { return masked }

// GoString masks %#v.
func (Personal) GoString() string { return masked }

// Format masks every verb.
func (Personal) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(masked)) }

// MarshalJSON masks.
func (Personal) MarshalJSON() ([]byte, error) { return []byte(`"` + masked + `"`), nil }

// MarshalText masks.
func (Personal) MarshalText() ([]byte, error) { return []byte(masked), nil }
