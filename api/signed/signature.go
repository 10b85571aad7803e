package signed

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // the algorithm that the protocol names; HMAC does not need its collision resistance
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"
)

// signature is what an Authorization header says (section 3).
type signature struct {
	id      string   // SecretId
	headers []string // lower case, in the order in which they were signed
	mac     string   // Base64
}

// parseSignature reads both spellings: with quotes, and with blanks around the
// equals sign and a bare signature.
func parseSignature(authorization string) (signature, bool) {
	scheme, rest, _ := strings.Cut(strings.TrimSpace(authorization), " ")
	if !strings.EqualFold(scheme, "hmac") {
		return signature{}, false
	}
	params := map[string]string{}
	for part := range strings.SplitSeq(rest, ",") {
		name, value, ok := strings.Cut(part, "=") // the first one: a signature ends in another
		name = strings.TrimSpace(name)
		if _, twice := params[name]; !ok || twice {
			return signature{}, false
		}
		params[name] = unquoted(strings.TrimSpace(value))
	}
	s := signature{
		id: params["id"], mac: params["signature"],
		headers: strings.Fields(strings.ToLower(params["headers"])),
	}
	return s, params["algorithm"] == "hmac-sha1" && s.id != "" && s.mac != ""
}

func unquoted(value string) string {
	if n := len(value); n >= 2 && value[0] == '"' && value[n-1] == '"' {
		return value[1 : n-1]
	}
	return value
}

// text is what was signed: the listed headers of the request, each of which must
// be there exactly once.
func (s signature) text(r *http.Request) (string, bool) {
	lines := make([]string, len(s.headers))
	for i, name := range s.headers {
		values := r.Header.Values(name)
		if name == "host" { // net/http keeps it apart
			values = []string{r.Host}
		}
		if len(values) != 1 {
			return "", false
		}
		lines[i] = name + ": " + strings.TrimSpace(values[0])
	}
	return strings.Join(lines, "\n"), true
}

// madeAt is the signed time.
func (s signature) madeAt(r *http.Request) (time.Time, bool) {
	for _, name := range []string{"x-date", "date"} {
		if slices.Contains(s.headers, name) {
			at, err := time.Parse(http.TimeFormat, strings.TrimSpace(r.Header.Get(name)))
			return at, err == nil
		}
	}
	return time.Time{}, false
}

// fits compares in constant time.
func (s signature) fits(secret, text string) bool {
	return hmac.Equal([]byte(s.mac), []byte(mac(secret, text)))
}

func mac(secret, text string) string {
	h := hmac.New(sha1.New, []byte(secret))
	_, _ = h.Write([]byte(text)) // a hash never fails
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}
