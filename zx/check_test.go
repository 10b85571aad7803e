package zx_test

import (
	"testing"

	"xinbao/zx"
)

// Fixture numbers: 99 is a district that does not exist.
const idCard = "990101199003070015"

func debitAuth(change func(*zx.CardAuth)) zx.CardAuth {
	auth := debit
	auth.IDCard = idCard
	change(&auth)
	return auth
}

func creditAuth(change func(*zx.CardAuth)) zx.CardAuth {
	auth := credit
	auth.IDCard = idCard
	change(&auth)
	return auth
}

func TestCheckAnswersInFormOrder(t *testing.T) {
	t.Parallel()
	none := func(*zx.CardAuth) {}
	for name, row := range map[string]struct {
		request interface{ Check() error }
		want    error
	}{
		"login":              {zx.LoginRequest{LoginName: "a", Password: "b"}, nil},
		"login without name": {zx.LoginRequest{Password: "b"}, zx.CodePasswordWrong},
		"login no password":  {zx.LoginRequest{LoginName: "a"}, zx.CodePasswordWrong},

		"answers":         {zx.Answers{"1", "2", "3", "4", "5"}, nil},
		"first missing":   {zx.Answers{}, zx.CodeAnswer1Missing},
		"second is 6":     {zx.Answers{"1", "6"}, zx.CodeAnswer2Missing},
		"third is 0":      {zx.Answers{"1", "2", "0"}, zx.CodeAnswer3Missing},
		"fourth is 11":    {zx.Answers{"1", "2", "3", "11"}, zx.CodeAnswer4Missing},
		"fifth is letter": {zx.Answers{"1", "2", "3", "4", "a"}, zx.CodeAnswer5Missing},

		"card":          {zx.ValidateCardRequest{BankCard: "6225750000000006"}, nil},
		"card digit":    {zx.ValidateCardRequest{BankCard: "6225750000000007"}, zx.CodeCardNumberWrong},
		"card missing":  {zx.ValidateCardRequest{}, zx.CodeCardNumberWrong},
		"card too long": {zx.ValidateCardRequest{BankCard: "00000000000000000000"}, zx.CodeCardNumberWrong},
		"card letters":  {zx.ValidateCardRequest{BankCard: "62257500000000O6"}, zx.CodeCardNumberWrong},

		"phone":         {zx.MessageCodeRequest{Cellphone: "13800138000"}, nil},
		"phone missing": {zx.MessageCodeRequest{}, zx.CodeNoCellphoneForSMS},
		"phone short":   {zx.MessageCodeRequest{Cellphone: "1380013800"}, zx.CodeNoCellphoneForSMS},

		"debit":            {debitAuth(none), nil},
		"debit card":       {debitAuth(func(a *zx.CardAuth) { a.BankCard, a.CardType = "", "" }), zx.CodeCardNumberWrong},
		"debit type":       {debitAuth(func(a *zx.CardAuth) { a.CardType, a.RealName = "3", "" }), zx.CodeCardTypeWrong},
		"debit name":       {debitAuth(func(a *zx.CardAuth) { a.RealName, a.IDCard = "", "" }), zx.CodeHolderWrong},
		"debit identity":   {debitAuth(func(a *zx.CardAuth) { a.IDCard, a.Cellphone = "990101199003070018", "" }), zx.CodeIDCardWrong},
		"debit phone":      {debitAuth(func(a *zx.CardAuth) { a.Cellphone, a.Password = "23800138000", "" }), zx.CodeCellphoneWrong},
		"debit password":   {debitAuth(func(a *zx.CardAuth) { a.Password, a.MessageCode = "", "" }), zx.CodeCardSecretWrong},
		"debit password 5": {debitAuth(func(a *zx.CardAuth) { a.Password = "00000" }), zx.CodeCardSecretWrong},
		"debit code":       {debitAuth(func(a *zx.CardAuth) { a.MessageCode = "" }), zx.CodeMessageCodeWrong},

		"credit":            {creditAuth(none), nil},
		"credit 3 missing":  {creditAuth(func(a *zx.CardAuth) { a.LastThree, a.Year = "", "" }), zx.CodeLastThreeMissing},
		"credit 3 letters":  {creditAuth(func(a *zx.CardAuth) { a.LastThree = "00x" }), zx.CodeLastThreeNotDigits},
		"credit 3 long":     {creditAuth(func(a *zx.CardAuth) { a.LastThree = "0007" }), zx.CodeLastThreeWrong},
		"credit no year":    {creditAuth(func(a *zx.CardAuth) { a.Year, a.Month = "", "" }), zx.CodeYearMissing},
		"credit year":       {creditAuth(func(a *zx.CardAuth) { a.Year = "9" }), zx.CodeYearNotTwoDigits},
		"credit no month":   {creditAuth(func(a *zx.CardAuth) { a.Month = "" }), zx.CodeMonthMissing},
		"credit month":      {creditAuth(func(a *zx.CardAuth) { a.Month = "8" }), zx.CodeMonthNotTwoDigits},
		"credit code":       {creditAuth(func(a *zx.CardAuth) { a.MessageCode = "" }), zx.CodeMessageCodeWrong},
		"credit, no secret": {creditAuth(func(a *zx.CardAuth) { a.Password = "" }), nil},

		"unionpay code":         {zx.OnlineAuthRequest{UnionPayCode: "rgcgeb"}, nil},
		"unionpay code missing": {zx.OnlineAuthRequest{}, zx.CodeUnionPayCodeInvalid},
		"unionpay code short":   {zx.OnlineAuthRequest{UnionPayCode: "rgcge"}, zx.CodeUnionPayCodeInvalid},
		"apply":                 {zx.ApplyRequest{MessageCode: "a1b2c3"}, nil},
		"apply code missing":    {zx.ApplyRequest{}, zx.CodeMessageCodeWrong},
		"view":                  {zx.ViewRequest{MessageCode: "herdrc"}, nil},
		"view code missing":     {zx.ViewRequest{}, zx.CodeIdentityCodeWrong},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got := row.request.Check(); got != row.want {
				t.Errorf("Check() = %v, want %v", got, row.want)
			}
		})
	}
}

func TestIdentityNumbers(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]bool{
		idCard:                true,
		"99010119900307002X":  false,
		"99010119900307004X":  true,
		"99010119900307004x":  true,
		"431121198605044712":  false, // printed, with a wrong check digit (I49)
		"":                    false,
		"99010119900307001":   false,
		"9901011990030700177": false,
		"99010119900307001七":  false,
	} {
		if got := zx.ValidIDCard(number); got != want {
			t.Errorf("ValidIDCard(%q) = %v, want %v", number, got, want)
		}
	}
	for digit := range 11 { // exactly one check character fits each body
		body, fits := "9901011985123100"+string(rune('0'+digit%10)), 0
		for _, check := range "0123456789X" {
			if zx.ValidIDCard(body + string(check)) {
				fits++
			}
		}
		if fits != 1 {
			t.Errorf("%d check characters fit %s", fits, body)
		}
	}
}
