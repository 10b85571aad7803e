package zx

import (
	"regexp"
	"strings"
)

// How a server reads the parameters of each request, with the tolerances of
// section 8. All texts but passwords are trimmed.

func readSession(biz object) Session {
	return Session{
		MerchantID: biz.trimmed("merchant_id"),
		UserID:     biz.trimmed("user_id"),
		NoticeURL:  biz.trimmed("notice_url"),
	}
}

// wantType refuses a flow that the document does not define (I39, I44). The
// parameter is missing in every printed request, so that want is its default
// (I19).
func wantType(biz object, want string) error {
	kind := biz.trimmed(KeyType)
	return when(kind != "" && kind != want, CodeUnknownMethod)
}

func readLogin(biz object) LoginRequest {
	req := LoginRequest{LoginName: biz.trimmed(KeyLoginName), Password: Secret(biz.text(KeyPassword))}
	if _, ok := biz[KeyPicCode]; ok {
		code := biz.trimmed(KeyPicCode)
		req.PicCode = &code
	}
	return req
}

func readAnswers(biz object) Answers {
	var answers Answers
	for i := range answers {
		answers[i] = biz.trimmed(AnswerKey(i))
	}
	return answers
}

func readCardAuth(biz object) CardAuth {
	auth := CardAuth{
		RealName:    biz.trimmed(KeyRealName),
		IDCard:      strings.ToUpper(biz.trimmed(KeyIDCard)),
		Cellphone:   biz.trimmed(KeyCellphone),
		CardType:    eitherKey(biz, KeyCardType, "cardtype"),  // I10
		BankCard:    eitherKey(biz, KeyBankCard, "cank_card"), // I11
		Password:    Secret(biz.text(KeyPassword)),
		LastThree:   Secret(padded(biz, KeyLastThree, 3)),
		MessageCode: Secret(biz.trimmed(KeyMessageCode)),
	}
	auth.Year, auth.Month = readExpiry(biz)
	return auth
}

func readOnlineAuth(biz object) OnlineAuthRequest {
	code := biz.trimmed(KeyUnionPayCode)
	if code == "" {
		code = biz.trimmed("usnionpay_code") // I12
	}
	return OnlineAuthRequest{UnionPayCode: code, PicCode: biz.trimmed(KeyPicCode)}
}

// eitherKey reads a parameter that the document spells in two ways. Where both
// are there and differ, it returns a value that no Check accepts.
func eitherKey(biz object, key, other string) string {
	a, b := biz.trimmed(key), biz.trimmed(other)
	switch {
	case a == "":
		return b
	case b == "" || a == b:
		return a
	default:
		return a + " or " + b
	}
}

var (
	monthAndYear = regexp.MustCompile(`^([0-9]{2})[/-]?([0-9]{2})$`)
	fourDigits   = regexp.MustCompile(`^[0-9]{4}$`)
)

// readExpiry reads year and month, or both from month as MM/YY, MM-YY or MMYY
// (I17). Of a year with four digits the last two count.
func readExpiry(biz object) (year, month string) {
	year, month = padded(biz, KeyYear, 2), padded(biz, KeyMonth, 2)
	if both := monthAndYear.FindStringSubmatch(month); both != nil && year == "" {
		return both[2], both[1]
	}
	if fourDigits.MatchString(year) {
		year = year[2:]
	}
	return year, month
}

// padded restores the zeros that a number loses on the left (I18). A text is
// left as it is.
func padded(biz object, key string, width int) string {
	s := biz.trimmed(key)
	if biz.isNumber(key) && len(s) < width {
		return strings.Repeat("0", width-len(s)) + s
	}
	return s
}
