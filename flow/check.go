package flow

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Fault is what is wrong with one answer, without quoting it.
type Fault struct {
	Key  string // of the field
	Code FaultCode
	Text Text // what is wrong and what to do
}

// FaultCode says in one word what is wrong with an answer.
type FaultCode string

// The faults of answers.
const (
	FaultUnknownField FaultCode = "unknown_field"
	FaultRequired     FaultCode = "required"
	FaultLength       FaultCode = "length"
	FaultCharacters   FaultCode = "characters"
	FaultIDCard       FaultCode = "id_card"
	FaultPhone        FaultCode = "phone"
	FaultCardNumber   FaultCode = "card_number"
	FaultPIN          FaultCode = "pin"
	FaultCVN2         FaultCode = "cvn2"
	FaultExpiry       FaultCode = "expiry"
	FaultOption       FaultCode = "option"
	FaultAgreement    FaultCode = "agreement"
)

var faultTexts = map[FaultCode]Text{
	FaultUnknownField: {"表单中没有这一项，请删除。", "The form has no such field; leave it out."},
	FaultRequired:     {"请填写这一项。", "Please fill this in."},
	FaultLength:       {"内容过短或过长，请核对后重新填写。", "This is too short or too long; please check it."},
	FaultCharacters:   {"内容含有无法识别的字符，请重新填写。", "This has characters that cannot be used; please type it again."},
	FaultIDCard:       {"身份证号不正确，请核对 18 位号码。", "This is no valid identity number; please check its 18 characters."},
	FaultPhone:        {"手机号不正确，请填写 11 位大陆手机号码。", "This is no valid mobile number; please give its 11 digits."},
	FaultCardNumber:   {"银行卡号不正确，请核对卡面号码。", "This is no valid card number; please check it against the card."},
	FaultPIN:          {"银行卡密码应为 6 位数字。", "The card's PIN has 6 digits."},
	FaultCVN2:         {"请填写信用卡背面的后 3 位数字。", "Please give the last 3 digits on the back of the card."},
	FaultExpiry:       {"有效期不正确，请按卡面填写，如 08/29。", "This is no valid expiry; please copy it from the card, such as 08/29."},
	FaultOption:       {"请从所列选项中选择。", "Please choose one of the options."},
	FaultAgreement:    {"请勾选同意后再继续。", "Please agree before you go on."},
}

// FaultCodes lists every fault of answers, in alphabetical order.
func FaultCodes() []FaultCode { return slices.Sorted(maps.Keys(faultTexts)) }

// Text says what is wrong and what to do, in both languages.
func (c FaultCode) Text() Text { return faultTexts[c] }

// Longest answers, in characters, where a field does not say so itself.
const (
	maxText = 128
	maxCode = 32 // the source judges a code's length (contract, section 2), we only bound it
)

// Check judges all answers to the form at once and returns them as the source
// wants them. An empty answer to a field that is Prefilled is left out: it means
// the value that we hold. An agreement that is not given was refused. Answers to
// fields whose OnlyIf does not hold are left out too.
func (f *Form) Check(answers map[string]string) (clean map[string]string, faults []Fault) {
	faults = f.unknown(answers)
	clean = map[string]string{}
	for _, field := range f.Fields {
		if field.Kind.Display() || !field.wanted(answers) {
			continue
		}
		value, code := field.check(answers[field.Key])
		switch {
		case code != "":
			faults = append(faults, Fault{field.Key, code, code.Text()})
		case value != "":
			clean[field.Key] = value
		}
	}
	return clean, faults
}

// CheckSoFar judges what has been typed when a code by SMS is asked for. What
// its sending needs must be there and right; of the rest what is right is kept,
// so that nobody types it twice. Secrets are dropped.
func (f *Form) CheckSoFar(answers map[string]string) (clean map[string]string, faults []Fault) {
	clean, all := f.Check(answers)
	needed := f.neededForCode()
	for _, fault := range all {
		if slices.Contains(needed, fault.Key) || fault.Code == FaultUnknownField {
			faults = append(faults, fault)
		}
	}
	maps.DeleteFunc(clean, func(key, _ string) bool {
		field, _ := f.Field(key)
		return field.Secret
	})
	return clean, faults
}

func (f *Form) neededForCode() []string {
	var keys []string
	for _, field := range f.Fields {
		keys = append(keys, field.SendsCode...)
	}
	return keys
}

func (f *Form) unknown(answers map[string]string) []Fault {
	var faults []Fault
	for _, key := range slices.Sorted(maps.Keys(answers)) {
		if _, ok := f.Field(key); !ok {
			faults = append(faults, Fault{key, FaultUnknownField, FaultUnknownField.Text()})
		}
	}
	return faults
}

// wanted reports whether the field is asked for, given the other answers.
func (f Field) wanted(answers map[string]string) bool {
	return f.OnlyIf == nil || answers[f.OnlyIf.Key] == f.OnlyIf.Value
}

