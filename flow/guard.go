package flow

import "time"

// The lock-out guard. The source locks a login name after more than five wrong
// passwords in a row (508108); we stop one before the fifth, over all requests
// that use the name.
const (
	GuardLimit = 4
	GuardTime  = 24 * time.Hour
)

// Guard counts wrong passwords in a row of one login name at one source.
type Guard struct {
	Failures int
	LastAt   time.Time // of the last wrong password
}

// Shut reports whether a password must not be sent at now. When the time is
// over one more may be tried; if it is wrong the guard shuts again at once.
func (g Guard) Shut(now time.Time) bool {
	return g.Failures >= GuardLimit && now.Before(g.LastAt.Add(GuardTime))
}
