package sandbox_test

import (
	"strings"
	"testing"
	"time"

	"xinbao/sandbox"
	"xinbao/zx"
)

func TestSessionEndsThirtyMinutesAfterLoginHoweverUsed(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")

	w.clock.Advance(20 * time.Minute)
	_, inside := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)
	w.clock.Advance(10 * time.Minute)
	_, outside := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)
	_, again := w.login(p)
	_, anew := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)

	wantCode(t, "after 20 minutes", inside, zx.CodeOK)
	wantCode(t, "after 30 minutes", outside, zx.CodeSessionTimedOut)
	wantCode(t, "log in again", again, zx.CodeOK)
	wantCode(t, "in the new session", anew, zx.CodeOK)
}

func TestCallsWithoutASession(t *testing.T) {
	t.Parallel()
	w := newWorld(t)

	_, form := w.client.GetLoginInfo(t.Context(), w.who)
	_, menu := w.client.GetVerifyMethod(t.Context(), w.who, "")

	wantCode(t, "getLoginInfo needs none", form, zx.CodeOK)
	wantCode(t, "getVerifyMethod", menu, zx.CodeNotLoggedIn)
}

func TestSessionsAreOfMerchantAndUser(t *testing.T) {
	t.Parallel()
	w, _ := loggedIn(t, "wang.questions")

	for _, other := range []zx.Session{{MerchantID: "m1", UserID: "u2"}, {MerchantID: "m2", UserID: "u1"}} {
		_, err := w.client.GetVerifyMethod(t.Context(), other, "")

		wantCode(t, "getVerifyMethod of somebody else", err, zx.CodeNotLoggedIn)
	}
}

func TestAnotherLoginReplacesTheSession(t *testing.T) {
	t.Parallel()
	w, first := loggedIn(t, "wang.questions")
	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}

	_, login := w.login(w.persona("qian.authed"))
	_, menu := w.client.GetVerifyMethod(t.Context(), w.who, first.Login)
	answers := w.client.SubmitQuestion(t.Context(), w.who, zx.Answers{"1", "1", "1", "1", "1"})

	wantCode(t, "the second login", login, zx.CodeOK)
	wantCode(t, "a call for the first login name", menu, zx.CodeNotLoggedIn)
	wantCode(t, "a step of the first session", answers, zx.CodeSecurityLevelHigh)
}

func TestFailedLoginLeavesTheSession(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")
	wrong := p
	wrong.Password = "wrong"

	_, failed := w.login(wrong)
	_, menu := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)

	wantCode(t, "the wrong password", failed, zx.CodePasswordWrong)
	wantCode(t, "getVerifyMethod", menu, zx.CodeOK)
}

func TestSixthWrongPasswordInARowLocksForTenMinutes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.persona("wang.questions")
	wrong := p
	wrong.Password = "wrong"

	for range 5 {
		_, err := w.login(wrong)
		wantCode(t, "up to five", err, zx.CodePasswordWrong)
	}
	_, sixth := w.login(wrong)
	_, right := w.login(p)
	w.clock.Advance(10 * time.Minute)
	_, later := w.login(p)

	wantCode(t, "the sixth", sixth, zx.CodeLocked)
	wantCode(t, "the right one while locked", right, zx.CodeLocked)
	wantCode(t, "the right one 10 minutes later", later, zx.CodeOK)
	if got := w.box.Effects(p.Login).WrongPasswords; got != 6 {
		t.Errorf("%d wrong passwords counted, want 6: what comes while locked does not count", got)
	}
}

func TestRightPasswordEndsTheRow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.persona("wang.questions")
	wrong := p
	wrong.Password = "wrong"

	for range 3 {
		for range 5 {
			_, err := w.login(wrong)
			wantCode(t, "the wrong one", err, zx.CodePasswordWrong)
		}
		_, err := w.login(p)
		wantCode(t, "the right one", err, zx.CodeOK)
	}
}

func TestWrongPictureNeverCountsAsALogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.persona("wang.questions")
	login := func(picture string) error {
		_, err := w.client.Login(t.Context(), w.who, zx.LoginRequest{LoginName: p.Login, Password: "wrong", PicCode: &picture})
		return err
	}

	for range 7 {
		wantCode(t, "no picture was asked for", login("ABCDEF"), zx.CodePictureWrong)
	}
	old := w.picture()
	fresh := w.picture()
	wantCode(t, "a picture that was replaced", login(old), zx.CodePictureWrong)
	wantCode(t, "a picture that was used up by a wrong answer", login(fresh), zx.CodePictureWrong)
	wantCode(t, "an empty answer", login(""), zx.CodePictureWrong)

	if got := w.box.Effects(p.Login); got.Logins != 0 || got.WrongPasswords != 0 {
		t.Errorf("effects %+v, want none", got)
	}
	wantCode(t, "a right picture, in small letters and with blanks", login(" "+strings.ToLower(w.picture())+" "), zx.CodePasswordWrong)
}

func TestStatusLogin(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")

	_, before := w.statusLogin(p)
	wantCode(t, "before any application", before, zx.CodePictureWrong)

	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}
	if err := w.client.SubmitQuestion(t.Context(), w.who, w.rightAnswers(p)); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	pending, err := w.statusLogin(p)
	wantCode(t, "while it is pending", err, zx.CodeOK)
	_, noSession := w.client.GetViewReportInfo(t.Context(), w.who)
	wantCode(t, "a pending status opens no session", noSession, zx.CodeSessionTimedOut)

	w.clock.Advance(23 * time.Hour)
	ready, err := w.statusLogin(p)
	wantCode(t, "when it is ready", err, zx.CodeOK)
	_, session := w.client.GetViewReportInfo(t.Context(), w.who)
	wantCode(t, "a ready status opens a session", session, zx.CodeOK)

	elsewhere := *w
	elsewhere.who.UserID = "somebody else"
	_, foreign := elsewhere.statusLogin(p)
	wantCode(t, "from where nobody applied", foreign, zx.CodePictureWrong)

	want := zx.Status{UserStatus: zx.StatusPending, ApplyType: zx.ApplyQuestions}
	if pending.UserStatus != want.UserStatus || pending.ApplyType != want.ApplyType {
		t.Errorf("while pending %+v, want %+v", pending, want)
	}
	if ready.UserStatus != zx.StatusReady {
		t.Errorf("when ready %+v", ready)
	}
	if got := w.box.Effects(p.Login); got.Logins != 1 || got.StatusLogins != 2 {
		t.Errorf("effects %+v, want 1 login and 2 status logins", got)
	}
}

func TestStatusLoginCountsWrongPasswords(t *testing.T) {
	t.Parallel()
	w, p := applied(t, "wang.questions")
	p.Password = "wrong"

	for range 5 {
		_, err := w.statusLogin(p)
		wantCode(t, "up to five", err, zx.CodePasswordWrong)
	}
	_, sixth := w.statusLogin(p)

	wantCode(t, "the sixth", sixth, zx.CodeLocked)
}

func TestStoredCopyIsValidUntilNextUpdateTime(t *testing.T) {
	t.Parallel()
	w, p := applied(t, "wang.questions")
	w.clock.Advance(24 * time.Hour)
	if _, err := w.login(p); err != nil {
		t.Fatal(err)
	}
	report, err := w.client.ViewReport(t.Context(), w.who, p.Login, w.sms(p, sandbox.MessageReportReady))
	if err != nil {
		t.Fatalf("view: %v", err)
	}
	until, err := zx.ParseTime(report.NextUpdateTime)
	if err != nil {
		t.Fatal(err)
	}

	w.clock.Advance(until.Add(-time.Minute).Sub(w.clock.Now()))
	before, _ := w.login(p)
	w.clock.Advance(2 * time.Minute)
	after, _ := w.login(p)
	old, err := w.client.ViewReport(t.Context(), w.who, "", "")

	if before.UserStatus != zx.StatusStored || after.UserStatus != zx.StatusStoredStale {
		t.Errorf("a minute before nextUpdateTime %d, a minute after %d", before.UserStatus, after.UserStatus)
	}
	wantCode(t, "view the old copy", err, zx.CodeOK)
	if report.Expire != 0 || old.Expire != 1 || old.ReportID != report.ReportID {
		t.Errorf("fresh %s expire %d, old %s expire %d", report.ReportID, report.Expire, old.ReportID, old.Expire)
	}
}
