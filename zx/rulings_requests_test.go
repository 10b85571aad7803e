package zx_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"xinbao/zx"
)

// What a client sends and how a server reads it.

// reads posts a request and returns what the server was asked.
func reads[T any](t *testing.T, method, params string) T {
	t.Helper()
	var c centre
	c.says(t, method, params)
	asked, ok := c.asked.(T)
	if !ok {
		t.Fatalf("%s with %s asked %T", method, params, c.asked)
	}
	return asked
}

func wantCode(t *testing.T, want zx.Code, got error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func rulingMethodPrefix(t *testing.T) {
	for _, name := range []string{"login", "crawler.api.zx.login", " crawler.api.zx.login ", "login "} {
		reads[zx.LoginRequest](t, name, "")
	}
}

func rulingMethodDecides(t *testing.T) {
	got := reads[zx.MessageCodeRequest](t, "getOnlineMessageCode", `"cellphone":"13800138000","message_code":"a1b2c3","password":"000000"`)

	wantSame(t, "request", zx.MessageCodeRequest{Cellphone: "13800138000"}, got)
}

func rulingRepeatedMembers(t *testing.T) {
	got := reads[zx.CardAuth](t, "onlineAuthentication", `"cellphone":"1","cellphone":"13800138000","card_type":"13898078765"`)

	wantSame(t, "cellphone", "13800138000", got.Cellphone)
	card := debitAuth(func(a *zx.CardAuth) { a.CardType = got.CardType })
	wantCode(t, zx.CodeCardTypeWrong, card.Check())
}

func rulingCardCode(t *testing.T) {
	var c centre

	got := c.says(t, "getOnlineMessageCode", `"cellphone":13800138000`)

	wantSame(t, "request", any(zx.MessageCodeRequest{Cellphone: "13800138000"}), c.asked)
	wantSame(t, "answer", map[string]any{"code": 200.0, "msg": "ok", "data": map[string]any{}}, got)
}

func rulingApplyCode(t *testing.T) {
	got := reads[zx.MessageCodeRequest](t, "getOnlineMessageCode", "")

	wantSame(t, "request", zx.MessageCodeRequest{}, got)
}

func rulingCardType(t *testing.T) {
	for params, want := range map[string]string{
		`"card_type":"1"`: "1", `"cardtype":1`: "1", `"card_type":2,"cardtype":"2"`: "2", `"x":""`: "",
	} {
		wantSame(t, params, want, reads[zx.CardAuth](t, "onlineAuthentication", params).CardType)
	}
	both := reads[zx.CardAuth](t, "onlineAuthentication", `"card_type":1,"cardtype":2`)
	wantCode(t, zx.CodeCardTypeWrong, debitAuth(func(a *zx.CardAuth) { a.CardType = both.CardType }).Check())
}

func rulingBankCard(t *testing.T) {
	const card = "6222020000000000000"
	for _, params := range []string{`"bank_card":"` + card + `"`, `"cank_card":"` + card + `"`, `"bank_card":"` + card + `","cank_card":"` + card + `"`} {
		wantSame(t, params, card, reads[zx.CardAuth](t, "onlineAuthentication", params).BankCard)
	}
	both := reads[zx.CardAuth](t, "onlineAuthentication", `"bank_card":"`+card+`","cank_card":"6225750000000006"`)
	wantCode(t, zx.CodeCardNumberWrong, debitAuth(func(a *zx.CardAuth) { a.BankCard = both.BankCard }).Check())
	src := answering(t, `{"code":200,"data":{"param":[{}]}}`)
	_, _ = src.OnlineAuthentication(t.Context(), who, debit)
	if !strings.Contains(string(src.body), `"bank_card"`) || strings.Contains(string(src.body), "cank_card") {
		t.Error("the client does not send bank_card")
	}
}

func rulingUnionPayCode(t *testing.T) {
	for _, params := range []string{`"unionpay_code":" uikie9"`, `"usnionpay_code":"uikie9 "`} {
		wantSame(t, params, "uikie9", reads[zx.OnlineAuthRequest](t, "submitOnlineAuth", params).UnionPayCode)
	}
}

func rulingTwoPasswords(t *testing.T) {
	account, _ := zx.LoginForm().Field(zx.KeyPassword)
	card, _ := zx.DebitForm().Field(zx.KeyPassword)

	if account.Type != zx.TypePassword || card.Type != zx.TypePIN {
		t.Errorf("types %d, %d", account.Type, card.Type)
	}
	if _, ok := zx.CreditForm().Field(zx.KeyPassword); ok {
		t.Error("a credit card asks for a password")
	}
	wantSame(t, "blanks of a password", zx.Secret(" a b "), reads[zx.LoginRequest](t, "login", `"password":" a b "`).Password)
}

func rulingExpiry(t *testing.T) {
	for params, want := range map[string][2]string{
		`"year":"29","month":"08"`: {"29", "08"},
		`"year":2029,"month":8`:    {"29", "08"},
		`"month":"08/29"`:          {"29", "08"},
		`"month":"08-29"`:          {"29", "08"},
		`"month":"0829"`:           {"29", "08"},
		`"month":"1229"`:           {"29", "12"},
		`"month":"08"`:             {"", "08"},
		`"year":"9","month":"8"`:   {"9", "8"},
	} {
		got := reads[zx.CardAuth](t, "onlineAuthentication", params)
		wantSame(t, params, want, [2]string{got.Year, got.Month})
	}
	wantCode(t, zx.CodeYearMissing, creditAuth(func(a *zx.CardAuth) { a.Year = "" }).Check())
	month, ok := zx.CreditForm().Field(zx.KeyMonth)
	if !ok || month.Type != zx.TypeExpiry {
		t.Errorf("field %+v", month)
	}
}

func rulingLeadingZeros(t *testing.T) {
	for params, want := range map[string]zx.Secret{`"last_three":7`: "007", `"last_three":"7"`: "7", `"last_three":"007"`: "007", `"last_three":1234`: "1234"} {
		wantSame(t, params, want, reads[zx.CardAuth](t, "onlineAuthentication", params).LastThree)
	}
	src := answering(t, `{"code":200,"data":{"param":[{}]}}`)
	_, _ = src.OnlineAuthentication(t.Context(), who, credit)
	for _, text := range []string{`"last_three":"007"`, `"month":"08"`, `"year":"29"`} {
		if !strings.Contains(string(src.body), text) {
			t.Errorf("the client does not send %s", text)
		}
	}
}

func rulingDefaults(t *testing.T) {
	wantSame(t, "getPicCode", zx.GetPicCode, reads[zx.Method](t, "getPicCode", ""))
	wantSame(t, "getVerifyMethod", zx.VerifyMethodRequest{}, reads[zx.VerifyMethodRequest](t, "getVerifyMethod", ""))
	wantSame(t, "viewReport", zx.ViewRequest{}, reads[zx.ViewRequest](t, "viewReport", ""))
	wantSame(t, "pic_code", (*string)(nil), reads[zx.LoginRequest](t, "login", "").PicCode)
	wantCode(t, zx.CodeMessageCodeWrong, reads[zx.ApplyRequest](t, "submitApplyMessageCode", "").Check())
	wantCode(t, zx.CodeIdentityCodeWrong, reads[zx.ViewRequest](t, "viewReport", "").Check())
}

func rulingCarriedParameters(t *testing.T) {
	src := answering(t, `{"code":508100}`)
	for name, call := range map[string]func() error{
		`"login_name":"n","type":1`: func() error { _, err := src.GetVerifyMethod(t.Context(), who, "n"); return err },
		`"bank_card":"c"`:           func() error { _, err := src.OnlineValidateCard(t.Context(), who, "c"); return err },
		`"card_type":"1"`:           func() error { _, err := src.OnlineAuthentication(t.Context(), who, debit); return err },
		`"year":"29"`:               func() error { _, err := src.OnlineAuthentication(t.Context(), who, credit); return err },
		`"version":"2.0"`:           func() error { _, err := src.ViewReport(t.Context(), who, "n", ""); return err },
	} {
		_ = call()
		for member := range strings.SplitSeq(name, ",") {
			if !strings.Contains(string(src.body), member) {
				t.Errorf("%s is not sent", member)
			}
		}
	}
}

func rulingKeyBlanks(t *testing.T) {
	var c centre
	c.post(t, string(example(t, "1.1.6-submitQuestion-request")))
	wantSame(t, "answers", any(zx.Answers{"1", "2", "3", "1", "5"}), c.asked)

	if err := answering(t, `{" code ":200,"msg":"ok","data":{}}`).SendApplyCode(t.Context(), who); err != nil {
		t.Error(err)
	}
}

func rulingTrailingCommas(t *testing.T) {
	const head = `{"method":"login","biz_data":{"merchant_id":"123124","user_id":"1"`
	for tail, want := range map[string]float64{`,},}`: 200, `,"x":[1,]}}`: 200, `}}`: 200, `,,}}`: 900400, `}},`: 900400, `,"x":[,]}}`: 900400} {
		var c centre
		wantSame(t, tail, any(want), tree(t, c.post(t, head+tail)).(map[string]any)["code"])
	}
	text := centre{}
	text.post(t, `{"method":"login","biz_data":"{\"merchant_id\":123124,\"user_id\":7,\"login_name\":\"n\",}"}`)
	wantSame(t, "biz_data in a text", "7", text.who.UserID)
}

func rulingOtherFlows(t *testing.T) {
	for method, kind := range map[string]string{"getPicCode": "1", "getVerifyMethod": "2", "onlineAuthentication": `"2"`} {
		var c centre
		wantSame(t, method, any(900404.0), c.says(t, method, `"type":`+kind)["code"])
		wantSame(t, method+" calls", 0, c.calls)
	}
	for _, code := range []zx.Code{zx.CodeLoginNameTaken, zx.CodeIdentifiersDiffer} {
		if info, known := code.Info(); !known || info.Scope == zx.ScopeNone || info.Form != "" {
			t.Errorf("info %+v", info)
		}
	}
}

func rulingInterfaces(t *testing.T) {
	methods := map[string]bool{}
	sections := readContract(t).Methods
	for _, m := range sections {
		methods[m.Method] = true
		var c centre
		c.card.Type = zx.CardDebit
		c.says(t, m.Method, "")
		wantSame(t, m.Section+" calls", 1, c.calls)
	}
	if len(sections) != 15 || len(methods) != 14 {
		t.Errorf("%d interfaces, %d methods", len(sections), len(methods))
	}
}

func rulingCardFlows(t *testing.T) {
	for params, want := range map[string]int{"": 1, `"type":1`: 1, `"type":"1"`: 1, `"type":2`: 0} {
		for _, method := range []string{"onlineValidateCard", "onlineAuthentication"} {
			var c centre
			c.says(t, method, params)
			wantSame(t, method+" "+params, want, c.calls)
		}
	}
}

func rulingVersions(t *testing.T) {
	src := answering(t, `{"code":508100}`)

	_, _ = src.ViewReport(t.Context(), who, "n", "")

	biz := tree(t, src.body).(map[string]any)["biz_data"].(map[string]any)
	wantSame(t, "version", any("2.0"), biz["version"])
	wantSame(t, "app_version", any("2.0.0"), biz["app_version"])
}

func rulingTransport(t *testing.T) {
	src := answering(t, `{"code":508100}`)

	_ = src.SendApplyCode(t.Context(), who)

	wantSame(t, "verb", http.MethodPost, src.request.Method)
	wantSame(t, "cookies", 0, len(src.request.Cookies()))
	wantHeader(t, src.request, "Content-Type", "application/json; charset=utf-8")
	var c centre
	c.says(t, "getLoginInfo", `"notice_url":""`)
	wantSame(t, "calls without notice_url", 1, c.calls)
}

func rulingStatusLogin(t *testing.T) {
	status := reads[zx.LoginRequest](t, "login", `"login_name":"n","password":"p"`)
	empty := reads[zx.LoginRequest](t, "login", `"login_name":"n","password":"p","pic_code":""`)

	if status.PicCode != nil || empty.PicCode == nil || *empty.PicCode != "" {
		t.Errorf("requests %v, %v", status.PicCode, empty.PicCode)
	}
}

func rulingCheckDigits(t *testing.T) {
	for _, printed := range []string{"1111111111111111", "218995910459039"} {
		wantCode(t, zx.CodeCardNumberWrong, zx.ValidateCardRequest{BankCard: printed}.Check())
	}
	wantCode(t, zx.CodeIDCardWrong, debitAuth(func(a *zx.CardAuth) { a.IDCard = "431121198605044712" }).Check())
	for _, auth := range []zx.CardAuth{debit, credit} {
		if err := auth.Check(); err != nil {
			t.Errorf("the canonical request gives %v", err)
		}
	}
}
