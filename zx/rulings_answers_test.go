package zx_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"xinbao/zx"
)

// What a server emits and how a client reads it.

func rulingSuccessCodes(t *testing.T) {
	for answer, want := range map[string]error{
		`{"code":0}`: nil, `{"code":200}`: nil, `{"code":"200"}`: nil, `{"code":201}`: zx.Code(201), `{"code":508100}`: zx.CodeBusy,
	} {
		if err := answering(t, answer).SendApplyCode(t.Context(), who); !errors.Is(err, want) {
			t.Errorf("%s gives %v, want %v", answer, err, want)
		}
	}
	credit := centre{card: zx.Card{Type: zx.CardCredit}}
	debit := centre{card: zx.Card{Type: zx.CardDebit}}
	wantSame(t, "code for a credit card", any(0.0), credit.says(t, "onlineValidateCard", "")["code"])
	wantSame(t, "code for a debit card", any(200.0), debit.says(t, "onlineValidateCard", "")["code"])
}

func rulingDataIsAnObject(t *testing.T) {
	for _, answer := range []string{`{"code":200}`, `{"code":200,"data":null}`, `{"code":200,"data":""}`, `{"code":200,"data":{}}`} {
		if err := answering(t, answer).SendApplyCode(t.Context(), who); err != nil {
			t.Errorf("%s gives %v", answer, err)
		}
	}
	c := centre{err: zx.CodeBusy}
	wantSame(t, "data of an error", any(map[string]any{}), c.says(t, "login", "")["data"])
}

func rulingPlacesOfTheForm(t *testing.T) {
	const next = `{"method":"login","param":[{"key":"a"}]}`
	for answer, want := range map[string]zx.Method{
		`{"code":200,"data":{"next":` + next + `}}`:                                  zx.Login,
		`{"code":200,"data":{},"next":` + next + `}`:                                 zx.Login,
		`{"code":200,"data":{"param":[{"key":"a"}]}}`:                                zx.ViewReport,
		`{"code":200,"data":{"next":` + next + `},"next":{"method":"x","param":[]}}`: zx.Login,
	} {
		form, err := answering(t, answer).GetLoginInfo(t.Context(), who)
		if err != nil || form.Method != want || len(form.Fields) != 1 {
			t.Errorf("%s gives %+v, %v", answer, form, err)
		}
	}
	rules, err := answering(t, `{"code":200,"data":{"rules":[{"id":2,"next":`+next+`}]}}`).GetVerifyMethod(t.Context(), who, "")
	if err != nil || rules[0].Form.Method != zx.Login {
		t.Errorf("rules %+v, %v", rules, err)
	}
}

func rulingMethodBlanks(t *testing.T) {
	var places []string
	for name, c := range map[string]centre{
		"getLoginInfo":         {form: zx.LoginForm()},
		"onlineValidateCard":   {card: zx.Card{Type: zx.CardCredit, Form: zx.CreditForm()}},
		"onlineAuthentication": {form: zx.UnionPayCodeForm("rgcgeb")},
		"submitOnlineAuth":     {form: zx.ApplyForm()},
		"getOnlineAuthedInfo":  {form: zx.ApplyForm()},
	} {
		if strings.Contains(string(c.post(t, `{"method":"`+name+` ","biz_data":{"merchant_id":"123124","user_id":"1"}}`)), ` "`) {
			places = append(places, name)
		}
	}
	slices.Sort(places)
	wantSame(t, "answers with a blank at the end of a name", []string{"onlineAuthentication", "onlineValidateCard"}, places)

	form, err := answering(t, `{"code":200,"data":{"next":{"method":" crawler.api.zx.login ","param":[{"refreshMethod":"getPicCode "}]}}}`).
		GetLoginInfo(t.Context(), who)
	if err != nil || form.Method != zx.Login || form.Fields[0].RefreshMethod != zx.GetPicCode {
		t.Errorf("form %+v, %v", form, err)
	}
}

func rulingLabelsAreNoInputs(t *testing.T) {
	form := zx.VerifyRules()[0].Form

	field, ok := form.Field(zx.KeyBankCard)

	if !ok || field.Title != "银行卡号" {
		t.Errorf("field %+v", field)
	}
	if label := form.Fields[3]; label.Key != zx.KeyBankCard || label.Input() {
		t.Errorf("label %+v", label)
	}
	if _, ok := form.Field("credit_card"); ok {
		t.Error("a label is submitted")
	}
}

