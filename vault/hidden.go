package vault

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/rs/zerolog"
)

// Mask stands wherever a Secret or a Personal was printed, logged or encoded.
const Mask = "[hidden]"

// ErrUnsealed is what a database driver gets that is handed a Secret or a
// Personal: the first is never stored, the second only sealed.
var ErrUnsealed = errors.New("a hidden value is not stored unsealed")

// hidden gives a type that embeds it every way of being printed, all of which
// print the mask. The value itself must be held by a closure: where package fmt
// may not call methods (unexported fields) it reads by reflection and, with a
// verb such as %s, even follows pointers; what a func has captured it cannot see.
type hidden struct{}

func (hidden) String() string                            { return Mask }
func (hidden) GoString() string                          { return Mask }
func (hidden) Format(w fmt.State, _ rune)                { _, _ = io.WriteString(w, Mask) }
func (hidden) MarshalText() ([]byte, error)              { return []byte(Mask), nil }
func (hidden) MarshalJSON() ([]byte, error)              { return []byte(`"` + Mask + `"`), nil }
func (hidden) LogValue() slog.Value                      { return slog.StringValue(Mask) }
func (hidden) MarshalZerologObject(event *zerolog.Event) { event.Str("value", Mask) }
func (hidden) Value() (driver.Value, error)              { return nil, ErrUnsealed }
