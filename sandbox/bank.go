package sandbox

import (
	"context"
	"strconv"

	"xinbao/zx"
)

const (
	wrongPINsAllowed = 3 // then the bank blocks the card: 508136
	wrongSMSAllowed  = 3 // then UnionPay ends the attempt: 508126
)

// attempt is one card that UnionPay looks at, until another one is offered.
type attempt struct {
	number string
	kind   zx.CardType
	sms    smsCode
}

// OnlineValidateCard remembers the card for the attempt (1.1.7).
func (s *Sandbox) OnlineValidateCard(ctx context.Context, who zx.Session, req zx.ValidateCardRequest) (zx.Card, error) {
	return serve(ctx, s, who, zx.OnlineValidateCard, "", func(v *visit) (zx.Card, error) {
		return v.offerCard(req)
	})
}

func (v *visit) offerCard(req zx.ValidateCardRequest) (zx.Card, error) {
	if v.mayApply() != nil {
		return zx.Card{}, zx.CodePageExpired
	}
	if err := firstOf(req.Check, v.meet); err != nil {
		return zx.Card{}, err
	}
	bank, kind, ok := issuer(req.BankCard)
	if !ok || !supported(bank, kind) {
		return zx.Card{}, zx.CodeCardUnsupported
	}
	v.session.card, v.session.apply = &attempt{number: req.BankCard, kind: kind}, nil
	if kind == zx.CardDebit {
		return zx.Card{Type: kind, Form: zx.DebitForm()}, nil
	}
	return zx.Card{Type: kind, Form: zx.CreditForm()}, nil
}

// authenticate asks UnionPay about the person and the code, then the bank about
// the card. What is malformed reaches neither, and counts nowhere.
func (v *visit) authenticate(req zx.CardAuth) error {
	card := v.session.card
	if card == nil {
		return zx.CodePageExpired
	}
	if req.BankCard == "" {
		req.BankCard = card.number // I10, I19: the attempt's
	}
	if req.CardType == "" {
		req.CardType = strconv.Itoa(int(card.kind))
	}
	return firstOf(
		func() error { return card.matches(req) },
		req.Check,
		v.meet,
		func() error { return v.account.sameHolder(req) },
		func() error { return card.sms.use(req.MessageCode, v.now, v.account) },
		func() error { return v.account.askBank(card, req) },
		func() error { card.sms.consumed = true; return nil },
	)
}

func (c *attempt) matches(req zx.CardAuth) error {
	if req.BankCard != c.number {
		return zx.CodeCardNumberWrong
	}
	if req.CardType != strconv.Itoa(int(c.kind)) {
		return zx.CodeCardTypeWrong
	}
	return nil
}

// sameHolder compares with the registration at the centre, then with the bank's
// own file.
func (a *account) sameHolder(req zx.CardAuth) error {
	if req.RealName != a.person.Name || req.IDCard != a.person.IDCard {
		return zx.CodeIdentityDiffers
	}
	if req.Cellphone != a.person.Cellphone {
		return zx.CodeHolderWrong
	}
	return nil
}

// askBank checks what only the holder knows. Three wrong answers block the card.
func (a *account) askBank(card *attempt, req zx.CardAuth) error {
	debit, credit := a.person.Debit, a.person.Credit
	if card.number != debit.Number && card.number != credit.Number {
		return zx.CodeCardRejected // somebody else's
	}
	if a.wrongPINs[card.number] >= wrongPINsAllowed {
		return zx.CodeCardPasswordTries
	}
	right := sameText(string(req.Password), debit.PIN)
	if card.kind == zx.CardCredit {
		right = sameText(string(req.LastThree)+req.Month+req.Year, credit.CVN2+credit.Month+credit.Year)
	}
	if !right {
		a.wrongPINs[card.number]++
		a.effects.WrongCardSecrets++
		return zx.CodeCardSecretWrong
	}
	a.wrongPINs[card.number] = 0
	return nil
}
