package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/sandbox"
	"xinbao/zx"
)

// person is a persona of the credit centre who answers every form that a request
// opens, and lets time pass where time is what it waits for. The demo plays it,
// and the tests play every persona to its end.
type person struct {
	world   *world
	client  *client
	persona sandbox.Persona
	until   func(context.Context, time.Time) error            // lets time go by; nil: the clock is pushed
	news    func(context.Context, api.RequestView) error      // waits until a request stands elsewhere; nil: the API is asked
	shown   func(api.FormView)                                // sees every form; nil: nobody does
	typed   func(api.FormView, map[string]string)             // may change what is typed; nil: nobody does
	acts    func(context.Context, api.FormView) (bool, error) // does something else with a form and says so; nil: never
	menus   int                                               // how often the ways were offered: the next way when one was refused
	refused int                                               // forms that came back with a trouble
}

// patience is how many forms may come back before a person gives up.
const patience = 6

var errGaveUp = errors.New("the person gave up")

// play brings a request to its end and returns it as it is then. It is errGaveUp
// when nothing that the person does gets any further.
func (p *person) play(ctx context.Context, id string) (api.RequestView, error) {
	for {
		r, err := p.client.request(ctx, id)
		if err != nil {
			return r, err
		}
		switch {
		case r.State.Ended():
			return r, nil
		case r.State == flow.AwaitingInput:
			err = p.answer(ctx, id)
		case r.State == flow.AwaitingReport:
			err = p.passAndWatch(ctx, r, r.NextPollAt)
		case r.State == flow.OnHold:
			err = p.passAndWatch(ctx, r, r.ReleaseAt)
		default:
			err = p.watch(ctx, r)
		}
		if err != nil {
			return r, err
		}
	}
}

// pass lets time go by until t.
func (p *person) pass(ctx context.Context, t time.Time) error {
	wait := t.Sub(p.world.now())
	switch {
	case wait <= 0:
		return nil
	case p.until != nil:
		return p.until(ctx, t)
	}
	p.world.clock.Advance(wait)
	return nil
}

func (p *person) passAndWatch(ctx context.Context, r api.RequestView, t time.Time) error {
	if err := p.pass(ctx, t); err != nil {
		return err
	}
	return p.watch(ctx, r)
}

// watch waits until the request is another than it was.
func (p *person) watch(ctx context.Context, r api.RequestView) error {
	if p.news != nil {
		return p.news(ctx, r)
	}
	_, err := p.client.events(ctx, r.ID, r.Seq)
	return err
}

// answer fills in the open form.
func (p *person) answer(ctx context.Context, id string) error {
	form, err := p.client.form(ctx, id)
	if err != nil {
		return ignoreMoved(err)
	}
	if p.shown != nil {
		p.shown(form)
	}
	if p.acts != nil {
		if done, err := p.acts(ctx, form); done || err != nil {
			return ignoreMoved(err)
		}
	}
	if form.Trouble != nil {
		if p.refused++; p.refused > patience {
			return errGaveUp
		}
	}
	if form.CanSendCode && form.CodesSent <= p.codesUsed(form) {
		return p.askCode(ctx, form)
	}
	_, err = p.client.answer(ctx, form, p.answers(form))
	return ignoreMoved(err)
}

// codesUsed is how many codes the former attempts at a form have used up.
func (p *person) codesUsed(form api.FormView) int { return form.Attempt - 1 }

// ignoreMoved is for a form that went away while the person looked at it.
func ignoreMoved(err error) error {
	var problem *problemError
	if errors.As(err, &problem) && problem.Status == 409 {
		return nil
	}
	return err
}

// askCode asks for a code by SMS, not before its cool-down is over.
func (p *person) askCode(ctx context.Context, form api.FormView) error {
	if err := p.pass(ctx, form.CodeNextAt); err != nil {
		return err
	}
	typed := map[string]string{}
	if form.Step == flow.StepAuthenticate {
		typed[zx.KeyCellphone] = p.persona.Cellphone
	}
	_, err := p.client.act(ctx, form.RequestID, "/form/code", map[string]any{"form_id": form.ID, "answers": typed})
	return ignoreMoved(err)
}

// answers are what the persona types into a form.
func (p *person) answers(form api.FormView) map[string]string {
	typed := map[string]string{}
	switch form.Step { //nolint:exhaustive // the others have fields that the person knows
	case flow.StepSubmit:
		typed = p.world.sandbox.Answers(p.persona.Login)
	case flow.StepChoose:
		typed = p.way()
	}
	if p.typed != nil {
		defer p.typed(form, typed)
	}
	for _, f := range form.Fields {
		if value, ok := p.knows(form, f.Field); ok && !f.Kind.Display() {
			typed[f.Key] = value
		}
	}
	return typed
}

// way is the choice of the next way that the persona's story tries.
func (p *person) way() map[string]string {
	var cards []sandbox.Way
	for _, w := range p.persona.Ways {
		if w != sandbox.WayCopy && w != sandbox.WayAuthed {
			cards = append(cards, w)
		}
	}
	way := sandbox.WayDebit
	if len(cards) > 0 {
		way = cards[min(p.menus, len(cards)-1)]
	}
	p.menus++
	switch way {
	case sandbox.WayQuestions:
		return map[string]string{flow.KeyWay: string(flow.WayQuestions)}
	case sandbox.WayCredit:
		return map[string]string{flow.KeyWay: string(flow.WayUnionPay), zx.KeyBankCard: p.persona.Credit.Number}
	case sandbox.WayDebit, sandbox.WayAuthed, sandbox.WayCopy:
	}
	return map[string]string{flow.KeyWay: string(flow.WayUnionPay), zx.KeyBankCard: p.persona.Debit.Number}
}

// knows is what the persona has to say to a field.
func (p *person) knows(form api.FormView, f flow.Field) (string, bool) {
	switch f.Key {
	case zx.KeyLoginName:
		return p.persona.Login, true
	case flow.KeyKeepPassword:
		return "true", true
	case zx.KeyPicCode:
		return p.world.sandbox.Picture(p.world.merchant.ID, userOf(p.persona)), true
	case zx.KeyRealName:
		return p.persona.Name, true
	case zx.KeyIDCard:
		return p.persona.IDCard, true
	case zx.KeyCellphone:
		return p.persona.Cellphone, true
	case zx.KeyMonth:
		return fmt.Sprintf("%s/%s", p.persona.Credit.Month, p.persona.Credit.Year), true
	case zx.KeyLastThree:
		return p.persona.Credit.CVN2, true
	case zx.KeyMessageCode:
		return p.code(form.Step), true
	case zx.KeyPassword:
		if f.Kind == flow.KindPIN {
			return p.persona.Debit.PIN, true
		}
		return p.persona.Password, true
	}
	return "", false
}

// userOf is the number that the demo's merchant gives a persona.
func userOf(p sandbox.Persona) string { return "user-" + p.Login }

var codeKinds = map[flow.Step]sandbox.MessageKind{
	flow.StepAuthenticate: sandbox.MessageCardCode,
	flow.StepApply:        sandbox.MessageApplyCode,
	flow.StepReport:       sandbox.MessageReportReady,
}

// code is the newest code of the kind that a step asks for, read from the
// persona's phone.
func (p *person) code(step flow.Step) string {
	for _, m := range p.world.sandbox.Inbox(p.persona.Login) {
		if m.Kind == codeKinds[step] {
			return m.Code
		}
	}
	return "000000"
}
