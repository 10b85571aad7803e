package zx

import (
	"context"
	"encoding/base64"
)

// answer is what a server emits, members in printed order.
type answer struct {
	Code int       `json:"code"`
	Msg  string    `json:"msg"`
	Data any       `json:"data"`
	Next *wireForm `json:"next,omitzero"` // only for a debit card (I03)
}

// empty is data without members; the document types data as a text, but prints
// an object everywhere (I02).
type empty struct{}

// success carries 200, as every printed answer but one (I01).
func success(data any) answer { return answer{Code: 200, Msg: CodeOK.text(), Data: data} }

// failure carries the code and its printed text.
func failure(code Code) answer { return answer{Code: int(code), Msg: code.text(), Data: empty{}} }

func (c Code) text() string {
	info, _ := c.Info()
	return info.Text
}

// route reads one request's parameters, asks the server and writes its answer.
type route func(context.Context, Server, Session, object) (answer, error)

// routes is the 14 methods. One serves two interfaces and is told apart by the
// server's state alone (I06, I09).
var routes = map[Method]route{
	GetPicCode: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		if err := wantType(biz, "2"); err != nil {
			return answer{}, err
		}
		return pictureAnswer(s.GetPicCode(ctx, who))
	},
	GetLoginInfo: func(ctx context.Context, s Server, who Session, _ object) (answer, error) {
		return formAnswer(s.GetLoginInfo(ctx, who))
	},
	Login: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		return statusAnswer(s.Login(ctx, who, readLogin(biz)))
	},
	GetVerifyMethod: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		if err := wantType(biz, "1"); err != nil {
			return answer{}, err
		}
		return rulesAnswer(s.GetVerifyMethod(ctx, who, VerifyMethodRequest{LoginName: biz.trimmed(KeyLoginName)}))
	},
	GetQuestion: func(ctx context.Context, s Server, who Session, _ object) (answer, error) {
		return formAnswer(s.GetQuestion(ctx, who))
	},
	SubmitQuestion: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		return success(empty{}), s.SubmitQuestion(ctx, who, readAnswers(biz))
	},
	OnlineValidateCard: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		if err := wantType(biz, "1"); err != nil {
			return answer{}, err
		}
		return cardAnswer(s.OnlineValidateCard(ctx, who, ValidateCardRequest{BankCard: biz.trimmed(KeyBankCard)}))
	},
	GetOnlineMessageCode: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		req := MessageCodeRequest{Cellphone: biz.trimmed(KeyCellphone)}
		return success(empty{}), s.GetOnlineMessageCode(ctx, who, req)
	},
	OnlineAuthentication: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		if err := wantType(biz, "1"); err != nil {
			return answer{}, err
		}
		return authAnswer(s.OnlineAuthentication(ctx, who, readCardAuth(biz)))
	},
	SubmitOnlineAuth: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		return formAnswer(s.SubmitOnlineAuth(ctx, who, readOnlineAuth(biz)))
	},
	GetOnlineAuthedInfo: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		req := AuthedInfoRequest{LoginName: biz.trimmed(KeyLoginName)}
		return formAnswer(s.GetOnlineAuthedInfo(ctx, who, req))
	},
	SubmitApplyMessageCode: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		req := ApplyRequest{MessageCode: Secret(biz.trimmed(KeyMessageCode))}
		return success(empty{}), s.SubmitApplyMessageCode(ctx, who, req)
	},
	GetViewReportInfo: func(ctx context.Context, s Server, who Session, _ object) (answer, error) {
		return viewAnswer(s.GetViewReportInfo(ctx, who))
	},
	ViewReport: func(ctx context.Context, s Server, who Session, biz object) (answer, error) {
		req := ViewRequest{LoginName: biz.trimmed(KeyLoginName), MessageCode: Secret(biz.trimmed(KeyMessageCode))}
		report, err := s.ViewReport(ctx, who, req)
		return success(report), err
	},
}

func pictureAnswer(picture Picture, err error) (answer, error) {
	return success(map[string]string{KeyPicCode: base64.StdEncoding.EncodeToString(picture.Bytes)}), err
}

// statusAnswer holds apply_type always (I22) and never a picture (I21).
func statusAnswer(status Status, err error) (answer, error) {
	auth := 0
	if status.UnionPayAuth {
		auth = 1
	}
	return success(struct {
		UnionPayAuth int        `json:"unionpay_auth"`
		UserStatus   UserStatus `json:"user_status"`
		ApplyType    string     `json:"apply_type"`
	}{auth, status.UserStatus, status.ApplyType}), err
}

type nextData struct {
	Next wireForm `json:"next"`
}

func formAnswer(form Form, err error) (answer, error) {
	return success(nextData{emitForm(form)}), err
}

// authAnswer names the next method with a blank behind (I05).
func authAnswer(form Form, err error) (answer, error) {
	next := emitForm(form)
	next.Method += " "
	return success(nextData{next}), err
}

// viewAnswer has the fields directly in data, without a method (I03).
func viewAnswer(form Form, err error) (answer, error) {
	return success(struct {
		Param []wireField `json:"param"`
	}{emitForm(form).Param}), err
}

func rulesAnswer(rules []Rule, err error) (answer, error) {
	type wireRule struct {
		Title string   `json:"title"`
		ID    RuleID   `json:"id"`
		Next  wireForm `json:"next"`
	}
	out := []wireRule{}
	for _, r := range rules {
		out = append(out, wireRule{r.Title, r.ID, emitForm(r.Form)})
	}
	return success(map[string]any{"rules": out}), err
}

// cardAnswer keeps what is printed: for a debit card the form beside data, for a
// credit card inside and the code 0 (I01, I03).
func cardAnswer(card Card, err error) (answer, error) {
	next := emitCardForm(card.Form)
	if card.Type == CardDebit {
		out := success(map[string]CardType{"cardtype": card.Type})
		out.Next = &next
		return out, err
	}
	out := success(struct {
		CardType CardType `json:"cardtype"`
		Next     wireForm `json:"next"`
	}{card.Type, next})
	out.Code = int(CodeOK)
	return out, err
}
