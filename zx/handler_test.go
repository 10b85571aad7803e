package zx_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"xinbao/zx"
)

// questions are those of the printed example.
var questions = [5]zx.Question{
	{Title: "您在 2015 年 08 月办理的信用卡额度是多少？ ", Options: [5]string{"14001-24000", "24001-34000", "34001-44000", "44001-54000", "以上都不是"}},
	{Title: "您曾在以下哪家机构办理过信用卡，并且正在使用？ ", Options: [5]string{
		"上海银行,浙江省农村信用社联合社", "上海浦东发展银行,中国工商银行", "中国邮政储蓄银行股份有限公司,兴业银行", "中国民生银行,江苏省农村信用社联合社", "以上都不是",
	}},
	{Title: "您于 2008 年 09 月在哪家机构办理过信用卡？ ", Options: [5]string{"平安银行", "北京银行", "上海银行", "招商银行", "以上都不是"}},
	{Title: "您 2015 年 10 月的婚姻状况是什么？ ", Options: [5]string{"丧偶", "已婚", "离婚", "未婚", "以上都不是"}},
	{Title: "您的身份证领取地是哪里？ ", Options: [5]string{"天津市", "黑龙江省大庆市", "山西省运城市", "甘肃省张掖市", "以上都不是"}},
}

// printedReport is the report of the printed example, as a client reads it.
func printedReport(t *testing.T) *zx.Report {
	t.Helper()
	report, err := answering(t, string(example(t, "1.2.5-viewReport-response"))).ViewReport(t.Context(), who, "testuser01", "")
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// The blanks of the document are compared too: they stand inside the texts.
func TestHandlerEmitsThePrintedAnswers(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		method zx.Method
		centre centre
	}{
		"1.1.2-getLoginInfo-response":                  {zx.GetLoginInfo, centre{form: zx.LoginForm()}},
		"canonical/1.1.3-login-response":               {zx.Login, centre{}},
		"1.1.4-getVerifyMethod-response":               {zx.GetVerifyMethod, centre{rules: zx.VerifyRules()}},
		"1.1.5-getQuestion-response":                   {zx.GetQuestion, centre{form: zx.QuestionForm(questions)}},
		"1.1.6-submitQuestion-response":                {zx.SubmitQuestion, centre{}},
		"1.1.7-onlineValidateCard-response-debit":      {zx.OnlineValidateCard, centre{card: zx.Card{Type: zx.CardDebit, Form: zx.DebitForm()}}},
		"1.1.7-onlineValidateCard-response-credit":     {zx.OnlineValidateCard, centre{card: zx.Card{Type: zx.CardCredit, Form: zx.CreditForm()}}},
		"1.1.8-getOnlineMessageCode-response":          {zx.GetOnlineMessageCode, centre{}},
		"1.1.9-onlineAuthentication-response":          {zx.OnlineAuthentication, centre{form: zx.UnionPayCodeForm("rgcgeb")}},
		"1.2.0-submitOnlineAuth-response":              {zx.SubmitOnlineAuth, centre{form: zx.ApplyForm()}},
		"canonical/1.2.1-getOnlineAuthedInfo-response": {zx.GetOnlineAuthedInfo, centre{form: zx.ApplyForm()}},
		"1.2.2-getOnlineMessageCode-response":          {zx.GetOnlineMessageCode, centre{}},
		"1.2.3-submitApplyMessageCode-response":        {zx.SubmitApplyMessageCode, centre{}},
		"1.2.4-getViewReportInfo-response":             {zx.GetViewReportInfo, centre{form: zx.ViewForm()}},
		"1.2.5-viewReport-response":                    {zx.ViewReport, centre{report: printedReport(t)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := row.centre.says(t, zx.MethodPrefix+string(row.method), "")

			wantSame(t, "answer", tree(t, example(t, name)), any(got))
		})
	}
}

func TestHandlerEmitsTheStatus(t *testing.T) {
	t.Parallel()
	c := centre{status: zx.Status{UserStatus: zx.StatusReady, UnionPayAuth: true, ApplyType: zx.ApplyUnionPay}}

	got := c.says(t, "login", "")

	want := map[string]any{"user_status": 2.0, "unionpay_auth": 1.0, "apply_type": "银联认证"}
	wantSame(t, "data", any(want), got["data"])
}

