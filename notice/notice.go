package notice

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"xinbao/vault"
)

var (
	// ErrUnknownType says that a body has a type that the catalogue does not have.
	ErrUnknownType = errors.New("unknown type of notice")
	// ErrNotFull says that a type of notice does not carry what a Full has.
	ErrNotFull = errors.New("this notice carries no such thing")
)

// Notice is one event told to a merchant. ID is stable over all attempts and is
// the receiver's key against doubles (webhook-id).
type Notice struct {
	ID        string
	Timestamp time.Time // when it happened, not when it is sent
	Data      Data
}

// Full is what a merchant that wishes full notices gets besides: JSON texts, kept
// apart from Data because they are personal. Empty members are not sent.
type Full struct {
	Report vault.Personal // of request.succeeded: the report, a JSON object
	Form   vault.Personal // of request.input_required: the open form without secrets, a JSON object
}

// envelope is the body as Standard Webhooks recommends it.
type envelope struct {
	Type      Type            `json:"type"`
	Timestamp time.Time       `json:"timestamp"`
	Data      json.RawMessage `json:"data"`
}

// Body writes the notice as it is sent: thin with an empty Full. The same notice
// gives the same bytes. A Full whose members do not belong to the type is ErrNotFull.
func (n Notice) Body(full Full) ([]byte, error) {
	kind := n.Data.Type()
	data, err := json.Marshal(n.Data)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	for _, part := range full.parts() {
		if data, err = part.addTo(data, kind); err != nil {
			return nil, err
		}
	}
	body, err := json.Marshal(envelope{Type: kind, Timestamp: n.Timestamp.UTC(), Data: data})
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	return body, nil
}

// Parse reads a body as Body wrote it, for whoever receives one. Members that it
// does not know are ignored, as every receiver should. The ID travels in a header.
func Parse(body []byte) (Notice, error) {
	var e envelope
	if err := json.Unmarshal(body, &e); err != nil {
		return Notice{}, fmt.Errorf("parse notice: %w", err)
	}
	event, ok := eventOf(e.Type)
	if !ok {
		return Notice{}, fmt.Errorf("parse notice: %w", ErrUnknownType)
	}
	data, err := event.decode(e.Data)
	if err != nil {
		return Notice{}, fmt.Errorf("parse %s: %w", e.Type, err)
	}
	return Notice{Timestamp: e.Timestamp, Data: data}, nil
}

// part is one member that a full notice has and a thin one has not.
type part struct {
	member string
	of     Type
	json   vault.Personal
}

func (f Full) parts() []part {
	return []part{
		{"report", TypeSucceeded, f.Report},
		{"form", TypeInputRequired, f.Form},
	}
}

// addTo appends the part to an encoded object that has members already. A fault
// in the part is told without the part.
func (p part) addTo(object []byte, kind Type) ([]byte, error) {
	text := []byte(p.json.Reveal())
	switch {
	case len(text) == 0:
		return object, nil
	case p.of != kind:
		return nil, fmt.Errorf("add %s to %s: %w", p.member, kind, ErrNotFull)
	case !json.Valid(text) || text[0] != '{':
		return nil, fmt.Errorf("add %s to %s: it is no JSON object", p.member, kind)
	}
	object = append(object[:len(object)-1], `,"`+p.member+`":`...)
	object = append(object, text...)
	return append(object, '}'), nil
}
