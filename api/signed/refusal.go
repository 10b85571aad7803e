package signed

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// refusal is an answer that is no report (section 5).
type refusal struct {
	code   int // HTTP status
	status string
	reason string
	retry  time.Duration // when the same call makes sense again; 0: never
}

// Error is for the log.
func (r *refusal) Error() string { return r.reason }

// The refusals.
var (
	errInvalid   = &refusal{http.StatusBadRequest, "INVALID_ARGUMENT", "invalid image format or size", 0}
	errSignature = &refusal{http.StatusUnauthorized, "UNAUTHENTICATED", "HMAC signature cannot be verified", 0}
	errRate      = &refusal{http.StatusForbidden, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED", 2 * time.Second}
	errMethod    = &refusal{http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED", 0}
	errInternal  = &refusal{http.StatusInternalServerError, "INTERNAL_ERROR", "INTERNAL_ERROR", 5 * time.Second}
)

// refusalOf is what a caller is told of err.
func refusalOf(err error) *refusal {
	if r, ok := errors.AsType[*refusal](err); ok {
		return r
	}
	if errors.Is(err, ErrFile) {
		return errInvalid
	}
	return errInternal
}

func (r *refusal) write(w http.ResponseWriter, requestID string) {
	if r.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(r.retry.Seconds())))
	}
	answer(w, r.code, struct {
		Status    string `json:"status"`
		Reason    string `json:"reason"`
		RequestID string `json:"request_id"`
	}{r.status, r.reason, requestID})
}

// answer writes JSON in UTF-8, with Chinese and < > & as they are.
func answer(w http.ResponseWriter, code int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store") // it is about a person
	w.WriteHeader(code)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(body) // a caller who is gone is told nothing
}

// newRequestID is TID and 32 hexadecimal digits.
func newRequestID() string {
	var random [16]byte
	_, _ = rand.Read(random[:]) // never fails: crypto/rand ends the process rather
	return "TID" + hex.EncodeToString(random[:])
}
