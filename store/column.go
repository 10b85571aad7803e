package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"xinbao/flow"
)

// instant is a time as a column keeps it: microseconds since 1970, UTC, NULL
// for the zero time.
type instant time.Time

// Value implements driver.Valuer.
func (i instant) Value() (driver.Value, error) {
	if time.Time(i).IsZero() {
		return nil, nil // NULL
	}
	return time.Time(i).UnixMicro(), nil
}

// Scan implements sql.Scanner.
func (i *instant) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*i = instant{}
	case int64:
		*i = instant(time.UnixMicro(v).UTC())
	default:
		return fmt.Errorf("a time is a %T", value)
	}
	return nil
}

func (i instant) time() time.Time { return time.Time(i) }

// optional is a text that is NULL where it is empty.
type optional string

// Value implements driver.Valuer.
func (o optional) Value() (driver.Value, error) {
	if o == "" {
		return nil, nil // NULL
	}
	return string(o), nil
}

// Scan implements sql.Scanner.
func (o *optional) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*o = ""
	case string:
		*o = optional(v)
	case []byte:
		*o = optional(v)
	default:
		return fmt.Errorf("a text is a %T", value)
	}
	return nil
}

// trouble is a flow.Trouble as JSON; it holds nothing personal.
type trouble struct{ *flow.Trouble }

// Value implements driver.Valuer.
func (t trouble) Value() (driver.Value, error) {
	if t.Trouble == nil {
		return nil, nil // NULL
	}
	text, err := json.Marshal(t.Trouble)
	return string(text), err
}

// Scan implements sql.Scanner.
func (t *trouble) Scan(value any) error {
	var text optional
	if err := text.Scan(value); err != nil || text == "" {
		t.Trouble = nil
		return err
	}
	t.Trouble = new(flow.Trouble)
	return json.Unmarshal([]byte(text), t.Trouble)
}
