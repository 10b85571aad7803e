package zx

import "context"

// Server is who answers the interfaces. A returned Code or *Error becomes the
// answer's code and msg; any other error becomes HTTP 500, because nobody can
// say whether the effect happened.
//
// A server checks in this order: session and state, the picture, then the
// request's Check.
type Server interface {
	GetPicCode(context.Context, Session) (Picture, error)
	GetLoginInfo(context.Context, Session) (Form, error)
	Login(context.Context, Session, LoginRequest) (Status, error)
	GetVerifyMethod(context.Context, Session, VerifyMethodRequest) ([]Rule, error)
	GetQuestion(context.Context, Session) (Form, error)
	SubmitQuestion(context.Context, Session, Answers) error
	OnlineValidateCard(context.Context, Session, ValidateCardRequest) (Card, error)
	GetOnlineMessageCode(context.Context, Session, MessageCodeRequest) error
	OnlineAuthentication(context.Context, Session, CardAuth) (Form, error)
	SubmitOnlineAuth(context.Context, Session, OnlineAuthRequest) (Form, error)
	GetOnlineAuthedInfo(context.Context, Session, AuthedInfoRequest) (Form, error)
	SubmitApplyMessageCode(context.Context, Session, ApplyRequest) error
	GetViewReportInfo(context.Context, Session) (Form, error)
	ViewReport(context.Context, Session, ViewRequest) (*Report, error)
}
