package sandbox_test

import (
	"testing"
	"time"

	"xinbao/sandbox"
	"xinbao/zx"
)

func TestCardsThatAreNotTaken(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "zheng.wrongcard")
	for what, row := range map[string]struct {
		number string
		want   zx.Code
	}{
		"招商银行 debit":         {p.Debit.Number, zx.CodeCardUnsupported},
		"招商银行 credit":        {p.Credit.Number, zx.CodeOK},
		"no bank of ours":    {"6225750000000006", zx.CodeCardUnsupported},
		"a wrong last digit": {p.Credit.Number[:15] + "x", zx.CodeCardNumberWrong},
		"nothing":            {"", zx.CodeCardNumberWrong},
	} {
		_, err := w.client.OnlineValidateCard(t.Context(), w.who, row.number)

		wantCode(t, what, err, row.want)
	}
}

func TestAuthenticationAsksUnionPayThenTheBank(t *testing.T) {
	t.Parallel()
	other := sandbox.Personas()[5]
	for what, row := range map[string]struct {
		kind   zx.CardType
		change func(*zx.CardAuth)
		want   zx.Code
	}{
		"somebody else's name":     {zx.CardDebit, func(a *zx.CardAuth) { a.RealName = other.Name }, zx.CodeIdentityDiffers},
		"somebody else's identity": {zx.CardDebit, func(a *zx.CardAuth) { a.IDCard = other.IDCard }, zx.CodeIdentityDiffers},
		"an identity that is none": {zx.CardDebit, func(a *zx.CardAuth) { a.IDCard = "99010119900307002X" }, zx.CodeIDCardWrong},
		"somebody else's phone":    {zx.CardDebit, func(a *zx.CardAuth) { a.Cellphone = other.Cellphone }, zx.CodeHolderWrong},
		"another card":             {zx.CardDebit, func(a *zx.CardAuth) { a.BankCard = other.Debit.Number }, zx.CodeCardNumberWrong},
		"the other kind":           {zx.CardDebit, func(a *zx.CardAuth) { a.CardType = "2" }, zx.CodeCardTypeWrong},
		"a wrong PIN":              {zx.CardDebit, func(a *zx.CardAuth) { a.Password = "000000" }, zx.CodeCardSecretWrong},
		"a wrong code":             {zx.CardDebit, func(a *zx.CardAuth) { a.MessageCode = "000000" }, zx.CodeMessageCodeWrong},
		"a wrong CVN2":             {zx.CardCredit, func(a *zx.CardAuth) { a.LastThree += "0" }, zx.CodeLastThreeWrong},
		"a wrong month":            {zx.CardCredit, func(a *zx.CardAuth) { a.Month = "99" }, zx.CodeCardSecretWrong},
		"no year":                  {zx.CardCredit, func(a *zx.CardAuth) { a.Year = "" }, zx.CodeYearMissing},
		"all right, debit":         {zx.CardDebit, func(*zx.CardAuth) {}, zx.CodeOK},
		"all right, credit":        {zx.CardCredit, func(*zx.CardAuth) {}, zx.CodeOK},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			w, p, auth := offered(t, "li.debit", row.kind)
			row.change(&auth)

			_, err := w.client.OnlineAuthentication(t.Context(), w.who, auth)

			wantCode(t, "authenticate", err, row.want)
			if got, want := w.box.Effects(p.Login).Authentications, map[bool]int{true: 1}[row.want == zx.CodeOK]; got != want {
				t.Errorf("%d authentications, want %d", got, want)
			}
		})
	}
}

func TestSomebodyElsesCardIsRejected(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "li.debit")
	auth := cardAuth(p, zx.CardDebit)
	auth.BankCard = w.persona("zhou.severe").Debit.Number
	if _, err := w.client.OnlineValidateCard(t.Context(), w.who, auth.BankCard); err != nil {
		t.Fatal(err)
	}
	if err := w.client.SendCardCode(t.Context(), w.who, p.Cellphone); err != nil {
		t.Fatal(err)
	}
	auth.MessageCode = w.sms(p, sandbox.MessageCardCode)

	_, err := w.client.OnlineAuthentication(t.Context(), w.who, auth)

	wantCode(t, "authenticate", err, zx.CodeCardRejected)
}

