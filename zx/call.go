package zx

import (
	"context"
	"strconv"
)

// The interfaces in the order of the document. What a form does not ask for is
// carried along by the caller or is a constant here (I20).

// GetPicCode fetches a picture and makes the former one invalid (1.1.1).
func (c *Client) GetPicCode(ctx context.Context, who Session) (Picture, error) {
	return ask(ctx, c, who, GetPicCode, params{KeyType: 2}, readPicture)
}

// GetLoginInfo fetches the login form (1.1.2).
func (c *Client) GetLoginInfo(ctx context.Context, who Session) (Form, error) {
	return ask(ctx, c, who, GetLoginInfo, nil, readNext)
}

// Login logs in, or, without a picture code, reads the status (1.1.3). With a
// picture code it must not be repeated by itself.
func (c *Client) Login(ctx context.Context, who Session, req LoginRequest) (Status, error) {
	p := params{KeyLoginName: req.LoginName, KeyPassword: string(req.Password)}
	if req.PicCode != nil {
		p[KeyPicCode] = *req.PicCode
	}
	return ask(ctx, c, who, Login, p, readStatus)
}

// GetVerifyMethod fetches the ways to prove identity (1.1.4).
func (c *Client) GetVerifyMethod(ctx context.Context, who Session, loginName string) ([]Rule, error) {
	return ask(ctx, c, who, GetVerifyMethod, params{KeyLoginName: loginName, KeyType: 1}, readRules)
}

// GetQuestion draws the questions of this attempt (1.1.5).
func (c *Client) GetQuestion(ctx context.Context, who Session) (Form, error) {
	return ask(ctx, c, who, GetQuestion, nil, readNext)
}

// SubmitQuestion applies for a report by answers (1.1.6). It must not be
// repeated. Success does not say that the answers were right.
func (c *Client) SubmitQuestion(ctx context.Context, who Session, answers Answers) error {
	p := params{}
	for i, answer := range answers {
		p[AnswerKey(i)] = answer
	}
	return c.tell(ctx, who, SubmitQuestion, p)
}

// OnlineValidateCard offers a bank card and learns its type (1.1.7).
func (c *Client) OnlineValidateCard(ctx context.Context, who Session, bankCard string) (Card, error) {
	return ask(ctx, c, who, OnlineValidateCard, params{KeyBankCard: bankCard, KeyType: 1}, readCard)
}

// SendCardCode has UnionPay send a code to the number kept at the bank (1.1.8).
func (c *Client) SendCardCode(ctx context.Context, who Session, cellphone string) error {
	return c.tell(ctx, who, GetOnlineMessageCode, params{KeyCellphone: cellphone})
}

// OnlineAuthentication proves to own the card (1.1.9). Its form comes prefilled
// with the 银联认证码. It must not be repeated.
func (c *Client) OnlineAuthentication(ctx context.Context, who Session, auth CardAuth) (Form, error) {
	p := params{
		KeyRealName: auth.RealName, KeyIDCard: auth.IDCard, KeyCellphone: auth.Cellphone,
		KeyCardType: auth.CardType, KeyBankCard: auth.BankCard,
		KeyMessageCode: string(auth.MessageCode), KeyType: 1,
	}
	if auth.CardType == strconv.Itoa(int(CardDebit)) {
		p[KeyPassword] = string(auth.Password)
	} else {
		p[KeyLastThree], p[KeyYear], p[KeyMonth] = string(auth.LastThree), auth.Year, auth.Month
	}
	return ask(ctx, c, who, OnlineAuthentication, p, readNext)
}

// SubmitOnlineAuth raises the security level for good (1.2.0). It must not be
// repeated.
func (c *Client) SubmitOnlineAuth(ctx context.Context, who Session, unionPayCode, picCode string) (Form, error) {
	p := params{KeyUnionPayCode: unionPayCode, KeyPicCode: picCode}
	return ask(ctx, c, who, SubmitOnlineAuth, p, readNext)
}

// GetOnlineAuthedInfo fetches the form to apply with, for those already
// authenticated (1.2.1).
func (c *Client) GetOnlineAuthedInfo(ctx context.Context, who Session, loginName string) (Form, error) {
	return ask(ctx, c, who, GetOnlineAuthedInfo, params{KeyLoginName: loginName}, readNext)
}

// SendApplyCode has the credit centre send a code to the registered phone
// (1.2.2).
func (c *Client) SendApplyCode(ctx context.Context, who Session) error {
	return c.tell(ctx, who, GetOnlineMessageCode, nil)
}

// SubmitApplyMessageCode applies for a report by SMS code (1.2.3). It must not
// be repeated.
func (c *Client) SubmitApplyMessageCode(ctx context.Context, who Session, code Secret) error {
	return c.tell(ctx, who, SubmitApplyMessageCode, params{KeyMessageCode: string(code)})
}

// GetViewReportInfo fetches the form that opens the report (1.2.4).
func (c *Client) GetViewReportInfo(ctx context.Context, who Session) (Form, error) {
	return ask(ctx, c, who, GetViewReportInfo, nil, readNext)
}

// ViewReport fetches the report (1.2.5). A stored copy needs no code.
func (c *Client) ViewReport(ctx context.Context, who Session, loginName string, code Secret) (*Report, error) {
	p := params{KeyLoginName: loginName, KeyVersion: "2.0"}
	if code != "" {
		p[KeyMessageCode] = string(code)
	}
	return ask(ctx, c, who, ViewReport, p, readReportAnswer)
}
