package sandbox

import (
	_ "embed"
	"html/template"
	"net/http"
	"strings"
	"time"
)

//go:embed inbox.html
var inboxHTML string

var inboxPage = template.Must(template.New("inbox").Funcs(template.FuncMap{
	"clock": func(t time.Time) string { return t.In(shanghai).Format("01-02 15:04:05") },
}).Parse(inboxHTML))

// inboxTexts are the words of the page around the messages.
type inboxTexts struct {
	Lang, Title, Choose, Phone, Show, Empty, Refreshes, Other, OtherLang, Time string

	Kinds map[MessageKind]string // what a message is for
}

var inboxLanguages = map[string]inboxTexts{
	"zh": {
		Lang: "zh-CN", Title: "手机短信", Choose: "请输入手机号或登录名", Phone: "手机号或登录名", Show: "查看短信",
		Empty: "还没有短信。", Refreshes: "本页每 3 秒自动刷新。这是模拟的手机，短信不会发送到任何真实号码。",
		Other: "English", OtherLang: "en", Time: "沙箱时间",
		Kinds: map[MessageKind]string{
			MessageCardCode: "银行卡验证", MessageApplyCode: "申请报告", MessageReportReady: "查看报告",
			MessageRejected: "验证未通过", MessageNoReport: "未生成报告",
		},
	},
	"en": {
		Lang: "en", Title: "The person's phone", Choose: "Enter a phone number or a login name", Phone: "Phone or login name", Show: "Show messages",
		Empty: "No messages yet.", Refreshes: "This page refreshes every 3 seconds. The phone is simulated: nothing is sent to any real number.",
		Other: "中文", OtherLang: "zh", Time: "Sandbox time",
		Kinds: map[MessageKind]string{
			MessageCardCode: "for the card form", MessageApplyCode: "to apply for the report", MessageReportReady: "to view the report",
			MessageRejected: "verification failed", MessageNoReport: "no report came out",
		},
	},
}

// serveInbox shows the person's phone. It refreshes itself without a script.
func (s *Sandbox) serveInbox(w http.ResponseWriter, r *http.Request) {
	who := strings.TrimSpace(r.FormValue("phone"))
	lang := inboxLanguage(r)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
	_ = inboxPage.Execute(w, map[string]any{ // a reader who has gone cannot be told
		"Lang": lang, "T": inboxLanguages[lang], "Who": who, "Messages": s.Inbox(who), "Now": s.clock.Now(),
	})
}

// inboxLanguage is what was asked for, else Chinese unless the browser prefers
// English.
func inboxLanguage(r *http.Request) string {
	lang := r.FormValue("lang")
	if _, ok := inboxLanguages[lang]; ok {
		return lang
	}
	if strings.HasPrefix(strings.ToLower(r.Header.Get("Accept-Language")), "en") {
		return "en"
	}
	return "zh"
}
