package httpx

import (
	"log"
	"net/http"
	"time"

	"github.com/rs/zerolog"
)

// NewServer makes a server that no slow or large caller can hold up. Reading a
// request may take 30 s and its answer 60 s; a handler that needs longer (an
// upload, a long poll, a stream) says so with http.ResponseController.
func NewServer(addr string, handler http.Handler, logger zerolog.Logger) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          log.New(logger.With().Str("event", "http.server").Logger(), "", 0),
	}
}
