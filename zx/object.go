package zx

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// object is the members of a JSON object, each still as it came. Keys are
// trimmed (I30) and of repeated members the last counts (I07). Its readers take
// a number where a text is printed and the other way round; what is missing,
// null or of a wrong kind reads as the zero value.
type object map[string]json.RawMessage

// readObject takes valid JSON; it reports whether that is an object.
func readObject(raw json.RawMessage) (object, bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return nil, false
	}
	members := object{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, false
		}
		members[strings.TrimSpace(key.(string))] = value
	}
	return members, true
}

// object reads a member that is an object, or a text that holds one in JSON.
func (o object) object(key string) (object, bool) {
	raw := o[key]
	if len(raw) > 0 && raw[0] == '"' {
		inner, err := tolerate([]byte(o.text(key)))
		if err != nil {
			return nil, false
		}
		raw = inner
	}
	return readObject(raw)
}

func (o object) list(key string) []json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal(o[key], &list) != nil {
		return nil
	}
	return list
}

func (o object) objects(key string) []object {
	var list []object
	for _, raw := range o.list(key) {
		if member, ok := readObject(raw); ok {
			list = append(list, member)
		}
	}
	return list
}

func (o object) texts(key string) List[string] {
	var list List[string]
	for _, raw := range o.list(key) {
		list = append(list, readText(raw))
	}
	return list
}

func (o object) text(key string) string { return readText(o[key]) }

// trimmed reads a text that never means its outer blanks: all but passwords.
func (o object) trimmed(key string) string { return strings.TrimSpace(o.text(key)) }

func (o object) number(key string) float64 {
	n, err := strconv.ParseFloat(o.trimmed(key), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return 0
	}
	return n
}

// integer reports false for what is not a whole number of at most nine digits:
// more no member of the document has.
func (o object) integer(key string) (int, bool) {
	n, err := strconv.ParseFloat(o.trimmed(key), 64)
	if err != nil || n != math.Trunc(n) || math.Abs(n) >= 1e9 {
		return 0, false
	}
	return int(n), true
}

// count is an integer that is 0 where it is missing.
func (o object) count(key string) int {
	n, _ := o.integer(key)
	return n
}

// isNumber reports whether the member is a number, not a text of digits.
func (o object) isNumber(key string) bool {
	raw := o[key]
	return len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9')
}

func readText(raw json.RawMessage) string {
	if len(raw) == 0 {
		return ""
	}
	switch raw[0] {
	case '{', '[', 'n':
		return ""
	case '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	default: // a number, true, false
		return string(raw)
	}
}
