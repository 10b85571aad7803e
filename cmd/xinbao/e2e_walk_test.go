package main

import "strconv"

// walks are the edges of the diagram in its order, and what proves that they
// were walked. Who is not among the sandbox's personas is in the cast.
func walks() []trodden {
	all := []trodden{
		{"[*] --> LoginForm : getLoginInfo", "wang.questions", `\AgetLoginInfo 0$`, `\Acreated getLoginInfo accepted`, `\Alogin: `},
		{"LoginForm --> LoginForm : getPicCode type 2, on display and on refresh", "new.picture", `\AgetLoginInfo 0\ngetPicCode 0\ngetPicCode 0\nlogin 0`, `^reopened login awaiting_input$`, ""},
		{"LoginForm --> Locked : login 508108", "e508108", `^login 508108$`, `^held login on_hold 508108$`, ""},
		{"Locked --> LoginForm : after 10 minutes", "e508108", `^login 508108\ngetLoginInfo 0\ngetPicCode 0\nlogin 0`, `^asked login awaiting_input 508108$`, ""},
		{"LoginForm --> Routed : login 0 or 200", "wang.questions", `^login 0 status`, `^called login working$`, ""},
		{routedMenu, "wang.questions", `^login 0 status 0 auth 0\ngetVerifyMethod 0$`, `^asked chooseWay awaiting_input$`, ""},
		{routedMenu, "answers.wrong", `^login 0 status 3 auth 0\ngetVerifyMethod 0$`, `^asked chooseWay awaiting_input verification_failed$`, ""},
		{routedMenu, "no.report.always", `^login 0 status 6 auth 0\ngetVerifyMethod 0$`, `^asked chooseWay awaiting_input no_report$`, ""},
		{routedAuthed, "qian.authed", `^login 0 status 0 auth 1\ngetOnlineAuthedInfo 0$`, `^asked submitApplyMessageCode awaiting_input$`, ""},
		{routedAuthed, "rejected.authed", `^login 0 status 3 auth 1\ngetOnlineAuthedInfo 0$`, `^asked submitApplyMessageCode awaiting_input verification_failed$`, ""},
		{routedAuthed, "no.report", `^login 0 status 6 auth 1\ngetOnlineAuthedInfo 0$`, `^asked submitApplyMessageCode awaiting_input no_report$`, ""},
		{"Routed --> Waiting : status 1", "lost.application", `^submitQuestion lost\ngetLoginInfo 0\ngetPicCode 0\nlogin 0 status 1 auth 0$`, `^submitted login awaiting_report$`, ""},
		{"Routed --> ReportReady : status 2", "status.picture", `^login 0 status 2 auth 0\ngetViewReportInfo 0$`, `^asked viewReport awaiting_input$`, ""},
		{"Routed --> LocalValid : status 4", "copy.valid", `^login 0 status 4 auth 0\nviewReport 0$`, `^called login working$`, ""},
		{"Routed --> LocalExpired : status 5", "copy.expired", `^login 0 status 5 auth 0$`, `^called login working$`, ""},
		{"VerifyMenu --> Questions : rule 1, getQuestion", "wang.questions", `^getVerifyMethod 0\ngetQuestion 0$`, `^asked submitQuestion awaiting_input$`, `^submitQuestion: kbaList\[0\]\.options`},
		{"VerifyMenu --> CardForm : rule 2", "li.debit", `^getVerifyMethod 0\nonlineValidateCard 0$`, `^answered chooseWay working$`, `^chooseWay: .*bank_card`},
		{"VerifyMenu --> VerifyMenu : getQuestion 508112, choose rule 2", "wu.empty", `^getQuestion 508112\ngetVerifyMethod 0\nonlineValidateCard 0$`, `^asked chooseWay awaiting_input 508112$`, ""},
		{"VerifyMenu --> AuthedForm : getQuestion 508113", "e508113", `^getQuestion 508113\ngetOnlineAuthedInfo 0$`, `^called getQuestion working 508113$`, ""},
		{questionsWaiting, "wang.questions", `^submitQuestion 0$`, `^submitted submitQuestion awaiting_report$`, ""},
		{questionsWaiting, "e508114", `^submitQuestion 508114$`, `^submitted submitQuestion awaiting_report 508114$`, ""},
		{"CardForm --> DebitForm : onlineValidateCard cardtype 1", "li.debit", `^onlineValidateCard 0$`, `^asked onlineAuthentication awaiting_input$`, `^onlineAuthentication: .*password`},
		{"CardForm --> CreditForm : onlineValidateCard cardtype 2", "zhao.credit", `^onlineValidateCard 0$`, `^asked onlineAuthentication awaiting_input$`, `^onlineAuthentication: .*last_three month`},
		{"DebitForm --> DebitForm : getOnlineMessageCode with cellphone", "li.debit", `^getOnlineMessageCode\(cellphone\) 0$`, `^reopened onlineAuthentication awaiting_input$`, `^onlineAuthentication: .*password`},
		{"CreditForm --> CreditForm : getOnlineMessageCode with cellphone", "zhao.credit", `^getOnlineMessageCode\(cellphone\) 0$`, `^reopened onlineAuthentication awaiting_input$`, `^onlineAuthentication: .*last_three`},
		{"DebitForm --> AuthCode : onlineAuthentication ok", "li.debit", `^onlineAuthentication 0\ngetPicCode 0$`, `^asked submitOnlineAuth awaiting_input$`, `^submitOnlineAuth: unionpay_code pic_code`},
		{"CreditForm --> AuthCode : onlineAuthentication ok", "zhao.credit", `^onlineAuthentication 0\ngetPicCode 0$`, `^asked submitOnlineAuth awaiting_input$`, `^submitOnlineAuth: unionpay_code pic_code`},
		{authCodeAgain, "e508117", `^submitOnlineAuth 508117\ngetPicCode 0\nsubmitOnlineAuth 0$`, `^asked submitOnlineAuth awaiting_input 508117$`, ""},
		{authCodeAgain, "picture.authcode", `^submitOnlineAuth 210101\ngetPicCode 0\nsubmitOnlineAuth 0$`, `^asked submitOnlineAuth awaiting_input 210101$`, ""},
		{"AuthCode --> CardForm : submitOnlineAuth 508128", "e508128", `^submitOnlineAuth 508128\ngetVerifyMethod 0\nonlineValidateCard 0$`, `^asked chooseWay awaiting_input 508128$`, ""},
		{"AuthCode --> LoginForm : submitOnlineAuth 508129, read unionpay_auth", "e508129", `^submitOnlineAuth 508129\ngetLoginInfo 0\ngetPicCode 0\nlogin 0 status 0 auth 1$`, `^asked login awaiting_input 508129$`, ""},
		{"AuthCode --> AuthedForm : submitOnlineAuth ok, unionpay_auth becomes 1", "no.report", `^submitOnlineAuth 0$[\s\S]*^login 0 status 6 auth 1$`, `^asked submitApplyMessageCode awaiting_input$`, ""},
		{authedAgain, "qian.authed", `^getOnlineAuthedInfo 0\ngetOnlineMessageCode 0$`, `^reopened submitApplyMessageCode awaiting_input$`, ""},
		{authedAgain, "code.apply", `^submitApplyMessageCode 211101\ngetOnlineMessageCode 0\nsubmitApplyMessageCode 0$`, `^asked submitApplyMessageCode awaiting_input 211101$`, ""},
		{"AuthedForm --> VerifyMenu : 508109", "e508109", `^getOnlineAuthedInfo 508109\ngetVerifyMethod 0$`, `^asked chooseWay awaiting_input 508109$`, ""},
		{authedWaiting, "qian.authed", `^submitApplyMessageCode 0$`, `^submitted submitApplyMessageCode awaiting_report$`, ""},
		{authedWaiting, "applied.authed", `^submitApplyMessageCode 508114$`, `^submitted submitApplyMessageCode awaiting_report 508114$`, ""},
		{"AuthedForm --> ReportReady : 508111", "exists.authed", `^getOnlineAuthedInfo 508111\ngetViewReportInfo 0$`, `^called getOnlineAuthedInfo working 508111$`, ""},
		{"VerifyMenu --> ReportReady : 508111", "e508111", `^getVerifyMethod 508111\ngetViewReportInfo 0$`, `^called getVerifyMethod working 508111$`, ""},
		{"VerifyMenu --> Waiting : 508114", "applied.menu", `^getVerifyMethod 508114$`, `^submitted getVerifyMethod awaiting_report 508114$`, ""},
		{"Waiting --> Waiting : status login, user_status 1 (not yet)", "report.late2d", `^statusLogin 0 status 1 auth 0\nstatusLogin 0 status`, `^not_yet statusLogin awaiting_report$`, ""},
		{"Waiting --> ReportReady : status login, user_status 2", "wang.questions", `^statusLogin 0 status 2 auth 0\ngetViewReportInfo 0$`, `^called statusLogin working$`, ""},
		{waitingLogin, "status.picture", `^statusLogin 210101\ngetLoginInfo 0\ngetPicCode 0\nlogin 0`, `^asked login awaiting_input come_back$`, ""},
		{waitingLogin, "no.password", `^submitQuestion 0\ngetLoginInfo 0\ngetPicCode 0\nlogin 0 status 2 auth 0$`, `^asked login awaiting_input come_back$`, ""},
		{"ReportReady --> ViewForm : getViewReportInfo", "wang.questions", `^getViewReportInfo 0$`, `^asked viewReport awaiting_input$`, `^viewReport: message_code`},
		{"ViewForm --> ViewForm : viewReport 508115", "e508115", `^viewReport 508115\nviewReport 0$`, `^asked viewReport awaiting_input 508115$`, ""},
		{"ViewForm --> LoginForm : 508132, then status 6", "e508132", `^viewReport 508132\ngetLoginInfo 0\ngetPicCode 0\nlogin 0 status 6`, `^asked login awaiting_input 508132$`, ""},
		{"ViewForm --> Delivered : viewReport ok", "wang.questions", `^viewReport 0\z`, `^answered viewReport working\ndelivered viewReport succeeded`, ""},
		{"LocalValid --> Delivered : viewReport without code, stored copy", "copy.valid", `^login 0 status 4 auth 0\nviewReport 0\z`, `^delivered viewReport succeeded`, `\Alogin: [^\n]*\z`},
		{"LocalExpired --> Delivered : viewReport without code, old copy with expire 1", "copy.accepted", `^login 0 status 5 auth 0\nviewReport 0\z`, `^delivered viewReport succeeded`, `\Alogin: [^\n]*\z`},
		{"LocalExpired --> VerifyMenu : refresh, unionpay_auth 0, getVerifyMethod", "copy.expired", `^login 0 status 5 auth 0\ngetVerifyMethod 0$`, `^asked chooseWay awaiting_input$`, ""},
		{"LocalExpired --> AuthedForm : refresh, unionpay_auth 1, getOnlineAuthedInfo", "copy.authed", `^login 0 status 5 auth 1\ngetOnlineAuthedInfo 0$`, `^asked submitApplyMessageCode awaiting_input$`, ""},
		{"Delivered --> [*]", "wang.questions", `^viewReport 0\z`, `^delivered viewReport succeeded\z`, ""},
	}
	return append(append(all, walksByCode()...), walksOutOfSession()...)
}