func rulingPictureByKey(t *testing.T) {
	card, _ := zx.VerifyRules()[0].Form.Field(zx.KeyBankCard)
	picture, _ := zx.LoginForm().Field(zx.KeyPicCode)

	if card.Type != picture.Type || card.Picture() || !picture.Picture() {
		t.Errorf("card %+v, picture %+v", card, picture)
	}
}

func rulingThreeCodes(t *testing.T) {
	for _, form := range []zx.Form{zx.DebitForm(), zx.ApplyForm(), zx.ViewForm()} {
		if field, ok := form.Field(zx.KeyMessageCode); !ok || field.Type != zx.TypeCode {
			t.Errorf("field %+v", field)
		}
	}
	for want, checked := range map[zx.Code]error{
		zx.CodeMessageCodeWrong: zx.ApplyRequest{}.Check(), zx.CodeIdentityCodeWrong: zx.ViewRequest{}.Check(),
	} {
		if !errors.Is(checked, want) {
			t.Errorf("missing code gives %v, want %v", checked, want)
		}
	}
}

func rulingLoginPicture(t *testing.T) {
	for _, key := range []string{"url", "pic_code"} {
		status, err := answering(t, `{"code":200,"data":{"user_status":0,"`+key+`":"iVBORw0KGgo="}}`).Login(t.Context(), who, zx.LoginRequest{})
		if err != nil || len(status.Picture) != 8 {
			t.Errorf("%s: status %+v, %v", key, status, err)
		}
	}
	c := centre{status: zx.Status{Picture: []byte{1}}}
	data := c.says(t, "login", "")["data"].(map[string]any)
	if data["url"] != nil || data["pic_code"] != nil {
		t.Errorf("emitted %v", data)
	}
}

func rulingApplyType(t *testing.T) {
	for _, kind := range []string{zx.ApplyNone, zx.ApplyQuestions, zx.ApplyUnionPay} {
		c := centre{status: zx.Status{ApplyType: kind}}
		wantSame(t, "apply_type", any(kind), c.says(t, "login", "")["data"].(map[string]any)["apply_type"])
	}
	status, err := answering(t, string(example(t, "1.1.3-login-response"))).Login(t.Context(), who, zx.LoginRequest{})
	if err != nil || status.ApplyType != zx.ApplyNone {
		t.Errorf("status %+v, %v", status, err)
	}
}

func rulingRuleIDs(t *testing.T) {
	rules, err := answering(t, `{"code":200,"data":{"rules":[{"title":"银联认证","id":"1"},{"title":"数字验证","id":2}]}}`).
		GetVerifyMethod(t.Context(), who, "")
	if err != nil {
		t.Fatal(err)
	}

	if rules[0].ID != zx.RuleQuestions || rules[1].ID != zx.RuleUnionPay {
		t.Errorf("rules %+v", rules)
	}
}

func rulingStatusInsideData(t *testing.T) {
	if _, err := answering(t, `{"code":200,"user_status":2,"data":{}}`).Login(t.Context(), who, zx.LoginRequest{}); err == nil {
		t.Error("a status beside code was read")
	}
	status, err := answering(t, `{"code":200,"data":{"user_status":"2","unionpay_auth":"1"}}`).Login(t.Context(), who, zx.LoginRequest{})
	if err != nil || status.UserStatus != zx.StatusReady || !status.UnionPayAuth {
		t.Errorf("status %+v, %v", status, err)
	}
}

