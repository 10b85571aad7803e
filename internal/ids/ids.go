// Package ids owns how xinbao's identifiers look: a prefix that says what is
// named, an underscore, and 26 characters that sort by time of birth. It must
// not know which prefixes there are.
package ids

import (
	"encoding/base32"
	"strings"

	"github.com/google/uuid"
)

// crockford is Crockford's alphabet in lower case: ascending, so that the text
// sorts as the bytes do, and without i, l, o and u, which people misread.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New returns a fresh identifier, such as req_06da51vq8hx7k9p3y0c2m4n6rw for
// the prefix req. It carries a UUIDv7: those of one process ascend strictly,
// those of several follow each other to the millisecond.
func New(prefix string) string {
	// The error is always nil: crypto/rand ends the process rather than fail.
	id := uuid.Must(uuid.NewV7())
	return prefix + "_" + crockford.EncodeToString(id[:])
}

// Valid reports whether s is an identifier of this prefix as New writes it, and
// so fit for a look-up: what a stranger typed into a path often is not.
func Valid(prefix, s string) bool {
	text, ok := strings.CutPrefix(s, prefix+"_")
	if !ok {
		return false
	}
	raw, err := crockford.DecodeString(text)
	if err != nil {
		return false
	}
	id, err := uuid.FromBytes(raw)
	// 26 characters hold 130 bits: the last two must be those that New writes.
	return err == nil && id.Version() == 7 && id.Variant() == uuid.RFC4122 &&
		crockford.EncodeToString(raw) == text
}
