package zx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxDepth bounds the nesting of what the other side sends. The deepest answer
// of the document has eight levels.
const maxDepth = 32

var (
	errNotJSON = errors.New("not JSON")
	errTooDeep = fmt.Errorf("JSON nested deeper than %d levels", maxDepth)
	errTooLong = errors.New("body too long")
)

// readJSON reads at most limit bytes of JSON, trailing commas tolerated.
func readJSON(r io.Reader, limit int64) (json.RawMessage, error) {
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	if int64(len(raw)) > limit {
		return nil, errTooLong
	}
	return tolerate(raw)
}

// tolerate returns raw as JSON in which every comma between a value and a
// closing bracket has become a blank (I31). What is JSON already comes back
// byte for byte; everything else that is not JSON is an error.
func tolerate(raw []byte) (json.RawMessage, error) {
	out := bytes.Clone(raw)
	var last, before byte // the last two bytes outside strings that are no blanks
	var at, depth int     // where last stands, how deep
	var inString, escaped bool
	for i, c := range out {
		switch {
		case inString:
			inString = c != '"' || escaped
			escaped = c == '\\' && !escaped
			continue
		case c == ' ', c == '\t', c == '\r', c == '\n':
			continue
		case c == '"':
			inString = true
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			depth--
			if last == ',' && !bytes.ContainsRune([]byte("{[,:\x00"), rune(before)) {
				out[at] = ' '
			}
		}
		if depth > maxDepth {
			return nil, errTooDeep
		}
		before, last, at = last, c, i
	}
	if !json.Valid(out) {
		return nil, errNotJSON
	}
	return out, nil
}
