package sandbox

import (
	"time"

	"xinbao/zx"
)

const (
	wrongPasswordsAllowed = 5 // in a row; one more locks the login name (rule 6)
	lockLength            = 10 * time.Minute
)

// account is one login name at the credit centre, with the person's phone and
// the banks' and UnionPay's counts beside it.
type account struct {
	person Persona
	dice   dice
	opened time.Time      // here: what came before is invented
	sprung map[Shown]bool // codes that are met once, and were

	authed bool // unionpay_auth, for good
	drawn  int  // quizzes
	quiz   *quiz

	wrongPasswords int
	lockedUntil    time.Time

	application *application   // nil before the first, and once its report was viewed
	applicants  map[place]bool // where applications were made: these may poll
	applyType   string
	copy        *stored
	queries     []time.Time // when the person asked for earlier reports

	wrongPINs map[string]int       // by card number, as the bank counts
	codes     map[string]*authCode // every 银联认证码 that was issued
	phone     []Message
	effects   Effects
}

func openAccount(p Persona, d dice, now time.Time) *account {
	a := &account{
		person: p, dice: d, opened: now, authed: p.World.Authed,
		sprung: map[Shown]bool{}, wrongPINs: map[string]int{}, codes: map[string]*authCode{},
		applicants: map[place]bool{},
	}
	switch p.World.Copy {
	case CopyValid:
		a.store(now.AddDate(0, 0, -5))
	case CopyExpired:
		a.store(now.AddDate(0, 0, -40))
	}
	return a
}

// status is user_status (section 3).
func (a *account) status(now time.Time) zx.UserStatus {
	switch {
	case a.application != nil:
		return a.application.status(now)
	case a.copy == nil:
		return zx.StatusNone
	case a.copy.expired(now):
		return zx.StatusStoredStale
	default:
		return zx.StatusStored
	}
}

// answersStatus reports whether a login without a picture is answered: only to
// the place from which an application was made (section 4, rule 4).
func (a *account) answersStatus(at place) bool {
	return a != nil && a.applicants[at] && !a.person.World.PictureAlways
}

func (a *account) locked(now time.Time) bool { return now.Before(a.lockedUntil) }

func (a *account) lock(now time.Time) zx.Code {
	a.wrongPasswords, a.lockedUntil = 0, now.Add(lockLength)
	return zx.CodeLocked
}

func (a *account) countWrongPassword(now time.Time) zx.Code {
	a.effects.WrongPasswords++
	a.wrongPasswords++
	if a.wrongPasswords > wrongPasswordsAllowed {
		return a.lock(now)
	}
	return zx.CodePasswordWrong
}