func (f Field) check(typed string) (string, FaultCode) {
	if f.Kind == KindAgreement {
		return f.agreed(typed)
	}
	if strings.TrimSpace(typed) == "" {
		if f.Required && !f.Prefilled {
			return "", FaultRequired
		}
		return "", ""
	}
	value, code := f.Kind.Clean(typed)
	if code != "" {
		return "", code
	}
	if f.Kind == KindChoice && !slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == value }) {
		return "", FaultOption
	}
	if !f.fits(value) {
		return "", FaultLength
	}
	return value, ""
}

func (f Field) agreed(typed string) (string, FaultCode) {
	switch strings.TrimSpace(typed) {
	case "true":
		return "true", ""
	case "", "false":
		if f.Required {
			return "", FaultAgreement
		}
		return "false", ""
	}
	return "", FaultOption
}

// fits applies the field's own limits where the kind has no stricter rule.
func (f Field) fits(value string) bool {
	if f.Kind != KindText && f.Kind != KindPassword {
		return true
	}
	n := utf8.RuneCountInString(value)
	return n >= f.MinLength && (f.MaxLength == 0 || n <= f.MaxLength)
}

// Clean is what was typed as the source wants it, or what is wrong with it.
// Passwords are taken to the letter; in everything else blanks around it are
// dropped, and numbers may come with full-width digits, blanks and dashes.
func (k Kind) Clean(typed string) (string, FaultCode) {
	if !utf8.ValidString(typed) || strings.ContainsFunc(typed, unicode.IsControl) {
		return "", FaultCharacters
	}
	switch k {
	case KindPassword:
		return bounded(typed, maxText)
	case KindIDCard:
		return matched(strings.ToUpper(compact(typed)), FaultIDCard, validIDCard)
	case KindPhone:
		return matched(strings.TrimPrefix(compact(typed), "+86"), FaultPhone, phoneShape.MatchString)
	case KindCardNumber:
		return matched(compact(typed), FaultCardNumber, validCardNumber)
	case KindPIN:
		return matched(compact(typed), FaultPIN, pinShape.MatchString)
	case KindCVN2:
		return matched(compact(typed), FaultCVN2, cvn2Shape.MatchString)
	case KindExpiry:
		return expiry(halfWidth(strings.TrimSpace(typed)))
	case KindPictureCode, KindOneTimeCode:
		return bounded(strings.TrimSpace(halfWidth(typed)), maxCode)
	case KindText, KindChoice, KindAgreement, KindHeading, KindLabel:
	}
	return bounded(strings.TrimSpace(typed), maxText)
}

func bounded(value string, most int) (string, FaultCode) {
	if utf8.RuneCountInString(value) > most {
		return "", FaultLength
	}
	return value, ""
}

func matched(value string, otherwise FaultCode, valid func(string) bool) (string, FaultCode) {
	if !valid(value) {
		return "", otherwise
	}
	return value, ""
}

var (
	idCardShape = regexp.MustCompile(`^[1-9]\d{16}[\dX]$`)
	phoneShape  = regexp.MustCompile(`^1\d{10}$`)
	cardShape   = regexp.MustCompile(`^\d{12,19}$`)
	pinShape    = regexp.MustCompile(`^\d{6}$`)
	cvn2Shape   = regexp.MustCompile(`^\d{3}$`)
	monthFirst  = regexp.MustCompile(`^(0[1-9]|1[0-2])[/-]?(?:20)?(\d{2})$`)
	yearFirst   = regexp.MustCompile(`^20(\d{2})[/-](0[1-9]|1[0-2])$`)
)

// expiry is MM/YY, from MM/YY, MM-YY, MMYY, MM/YYYY or YYYY-MM.
func expiry(typed string) (string, FaultCode) {
	if m := monthFirst.FindStringSubmatch(typed); m != nil {
		return m[1] + "/" + m[2], ""
	}
	if m := yearFirst.FindStringSubmatch(typed); m != nil {
		return m[2] + "/" + m[1], ""
	}
	return "", FaultExpiry
}

// halfWidth turns the full-width forms of ASCII, which Chinese keyboards type,
// into ASCII.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

// compact is s half-width, without blanks and dashes.
func compact(s string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(halfWidth(s))
}

// validIDCard checks shape, date of birth and check digit (GB 11643, ISO 7064
// MOD 11-2).
func validIDCard(s string) bool {
	if !idCardShape.MatchString(s) {
		return false
	}
	if _, err := time.Parse("20060102", s[6:14]); err != nil {
		return false
	}
	sum := 0
	for i := range 17 {
		sum = (sum + int(s[i]-'0')) * 2 % 11
	}
	return "10X98765432"[sum] == s[17]
}

// validCardNumber checks length and Luhn's digit (ISO/IEC 7812).
func validCardNumber(s string) bool {
	if !cardShape.MatchString(s) {
		return false
	}
	sum := 0
	for i := range len(s) {
		digit := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			digit = digit*2%10 + digit/5
		}
		sum += digit
	}
	return sum%10 == 0
}
