package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/sandbox"
	"xinbao/zx"
)

// actors are stories by name.
type actors map[string]story

// cast is all personas, and whom the walks name besides.
func cast(t *testing.T) actors {
	t.Helper()
	a := actors{}
	for _, p := range sandbox.Personas() {
		a[p.Login] = story{persona: p}
	}
	questions, debit, credit, authed := a["wang.questions"], a["li.debit"], a["zhao.credit"], a["qian.authed"]

	a["new.picture"] = acting(questions, newPicture())
	a["no.password"] = ordering(questions, func(o *order) { o.Options.KeepPassword = false })
	a["copy.accepted"] = ordering(a["copy.expired"], func(o *order) { o.Options.AcceptExpiredCopy = true })
	a["copy.authed"] = authed
	a["lost.application"] = failing(questions, sandbox.Fault{Kind: sandbox.FaultCutAfter, Method: zx.SubmitQuestion})
	a["rejected.authed"] = failing(a["answers.wrong"], sandbox.Fault{Kind: sandbox.FaultCutAfter, Method: zx.SubmitOnlineAuth})
	a["picture.authcode"] = meeting(debit, zx.CodePictureWrong, zx.SubmitOnlineAuth)
	a["code.apply"] = meeting(authed, zx.CodeMessageCodeWrong, zx.SubmitApplyMessageCode)
	a["applied.authed"] = meeting(authed, zx.CodeApplicationPending, zx.SubmitApplyMessageCode)
	a["applied.menu"] = meeting(questions, zx.CodeApplicationPending, zx.GetVerifyMethod)
	a["exists.authed"] = meeting(authed, zx.CodeReportExists, zx.GetOnlineAuthedInfo)
	for _, code := range otherCard {
		a["credit."+strconv.Itoa(code)] = meeting(credit, zx.Code(code), zx.OnlineAuthentication)
	}
	for _, s := range inSession {
		story := a[s.like]
		for _, code := range []zx.Code{zx.CodeNotLoggedIn, zx.CodeSessionTimedOut} {
			a[fmt.Sprintf("%d.%s", code, s.method)] = meeting(story, code, s.method)
		}
		if s.form != "" {
			a["over."+string(s.form)] = acting(ordering(story, func(o *order) { o.Options.KeepPassword = false }), dawdling(s.form))
		}
	}
	expired := a["copy.authed"]
	expired.persona.World.Copy = sandbox.CopyExpired
	a["copy.authed"] = expired
	for name, s := range a {
		if s.persona.Login != name {
			s.persona = s.persona.As(name)
			a[name] = s
		}
	}
	return a
}

// inSession are the calls that need a login, who makes them, and the forms that
// they submit.
var inSession = []struct {
	method zx.Method
	like   string
	form   flow.Step
}{
	{zx.GetVerifyMethod, "wang.questions", flow.StepChoose},
	{zx.GetQuestion, "wang.questions", ""},
	{zx.SubmitQuestion, "wang.questions", flow.StepSubmit},
	{zx.OnlineValidateCard, "li.debit", ""},
	{zx.GetOnlineMessageCode, "li.debit", ""},
	{zx.OnlineAuthentication, "li.debit", flow.StepAuthenticate},
	{zx.SubmitOnlineAuth, "li.debit", flow.StepRaise},
	{zx.GetOnlineAuthedInfo, "qian.authed", ""},
	{zx.SubmitApplyMessageCode, "qian.authed", flow.StepApply},
	{zx.GetViewReportInfo, "wang.questions", ""},
	{zx.ViewReport, "wang.questions", flow.StepReport},
}

// walksOutOfSession lead from every state that has a session to the login.
func walksOutOfSession() []trodden {
	var all []trodden
	for _, s := range inSession {
		for _, code := range []string{"508110", "508142"} {
			call := string(s.method)
			if s.method == zx.GetOnlineMessageCode {
				call += `\(cellphone\)`
			}
			all = append(all, trodden{
				edge: notDrawn, who: code + "." + string(s.method),
				calls: "^" + call + " " + code + "\ngetLoginInfo 0\ngetPicCode 0\nlogin 0", line: "^asked login awaiting_input " + code + "$",
			})
		}
		if s.form != "" {
			all = append(all, trodden{
				edge: notDrawn, who: "over." + string(s.form), calls: `^getLoginInfo 0$[\s\S]*^getLoginInfo 0\ngetPicCode 0\nlogin 0`,
				line: "^session_ended " + string(s.form) + " working session_over\ncalled getLoginInfo working session_over\nasked login awaiting_input session_over$",
			})
		}
	}
	return all
}

// withCode puts a code into a pattern.
func withCode(pattern string, code int) string {
	return strings.ReplaceAll(pattern, "%", strconv.Itoa(code))
}

func ordering(s story, f func(*order)) story {
	s.order = f
	return s
}

func failing(s story, f sandbox.Fault) story {
	s.faults = []sandbox.Fault{f}
	return s
}

func acting(s story, f func(context.Context, *player, api.FormView) (bool, error)) story {
	s.acts = f
	return s
}

// meeting has the persona meet a code once, where the credit centre has nothing
// else to say.
func meeting(s story, code zx.Code, at zx.Method) story {
	s.persona.Shows = append(s.persona.Shows[:0:0], sandbox.Shown{Code: code, At: at, Often: sandbox.Once})
	return s
}

// newPicture asks for another picture at the first form that has one.
func newPicture() func(context.Context, *player, api.FormView) (bool, error) {
	asked := false
	return func(ctx context.Context, p *player, form api.FormView) (bool, error) {
		if asked || form.Picture == nil {
			return false, nil
		}
		asked = true
		if err := p.pass(ctx, form.Picture.NextAt); err != nil {
			return false, err
		}
		_, err := p.client.act(ctx, form.RequestID, "/form/picture", map[string]any{"form_id": form.ID})
		return true, err
	}
}

// dawdling lets the session run out over the first form of a step.
func dawdling(step flow.Step) func(context.Context, *player, api.FormView) (bool, error) {
	done := false
	return func(ctx context.Context, p *player, form api.FormView) (bool, error) {
		if done || form.Step != step {
			return false, nil
		}
		done = true
		return true, p.passAndWatch(ctx, api.RequestView{ID: form.RequestID}, form.ExpiresAt)
	}
}
