package signed

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
)

var errBody = errors.New("body has no image in Base64")

// fileOf takes the file out of a body (section 2). The body decides between the
// two encodings, because callers send JSON under the Content-Type of forms. It
// writes into body.
func fileOf(body []byte) ([]byte, error) {
	text, err := imageOf(body)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimRight(unbroken(text), "=")
	file := make([]byte, base64.RawStdEncoding.DecodedLen(len(text)))
	n, err := base64.RawStdEncoding.Decode(file, text)
	if err != nil || n == 0 {
		return nil, errBody // a decoder's text quotes the input
	}
	return file[:n], nil
}

// imageOf is the parameter image as Base64.
func imageOf(body []byte) ([]byte, error) {
	if body = bytes.TrimSpace(body); bytes.HasPrefix(body, []byte("{")) {
		image, err := jsonImage(body)
		return bare(image), err
	}
	image, err := formImage(body)
	image = bare(image)
	for i, b := range image {
		if b == ' ' { // a plus sign that somebody decoded once too often
			image[i] = '+'
		}
	}
	return image, err
}

func jsonImage(body []byte) ([]byte, error) {
	dropTrailingCommas(body)
	var v struct {
		Image string `json:"image"`
	}
	if err := json.Unmarshal(body, &v); err != nil {
		return nil, errBody
	}
	return []byte(v.Image), nil
}

// dropTrailingCommas makes a blank of every comma before a closing bracket: the
// printed example has one.
func dropTrailingCommas(text []byte) {
	comma, quoted := -1, false
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted, comma = !quoted, -1
		case quoted, b == ' ', b == '\t', b == '\r', b == '\n':
		case b == ',':
			comma = i
		case (b == '}' || b == ']') && comma >= 0:
			text[comma] = ' '
			comma = -1
		default:
			comma = -1
		}
	}
}

func formImage(body []byte) ([]byte, error) {
	for pair := range bytes.SplitSeq(body, []byte("&")) {
		name, value, _ := bytes.Cut(pair, []byte("=")) // the first one: Base64 ends in others
		if string(name) == "image" {
			return percentDecoded(value)
		}
	}
	return nil, errBody
}

// percentDecoded leaves a plus sign as it is: whoever sends one did not
// percent-encode, and means it. It writes into text.
func percentDecoded(text []byte) ([]byte, error) {
	n := 0
	for i := 0; i < len(text); i, n = i+1, n+1 {
		text[n] = text[i]
		if text[i] != '%' {
			continue
		}
		if i+2 >= len(text) {
			return nil, errBody
		}
		if _, err := hex.Decode(text[n:n+1], text[i+1:i+3]); err != nil {
			return nil, errBody
		}
		i += 2
	}
	return text[:n], nil
}

// bare takes off blanks at the ends and the prefix data:…;base64, of a data URL.
func bare(image []byte) []byte {
	const marker = "base64,"
	image = bytes.TrimSpace(image)
	if !bytes.HasPrefix(image, []byte("data:")) {
		return image
	}
	_, data, _ := bytes.Cut(image, []byte(marker))
	return bytes.TrimSpace(data)
}

// unbroken drops what encoders put between lines. It writes into text.
func unbroken(text []byte) []byte {
	kept := text[:0]
	for _, b := range text {
		if b != '\r' && b != '\n' && b != '\t' {
			kept = append(kept, b)
		}
	}
	return kept
}