func TestHandlerEmitsPictureInBase64(t *testing.T) {
	t.Parallel()
	c := centre{picture: zx.Picture{Bytes: []byte("\x89PNG\r\n\x1a\n")}}

	got := c.post(t, string(example(t, "1.1.1-getPicCode-request")))

	want := strings.Replace(string(example(t, "1.1.1-getPicCode-response")), "base64(byte[])", "iVBORw0KGgo=", 1)
	wantSame(t, "answer", tree(t, []byte(want)), tree(t, got))
}

func TestHandlerEmitsMembersInPrintedOrder(t *testing.T) {
	t.Parallel()
	c := centre{form: zx.ApplyForm()}

	got := strings.TrimSpace(string(c.post(t, string(example(t, "canonical/1.2.0-submitOnlineAuth")))))

	want := `{"code":200,"msg":"ok","data":{"next":{"method":"submitApplyMessageCode","param":[{"title":"短信验证码",` +
		`"hint":"短信验证码将发送至您注册的手机中","type":7,"key":"message_code","value":"","options":[],` +
		`"refreshMethod":"getOnlineMessageCode","refreshParam":[]}]}}}`
	wantSame(t, "answer", want, got)
}

func TestHandlerReadsThePrintedRequests(t *testing.T) {
	t.Parallel()
	printed := zx.Session{MerchantID: "123124", UserID: "123124455", NoticeURL: "http://m.rong360.com/api/notice"}
	for name, want := range map[string]any{
		"1.1.1-getPicCode-request":             zx.GetPicCode,
		"1.1.2-getLoginInfo-request":           zx.GetLoginInfo,
		"1.1.3-login-request":                  zx.LoginRequest{LoginName: "123124455", Password: "123124455"},
		"1.1.4-getVerifyMethod-request":        zx.VerifyMethodRequest{},
		"1.1.5-getQuestion-request":            zx.GetQuestion,
		"1.1.6-submitQuestion-request":         zx.Answers{"1", "2", "3", "1", "5"},
		"1.1.7-onlineValidateCard-request":     zx.ValidateCardRequest{BankCard: "1111111111111111"},
		"1.1.9-onlineAuthentication-request":   zx.MessageCodeRequest{Cellphone: "13898078765"},
		"1.2.0-submitOnlineAuth-request":       zx.OnlineAuthRequest{UnionPayCode: "uikie9", PicCode: "2wt56f"},
		"1.2.1-getOnlineAuthedInfo-request":    zx.AuthedInfoRequest{},
		"1.2.3-submitApplyMessageCode-request": zx.ApplyRequest{MessageCode: "123124455"},
		"1.2.4-getViewReportInfo-request":      zx.GetViewReportInfo,
		"1.2.5-viewReport-request":             zx.ViewRequest{LoginName: "xiongwei08", MessageCode: "herdrc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var c centre

			c.post(t, string(example(t, name)))

			wantSame(t, "request", want, c.asked)
			wantSame(t, "session", printed, c.who)
		})
	}
}

func TestHandlerAnswersCodes(t *testing.T) {
	t.Parallel()
	for _, info := range zx.Codes()[1:] {
		c := centre{err: info.Code}

		got := c.says(t, "crawler.api.zx.login", "")

		want := map[string]any{"code": float64(info.Code), "msg": info.Text, "data": map[string]any{}}
		wantSame(t, "answer", want, got)
	}
}

func TestHandlerAnswersTheServersOwnText(t *testing.T) {
	t.Parallel()
	c := centre{err: &zx.Error{Code: zx.CodeLocked, Msg: "请 9 分钟后再登录"}}

	got := c.says(t, "crawler.api.zx.login", "")

	if got["msg"] != "请 9 分钟后再登录" || got["code"] != 508108.0 {
		t.Errorf("answer %v", got)
	}
}

