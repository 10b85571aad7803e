package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

func TestWhatCannotBeReadIsRefusedAndSaysWhere(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		const consent = `"consent":{"text_version":"1","text_sha256":"%064d","purpose":"loan","given_at":"2026-01-01T00:00:00Z","expires_at":"2099-01-01T00:00:00Z"}`
		covered := fmt.Sprintf(consent, 0)

		for _, wrong := range []struct{ body, code, where string }{
			{`{"source":"pboc",`, string(api.CodeBadJSON), ""},
			{`{"source":"pboc","user_id":"u1","age":3,` + covered + `}`, string(api.CodeInvalid), "body.age"},
			{`{"source":"pboc","user_id":17,` + covered + `}`, string(api.CodeInvalid), "body.user_id"},
			{`{"source":"moon","user_id":"u1",` + covered + `}`, string(api.CodeInvalid), "body.source"},
			{`{"source":"pboc","user_id":"u1","person":{"id_number":"990000190001010000"},` + covered + `}`, string(api.CodeInvalid), "body.person.id_number"},
			{`{"source":"pboc","user_id":"u1"}`, string(api.CodeInvalid), "required"},
		} {
			err := town.client.sendRaw(t, "/v1/requests", wrong.body)

			status := http.StatusUnprocessableEntity
			if wrong.where == "" {
				status = http.StatusBadRequest
			}
			problem := problemOf(t, err, status, api.Code(wrong.code))
			if wrong.where != "" && (len(problem.Errors) == 0 || !strings.Contains(fmt.Sprint(problem.Errors), wrong.where)) {
				t.Errorf("%s: does not point at %s: %+v", wrong.body, wrong.where, problem.Errors)
			}
		}
	})
}

// sendRaw posts a body as it is.
func (c *client) sendRaw(t *testing.T, path, body string) error {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+path, strings.NewReader(body))
	wantOK(t, err)
	return c.send(req, nil)
}

func TestAFormIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "form.twice")
		first := e.form(flow.StepLogin)
		wantOK(t, e.types(first, nil))
		menu := e.form(flow.StepChoose)

		old := e.types(first, map[string]string{flow.KeyKeepPassword: "false"})
		wantOK(t, e.types(menu, nil))
		second := e.types(menu, nil)
		x := e.ends()

		wantProblem(t, old, http.StatusConflict, api.CodeFormSuperseded)
		if problem := (*problemError)(nil); !asProblem(second, &problem) ||
			problem.Code != string(api.CodeFormAnswered) && problem.Code != string(api.CodeFormSuperseded) {
			t.Errorf("the second answer: %v", second)
		}
		if x.effects.Logins != 1 || x.effects.Applications != 1 || x.request.State != flow.Succeeded {
			t.Errorf("the old answers had an effect: %s", x)
		}
	})
}

func TestAWrongPictureCostsNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "wrong.picture")
		first := e.form(flow.StepLogin)

		wantOK(t, e.types(first, map[string]string{zx.KeyPicCode: "zzzz"}))
		again := e.nextForm(first)
		x := e.ends()

		wantMarked(t, again, "210101", zx.KeyPicCode)
		if again.Attempt != 2 || again.Picture == nil || again.Picture.Data == first.Picture.Data {
			t.Errorf("attempt %d without a new picture", again.Attempt)
		}
		if name := valueOf(again, zx.KeyLoginName); name != e.persona.Login {
			t.Errorf("the login name has to be typed again")
		}
		if x.effects.WrongPasswords != 0 || x.request.State != flow.Succeeded {
			t.Errorf("a wrong picture cost a try: %s", x)
		}
	})
}

