package workers_test

import (
	"errors"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/sandbox"
	"xinbao/vault"
	"xinbao/zx"
)

// person answers every form that a request opens, as the API would take it.
type person struct {
	*world
	sandbox.Persona
	answered map[flow.Step]int // forms, by the step that they are for
	codes    int               // by SMS, asked for
	typed    map[string]bool   // codes that were typed in: the phone has no use for them again
}

func (w *world) person(p sandbox.Persona) *person {
	return &person{world: w, Persona: p, answered: map[flow.Step]int{}, typed: map[string]bool{}}
}

// act fills in the open form, or first asks for the code that it wants.
func (p *person) act(t testing.TB, r flow.Request, form *flow.Form) {
	t.Helper()
	if form.CanSendCode() && p.code(form.Step) == "" {
		p.askCode(t, r, form)
		return
	}
	open, secret := map[string]flow.Personal{}, map[string]vault.Secret{}
	for key, value := range p.answers(form) {
		if field, _ := form.Field(key); field.Secret {
			secret[key] = vault.NewSecret(value)
		} else {
			open[key] = flow.Personal(value)
		}
	}
	answerID := ids.New("ans")
	must(t, p.safe.Put(t.Context(), answerID, secret, time.Hour))
	m, err := r.Answer(form, answerID, open, p.clock.Now())
	must(t, err)
	_, err = p.Move(t.Context(), m)
	must(t, err)
	p.answered[form.Step]++
}

func (p *person) askCode(t testing.TB, r flow.Request, form *flow.Form) {
	t.Helper()
	typed := map[string]flow.Personal{flow.KeyCellphone: flow.Personal(p.Cellphone)}
	m, err := r.AskCode(form, typed, p.clock.Now())
	if soon, ok := errors.AsType[*flow.TooSoonError](err); ok {
		p.pass(soon.Until)
		m, err = r.AskCode(form, typed, p.clock.Now())
	}
	must(t, err)
	_, err = p.Move(t.Context(), m)
	must(t, err)
	p.codes++
}

func (p *person) answers(form *flow.Form) map[string]string {
	if form.Step == flow.StepSubmit {
		return p.box.Answers(p.Login)
	}
	all := map[string]string{}
	for _, f := range form.Fields {
		if value := p.knows(form.Step, f); value != "" && !f.Kind.Display() && p.asked(f) {
			all[f.Key] = value
		}
	}
	if code := all[zx.KeyMessageCode]; form.Step != flow.StepReport {
		p.typed[code] = true
	}
	return all
}

// asked reports whether a field is asked for on the persona's way.
func (p *person) asked(f flow.Field) bool {
	return f.OnlyIf == nil || f.OnlyIf.Value == string(p.way())
}

func (p *person) way() flow.Way {
	if p.Ways[0] == sandbox.WayQuestions {
		return flow.WayQuestions
	}
	return flow.WayUnionPay
}

func (p *person) knows(step flow.Step, f flow.Field) string {
	switch f.Kind {
	case flow.KindPIN:
		return p.Debit.PIN
	case flow.KindPassword:
		return p.Password
	case flow.KindCVN2:
		return p.Credit.CVN2
	case flow.KindExpiry:
		return p.Credit.Month + "/" + p.Credit.Year
	case flow.KindPictureCode:
		return p.box.Picture(p.merchant.ID, p.Login)
	case flow.KindAgreement:
		return "true"
	case flow.KindText, flow.KindIDCard, flow.KindPhone, flow.KindCardNumber, flow.KindChoice, flow.KindOneTimeCode,
		flow.KindHeading, flow.KindLabel:
	}
	return map[string]string{
		zx.KeyLoginName: p.Login, zx.KeyRealName: p.Name, zx.KeyIDCard: p.IDCard, zx.KeyCellphone: p.Cellphone,
		zx.KeyBankCard: p.card(), flow.KeyWay: string(p.way()), zx.KeyMessageCode: p.code(step),
	}[f.Key]
}

func (p *person) card() string {
	if p.Ways[0] == sandbox.WayCredit {
		return p.Credit.Number
	}
	return p.Debit.Number
}

// code is the newest code on the phone for a step that was not typed in before,
// or "". The code that opens the report may be typed as often as it is asked for.
func (p *person) code(step flow.Step) string {
	kind := map[flow.Step]sandbox.MessageKind{
		flow.StepAuthenticate: sandbox.MessageCardCode, flow.StepApply: sandbox.MessageApplyCode, flow.StepReport: sandbox.MessageReportReady,
	}[step]
	for _, m := range p.box.Inbox(p.Cellphone) {
		if m.Kind == kind && !p.typed[m.Code] {
			return m.Code
		}
	}
	return ""
}
