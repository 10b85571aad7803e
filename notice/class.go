package notice

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"

	"xinbao/internal/httpx"
)

func classOfStatus(status int) Class {
	switch {
	case status >= 200 && status < 300:
		return OK
	case status >= 300 && status < 400:
		return Redirect
	case status == http.StatusGone:
		return Gone
	case status == http.StatusRequestEntityTooLarge:
		return TooLarge
	case status >= 400 && status < 500:
		return Status4xx
	}
	return Status5xx
}

// classOf looks for the cause in the order in which a connection is made.
func classOf(err error) Class {
	if errors.Is(err, httpx.ErrRefused) {
		return RefusedAddress
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return DNS
	}
	if fault, ok := errors.AsType[net.Error](err); ok && fault.Timeout() {
		return Timeout
	}
	if isTLS(err) {
		return TLS
	}
	return Connection
}

func isTLS(err error) bool {
	_, certificate := errors.AsType[*tls.CertificateVerificationError](err)
	_, record := errors.AsType[tls.RecordHeaderError](err)
	// crypto/tls reports an alert of the other side as an operation of this name.
	op, ok := errors.AsType[*net.OpError](err)
	return certificate || record || ok && op.Op == "remote error" || errors.Is(err, http.ErrSchemeMismatch)
}
