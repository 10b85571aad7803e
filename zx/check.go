package zx

import (
	"regexp"
	"slices"
	"strings"
)

var (
	cellphoneForm = regexp.MustCompile(`^1[0-9]{10}$`)
	sixDigits     = regexp.MustCompile(`^[0-9]{6}$`)
	threeDigits   = regexp.MustCompile(`^[0-9]{3}$`)
	twoDigits     = regexp.MustCompile(`^[0-9]{2}$`)
	digits        = regexp.MustCompile(`^[0-9]+$`)
	sixCharacters = regexp.MustCompile(`^[0-9A-Za-z]{6}$`)
)

// The Check methods are what a server answers when a parameter is missing or
// malformed (section 7), in the order of the form: the first failure as a Code,
// nil if there is none. A picture is the server's to check, before. Defaults
// (I10, I19) are the server's to fill in, before.

// Check reports what is missing.
func (r LoginRequest) Check() error {
	return when(r.LoginName == "" || r.Password == "", CodePasswordWrong)
}

// Check reports the first question without a choice among 1 to 5.
func (a Answers) Check() error {
	codes := [len(a)]Code{CodeAnswer1Missing, CodeAnswer2Missing, CodeAnswer3Missing, CodeAnswer4Missing, CodeAnswer5Missing}
	for i, answer := range a {
		if len(answer) != 1 || answer < "1" || answer > "5" {
			return codes[i]
		}
	}
	return nil
}

// Check reports a card number that cannot be one.
func (r ValidateCardRequest) Check() error {
	return when(!ValidBankCard(r.BankCard), CodeCardNumberWrong)
}

// Check reports a number that no SMS can be sent to. It is for 1.1.8 only.
func (r MessageCodeRequest) Check() error {
	return when(!cellphoneForm.MatchString(r.Cellphone), CodeNoCellphoneForSMS)
}

// Check reports what is missing or malformed for the card's type.
func (a CardAuth) Check() error {
	return firstOf(
		when(!ValidBankCard(a.BankCard), CodeCardNumberWrong),
		when(!slices.Contains([]string{"1", "2"}, a.CardType), CodeCardTypeWrong),
		when(a.RealName == "", CodeHolderWrong),
		when(!ValidIDCard(a.IDCard), CodeIDCardWrong),
		when(!cellphoneForm.MatchString(a.Cellphone), CodeCellphoneWrong),
		a.checkSecrets(),
		when(a.MessageCode == "", CodeMessageCodeWrong),
	)
}

func (a CardAuth) checkSecrets() error {
	if a.CardType == "1" {
		return when(!sixDigits.MatchString(string(a.Password)), CodeCardSecretWrong)
	}
	return firstOf(
		when(a.LastThree == "", CodeLastThreeMissing),
		when(!digits.MatchString(string(a.LastThree)), CodeLastThreeNotDigits),
		when(!threeDigits.MatchString(string(a.LastThree)), CodeLastThreeWrong),
		when(a.Year == "", CodeYearMissing),
		when(!twoDigits.MatchString(a.Year), CodeYearNotTwoDigits),
		when(a.Month == "", CodeMonthMissing),
		when(!twoDigits.MatchString(a.Month), CodeMonthNotTwoDigits),
	)
}

// Check reports a 银联认证码 that cannot be one.
func (r OnlineAuthRequest) Check() error {
	return when(!sixCharacters.MatchString(r.UnionPayCode), CodeUnionPayCodeInvalid)
}

// Check reports a missing code.
func (r ApplyRequest) Check() error { return when(r.MessageCode == "", CodeMessageCodeWrong) }

// Check reports a missing identity code. A stored copy needs none: do not call
// it for one.
func (r ViewRequest) Check() error { return when(r.MessageCode == "", CodeIdentityCodeWrong) }

// ValidBankCard reports whether s is 12 to 19 digits with a right Luhn digit.
func ValidBankCard(s string) bool {
	if len(s) < 12 || len(s) > 19 || !digits.MatchString(s) {
		return false
	}
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}

var idCardForm = regexp.MustCompile(`^[0-9]{17}[0-9Xx]$`)

// ValidIDCard reports whether s is an identity number of 18 characters with a
// right check character (GB 11643, ISO 7064 MOD 11-2). Whether its district or
// birthday exist is not looked at.
func ValidIDCard(s string) bool {
	if !idCardForm.MatchString(s) {
		return false
	}
	rest := 0
	for _, d := range s[:17] {
		rest = (rest + int(d-'0')) * 2 % 11
	}
	return strings.ToUpper(s[17:]) == string("10X98765432"[rest%11])
}

func when(failed bool, code Code) error {
	if failed {
		return code
	}
	return nil
}

func firstOf(checks ...error) error {
	for _, err := range checks {
		if err != nil {
			return err
		}
	}
	return nil
}
