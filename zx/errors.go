package zx

import "fmt"

// Error is an answer whose code is not success. errors.Is(err, CodeX) sees
// through it.
type Error struct {
	Method Method
	Code   Code
	Msg    string // as it came; the person may see it, trimmed (I40)
}

// Error names method and code. It leaves Msg out: a foreign text may repeat
// what the person typed.
func (e *Error) Error() string { return fmt.Sprintf("%s answered %v", e.Method, e.Code) }

// Unwrap returns the code.
func (e *Error) Unwrap() error { return e.Code }

// TransportError is a call without a usable answer.
type TransportError struct {
	Method Method
	Sent   bool  // false only if the request certainly never left: its effect cannot have happened
	Err    error // never holds a parameter or a piece of the answer
}

// Error says what was called and whether it may have arrived.
func (e *TransportError) Error() string {
	if e.Sent {
		return fmt.Sprintf("call %s, perhaps with effect: %v", e.Method, e.Err)
	}
	return fmt.Sprintf("call %s, not sent: %v", e.Method, e.Err)
}

// Unwrap returns the cause.
func (e *TransportError) Unwrap() error { return e.Err }
