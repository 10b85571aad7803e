package zx

import (
	"fmt"
	"strconv"
)

// The forms as the document prints them, texts byte for byte: two spellings of
// one hint, full-width and half-width colons, blanks at the end of questions
// (I45, I29). The blanks in method names (I05) belong to the wire, not to here.

const (
	hintPicCode     = "6 位， 由字母、数字组成"
	hintMessageCode = "6 位，由字母、数字组成"
	creditCards     = "信用卡(贷记卡)：工商银行、农业银行、中国银行、建设银行、交通银行、招商银行、光大银行、兴业银行、浦发银行、平安银行、上海银行、北京银行、华夏银行、中信银行、民生银行、广发银行"
	debitCards      = "储蓄卡(借记卡): 工商银行、农业银行、中国银行、建设银行、交通银行、邮储银行、光大银行、兴业银行、浦发银行、平安银行、上海银行、北京银行、华夏银行、中信银行、广发银行"
	questionWarning = "问题验证方式为中国人民银行提供的低级别验证方式, 验证失败的概率较高, 建议使用银联认证的方式进行认证, 提高身份验证的成功率, 继续使用问题验证请点击下一步"
)

// pictureParam asks for a picture to log in with; 1 would be one to register
// with (I39).
var pictureParam = RefreshParam{Key: KeyType, Value: "2"}

// LoginForm is the form of getLoginInfo (1.1.2).
func LoginForm() Form {
	return Form{Method: Login, Fields: []Field{
		{Title: "用户名", Type: TypeText, Key: KeyLoginName},
		{Title: "密码", Type: TypePassword, Key: KeyPassword},
		{
			Title: "验证码", Hint: hintPicCode, Type: TypePicture, Key: KeyPicCode,
			RefreshMethod: GetPicCode, RefreshParam: []RefreshParam{pictureParam},
		},
	}}
}

// VerifyRules is the two ways of getVerifyMethod (1.1.4) in printed order.
func VerifyRules() []Rule {
	card := Form{Method: OnlineValidateCard, Fields: []Field{
		{Title: "银行卡号", Hint: "建议使用信用卡，提高验证成功率", Type: TypePicture, Key: KeyBankCard},
		{Title: "银行卡身份验证功能支持的银行卡清单如下：", Type: TypeHeading, Key: "card_list"},
		{Title: creditCards, Type: TypeLabel, Key: "credit_card"},
		{Title: debitCards, Type: TypeLabel, Key: KeyBankCard},
	}}
	questions := Form{Method: GetQuestion, Fields: []Field{
		{Title: "特别提示", Type: TypeHeading, Key: "title"},
		{Title: questionWarning, Type: TypeLabel, Key: "label"},
	}}
	return []Rule{
		{ID: RuleUnionPay, Title: "银联验证", Form: card},
		{ID: RuleQuestions, Title: "问题验证", Form: questions},
	}
}

// Question is one question about the person's file. Its title ends in a blank
// as printed; the fifth option is always 以上都不是.
type Question struct {
	Title   string
	Options [5]string
}

// QuestionForm is the form of getQuestion (1.1.5).
func QuestionForm(questions [5]Question) Form {
	form := Form{Method: SubmitQuestion}
	for i, q := range questions {
		field := Field{Title: q.Title, Type: TypeChoice, Key: AnswerKey(i)}
		for j, title := range q.Options {
			field.Options = append(field.Options, Option{Title: title, Value: strconv.Itoa(j + 1)})
		}
		form.Fields = append(form.Fields, field)
	}
	return form
}

// AnswerKey is the key of the question with this index, 0 to 4.
func AnswerKey(i int) string { return fmt.Sprintf("kbaList[%d].options", i) }

// DebitForm is the form of onlineValidateCard for a debit card (1.1.7).
func DebitForm() Form {
	return cardForm(Field{Title: "银行卡密码", Hint: "银行卡取款密码", Type: TypePIN, Key: KeyPassword})
}

// CreditForm is the form of onlineValidateCard for a credit card (1.1.7).
func CreditForm() Form {
	return cardForm(
		Field{Title: "后 3 位", Hint: "信用卡背面后 3 位", Type: TypePIN, Key: KeyLastThree},
		Field{Title: "有效期至", Hint: "有效期至", Type: TypeExpiry, Key: KeyMonth},
	)
}

func cardForm(secrets ...Field) Form {
	fields := []Field{
		{Title: "姓名", Hint: "银行办理该卡时使用的姓名", Type: TypeText, Key: KeyRealName},
		{Title: "身份证", Hint: "银行办理该卡时使用的身份证号", Type: TypeIDCard, Key: KeyIDCard},
		{Title: "手机号", Hint: "银行办理该卡时预留的手机号", Type: TypePhone, Key: KeyCellphone},
	}
	fields = append(fields, secrets...)
	return Form{Method: OnlineAuthentication, Fields: append(fields, Field{
		Title: "动态验证码", Hint: hintMessageCode, Type: TypeCode, Key: KeyMessageCode,
		RefreshMethod: GetOnlineMessageCode, RefreshParam: []RefreshParam{{Key: KeyCellphone}},
	})}
}

// UnionPayCodeForm is the form of onlineAuthentication (1.1.9); code is the
// 银联认证码 that it comes prefilled with.
func UnionPayCodeForm(code string) Form {
	return Form{Method: SubmitOnlineAuth, Fields: []Field{
		{Title: "银联认证码", Type: TypeCode, Key: KeyUnionPayCode, Value: code},
		{Title: "图片验证码", Hint: hintPicCode, Type: TypePicture, Key: KeyPicCode},
	}}
}

// ApplyForm is the form of submitOnlineAuth and of getOnlineAuthedInfo (1.2.0
// and 1.2.1, complete in both: I27).
func ApplyForm() Form {
	return Form{Method: SubmitApplyMessageCode, Fields: []Field{{
		Title: "短信验证码", Hint: "短信验证码将发送至您注册的手机中", Type: TypeCode, Key: KeyMessageCode,
		RefreshMethod: GetOnlineMessageCode,
	}}}
}

// ViewForm is the form of getViewReportInfo (1.2.4).
func ViewForm() Form {
	return Form{Method: ViewReport, Fields: []Field{
		{Title: "央行验证码", Hint: "短信下发至您注册时使用的手机中", Type: TypeCode, Key: KeyMessageCode},
	}}
}
