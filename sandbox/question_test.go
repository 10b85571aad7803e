package sandbox_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/zx"
)

func TestQuestionsStayUntilTheyAreAnswered(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")
	draw := func() zx.Form {
		form, err := w.client.GetQuestion(t.Context(), w.who)
		if err != nil {
			t.Fatalf("draw: %v", err)
		}
		return form
	}

	first, again := draw(), draw()
	missing := w.client.SubmitQuestion(t.Context(), w.who, zx.Answers{"1", "2", "", "4", "5"})
	after := draw()
	if _, err := w.login(p); err != nil {
		t.Fatal(err)
	}
	anew := draw()

	wantCode(t, "the third answer is missing", missing, zx.CodeAnswer3Missing)
	if diff := cmp.Diff(first, again) + cmp.Diff(first, after); diff != "" {
		t.Errorf("the questions changed:\n%s", diff)
	}
	if cmp.Equal(first, anew) {
		t.Error("a new login has the same questions")
	}
}

func TestAnswersAreJudgedAfterTheWait(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")
	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}
	answers := w.rightAnswers(p)
	answers[0] = map[bool]string{true: "2", false: "1"}[answers[0] == "1"]

	if err := w.client.SubmitQuestion(t.Context(), w.who, answers); err != nil {
		t.Fatalf("wrong answers are accepted: %v", err)
	}
	at, _ := w.login(p)
	w.clock.Advance(24 * time.Hour)
	later, _ := w.login(p)
	_, menu := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)

	if at.UserStatus != zx.StatusPending || later.UserStatus != zx.StatusRejected {
		t.Errorf("user_status %d, a day later %d", at.UserStatus, later.UserStatus)
	}
	wantCode(t, "apply again", menu, zx.CodeOK)
}

func TestApplicationIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	w, p := applied(t, "wang.questions")

	_, menu := w.client.GetVerifyMethod(t.Context(), w.who, p.Login)
	_, questions := w.client.GetQuestion(t.Context(), w.who)
	answers := w.client.SubmitQuestion(t.Context(), w.who, zx.Answers{"1", "1", "1", "1", "1"})
	_, authed := w.client.GetOnlineAuthedInfo(t.Context(), w.who, p.Login)
	_, view := w.client.GetViewReportInfo(t.Context(), w.who)
	_, report := w.client.ViewReport(t.Context(), w.who, p.Login, "abcdef")

	for what, err := range map[string]error{
		"getVerifyMethod": menu, "getQuestion": questions, "submitQuestion": answers,
		"getOnlineAuthedInfo": authed, "getViewReportInfo": view, "viewReport": report,
	} {
		wantCode(t, what, err, zx.CodeApplicationPending)
	}
	if got := w.box.Effects(p.Login).Applications; got != 1 {
		t.Errorf("%d applications, want 1", got)
	}
}

func TestCallsThatDoNotFitTheState(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")
	one := zx.Answers{"1", "1", "1", "1", "1"}

	_, auth := w.client.OnlineAuthentication(t.Context(), w.who, cardAuth(p, zx.CardDebit))
	_, submit := w.client.SubmitOnlineAuth(t.Context(), w.who, "rgcgeb", w.picture())
	_, form := w.client.GetViewReportInfo(t.Context(), w.who)
	_, report := w.client.ViewReport(t.Context(), w.who, p.Login, "abcdef")
	_, authed := w.client.GetOnlineAuthedInfo(t.Context(), w.who, p.Login)

	wantCode(t, "answers before questions", w.client.SubmitQuestion(t.Context(), w.who, one), zx.CodePageExpired)
	wantCode(t, "a card's code before the card", w.client.SendCardCode(t.Context(), w.who, p.Cellphone), zx.CodePageExpired)
	wantCode(t, "an application's code before its form", w.client.SendApplyCode(t.Context(), w.who), zx.CodePageExpired)
	wantCode(t, "authentication before the card", auth, zx.CodePageExpired)
	wantCode(t, "a 认证码 before authentication", submit, zx.CodePageExpired)
	wantCode(t, "an application before its form", w.client.SubmitApplyMessageCode(t.Context(), w.who, "abcdef"), zx.CodePageExpired)
	wantCode(t, "the view form before a report", form, zx.CodePageExpired)
	wantCode(t, "a report before an application", report, zx.CodePageExpired)
	wantCode(t, "the authed form before authentication", authed, zx.CodeNotAuthenticated)
}