// Edges that several stories walk.
const (
	routedMenu       = "Routed --> VerifyMenu : status 0, 3, 6 and unionpay_auth 0, getVerifyMethod"
	routedAuthed     = "Routed --> AuthedForm : status 0, 3, 6 and unionpay_auth 1, getOnlineAuthedInfo"
	questionsWaiting = "Questions --> Waiting : submitQuestion ok, or 508114"
	authCodeAgain    = "AuthCode --> AuthCode : getPicCode, submitOnlineAuth 210101, 508117"
	authedAgain      = "AuthedForm --> AuthedForm : getOnlineMessageCode without cellphone, 211101"
	authedWaiting    = "AuthedForm --> Waiting : submitApplyMessageCode ok, or 508114"
	waitingLogin     = "Waiting --> LoginForm : status login 210101, or no password kept: 24 hours later the person logs in again"
)

// elsewhere are the edges that need more than one person: tests of their own.
var elsewhere = []trodden{{edge: "Waiting --> LocalValid : status login, user_status 4", who: "TestAReportThatWasReadElsewhere"}}

// walksByCode are the edges that list codes: each of them is walked.
func walksByCode() []trodden {
	var all []trodden
	for _, e := range []struct {
		edge        string
		codes       []int
		who         string // "" is the persona of the code
		calls, line string // % is the code
	}{
		{"LoginForm --> LoginForm : login 208101, 210101, 508145 (new picture)", []int{208101, 210101, 508145}, "", `^login %\ngetPicCode 0\nlogin 0`, `^asked login awaiting_input %$`},
		{"LoginForm --> NoAccount : login 508135, 508137, 508148", []int{508135, 508137, 508148}, "", `^login %\z`, `^gave_up login failed %$`},
		{"NoAccount --> [*]", []int{508137}, "", `^login %\z`, `failed 508137\z`},
		{"Questions --> Questions : submitQuestion 508204 to 508207, 508209", []int{508204, 508205, 508206, 508207, 508209}, "", `^submitQuestion %\nsubmitQuestion 0$`, `^asked submitQuestion awaiting_input %$`},
		{"CardForm --> CardForm : onlineValidateCard 508122, 508131, 508138 (other card)", []int{508122, 508131, 508138}, "", `^onlineValidateCard %\nonlineValidateCard 0$`, `^asked chooseWay awaiting_input %$`},
		{"DebitForm --> DebitForm : user_input error", []int{211101, 508119, 508120, 508121, 508123, 508124, 508149, 508203}, "", cardAgain, `^asked onlineAuthentication awaiting_input %$`},
		{"CreditForm --> CreditForm : user_input error", []int{508125, 508200, 508201, 508202, 508300, 508301, 508302}, "", cardAgain, `^asked onlineAuthentication awaiting_input %$`},
		{"DebitForm --> CardForm : 508126, 508127, 508130, 508134, 508136, 508139", otherCard, "", cardAnew, `^asked chooseWay awaiting_input %$`},
		{"CreditForm --> CardForm : 508126, 508127, 508130, 508134, 508136, 508139", otherCard, "credit.", cardAnew, `^asked chooseWay awaiting_input %$`},
	} {
		for _, code := range e.codes {
			who := e.who + strconv.Itoa(code)
			if e.who == "" {
				who = "e" + who
			}
			all = append(all, trodden{edge: e.edge, who: who, calls: withCode(e.calls, code), line: withCode(e.line, code)})
		}
	}
	return all
}

var otherCard = []int{508126, 508127, 508130, 508134, 508136, 508139}

const (
	cardAgain = `^onlineAuthentication %\ngetOnlineMessageCode\(cellphone\) 0\nonlineAuthentication 0$`
	cardAnew  = `^onlineAuthentication %\ngetVerifyMethod 0\nonlineValidateCard 0$`
)
