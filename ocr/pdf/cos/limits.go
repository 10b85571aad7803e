package cos

import (
	"context"
	"fmt"
	"sync/atomic"
)

// Limits bound what a file may cost. Each is a hard end: beyond it the file is
// refused with ErrTooLarge, however little of it was of interest.
type Limits struct {
	Objects     int   // entries of the cross-reference table
	Values      int64 // parsed values (numbers, names, strings …) of all objects together; about 100 bytes each
	StreamBytes int64 // decoded bytes of one stream
	TotalBytes  int64 // decoded bytes of all streams together, each time that one is decoded
}

// maxObjectNumber is the largest object number that viewers accept (annex C.2).
const maxObjectNumber = 8_388_608

// budget is what is left of the limits. Pages are read in parallel.
type budget struct {
	limits  Limits
	values  atomic.Int64
	decoded atomic.Int64
	scanned atomic.Int64 // bytes that were searched for an end that was not where it should be
	size    int64        // of the file
}

// value charges one parsed value.
func (b *budget) value() error {
	if b.values.Add(1) > b.limits.Values {
		return fmt.Errorf("%w: more than %d values", ErrTooLarge, b.limits.Values)
	}
	return nil
}

// searched charges n bytes of a search. A file whose every stream lacks its end
// may make us read it a few times over, but not once for each of them.
func (b *budget) searched(n int) error {
	if b.scanned.Add(int64(n)) > 4*b.size+1<<20 {
		return fmt.Errorf("%w: too many streams without an end", ErrDamaged)
	}
	return nil
}

// allowance is how much one stream may still decode to.
func (b *budget) allowance() int64 {
	return min(b.limits.StreamBytes, b.limits.TotalBytes-b.decoded.Load())
}

// spent charges n decoded bytes.
func (b *budget) spent(n int) error {
	if b.decoded.Add(int64(n)) > b.limits.TotalBytes {
		return fmt.Errorf("%w: streams of more than %d bytes", ErrTooLarge, b.limits.TotalBytes)
	}
	return nil
}

// alive is the context's error, if it is over: ErrTooLarge does not fit a file
// that nobody waits for any more.
func alive(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return context.Cause(ctx)
}
