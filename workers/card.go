package workers

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"xinbao/flow"
	"xinbao/vault"
	"xinbao/zx"
)

// card offers the bank card to UnionPay and learns its type.
func (t *task) card(ctx context.Context) flow.Result {
	card, err := t.c.Source.OnlineValidateCard(ctx, t.who(), t.carried(flow.KeyBankCard))
	res := t.shown(card.Form, flow.StepAuthenticate, err)
	if err == nil {
		res.Carry = flow.Carry{flow.KeyCardType: flow.Personal(strconv.Itoa(int(card.Type)))}
	}
	return res
}

// sendCode has a code sent: by UnionPay to the phone kept at the bank, or by
// the credit centre to the registered one (contract, I09).
func (t *task) sendCode(ctx context.Context) flow.Result {
	var err error
	if t.form != nil && t.form.Step == flow.StepAuthenticate {
		err = t.c.Source.SendCardCode(ctx, t.who(), t.carried(flow.KeyCellphone))
	} else {
		err = t.c.Source.SendApplyCode(ctx, t.who())
	}
	if err != nil {
		return t.failed(err)
	}
	return flow.Result{Outcome: flow.OK}
}

// authenticate proves to own the card. The 银联认证码 that comes back is a code
// like any other: it waits in the memory store, not in the form.
func (t *task) authenticate(ctx context.Context) flow.Result {
	typed, ok := t.secrets(ctx)
	if !ok {
		return gone()
	}
	defer typed.destroy()
	form, err := t.c.Source.OnlineAuthentication(ctx, t.who(), t.cardAuth(typed))
	res := t.shown(form, flow.StepRaise, err)
	if err == nil {
		t.prefill(ctx, form, res.Form)
	}
	return res
}

func (t *task) cardAuth(typed secrets) zx.CardAuth {
	month, year, _ := strings.Cut(typed.text(zx.KeyMonth), "/")
	return zx.CardAuth{
		RealName: t.carried(flow.KeyRealName), IDCard: t.carried(flow.KeyIDCard), Cellphone: t.carried(flow.KeyCellphone),
		CardType: t.carried(flow.KeyCardType), BankCard: t.carried(flow.KeyBankCard),
		Password: typed.secret(zx.KeyPassword), LastThree: typed.secret(zx.KeyLastThree),
		Month: month, Year: year, MessageCode: typed.secret(zx.KeyMessageCode),
	}
}

// prefillID names the kept 银联认证码 of a request.
func prefillID(r flow.Request) string { return r.ID + ".unionpay_code" }

// prefill keeps the code that came with the form, so that the person need not
// type it.
func (t *task) prefill(ctx context.Context, from zx.Form, to *flow.Form) {
	for i, field := range from.Fields {
		if field.Key != zx.KeyUnionPayCode || strings.TrimSpace(field.Value) == "" {
			continue
		}
		code := vault.NewSecret(strings.TrimSpace(field.Value))
		ctx, cancel := settling(ctx)
		defer cancel()
		if err := t.c.Safe.Keep(ctx, prefillID(t.r), code, flow.SessionTime); err != nil {
			t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("prefill.not_kept")
			return
		}
		to.Fields[i].Prefilled, to.Fields[i].Required = true, false
	}
}

// raise hands in the 银联认证码, typed or kept.
func (t *task) raise(ctx context.Context) flow.Result {
	typed, ok := t.secrets(ctx)
	if !ok {
		return gone()
	}
	defer typed.destroy()
	code := typed.text(zx.KeyUnionPayCode)
	if code == "" {
		kept, err := t.c.Safe.Kept(ctx, prefillID(t.r))
		if err != nil {
			return codeGone(err)
		}
		defer kept.Destroy()
		code = string(kept.Reveal())
	}
	form, err := t.c.Source.SubmitOnlineAuth(ctx, t.who(), code, typed.text(zx.KeyPicCode))
	return t.shown(form, flow.StepApply, err)
}

// codeGone is the result where the kept 银联认证码 cannot be had. The person has
// never seen it: once it is lost, only the card brings a new one.
func codeGone(err error) flow.Result {
	res := gone()
	if errors.Is(err, vault.ErrGone) {
		res.Outcome = flow.WrongAgain
	}
	return res
}
