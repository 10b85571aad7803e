package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// class is how well a datum must be kept.
type class string

const (
	secretDatum   class = "C3" // may be nowhere but in the memory of whoever sends it
	personalDatum class = "C2" // may be shown to its merchant, and nowhere else in clear
)

// needle is one way to write one datum that must not be found.
type needle struct {
	class class
	name  string // what it is, such as "password of wang in hex": never the datum
	text  []byte
	alone bool // counts only where no letter or digit is beside it
}

// window is how many bytes the search looks up at once: no needle is shorter.
const window = 5

// needles are all of them, by their first bytes.
type needles map[[window]byte][]needle

// add takes a datum in every way in which it could have been written.
func (ns needles) add(c class, name, datum string) {
	for way, texts := range writings(datum) {
		for _, text := range texts {
			ns.put(needle{class: c, name: name + way, text: text})
		}
	}
}

// addDigits takes a number that is so short that it could be part of another.
func (ns needles) addDigits(c class, name, digits string) {
	if len(digits) >= window {
		ns.put(needle{class: c, name: name, text: []byte(digits), alone: true})
	}
	ns.add(c, name+" in quotes", `"`+digits+`"`)
}

func (ns needles) put(n needle) {
	if len(n.text) < window {
		panic("the needle " + n.name + " is too short to be found for certain")
	}
	head := [window]byte(n.text)
	ns[head] = append(ns[head], n)
}

// in names the needles that are in text.
func (ns needles) in(text []byte) (found []needle) {
	for i := 0; i+window <= len(text); i++ {
		for _, n := range ns[[window]byte(text[i:])] {
			if bytes.HasPrefix(text[i:], n.text) && (!n.alone || alone(text, i, len(n.text))) {
				found = append(found, n)
			}
		}
	}
	return found
}

func alone(text []byte, at, length int) bool {
	return (at == 0 || !alphanumeric(text[at-1])) && (at+length == len(text) || !alphanumeric(text[at+length]))
}

func alphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// writings are the ways to write a datum that programs commonly use.
func writings(datum string) map[string][][]byte {
	plain := []byte(datum)
	lower := hex.EncodeToString(plain)
	return map[string][][]byte{
		"":              {plain},
		" in base64":    append(base64Of(base64.StdEncoding, plain), base64Of(base64.URLEncoding, plain)...),
		" in hex":       {[]byte(lower), []byte(strings.ToUpper(lower))},
		" url-encoded":  {[]byte(url.QueryEscape(datum)), []byte(url.PathEscape(datum))},
		" in UTF-16":    {inUTF16(datum, 0), inUTF16(datum, 1)},
		" JSON-escaped": {[]byte(strings.Trim(strconv.QuoteToASCII(datum), `"`))},
	}
}

// base64Of is what a datum looks like in the middle of something that was
// encoded as a whole: there are three ways for it to lie, and its first and last
// characters depend on its neighbours.
func base64Of(e *base64.Encoding, datum []byte) (all [][]byte) {
	for before := range 3 {
		text := []byte(e.WithPadding(base64.NoPadding).EncodeToString(append(make([]byte, before), datum...)))
		first, last := (before*8+5)/6, (before+len(datum))*8/6
		all = append(all, text[first:last])
	}
	return all
}

func inUTF16(datum string, big int) []byte {
	units := utf16.Encode([]rune(datum))
	text := make([]byte, 2*len(units))
	for i, u := range units {
		text[2*i+big], text[2*i+1-big] = byte(u), byte(u>>8)
	}
	return text
}

func TestANeedleIsFoundHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	const datum = "p-w金丝雀?7"
	ns := needles{}
	ns.add(secretDatum, "password", datum)
	ns.addDigits(secretDatum, "PIN", "604917")

	for name, text := range map[string]string{
		"as it is":        "x" + datum + "y",
		"base64, shift 0": base64.StdEncoding.EncodeToString([]byte(datum + "...")),
		"base64, shift 1": base64.StdEncoding.EncodeToString([]byte("." + datum)),
		"base64, shift 2": base64.URLEncoding.EncodeToString([]byte(".." + datum + ".")),
		"hex":             `\x00` + hex.EncodeToString([]byte(datum)),
		"URL":             "https://h/?a=" + url.QueryEscape(datum),
		"UTF-16":          "\x00p\x00-\x00w" + string(inUTF16("金丝雀?7", 1)),
		"JSON":            `{"a":"p-w\u91d1\u4e1d\u96c0?7"}`,
		"a number":        "pin=604917&",
	} {
		if len(ns.in([]byte(text))) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
	if found := ns.in([]byte("23:51:32.604917Z p-w金丝 16049171")); len(found) > 0 {
		t.Errorf("found %q where it is not", slices.Collect(names(found)))
	}
}

func names(ns []needle) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, n := range ns {
			if !yield(string(n.class) + " " + n.name) {
				return
			}
		}
	}
}
