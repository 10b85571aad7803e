package zx

import "time"

// stepCodes are the rows of section 7 up to 508149, in printed order: what the
// credit centre, UnionPay and the banks answer to a step.
var stepCodes = []CodeInfo{
	{
		Code: CodeOK, Text: "ok", Class: ClassOK,
	},
	{
		Code: CodePasswordWrong, Text: "您输入的账户名和密码不匹配, 请重新输入", Class: ClassUserInput,
		Form: Login, Fields: []string{KeyLoginName, KeyPassword},
	},
	{
		Code: CodePictureWrong, Text: "图片验证码输入不正确", Class: ClassUserInput,
		Form: FormCurrent, Fields: []string{KeyPicCode},
	},
	{
		Code: CodeMessageCodeWrong, Text: "动态密码输入不正确或已过期", Class: ClassUserInput,
		Form: FormCurrent, Fields: []string{KeyMessageCode}, Resume: GetOnlineMessageCode,
	},
	{
		Code: CodeBusy, Text: "系统正忙, 请稍后重试", Class: ClassRetryLater,
		Delay: time.Minute,
	},
	{
		Code: CodePageExpired, Text: "页面过期, 请刷新页面重试", Class: ClassSessionExpired,
		ResumeCurrentForm: true,
	},
	{
		Code: CodeAlreadyRegistered, Text: "您已注册过用户", Class: ClassAlreadyDone,
		Resume: GetLoginInfo, Scope: ScopeRegistration,
	},
	{
		Code: CodeLoginNameTaken, Text: "该登录名已存在", Class: ClassUserInput,
		Fields: []string{KeyLoginName}, Scope: ScopeRegistration,
	},
	{
		Code: CodeCellphoneRegistered, Text: "此手机号码已注册", Class: ClassUserInput,
		Fields: []string{KeyCellphone}, Resume: GetLoginInfo, Scope: ScopeRegistration,
	},
	{
		Code: CodeRegistrationDetailsWrong, Text: "请核对您的真实姓名与身份证号是否正确!", Class: ClassUserInput,
		Fields: []string{KeyRealName, KeyIDCard}, Scope: ScopeRegistration,
	},
	{
		Code: CodeIdentityRegistered, Text: "您的身份信息已被注册, 请勿重复注册", Class: ClassAlreadyDone,
		Resume: GetLoginInfo, Scope: ScopeRegistration,
	},
	{
		Code: CodeRegistrationInReview, Text: "您之前已经提交过注册申请, 系统正在审核", Class: ClassAlreadyDone,
		Delay: 24 * time.Hour, Resume: GetLoginInfo, Scope: ScopeRegistration,
	},
	{
		Code: CodeLocked, Text: "您的登录名已因密码连续输入错误次数超过 5 次被锁定, 请 10 分钟后再登录", Class: ClassRetryLater,
		Form: Login, Fields: []string{KeyLoginName, KeyPassword}, Delay: 10 * time.Minute, DelayPrinted: true, Resume: GetLoginInfo,
	},
	{
		Code: CodeNotAuthenticated, Text: "请使用已经进行过银联认证或数字验证的用户名登录", Class: ClassOtherMethod,
		Resume: GetVerifyMethod,
	},
	{
		Code: CodeNotLoggedIn, Text: "您未登录或已过期", Class: ClassSessionExpired,
		Resume: GetLoginInfo,
	},
	{
		Code: CodeReportExists, Text: "您的个人信用信息产品已存在", Class: ClassAlreadyDone,
		Resume: GetViewReportInfo,
	},
	{
		Code: CodeQuestionsUnavailable, Text: "目前系统尚未收录足够的信息对您的身份进行“问题验证”, 请您选择银联认证方式", Class: ClassOtherMethod,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeSecurityLevelHigh, Text: "您当前的安全等级为高, 问题验证只有安全等级为中或低的用户才能使用", Class: ClassOtherMethod,
		Resume: GetOnlineAuthedInfo,
	},
	{
		Code: CodeApplicationPending, Text: "您的查询请求已提交。查询结果将在 24 小时后发送至您的手机中, 请勿重复提交申请", Class: ClassAlreadyDone,
		Delay: 24 * time.Hour, DelayPrinted: true, Resume: Login,
	},
	{
		Code: CodeIdentityCodeWrong, Text: "身份验证码不正确", Class: ClassUserInput,
		Form: ViewReport, Fields: []string{KeyMessageCode},
	},
	{
		Code: CodeBankPageBroken, Text: "网银加载出现错误", Class: ClassRetryLater,
		Form: OnlineAuthentication, Delay: time.Minute,
	},
	{
		Code: CodeUnionPayCodeInvalid, Text: "您输入的银联认证码无效", Class: ClassUserInput,
		Form: SubmitOnlineAuth, Fields: []string{KeyUnionPayCode},
	},
	{
		Code: CodeSMSNotSent, Text: "短信发送失败, 请刷新重试", Class: ClassRetryLater,
		Form: FormCurrent, Fields: []string{KeyMessageCode}, Delay: time.Minute, Resume: GetOnlineMessageCode,
	},
	{
		Code: CodeIdentityDiffers, Text: "姓名、身份证号与在互联网个人信用信息服务平台上注册时填写的信息不一致", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyRealName, KeyIDCard},
	},
	{
		Code: CodeCardSecretWrong, Text: "输入的密码、有效期或 CVN2 有误", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyPassword, KeyMonth, KeyYear, KeyLastThree},
	},
	{
		Code: CodeCellphoneWrong, Text: "请输入您在银行开户或办理业务时留存的手机号码", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyCellphone},
	},
	{
		Code: CodeCardNumberWrong, Text: "卡号输入错误, 请重新输入", Class: ClassUserInput,
		Form: OnlineValidateCard, Fields: []string{KeyBankCard},
	},
	{
		Code: CodeIDCardWrong, Text: "身份证输入错误, 请重新输入", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyIDCard},
	},
	{
		Code: CodeHolderWrong, Text: "持卡人身份信息或手机号输入不正确", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyRealName, KeyIDCard, KeyCellphone},
	},
	{
		Code: CodeLastThreeWrong, Text: "请输入信用卡背面的末三位数字", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyLastThree},
	},
	{
		Code: CodeMessageCodeTries, Text: "短信验证码超过重试次数 ", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeCardTypeWrong, Text: "储蓄卡、信用卡类型选择错误", Class: ClassUserInput,
		Form: OnlineValidateCard, Fields: []string{KeyBankCard},
	},
	{
		Code: CodeUnionPayCodeExpired, Text: "您输入的银联认证码过期", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeUnionPayCodeUsed, Text: "您输入的银联认证码已经使用过", Class: ClassAlreadyDone,
		Resume: Login,
	},
	{
		Code: CodeCardRejected, Text: "银行卡验证失败", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeCardUnsupported, Text: "银行卡暂不支持该业务", Class: ClassOtherMethod,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeNoReport, Text: "您提交过申请但没有生成信用信息, 请重新申请", Class: ClassTerminal,
		Resume: GetVerifyMethod,
	},
	{
		Code: CodeStoredReportMissing, Text: "无 userId 对应的 HbaseKey", Class: ClassConfig,
	},
	{
		Code: CodeAskBank, Text: "交易失败, 详情请咨询您的发卡行", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeAccountClosed, Text: "您的账户已经销户, 请重新提交申请", Class: ClassTerminal,
	},
	{
		Code: CodeCardPasswordTries, Text: "密码输入次数超限", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeNoAccount, Text: "系统没有找到您的信息,您尚未注册或已经销户", Class: ClassTerminal,
	},
	{
		Code: CodeCardPaymentOff, Text: "银行卡未开通认证支付", Class: ClassOtherMethod,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeAskUnionPay, Text: "交易失败。详情请咨询 95516", Class: ClassTerminal,
		Resume: OnlineValidateCard,
	},
	{
		Code: CodeDuplicateTransaction, Text: "重复交易", Class: ClassAlreadyDone,
		Resume: Login,
	},
	{
		Code: CodeNoCellphoneForSMS, Text: "未能获取手机号短信发送失败", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyCellphone}, Resume: GetOnlineMessageCode,
	},
	{
		Code: CodeSessionTimedOut, Text: "由于您很长时间未在线使用, 请您重新登录", Class: ClassSessionExpired,
		Resume: GetLoginInfo,
	},
	{
		Code: CodeUnavailable, Text: "系统暂时无法处理您的交易, 请您稍候再试", Class: ClassRetryLater,
		Delay: 5 * time.Minute,
	},
	{
		Code: CodeLoginNameNotRecoverable, Text: "您无法使用该功能找回登录名, 可能是因为您的安全等级为低、未注册或已销户, 请重新注册", Class: ClassTerminal,
		Scope: ScopeRecovery,
	},
	{
		Code: CodeLoginNameUnknown, Text: "登录名不存在", Class: ClassUserInput,
		Form: Login, Fields: []string{KeyLoginName},
	},
	{
		Code: CodeIdentifiersDiffer, Text: "您输入的登录名与三项标识不匹配", Class: ClassUserInput,
		Fields: []string{KeyLoginName, KeyRealName, KeyIDCard}, Scope: ScopeRecovery,
	},
	{
		Code: CodePasswordResetInReview, Text: "您提交的重置密码申请正在审核中, 请耐心等待", Class: ClassAlreadyDone,
		Delay: 24 * time.Hour, Scope: ScopeRecovery,
	},
	{
		Code: CodeLoginNameCancelled, Text: "登录名已注销", Class: ClassTerminal,
	},
	{
		Code: CodeDetailsWrong, Text: " 您输入的信息有误, 请重新认证", Class: ClassUserInput,
		Form: OnlineAuthentication, Fields: []string{KeyRealName, KeyIDCard, KeyCellphone},
	},
}
