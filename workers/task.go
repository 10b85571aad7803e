package workers

import (
	"context"

	"xinbao/flow"
	"xinbao/vault"
	"xinbao/zx"
)

// Source is the credit centre, as package zx speaks to it.
type Source interface {
	GetPicCode(ctx context.Context, who zx.Session) (zx.Picture, error)
	GetLoginInfo(ctx context.Context, who zx.Session) (zx.Form, error)
	Login(ctx context.Context, who zx.Session, req zx.LoginRequest) (zx.Status, error)
	GetVerifyMethod(ctx context.Context, who zx.Session, loginName string) ([]zx.Rule, error)
	GetQuestion(ctx context.Context, who zx.Session) (zx.Form, error)
	SubmitQuestion(ctx context.Context, who zx.Session, answers zx.Answers) error
	OnlineValidateCard(ctx context.Context, who zx.Session, bankCard string) (zx.Card, error)
	SendCardCode(ctx context.Context, who zx.Session, cellphone string) error
	SendApplyCode(ctx context.Context, who zx.Session) error
	OnlineAuthentication(ctx context.Context, who zx.Session, auth zx.CardAuth) (zx.Form, error)
	SubmitOnlineAuth(ctx context.Context, who zx.Session, unionPayCode, picCode string) (zx.Form, error)
	GetOnlineAuthedInfo(ctx context.Context, who zx.Session, loginName string) (zx.Form, error)
	SubmitApplyMessageCode(ctx context.Context, who zx.Session, code zx.Secret) error
	GetViewReportInfo(ctx context.Context, who zx.Session) (zx.Form, error)
	ViewReport(ctx context.Context, who zx.Session, loginName string, code zx.Secret) (*zx.Report, error)
}

// task is one claimed step of one request.
type task struct {
	*Advancer
	r    flow.Request
	form *flow.Form
}

// calls says which call each step is. StepChoose is none: its form's answer
// leads to one of two others.
var calls = map[flow.Step]func(*task, context.Context) flow.Result{
	flow.StepLoginForm:    (*task).loginForm,
	flow.StepPicture:      (*task).picture,
	flow.StepLogin:        (*task).login,
	flow.StepStatus:       (*task).status,
	flow.StepRenew:        (*task).status,
	flow.StepWays:         (*task).ways,
	flow.StepQuestions:    (*task).questions,
	flow.StepSubmit:       (*task).submit,
	flow.StepCard:         (*task).card,
	flow.StepSendCode:     (*task).sendCode,
	flow.StepAuthenticate: (*task).authenticate,
	flow.StepRaise:        (*task).raise,
	flow.StepApplyForm:    (*task).applyForm,
	flow.StepApply:        (*task).apply,
	flow.StepReportForm:   (*task).reportForm,
	flow.StepReport:       (*task).report,
}

// who names the session at the source: merchant and person, no token.
func (t *task) who() zx.Session {
	return zx.Session{MerchantID: t.r.MerchantID, UserID: t.r.UserID, NoticeURL: t.r.NoticeURL}
}

func (t *task) carried(key string) string { return t.r.Carry[key].Reveal() }

func (t *task) loginName() string { return t.carried(flow.KeyLoginName) }

// secrets takes the answers of the current form out of the memory store, once.
func (t *task) secrets(ctx context.Context) (secrets, bool) {
	if t.form == nil {
		return nil, false
	}
	values, err := t.c.Safe.Take(ctx, t.r.AnswerID)
	if err != nil {
		t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Str("step", string(t.r.Step)).Msg("secrets.gone")
		return nil, false
	}
	return values, true
}

// secrets are a form's answers of class C3, by key.
type secrets map[string]vault.Secret

func (s secrets) text(key string) string { return string(s[key].Reveal()) }

func (s secrets) secret(key string) zx.Secret { return zx.Secret(s[key].Reveal()) }

func (s secrets) destroy() {
	for _, v := range s {
		v.Destroy()
	}
}

// shown is the result of a call that brought a form.
func (t *task) shown(form zx.Form, step flow.Step, err error) flow.Result {
	if err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK, Form: formOf(form, step)}
}

func (t *task) loginForm(ctx context.Context) flow.Result {
	form, err := t.c.Source.GetLoginInfo(ctx, t.who())
	res := t.shown(form, flow.StepLogin, err)
	if res.Form != nil && t.r.Options.OfferKeepPassword {
		res.Form.Fields = append(res.Form.Fields, keepPasswordField)
	}
	return res
}

func (t *task) picture(ctx context.Context) flow.Result {
	picture, err := t.c.Source.GetPicCode(ctx, t.who())
	if err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK, Picture: picture.Bytes}
}

func (t *task) ways(ctx context.Context) flow.Result {
	rules, err := t.c.Source.GetVerifyMethod(ctx, t.who(), t.loginName())
	if err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK, Form: menuOf(rules)}
}

func (t *task) questions(ctx context.Context) flow.Result {
	form, err := t.c.Source.GetQuestion(ctx, t.who())
	return t.shown(form, flow.StepSubmit, err)
}

func (t *task) submit(ctx context.Context) flow.Result {
	typed, ok := t.secrets(ctx)
	if !ok {
		return gone()
	}
	defer typed.destroy()
	var answers zx.Answers
	for i := range answers {
		answers[i] = typed.text(zx.AnswerKey(i))
	}
	if err := t.c.Source.SubmitQuestion(ctx, t.who(), answers); err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK}
}

func (t *task) applyForm(ctx context.Context) flow.Result {
	form, err := t.c.Source.GetOnlineAuthedInfo(ctx, t.who(), t.loginName())
	return t.shown(form, flow.StepApply, err)
}

func (t *task) apply(ctx context.Context) flow.Result {
	typed, ok := t.secrets(ctx)
	if !ok {
		return gone()
	}
	defer typed.destroy()
	if err := t.c.Source.SubmitApplyMessageCode(ctx, t.who(), typed.secret(zx.KeyMessageCode)); err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK}
}

func (t *task) reportForm(ctx context.Context) flow.Result {
	form, err := t.c.Source.GetViewReportInfo(ctx, t.who())
	return t.shown(form, flow.StepReport, err)
}