func rulingRefreshParam(t *testing.T) {
	form, err := answering(t, string(example(t, "1.1.7-onlineValidateCard-response-debit"))).GetLoginInfo(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	code, _ := form.Field(zx.KeyMessageCode)
	picture, _ := zx.LoginForm().Field(zx.KeyPicCode)
	apply, _ := zx.ApplyForm().Field(zx.KeyMessageCode)

	wantSame(t, "the form's own field", []zx.RefreshParam{{Key: zx.KeyCellphone, Value: ""}}, code.RefreshParam)
	wantSame(t, "a constant", []zx.RefreshParam{{Key: zx.KeyType, Value: "2"}}, picture.RefreshParam)
	wantSame(t, "nothing", []zx.RefreshParam(nil), apply.RefreshParam)
	c := centre{form: zx.LoginForm()}
	if raw := string(c.post(t, string(example(t, "1.1.2-getLoginInfo-request")))); !strings.Contains(raw, `[{"value":2,"key":"type"}]`) {
		t.Errorf("emitted %s", raw)
	}
}

func rulingPictureWithoutRefresh(t *testing.T) {
	form, err := answering(t, string(example(t, "1.1.9-onlineAuthentication-response"))).OnlineAuthentication(t.Context(), who, debit)
	if err != nil {
		t.Fatal(err)
	}

	field, _ := form.Field(zx.KeyPicCode)

	if field.RefreshMethod != zx.GetPicCode || field.RefreshParam[0] != (zx.RefreshParam{Key: zx.KeyType, Value: "2"}) {
		t.Errorf("field %+v", field)
	}
}

func rulingCutForm(t *testing.T) {
	cut, err := answering(t, string(example(t, "1.2.1-getOnlineAuthedInfo-response"))).GetOnlineAuthedInfo(t.Context(), who, "")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := answering(t, string(example(t, "1.2.0-submitOnlineAuth-response"))).SubmitOnlineAuth(t.Context(), who, "", "")
	if err != nil {
		t.Fatal(err)
	}

	wantSame(t, "cut form", whole, cut)
}

func rulingCopiedDescriptions(t *testing.T) {
	for _, c := range []centre{{rules: zx.VerifyRules()}, {form: zx.ApplyForm()}, {form: zx.ViewForm()}} {
		for _, method := range []string{"getVerifyMethod", "getOnlineAuthedInfo", "getViewReportInfo"} {
			raw := string(c.post(t, `{"method":"`+method+`","biz_data":{"merchant_id":"123124","user_id":"1"}}`))
			if strings.Contains(raw, "请求注册页") || strings.Contains(raw, "base64") || strings.Contains(raw, "更换图片") {
				t.Errorf("%s emits %s", method, raw)
			}
		}
	}
}

func rulingQuestions(t *testing.T) {
	c := centre{form: zx.QuestionForm(questions)}
	raw := string(c.post(t, string(example(t, "1.1.5-getQuestion-request"))))
	if strings.Contains(raw, "hint") || !strings.Contains(raw, `？ "`) || !strings.Contains(raw, `"value":5`) {
		t.Errorf("emitted %s", raw)
	}
	form, err := answering(t, raw).GetQuestion(t.Context(), who)
	if err != nil || strings.HasSuffix(form.Fields[0].Title, " ") || form.Fields[0].Options[4].Value != "5" {
		t.Errorf("form %+v, %v", form, err)
	}
	var asked centre
	asked.says(t, "submitQuestion", `"kbaList[0].options":1,"kbaList[1].options":"1"`)
	wantSame(t, "answers", any(zx.Answers{"1", "1"}), asked.asked)
}

func rulingCodeTexts(t *testing.T) {
	if _, known := zx.Code(508208).Info(); known {
		t.Error("508208 exists")
	}
	for code, want := range map[zx.Code]string{
		zx.CodeMessageCodeTries: "短信验证码超过重试次数 ", zx.CodeDetailsWrong: " 您输入的信息有误, 请重新认证",
	} {
		c := centre{err: code}
		wantSame(t, "msg", any(want), c.says(t, "login", "")["msg"])
	}
}

func rulingUnknownCodes(t *testing.T) {
	err := answering(t, `{"code":700001,"msg":"新的错误"}`).SendApplyCode(t.Context(), who)

	failed, ok := errors.AsType[*zx.Error](err)
	if !ok || failed.Msg != "新的错误" || failed.Code != 700001 {
		t.Fatalf("error %v", err)
	}
	if info, known := failed.Code.Info(); known || info.Class != zx.ClassTerminal {
		t.Errorf("info %+v, %v", info, known)
	}
}

func rulingSessionCodes(t *testing.T) {
	for _, code := range []zx.Code{zx.CodeNotLoggedIn, zx.CodeSessionTimedOut} {
		if info, _ := code.Info(); info.Class != zx.ClassSessionExpired || info.Resume != zx.GetLoginInfo {
			t.Errorf("info %+v", info)
		}
	}
}

func rulingSpellings(t *testing.T) {
	picture, _ := zx.LoginForm().Field(zx.KeyPicCode)
	union, _ := zx.UnionPayCodeForm("").Field(zx.KeyPicCode)
	sms, _ := zx.DebitForm().Field(zx.KeyMessageCode)

	wantSame(t, "1.1.2", "6 位， 由字母、数字组成", picture.Hint)
	wantSame(t, "1.1.9", picture.Hint, union.Hint)
	wantSame(t, "1.1.7", "6 位，由字母、数字组成", sms.Hint)
	lists := zx.VerifyRules()[0].Form.Fields
	if !strings.Contains(lists[2].Title, "卡)：") || !strings.Contains(lists[3].Title, "卡): ") {
		t.Errorf("colons of %q, %q", lists[2].Title, lists[3].Title)
	}
}