func TestACardOfTheWrongKindIsMarkedAndAnotherOneGoesOn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		persona, err := personaOf("zheng.wrongcard")
		wantOK(t, err)
		e := town.asks(t, "zheng.wrongcard", "wrong.card")
		e.persona.Debit = persona.Debit // a bank that takes part with credit cards only
		e.fills(flow.StepLogin, nil)
		menu := e.form(flow.StepChoose)

		noCard := e.types(menu, map[string]string{flow.KeyWay: string(flow.WayUnionPay), zx.KeyBankCard: "1234"})
		wantOK(t, e.types(menu, map[string]string{flow.KeyWay: string(flow.WayUnionPay), zx.KeyBankCard: persona.Debit.Number}))
		again := e.nextForm(menu)
		x := e.ends()

		wantProblem(t, noCard, http.StatusUnprocessableEntity, api.CodeAnswersWrong)
		if again.Trouble == nil || again.Trouble.Code != "508131" {
			t.Errorf("the card was not refused: %+v", again.Trouble)
		}
		if x.request.State != flow.Succeeded {
			t.Errorf("no way on: %s", x)
		}
	})
}

func TestAPersonWhoWasAwayForADayGoesOn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "away")
		e.form(flow.StepLogin)
		e.later(24 * time.Hour)
		e.fills(flow.StepLogin, nil) // no session yet: the form still waits
		menu := e.form(flow.StepChoose)

		e.later(24 * time.Hour)
		late := e.types(menu, nil)
		login := e.nextForm(menu)
		x := e.ends()

		if problem := (*problemError)(nil); !asProblem(late, &problem) || problem.Status != http.StatusConflict {
			t.Errorf("an answer after the 30 minutes: %v", late)
		}
		if login.Step != flow.StepLogin || login.Trouble == nil || login.Trouble.Code != flow.TroubleSessionOver {
			t.Errorf("asked for %s with %+v, not to log in again", login.Step, login.Trouble)
		}
		if x.request.State != flow.Succeeded || x.effects.Logins != 2 || x.effects.Applications != 1 {
			t.Errorf("came back and ended as %s", x)
		}
	})
}

func TestAPersonWhoNeverComesExpires(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "never.comes")
		e.form(flow.StepLogin)

		e.later(flow.InputTime + time.Second)
		e.stands(flow.Expired)
		told := town.mail.await(t, e.id, flow.TellExpired)
		late := e.does("/form", map[string]any{"form_id": "frm", "answers": map[string]string{}})

		wantTrouble(t, e.tells(), flow.Expired, flow.TroubleDeadline, flow.ActorMerchant)
		wantProblem(t, late, http.StatusConflict, api.CodeEnded)
		if told.seq != 3 { // accepted, input required, expired
			t.Errorf("the end is notice %d", told.seq)
		}
	})
}

func TestASourceThatIsDownForAnHourDelaysAndLosesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		town.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHTTP500, Count: -1})
		e := town.asks(t, "wang.questions", "down.hour")
		began := town.now()

		held := e.stands(flow.OnHold)
		for town.now().Sub(began) < time.Hour {
			wantOK(t, e.pass(t.Context(), e.stands(flow.OnHold).ReleaseAt))
			wantOK(t, e.listen(t.Context(), held))
		}
		town.sandbox.LiftFaults()
		x := e.ends()

		if held.Trouble == nil || held.Trouble.Code != flow.TroubleSourceDown || held.Actor != flow.ActorTime {
			t.Errorf("the hold says %+v, %s acts", held.Trouble, held.Actor)
		}
		if x.request.State != flow.Succeeded || x.effects.Applications != 1 {
			t.Errorf("ended as %s", x)
		}
		wantToldOnce(t, town, e.id, flow.TellOnHold)
	})
}

func TestOneLivingRequestForAPerson(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "copy.valid", "duplicate")
		e.form(flow.StepLogin)

		same, err := town.client.create(t.Context(), orderFor(e.persona, town.now()))
		wantOK(t, err)
		e.ends()
		next, err := town.client.create(t.Context(), orderFor(e.persona, town.now()))
		wantOK(t, err)

		if same.ID != e.id || !same.Existing {
			t.Errorf("a second request beside the living one")
		}
		if next.ID == e.id || next.Existing {
			t.Errorf("the request that has ended was given again")
		}
	})
}
