package sandbox

import "xinbao/zx"

// meet is where a persona's code comes: when the call is in order and before
// anything happens.
func (v *visit) meet() error {
	for _, shown := range v.account.person.Shows {
		if shown.Natural || shown.At != v.method || v.account.sprung[shown] {
			continue
		}
		if shown.Often == Once {
			v.account.sprung[shown] = true
		}
		if twist, ok := twists[shown.Code]; ok {
			return twist(v)
		}
		return shown.Code
	}
	return nil
}

// twists change the world so that a code is the truth when it is told: what was
// already done is done, what has ended has ended.
var twists = map[zx.Code]func(*visit) zx.Code{
	zx.CodePasswordWrong: func(v *visit) zx.Code { return v.account.countWrongPassword(v.now) },
	zx.CodeLocked:        func(v *visit) zx.Code { return v.account.lock(v.now) },
	zx.CodeNotAuthenticated: func(v *visit) zx.Code {
		v.account.authed = false
		return zx.CodeNotAuthenticated
	},
	zx.CodeNotLoggedIn: func(v *visit) zx.Code {
		v.seat.session = nil
		return zx.CodeNotLoggedIn
	},
	zx.CodeSessionTimedOut: func(v *visit) zx.Code {
		v.session.since = v.now.Add(-sessionLength)
		return zx.CodeSessionTimedOut
	},
	zx.CodeReportExists: func(v *visit) zx.Code {
		v.file(zx.ApplyUnionPay, &application{made: v.now.Add(-reportTakes), ready: v.now, outcome: zx.StatusReady})
		return zx.CodeReportExists
	},
	zx.CodeApplicationPending: func(v *visit) zx.Code {
		v.apply(zx.ApplyQuestions, false)
		return zx.CodeApplicationPending
	},
	zx.CodeSecurityLevelHigh: func(v *visit) zx.Code {
		v.raiseLevel()
		return zx.CodeSecurityLevelHigh
	},
	zx.CodeUnionPayCodeExpired: func(v *visit) zx.Code {
		v.session.authCode = nil
		return zx.CodeUnionPayCodeExpired
	},
	zx.CodeUnionPayCodeUsed: func(v *visit) zx.Code {
		v.session.authCode.used = true
		v.raiseLevel()
		return zx.CodeUnionPayCodeUsed
	},
	zx.CodeDuplicateTransaction: func(v *visit) zx.Code {
		v.raiseLevel()
		return zx.CodeDuplicateTransaction
	},
	zx.CodeNoReport: func(v *visit) zx.Code {
		v.account.application.outcome = zx.StatusNotGenerated
		return zx.CodeNoReport
	},
}
