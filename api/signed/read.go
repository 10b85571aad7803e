package signed

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"xinbao/report"
)

var errLate = errors.New("no time left to read the file")

type reading struct {
	report *report.Detailed
	err    error
}

// read has the file read, when it is its turn and within ctx: a caller is
// answered in time even where the reader does not return.
func (h *handler) read(ctx context.Context, file []byte) (*report.Detailed, error) {
	select {
	case h.reads <- struct{}{}:
	case <-ctx.Done():
		return nil, errLate
	}
	done := make(chan reading, 1)
	go func() {
		defer func() { <-h.reads }()
		done <- h.recovered(ctx, file)
	}()
	select {
	case r := <-done:
		return r.report, r.err
	case <-ctx.Done():
		return nil, errLate
	}
}

// recovered keeps a panic's value to itself: it may quote the file.
func (h *handler) recovered(ctx context.Context, file []byte) (r reading) {
	defer func() {
		if v := recover(); v != nil {
			r = reading{err: fmt.Errorf("panic (%T) at %s", v, debug.Stack())}
		}
	}()
	d, err := h.Reader.Read(ctx, file)
	return reading{d, err}
}
