package sandbox

import (
	"context"
	"time"

	"xinbao/zx"
)

// visit is one call while it is served. The sandbox is locked.
type visit struct {
	*Sandbox
	who     zx.Session
	method  zx.Method
	now     time.Time
	seat    *seat
	session *session // as account: nil where the method needs none
	account *account
}

// open are the methods that need no login.
var open = map[zx.Method]bool{zx.GetPicCode: true, zx.GetLoginInfo: true, zx.Login: true}

// serve does one call: it waits for its turn, meets the faults that were asked
// for, and between them does what the method does. login is the name that the
// call itself carries, "" for that of the session.
func serve[T any](
	ctx context.Context, s *Sandbox, who zx.Session, method zx.Method, login string, do func(*visit) (T, error),
) (answer T, err error) {
	started := time.Now()
	defer func() { s.logCall(method, err, time.Since(started)) }()

	st, login := s.arrive(who, login)
	if err := st.take(ctx); err != nil {
		return answer, err
	}
	defer func() { <-st.turn }()

	fault := s.faults.take(method, login)
	if err := fault.before(ctx, &s.faults); err != nil {
		return answer, err
	}
	answer, err = visitOnce(s, who, method, do)
	fault.after(ctx)
	return answer, err
}

// arrive finds the caller's seat, and the login name for which faults count.
func (s *Sandbox) arrive(who zx.Session, login string) (*seat, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.seat(who)
	if login == "" && st.session != nil {
		login = st.session.account.person.Login
	}
	return st, login
}

func visitOnce[T any](s *Sandbox, who zx.Session, method zx.Method, do func(*visit) (T, error)) (answer T, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := &visit{Sandbox: s, who: who, method: method, now: s.clock.Now(), seat: s.seat(who)}
	if !open[method] {
		if err := v.enter(); err != nil {
			return answer, err
		}
	}
	return do(v)
}

// enter checks the session and makes it the visit's.
func (v *visit) enter() error {
	if v.seat.session == nil {
		return zx.CodeNotLoggedIn
	}
	if v.now.Sub(v.seat.session.since) >= sessionLength {
		return zx.CodeSessionTimedOut
	}
	v.session = v.seat.session
	v.account = v.session.account
	return nil
}

// sameLogin checks a login name that a call repeats; none is the session's.
func (v *visit) sameLogin(name string) error {
	if name != "" && name != v.account.person.Login {
		return zx.CodeNotLoggedIn
	}
	return nil
}

// mayApply checks that a new application has a point.
func (v *visit) mayApply() error {
	switch v.account.status(v.now) {
	case zx.StatusPending:
		return zx.CodeApplicationPending
	case zx.StatusReady, zx.StatusStored:
		return zx.CodeReportExists
	default:
		return nil
	}
}

// serveError is serve for methods whose answer is only success.
func serveError(ctx context.Context, s *Sandbox, who zx.Session, method zx.Method, do func(*visit) error) error {
	_, err := serve(ctx, s, who, method, "", func(v *visit) (struct{}, error) { return struct{}{}, do(v) })
	return err
}

// firstOf is the first check that fails; those after it are not made.
func firstOf(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}
