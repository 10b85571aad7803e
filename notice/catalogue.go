package notice

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Event is an entry of the catalogue.
type Event struct {
	Type    Type
	Version int    // of the schema; members may be added without a new one
	State   string // in which every such notice finds its request
	Chinese string
	English string
	Schema  json.RawMessage // JSON Schema 2020-12 of the whole body
	Example json.RawMessage // a thin body
	Full    json.RawMessage // a full body; the same bytes where there is nothing to add

	decode func([]byte) (Data, error)
}

// Catalogue lists every event that a merchant can be told, in the order of a
// request's life. The caller must not change the bytes that it points to.
func Catalogue() []Event { return slices.Clone(events) }

func eventOf(t Type) (Event, bool) {
	i := slices.IndexFunc(events, func(e Event) bool { return e.Type == t })
	if i < 0 {
		return Event{}, false
	}
	return events[i], true
}

// told makes an entry from an example of its data.
func told[T Data](example T, full Full, chinese, english string) Event {
	e := Event{
		Type: example.Type(), Version: 1, State: example.About().State,
		Chinese: chinese, English: english, decode: decode[T],
	}
	n := Notice{Timestamp: exampleTime, Data: example}
	e.Example = must(n.Body(Full{}))
	e.Full = must(n.Body(full))
	e.Schema = must(schema(e, example, full))
	return e
}

func decode[T Data](data []byte) (Data, error) {
	var d T
	err := json.Unmarshal(data, &d)
	return d, err
}

// must is for what the source code alone decides: a fault shows at the first start.
func must(b []byte, err error) json.RawMessage {
	if err != nil {
		panic(fmt.Sprintf("notice: catalogue: %v", err))
	}
	return b
}
