package zx

// inputCodes are the rows of section 7 from 508200 on, in printed order, and the
// extensions: what is missing or malformed in a request.
var inputCodes = []CodeInfo{
	{
		Code: CodeYearMissing, Text: "年份不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyYear}, Actor: ActorPerson,
		ZH: "请选择信用卡有效期的年份。",
		EN: "Please choose the year of the card's expiry date.",
	},
	{
		Code: CodeMonthMissing, Text: "月份不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyMonth}, Actor: ActorPerson,
		ZH: "请选择信用卡有效期的月份。",
		EN: "Please choose the month of the card's expiry date.",
	},
	{
		Code: CodeLastThreeMissing, Text: "信用卡后 3 位不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyLastThree}, Actor: ActorPerson,
		ZH: "请输入信用卡背面后 3 位数字。",
		EN: "Please type the last 3 digits on the back of the credit card.",
	},
	{
		Code: CodeIDCardTailMissing, Text: "身份证后 4 位不能为空", Class: ClassUserInput,
		Form: FormCurrent, Actor: ActorPerson,
		ZH: "请完整输入身份证号，包括最后 4 位。",
		EN: "Please type the whole identity number, its last 4 characters included.",
	},
	{
		Code: CodeAnswer1Missing, Text: "请选择第 1 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[0].options"}, Actor: ActorPerson,
		ZH: "第 1 道题还没有选择答案，请选择一项。",
		EN: "The first question has no answer yet; please choose one.",
	},
	{
		Code: CodeAnswer2Missing, Text: "请选择第 2 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[1].options"}, Actor: ActorPerson,
		ZH: "第 2 道题还没有选择答案，请选择一项。",
		EN: "The second question has no answer yet; please choose one.",
	},
	{
		Code: CodeAnswer3Missing, Text: "请选择第 3 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[2].options"}, Actor: ActorPerson,
		ZH: "第 3 道题还没有选择答案，请选择一项。",
		EN: "The third question has no answer yet; please choose one.",
	},
	{
		Code: CodeAnswer4Missing, Text: "请选择第 4 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[3].options"}, Actor: ActorPerson,
		ZH: "第 4 道题还没有选择答案，请选择一项。",
		EN: "The fourth question has no answer yet; please choose one.",
	},
	{
		Code: CodeAnswer5Missing, Text: "请选择第 5 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[4].options"}, Actor: ActorPerson,
		ZH: "第 5 道题还没有选择答案，请选择一项。",
		EN: "The fifth question has no answer yet; please choose one.",
	},
	{
		Code: CodeYearNotTwoDigits, Text: "年份为 2 位数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyYear}, Actor: ActorPerson,
		ZH: "有效期的年份应为 2 位数字，例如 2029 年填 29，请重新填写。",
		EN: "The year of the expiry date must have two digits, such as 29 for 2029; please correct it.",
	},
	{
		Code: CodeMonthNotTwoDigits, Text: "月份为 2 位数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyMonth}, Actor: ActorPerson,
		ZH: "有效期的月份应为 2 位数字，例如 8 月填 08，请重新填写。",
		EN: "The month of the expiry date must have two digits, such as 08 for August; please correct it.",
	},
	{
		Code: CodeLastThreeNotDigits, Text: "信用卡后 3 位为数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyLastThree}, Actor: ActorPerson,
		ZH: "信用卡背面后 3 位只能是数字，请重新填写。",
		EN: "The last three on the back of the card must be digits; please correct them.",
	},
	{
		Code: CodePasswordsDiffer, Text: "密码、确认密码不一致!", Class: ClassUserInput,
		Fields: []string{KeyPassword}, Scope: ScopeRegistration, Actor: ActorPerson,
		ZH: "两次输入的密码不一致，请重新输入两次相同的密码。",
		EN: "The two passwords differ; please type the same password twice.",
	},
	{
		Code: CodeBadRequest, Text: "请求格式错误", Class: ClassConfig,
		Scope: ScopeExtension, Actor: ActorOperator,
		ZH: "发给征信中心的请求格式不正确，请由运维人员检查接口对接。",
		EN: "The credit centre could not read the request; the operators must check the connection's request format.",
	},
	{
		Code: CodeUnauthorized, Text: "商户未授权", Class: ClassConfig,
		Scope: ScopeExtension, Actor: ActorOperator,
		ZH: "征信接口没有授权此商户，请由运维人员检查商户编号和网关密钥。",
		EN: "The credit interface does not authorise this merchant; the operators must check the merchant number and the gateway key.",
	},
	{
		Code: CodeUnknownMethod, Text: "接口不存在", Class: ClassConfig,
		Scope: ScopeExtension, Actor: ActorOperator,
		ZH: "征信接口不支持所请求的功能，请由运维人员检查接口地址和版本。",
		EN: "The credit interface does not offer what was asked; the operators must check its address and version.",
	},
}
