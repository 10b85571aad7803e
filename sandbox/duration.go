package sandbox

import (
	"fmt"
	"time"
)

// Duration is a time.Duration that is written as in "36h" or "1m30s".
type Duration time.Duration

// MarshalText writes it as time.Duration prints it.
func (d Duration) MarshalText() ([]byte, error) {
	return []byte(time.Duration(d).String()), nil
}

// UnmarshalText reads what time.ParseDuration reads.
func (d *Duration) UnmarshalText(text []byte) error {
	parsed, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("read a duration such as 36h: %w", err)
	}
	*d = Duration(parsed)
	return nil
}