func TestBankBlocksACardAfterThreeWrongPINs(t *testing.T) {
	t.Parallel()
	w, p, auth := offered(t, "li.debit", zx.CardDebit)
	malformed, wrong := auth, auth
	malformed.Password, wrong.Password = "12", "000000"

	for range 5 {
		_, err := w.client.OnlineAuthentication(t.Context(), w.who, malformed)
		wantCode(t, "a malformed PIN does not reach the bank", err, zx.CodeCardSecretWrong)
	}
	for range 3 {
		_, err := w.client.OnlineAuthentication(t.Context(), w.who, wrong)
		wantCode(t, "up to three", err, zx.CodeCardSecretWrong)
	}
	_, blocked := w.client.OnlineAuthentication(t.Context(), w.who, auth)
	if _, err := w.login(p); err != nil {
		t.Fatal(err)
	}
	credit := cardAuth(p, zx.CardCredit)
	_, other := w.client.OnlineValidateCard(t.Context(), w.who, credit.BankCard)

	wantCode(t, "the right PIN of a blocked card", blocked, zx.CodeCardPasswordTries)
	wantCode(t, "the other card", other, zx.CodeOK)
	if got := w.box.Effects(p.Login).WrongCardSecrets; got != 3 {
		t.Errorf("%d wrong PINs counted, want 3", got)
	}
}

func TestUnionPayEndsTheAttemptAfterThreeWrongCodes(t *testing.T) {
	t.Parallel()
	w, p, auth := offered(t, "li.debit", zx.CardDebit)
	wrong := auth
	wrong.MessageCode = "000000"

	for range 3 {
		_, err := w.client.OnlineAuthentication(t.Context(), w.who, wrong)
		wantCode(t, "up to three", err, zx.CodeMessageCodeWrong)
	}
	_, over := w.client.OnlineAuthentication(t.Context(), w.who, auth)
	another := w.client.SendCardCode(t.Context(), w.who, p.Cellphone)
	_, anew := w.client.OnlineValidateCard(t.Context(), w.who, auth.BankCard)
	code := w.client.SendCardCode(t.Context(), w.who, p.Cellphone)

	wantCode(t, "the right code", over, zx.CodeMessageCodeTries)
	wantCode(t, "another code", another, zx.CodeMessageCodeTries)
	wantCode(t, "a new attempt", anew, zx.CodeOK)
	wantCode(t, "its code", code, zx.CodeOK)
}

func TestCodesBySMSAreNotInterchangeableAndExpire(t *testing.T) {
	t.Parallel()
	w, p, auth := offered(t, "li.debit", zx.CardDebit)
	first := auth
	if err := w.client.SendCardCode(t.Context(), w.who, p.Cellphone); err != nil {
		t.Fatal(err)
	}
	auth.MessageCode = w.sms(p, sandbox.MessageCardCode)

	_, replaced := w.client.OnlineAuthentication(t.Context(), w.who, first)
	w.clock.Advance(10 * time.Minute)
	_, expired := w.client.OnlineAuthentication(t.Context(), w.who, auth)

	wantCode(t, "a code that was replaced", replaced, zx.CodeMessageCodeWrong)
	wantCode(t, "a code after 10 minutes", expired, zx.CodeMessageCodeWrong)
	if got := w.box.Effects(p.Login).SMS[sandbox.MessageCardCode]; got != 2 {
		t.Errorf("%d codes sent, want 2", got)
	}
}

func TestSendingACodeNeedsTheRightPhone(t *testing.T) {
	t.Parallel()
	w, p, _ := offered(t, "li.debit", zx.CardDebit)

	none := w.client.SendCardCode(t.Context(), w.who, "")
	other := w.client.SendCardCode(t.Context(), w.who, "13800138000")

	wantCode(t, "no number", none, zx.CodeNoCellphoneForSMS)
	wantCode(t, "another number", other, zx.CodeCellphoneWrong)
	if got := w.box.Effects(p.Login).SMS[sandbox.MessageCardCode]; got != 1 {
		t.Errorf("%d codes sent, want the first alone", got)
	}
}

func TestRightPINEndsTheBanksRow(t *testing.T) {
	t.Parallel()
	w, p, auth := offered(t, "li.debit", zx.CardDebit)
	wrong := auth
	wrong.Password = "000000"

	for range 3 {
		for range 2 {
			_, err := w.client.OnlineAuthentication(t.Context(), w.who, wrong)
			wantCode(t, "a wrong PIN", err, zx.CodeCardSecretWrong)
		}
		_, err := w.client.OnlineAuthentication(t.Context(), w.who, auth)
		wantCode(t, "the right one", err, zx.CodeOK)
		if err := w.client.SendCardCode(t.Context(), w.who, p.Cellphone); err != nil {
			t.Fatal(err)
		}
		auth.MessageCode = w.sms(p, sandbox.MessageCardCode)
		wrong.MessageCode = auth.MessageCode
	}
}
