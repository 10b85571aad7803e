package sandbox

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"xinbao/zx"
)

// Personas are the accounts that every credit centre begins with: first the
// ways that end well or as life goes, then one or two for each code.
func Personas() []Persona { return slices.Clone(everybody()) }

var everybody = sync.OnceValue(func() []Persona {
	out := slices.Concat(ordinaryPersonas(), codePersonas())
	for i := range out {
		out[i] = out[i].complete()
	}
	return out
})

// personas is everybody with an account, the ones of Personas first.
func (s *Sandbox) personas() []Persona {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Persona
	for _, p := range everybody() {
		out = append(out, s.accounts[p.Login].person)
	}
	var added []Persona
	for login, a := range s.accounts {
		if !slices.ContainsFunc(out, func(p Persona) bool { return p.Login == login }) {
			added = append(added, a.person)
		}
	}
	slices.SortFunc(added, func(a, b Persona) int { return cmp.Compare(a.Login, b.Login) })
	return append(out, added...)
}

func ordinaryPersonas() []Persona {
	return []Persona{
		{
			Login: "wang.questions", Name: "王守约", Ways: []Way{WayQuestions}, End: EndReport,
			EN: "Answers the five questions, and has a report a day later.",
			ZH: "回答五道问题，一天后得到报告。",
		},
		{
			Login: "li.debit", Name: "李清越", Ways: []Way{WayDebit}, End: EndReport, World: World{Profile: ProfileMortgage},
			EN: "Proves identity with a debit card; the report has a mortgage.",
			ZH: "用储蓄卡验证身份；报告中有住房贷款。",
		},
		{
			Login: "zhao.credit", Name: "赵知行", Ways: []Way{WayCredit}, End: EndReport, World: World{Profile: ProfileOverdue},
			EN: "Proves identity with a credit card; the report has overdue accounts.",
			ZH: "用信用卡验证身份；报告中有逾期记录。",
		},
		{
			Login: "qian.authed", Name: "钱明德", Ways: []Way{WayAuthed}, End: EndReport, World: World{Authed: true},
			EN: "Was authenticated through UnionPay before, and needs one SMS code.",
			ZH: "此前已通过银联认证，只需一条短信验证码。",
		},
		{
			Login: "sun.queries", Name: "孙以宁", Ways: []Way{WayQuestions}, End: EndReport, World: World{Profile: ProfileQueries},
			EN: "Has asked many lenders for money; the report is full of queries.",
			ZH: "近期多次申请贷款，报告中查询记录很多。",
		},
		{
			Login: "zhou.severe", Name: "周若谷", Ways: []Way{WayDebit}, End: EndReport, World: World{Profile: ProfileSevere},
			EN: "Was overdue by more than 90 days, and guarantees for others.",
			ZH: "发生过 90 天以上逾期，并为他人担保。",
		},
		{
			Login: "wu.empty", Name: "吴采薇", Ways: []Way{WayQuestions, WayDebit}, End: EndReport,
			Shows: []Shown{{Code: zx.CodeQuestionsUnavailable, At: zx.GetQuestion, Often: Always, Natural: true}},
			World: World{Profile: ProfileEmpty},
			EN:    "Has no loan and no card, so that there is nothing to ask; the report is empty.",
			ZH:    "没有贷款和信用卡，无法进行问题验证；报告为空白。",
		},
		{
			Login: "zheng.wrongcard", Name: "郑子期", Ways: []Way{WayDebit, WayCredit}, End: EndReport,
			Shows: []Shown{{Code: zx.CodeCardUnsupported, At: zx.OnlineValidateCard, Often: Once, Natural: true}},
			Debit: DebitCard{Bank: "招商银行"}, Credit: CreditCard{Bank: "招商银行"},
			EN: "Offers a debit card of a bank that takes part with credit cards only, then the credit card.",
			ZH: "先用不受支持的储蓄卡（该行仅支持信用卡），再改用信用卡。",
		},
		{
			Login: "copy.valid", Ways: []Way{WayCopy}, End: EndReport, World: World{Copy: CopyValid},
			EN: "Has a stored copy that is still valid: user_status 4, no code needed.",
			ZH: "平台存有未失效的报告（状态 4），无需验证码。",
		},
		{
			Login: "copy.expired", Ways: []Way{WayCopy, WayQuestions}, End: EndReport, World: World{Copy: CopyExpired},
			EN: "Has a stored copy that has expired: user_status 5; the old one can be read, a new one needs an application.",
			ZH: "平台存有已失效的报告（状态 5），可查看旧报告，或重新申请。",
		},
		{
			Login: "answers.wrong", Ways: []Way{WayQuestions, WayCredit}, End: EndReport, World: World{AnswersWrong: true},
			EN: "Whatever is answered is judged wrong: user_status 3 after a day; then by card.",
			ZH: "问题验证总是不通过：一天后状态 3，再用银行卡验证。",
		},
		{
			Login: "no.report", Ways: []Way{WayDebit, WayAuthed}, End: EndReport, World: World{NoReport: 1},
			EN: "The first application comes to nothing, user_status 6; the second one succeeds.",
			ZH: "第一次申请未生成报告（状态 6），第二次成功。",
		},
		{
			Login: "no.report.always", Ways: []Way{WayQuestions}, End: EndStopped, World: World{NoReport: -1},
			EN: "Every application comes to nothing: user_status 6.",
			ZH: "每次申请都未生成报告（状态 6）。",
		},
		{
			Login: "report.late2d", Ways: []Way{WayQuestions}, End: EndReport, World: World{Late: Duration(36 * time.Hour)},
			EN: "The report comes on the third day, 60 hours after the application.",
			ZH: "报告迟到：申请后 60 小时才生成。",
		},
		{
			Login: "report.never", Ways: []Way{WayQuestions}, End: EndNeverReady, World: World{Never: true},
			EN: "The report never comes: user_status stays 1.",
			ZH: "报告一直没有生成，状态始终为 1。",
		},
		{
			Login: "status.picture", Ways: []Way{WayQuestions}, End: EndReport, World: World{PictureAlways: true},
			Shows: []Shown{{Code: zx.CodePictureWrong, At: zx.Login, Often: Always, Natural: true}},
			EN:    "No status logins: the centre wants a picture each time (210101), so the person must come back and log in.",
			ZH:    "中心每次登录都要求图片验证码（210101），需要本人回来重新登录。",
		},
	}
}
