package httpx

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/rs/zerolog"
)

// recovering serves a call and turns a panic into a problem, or, where the answer
// had begun, into a cut connection: half an answer must not look like a whole one.
func recovering(next http.Handler, logger zerolog.Logger, callID string, rec *recorder, r *http.Request) {
	defer func() {
		fault := recover()
		if fault == nil {
			if rec.status == 0 {
				rec.status = http.StatusOK // what net/http sends for a silent handler
			}
			return
		}
		if err, ok := fault.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(http.ErrAbortHandler)
		}
		logger.Error().Str("call_id", callID).Str("fault", faultText(fault)).
			Bytes("stack", debug.Stack()).Msg("http.panicked")
		if rec.status != 0 {
			panic(http.ErrAbortHandler)
		}
		writeInternal(rec, callID)
	}()
	next.ServeHTTP(rec, r)
}

// faultText keeps the text of the runtime's own errors only: any other value may
// quote what it was working on.
func faultText(fault any) string {
	if err, ok := fault.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", fault)
}

// problem is RFC 9457 with our members: who must act, and both languages.
type problem struct {
	Type    string `json:"type"`
	Title   string `json:"title"`
	Status  int    `json:"status"`
	Code    string `json:"code"`
	Actor   string `json:"actor"`
	Chinese string `json:"zh"`
	English string `json:"en"`
	CallID  string `json:"call_id"`
}

func writeInternal(w http.ResponseWriter, callID string) {
	w.Header().Del("Content-Length") // of the answer that did not come
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusInternalServerError)
	_ = json.NewEncoder(w).Encode(problem{
		Type: "about:blank", Title: http.StatusText(http.StatusInternalServerError),
		Status: http.StatusInternalServerError, Code: "internal", Actor: "xinbao",
		Chinese: "系统内部错误，请稍后重试；若仍出现，请提供 call_id", CallID: callID,
		English: "Something went wrong on our side. Try again later; if it persists, tell us the call_id.",
	})
}