func TestHandlerRefusesBadEnvelopes(t *testing.T) {
	t.Parallel()
	const member = `{"method":"crawler.api.zx.login","biz_data":`
	for name, row := range map[string]struct {
		body string
		want zx.Code
	}{
		"empty":              {``, zx.CodeBadRequest},
		"no JSON":            {`method=login`, zx.CodeBadRequest},
		"an array":           {`[]`, zx.CodeBadRequest},
		"a comment":          {`{/**/}`, zx.CodeBadRequest},
		"a missing comma":    {member + `{"merchant_id":"123124" "user_id":"1"}}`, zx.CodeBadRequest},
		"two commas":         {member + `{"merchant_id":"123124",,"user_id":"1"}}`, zx.CodeBadRequest},
		"a comma alone":      {member + `{"merchant_id":"123124","user_id":"1","x":[,]}}`, zx.CodeBadRequest},
		"too deep":           {member + strings.Repeat("[", 10000), zx.CodeBadRequest},
		"no method":          {`{"biz_data":{"merchant_id":"123124","user_id":"1"}}`, zx.CodeBadRequest},
		"no biz_data":        {`{"method":"crawler.api.zx.login"}`, zx.CodeBadRequest},
		"no merchant":        {member + `{"user_id":"1"}}`, zx.CodeBadRequest},
		"no user":            {member + `{"merchant_id":"123124","user_id":" "}}`, zx.CodeBadRequest},
		"a foreign merchant": {member + `{"merchant_id":"123125","user_id":"1"}}`, zx.CodeUnauthorized},
		"unknown method":     {`{"method":"crawler.api.zx.logout","biz_data":{"merchant_id":"123124","user_id":"1"}}`, zx.CodeUnknownMethod},
		"case of a method":   {`{"method":"crawler.api.zx.Login","biz_data":{"merchant_id":"123124","user_id":"1"}}`, zx.CodeUnknownMethod},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var c centre

			got := tree(t, c.post(t, row.body)).(map[string]any)

			if got["code"] != float64(row.want) || c.calls != 0 {
				t.Errorf("code %v after %d calls, want %d and none", got["code"], c.calls, int(row.want))
			}
		})
	}
}

func TestHandlerWithoutAuthorizeRefusesEverybody(t *testing.T) {
	t.Parallel()
	rec := httptest.NewRecorder()
	body := strings.NewReader(string(example(t, "canonical/1.1.2-getLoginInfo")))

	zx.NewHandler(zx.HandlerConfig{Server: &centre{}}).ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", body))

	if !strings.Contains(rec.Body.String(), "900401") {
		t.Errorf("answer %s", rec.Body)
	}
}

func TestHandlerSpeaksHTTPByTheContract(t *testing.T) {
	t.Parallel()
	boom := errors.New("boom")
	for name, row := range map[string]struct {
		method string
		body   string
		err    error
		status int
		heard  error
	}{
		"answer":         {http.MethodPost, string(example(t, "canonical/1.1.2-getLoginInfo")), nil, http.StatusOK, nil},
		"code":           {http.MethodPost, string(example(t, "canonical/1.1.2-getLoginInfo")), zx.CodeBusy, http.StatusOK, nil},
		"GET":            {http.MethodGet, "", nil, http.StatusMethodNotAllowed, nil},
		"too long":       {http.MethodPost, strings.Repeat(" ", 1001), nil, http.StatusRequestEntityTooLarge, nil},
		"internal error": {http.MethodPost, string(example(t, "canonical/1.1.2-getLoginInfo")), boom, http.StatusInternalServerError, boom},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var heard error
			h := zx.NewHandler(zx.HandlerConfig{
				Server: &centre{err: row.err}, MaxBody: 1000,
				Authorize: func(*http.Request, string) bool { return true },
				OnError:   func(_ *http.Request, _ zx.Method, err error) { heard = err },
			})
			rec := httptest.NewRecorder()

			h.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), row.method, "/", strings.NewReader(row.body)))

			if rec.Code != row.status || !errors.Is(heard, row.heard) {
				t.Errorf("status %d, heard %v; want %d, %v", rec.Code, heard, row.status, row.heard)
			}
			if got := rec.Header().Get("Content-Type"); row.status == http.StatusOK && got != "application/json; charset=utf-8" {
				t.Errorf("Content-Type %q", got)
			}
			if strings.Contains(rec.Body.String(), "boom") {
				t.Error("the error's text went out")
			}
		})
	}
}

func TestReportOfAnEmptyFileHasItsLists(t *testing.T) {
	t.Parallel()
	raw, err := json.Marshal(&zx.Report{})
	if err != nil {
		t.Fatal(err)
	}

	shape := func(v any) map[string]any { return v.(map[string]any) }
	printed := shape(shape(tree(t, example(t, "1.2.5-viewReport-response")))["data"])
	got := shape(tree(t, raw))

	for key, value := range printed {
		if _, ok := got[key]; !ok {
			t.Errorf("member %s is missing", key)
		}
		if _, ok := value.([]any); ok && got[key] == nil {
			t.Errorf("list %s is null", key)
		}
	}
}
