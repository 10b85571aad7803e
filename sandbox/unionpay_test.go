package sandbox_test

import (
	"testing"

	"xinbao/sandbox"
	"xinbao/zx"
)

// authenticated is a world where a 银联认证码 was issued.
func authenticated(t *testing.T, login string) (*world, sandbox.Persona, string) {
	t.Helper()
	w, p, auth := offered(t, login, zx.CardDebit)
	form, err := w.client.OnlineAuthentication(t.Context(), w.who, auth)
	if err != nil {
		t.Fatalf("authenticate: %v", err)
	}
	code, _ := form.Field(zx.KeyUnionPayCode)
	return w, p, code.Value
}

func TestPictureIsCheckedBeforeTheAuthCode(t *testing.T) {
	t.Parallel()
	w, _, code := authenticated(t, "li.debit")

	_, picture := w.client.SubmitOnlineAuth(t.Context(), w.who, code, "WRONG1")
	_, wrong := w.client.SubmitOnlineAuth(t.Context(), w.who, "zzzzzz", w.picture())
	_, right := w.client.SubmitOnlineAuth(t.Context(), w.who, code, w.picture())

	wantCode(t, "a wrong picture", picture, zx.CodePictureWrong)
	wantCode(t, "a wrong code", wrong, zx.CodeUnionPayCodeInvalid)
	wantCode(t, "both right", right, zx.CodeOK)
}

func TestAuthCodeIsGoodOnce(t *testing.T) {
	t.Parallel()
	w, p, code := authenticated(t, "li.debit")
	if _, err := w.client.SubmitOnlineAuth(t.Context(), w.who, code, w.picture()); err != nil {
		t.Fatal(err)
	}

	_, again := w.client.SubmitOnlineAuth(t.Context(), w.who, code, w.picture())
	_, card := w.client.OnlineAuthentication(t.Context(), w.who, cardAuth(p, zx.CardDebit))
	status, err := w.login(p)

	wantCode(t, "the same code", again, zx.CodeUnionPayCodeUsed)
	wantCode(t, "the card, which is done with", card, zx.CodePageExpired)
	wantCode(t, "log in", err, zx.CodeOK)
	if !status.UnionPayAuth {
		t.Error("unionpay_auth is 0 after an authentication")
	}
	if got := w.box.Effects(p.Login).LevelsRaised; got != 1 {
		t.Errorf("the level was raised %d times, want once", got)
	}
}

func TestAuthCodeDiesWithItsSession(t *testing.T) {
	t.Parallel()
	w, p, code := authenticated(t, "li.debit")
	if _, err := w.login(p); err != nil {
		t.Fatal(err)
	}

	_, err := w.client.SubmitOnlineAuth(t.Context(), w.who, code, w.picture())

	wantCode(t, "the code of an earlier session", err, zx.CodeUnionPayCodeExpired)
}

func TestRepeatedAuthenticationIsADuplicate(t *testing.T) {
	t.Parallel()
	w, p, auth := offered(t, "li.debit", zx.CardDebit)
	if _, err := w.client.OnlineAuthentication(t.Context(), w.who, auth); err != nil {
		t.Fatal(err)
	}

	_, err := w.client.OnlineAuthentication(t.Context(), w.who, auth)

	wantCode(t, "the same authentication", err, zx.CodeDuplicateTransaction)
	if got := w.box.Effects(p.Login).Authentications; got != 1 {
		t.Errorf("%d authentications, want 1", got)
	}
}

func TestApplicationNeedsTheCentresOwnCode(t *testing.T) {
	t.Parallel()
	w, p, code := authenticated(t, "li.debit")
	if _, err := w.client.SubmitOnlineAuth(t.Context(), w.who, code, w.picture()); err != nil {
		t.Fatal(err)
	}

	early := w.client.SubmitApplyMessageCode(t.Context(), w.who, w.sms(p, sandbox.MessageCardCode))
	if err := w.client.SendCardCode(t.Context(), w.who, "13800138000"); err != nil {
		t.Fatalf("a cellphone is ignored in this state (I09): %v", err)
	}
	card := w.client.SubmitApplyMessageCode(t.Context(), w.who, w.sms(p, sandbox.MessageCardCode))
	right := w.client.SubmitApplyMessageCode(t.Context(), w.who, w.sms(p, sandbox.MessageApplyCode))
	again := w.client.SubmitApplyMessageCode(t.Context(), w.who, w.sms(p, sandbox.MessageApplyCode))
	another := w.client.SendApplyCode(t.Context(), w.who)

	wantCode(t, "before a code was sent", early, zx.CodeMessageCodeWrong)
	wantCode(t, "UnionPay's code", card, zx.CodeMessageCodeWrong)
	wantCode(t, "the centre's code", right, zx.CodeOK)
	wantCode(t, "the centre's code again", again, zx.CodeApplicationPending)
	wantCode(t, "another code for it", another, zx.CodePageExpired)
}

func TestAnotherCardWhileTheLevelIsHigh(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "qian.authed")
	if _, err := w.client.GetOnlineAuthedInfo(t.Context(), w.who, p.Login); err != nil {
		t.Fatal(err)
	}

	_, questions := w.client.GetQuestion(t.Context(), w.who)
	_, card := w.client.OnlineValidateCard(t.Context(), w.who, p.Debit.Number)
	code := w.client.SendCardCode(t.Context(), w.who, p.Cellphone)

	wantCode(t, "questions", questions, zx.CodeSecurityLevelHigh)
	wantCode(t, "a card", card, zx.CodeOK)
	wantCode(t, "its code", code, zx.CodeOK)
	if got := w.box.Effects(p.Login).SMS; got[sandbox.MessageCardCode] != 1 || got[sandbox.MessageApplyCode] != 0 {
		t.Errorf("sent %v, want one code for the card", got)
	}
}

func TestLevelIsLostWhenItIsSaidToBe(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "e508109")

	_, authed := w.client.GetOnlineAuthedInfo(t.Context(), w.who, p.Login)
	status, err := w.login(p)

	wantCode(t, "getOnlineAuthedInfo", authed, zx.CodeNotAuthenticated)
	wantCode(t, "log in", err, zx.CodeOK)
	if status.UnionPayAuth {
		t.Error("unionpay_auth is still 1")
	}
}
