package api_test

import (
	"net/http"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestAnotherPictureCanBeHadAfterItsCoolDown(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		path := "/v1/requests/" + r.ID + "/form/picture"

		soon := w.post(t, path, nil)
		w.advance(flow.PictureGap)
		taken := w.post(t, path, map[string]string{"form_id": r.FormID})
		during := w.answer(t, r, loginAnswers())
		r = w.brought(t, w.reload(t, r.ID), flow.Result{Outcome: flow.OK, Picture: []byte("another")})

		if p := wantProblem(t, soon, http.StatusTooManyRequests, api.CodeTooSoon); p.RetryAfter != 1 || p.Request == nil {
			t.Errorf("too soon: %s", soon.body)
		}
		decode[api.RequestView](t, taken, http.StatusAccepted)
		if p := wantProblem(t, during, http.StatusConflict, api.CodeFormNotReady); p.RetryAfter != 1 {
			t.Errorf("meanwhile: %s", during.body)
		}
		got := decode[api.FormView](t, w.get(t, "/v1/requests/"+r.ID+"/form"), http.StatusOK)
		if got.ID != r.FormID || got.Attempt != 1 || got.Picture.MediaType != "text/plain; charset=utf-8" {
			t.Errorf("the form afterwards is %+v", got)
		}
		decode[api.RequestView](t, w.answer(t, r, loginAnswers()), http.StatusAccepted)
	})
}

func TestACodeBySMSIsSentOnceAMinuteAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.atCard(t)
		path := "/v1/requests/" + r.ID + "/form/code"
		typed := map[string]any{"form_id": r.FormID, "answers": map[string]string{flow.KeyCellphone: "138 0000 0000", "password": "123456"}}

		sent := w.post(t, path, typed)
		r = w.brought(t, w.reload(t, r.ID), flow.Result{Outcome: flow.OK})
		w.advance(59 * time.Second)
		soon := w.post(t, path, typed)
		form := decode[api.FormView](t, w.get(t, "/v1/requests/"+r.ID+"/form"), http.StatusOK)
		w.advance(time.Second)
		again := w.post(t, path, typed)

		decode[api.RequestView](t, sent, http.StatusAccepted)
		if p := wantProblem(t, soon, http.StatusTooManyRequests, api.CodeTooSoon); p.RetryAfter != 1 {
			t.Errorf("retry_after is %d", p.RetryAfter)
		}
		if !form.CanSendCode || form.CodesSent != 1 || !form.CodeNextAt.Equal(form.CodeSentAt.Add(time.Minute)) {
			t.Errorf("the form says %d codes, at %s, next %s", form.CodesSent, form.CodeSentAt, form.CodeNextAt)
		}
		if form.Fields[1].Value != "13800000000" || form.Fields[2].Value != "" || form.Fields[0].Value != "张三" {
			t.Errorf("the fields are %+v", form.Fields)
		}
		decode[api.RequestView](t, again, http.StatusAccepted)
		wantSecrets(t, w, r.ID, map[string]string{})
	})
}

func TestACodeBySMSNeedsAPhoneAndAFormThatSendsOne(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	card, login := w.atCard(t), w.asking(t)

	phone := w.post(t, "/v1/requests/"+card.ID+"/form/code", map[string]any{"form_id": card.FormID, "answers": map[string]string{flow.KeyCellphone: "1"}})
	none := w.post(t, "/v1/requests/"+login.ID+"/form/code", map[string]any{"form_id": login.FormID, "answers": map[string]string{}})

	wantFaults(t, wantProblem(t, phone, http.StatusUnprocessableEntity, api.CodeAnswersWrong), "body.answers.cellphone phone")
	wantProblem(t, none, http.StatusConflict, api.CodeNoCode)
}

func TestAnotherWayCanBeChosenMidway(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		card, login := w.atCard(t), w.asking(t)

		chosen := w.post(t, "/v1/requests/"+card.ID+"/way", map[string]string{"way": "questions", "form_id": card.FormID})
		never := w.post(t, "/v1/requests/"+login.ID+"/way", map[string]string{"way": "questions"})
		unknown := w.post(t, "/v1/requests/"+card.ID+"/way", map[string]string{"way": "magic"})
		late := w.answer(t, card, map[string]string{flow.KeyCellphone: "13800000000", "password": "123456", "message_code": "1"})

		decode[api.RequestView](t, chosen, http.StatusAccepted)
		if r := w.reload(t, card.ID); r.Step != flow.StepQuestions {
			t.Errorf("it is at %s", r.Step)
		}
		wantProblem(t, never, http.StatusConflict, api.CodeNoWay)
		wantFaults(t, wantProblem(t, unknown, http.StatusUnprocessableEntity, api.CodeInvalid), "body.way option")
		wantProblem(t, late, http.StatusConflict, api.CodeFormSuperseded)
	})
}

func TestCancelEndsTheRequestAndDestroysItsSecrets(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		decode[api.RequestView](t, w.answer(t, r, loginAnswers()), http.StatusAccepted)
		w.claimed(t, w.reload(t, r.ID))

		a := w.post(t, "/v1/requests/"+r.ID+"/cancel", nil)
		again := w.post(t, "/v1/requests/"+r.ID+"/cancel", nil)

		got := decode[api.RequestView](t, a, http.StatusOK)
		if got.State != flow.Cancelled || got.EndedAt.IsZero() || got.Trouble.Code != flow.TroubleCancelled || got.Actor != flow.ActorNobody {
			t.Errorf("the answer is %s", a.body)
		}
		if p := wantProblem(t, again, http.StatusConflict, api.CodeEnded); p.Request.State != flow.Cancelled {
			t.Errorf("a second time: %s", again.body)
		}
		wantSecrets(t, w, r.ID, map[string]string{})
	})
}

func TestNothingIsCancelledWhileItsSecretsCannotBeDestroyed(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	must(t, w.redis.Close())

	a := w.post(t, "/v1/requests/"+r.ID+"/cancel", nil)

	wantProblem(t, a, http.StatusServiceUnavailable, api.CodeUnavailable)
	if w.reload(t, r.ID).State != flow.AwaitingInput {
		t.Error("it was cancelled")
	}
}
