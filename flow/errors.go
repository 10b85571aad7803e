package flow

import "errors"

// Sentinels that the store returns and everybody else tests for.
var (
	ErrNotFound  = errors.New("not found")                    // no such row, or not this merchant's
	ErrStale     = errors.New("moved by somebody else")       // compare-and-set found another version
	ErrDuplicate = errors.New("exists already")               // a unique constraint refused it
	ErrConflict  = errors.New("key reused with another body") // idempotency
)
