package main

import (
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

func TestWrongPasswordsStopBeforeTheSourcesLock(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "guarded")
		other := town.asks(t, "wang.questions", "guarded.not") // will use the same login name
		wrong := map[string]string{zx.KeyPassword: "not-it"}

		form := e.form(flow.StepLogin)
		for range flow.GuardLimit + 3 {
			wantOK(t, e.types(form, wrong))
			form = e.nextForm(form)
		}
		mine := other.form(flow.StepLogin)
		wantOK(t, other.types(mine, map[string]string{zx.KeyLoginName: e.persona.Login, zx.KeyPassword: e.persona.Password}))
		refused := other.nextForm(mine)
		wantOK(t, other.types(refused, nil))
		x := other.ends()

		wantMarked(t, form, flow.TroubleGuard, zx.KeyPassword)
		if n := town.sandbox.Effects(e.persona.Login).WrongPasswords; n != flow.GuardLimit {
			t.Errorf("%d wrong passwords reached the source", n)
		}
		wantMarked(t, refused, flow.TroubleGuard, zx.KeyLoginName)
		if x.request.State != flow.Succeeded {
			t.Errorf("another login name did not go on: %s", x)
		}
	})
}

func TestTheGuardOpensAfterADay(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "guarded.day")
		form := e.form(flow.StepLogin)
		for range flow.GuardLimit {
			wantOK(t, e.types(form, map[string]string{zx.KeyPassword: "not-it"}))
			form = e.nextForm(form)
		}

		e.later(flow.GuardTime + time.Second)
		x := e.ends()

		if x.request.State != flow.Succeeded || x.effects.WrongPasswords != flow.GuardLimit {
			t.Errorf("ended as %s", x)
		}
	})
}

func TestAnSMSThatNeverComesHasAWayOn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "li.debit", "no.sms")
		e.fills(flow.StepLogin, nil)
		e.fills(flow.StepChoose, nil)
		form := e.form(flow.StepAuthenticate)
		town.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultAnswer, Method: zx.GetOnlineMessageCode, Code: zx.CodeSMSNotSent})
		ask := map[string]any{"form_id": form.ID, "answers": map[string]string{zx.KeyCellphone: e.persona.Cellphone}}

		wantOK(t, e.does("/form/code", ask))
		failed := e.reopened(form)
		wantOK(t, e.does("/form/code", ask)) // nothing was sent: there is no cool-down
		sent := e.reopened(failed)
		tooSoon := e.does("/form/code", ask)
		e.later(flow.CodeGap)
		wantOK(t, e.does("/form/code", ask))
		e.reopened(sent)
		wantOK(t, e.does("/way", map[string]any{"way": flow.WayQuestions}))
		e.fills(flow.StepSubmit, nil)
		x := e.ends()

		wantMarked(t, failed, "508118", zx.KeyMessageCode)
		if failed.CodesSent != 0 || sent.CodesSent != 1 || sent.Trouble != nil {
			t.Errorf("codes sent: %d, then %d with %+v", failed.CodesSent, sent.CodesSent, sent.Trouble)
		}
		if problem := problemOf(t, tooSoon, 429, "too_soon"); problem.RetryAfter < 1 || problem.RetryAfter > 60 {
			t.Errorf("try again after %d s", problem.RetryAfter)
		}
		if x.request.State != flow.Succeeded || x.effects.SMS[sandbox.MessageCardCode] != 2 {
			t.Errorf("the other way: %s", x)
		}
	})
}
