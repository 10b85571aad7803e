package zx

// inputCodes are the rows of section 7 from 508200 on, in printed order, and the
// extensions: what is missing or malformed in a request.
var inputCodes = []CodeInfo{
	{
		Code: CodeYearMissing, Text: "年份不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyYear},
	},
	{
		Code: CodeMonthMissing, Text: "月份不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyMonth},
	},
	{
		Code: CodeLastThreeMissing, Text: "信用卡后 3 位不能为空", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyLastThree},
	},
	{
		Code: CodeIDCardTailMissing, Text: "身份证后 4 位不能为空", Class: ClassUserInput,
		Form: FormCurrent,
	},
	{
		Code: CodeAnswer1Missing, Text: "请选择第 1 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[0].options"},
	},
	{
		Code: CodeAnswer2Missing, Text: "请选择第 2 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[1].options"},
	},
	{
		Code: CodeAnswer3Missing, Text: "请选择第 3 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[2].options"},
	},
	{
		Code: CodeAnswer4Missing, Text: "请选择第 4 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[3].options"},
	},
	{
		Code: CodeAnswer5Missing, Text: "请选择第 5 道题目答案", Class: ClassUserInput,
		Form: SubmitQuestion, Fields: []string{"kbaList[4].options"},
	},
	{
		Code: CodeYearNotTwoDigits, Text: "年份为 2 位数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyYear},
	},
	{
		Code: CodeMonthNotTwoDigits, Text: "月份为 2 位数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyMonth},
	},
	{
		Code: CodeLastThreeNotDigits, Text: "信用卡后 3 位为数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyLastThree},
	},
	{
		Code: CodePasswordsDiffer, Text: "密码、确认密码不一致!", Class: ClassUserInput,
		Fields: []string{KeyPassword}, Scope: ScopeRegistration,
	},
	{
		Code: CodeBadRequest, Text: "请求格式错误", Class: ClassConfig,
		Scope: ScopeExtension,
	},
	{
		Code: CodeUnauthorized, Text: "商户未授权", Class: ClassConfig,
		Scope: ScopeExtension,
	},
	{
		Code: CodeUnknownMethod, Text: "接口不存在", Class: ClassConfig,
		Scope: ScopeExtension,
	},
}
