package flow

import (
	"maps"
	"slices"
	"time"
)

// Trouble is what went wrong, whose turn it is and what to do. It holds no
// personal datum, so it may be logged, stored and sent.
type Trouble struct {
	Code    string        `json:"code"` // the source's number, or one of ours below
	Actor   Actor         `json:"actor"`
	Retry   time.Duration `json:"retry,omitempty"`  // how long to wait before it makes sense again
	Fields  []string      `json:"fields,omitempty"` // keys of the form's fields that are marked
	Chinese string        `json:"zh"`
	English string        `json:"en"`
}

// The troubles that are ours, not a source's.
const (
	TroubleSourceDown   = "source_unreachable"
	TroubleLost         = "answer_lost"
	TroubleSecretGone   = "secret_gone"
	TroubleSessionOver  = "session_over"
	TroubleOverdue      = "report_overdue"
	TroubleGuard        = "login_guard"
	TroubleSomebodyElse = "identity_mismatch"
	TroubleDeadline     = "deadline_passed"
	TroubleCancelled    = "cancelled"
	TroubleConsent      = "consent_withdrawn"
	TroubleComeBack     = "come_back"
	TroubleRejected     = "verification_failed"
	TroubleNoReport     = "no_report"
	TroubleInternal     = "internal"

	// Of documents.
	TroubleDocumentFault = "document_fault"
	TroubleDocumentLost  = "document_lost"
	TroublePasswordGone  = "document_password_gone"
	TroubleOtherPerson   = "document_other_person"
	TroubleIncomplete    = "document_incomplete"
)

var troubles = map[string]Trouble{
	TroubleSourceDown:    {Actor: ActorTime, Chinese: "征信中心暂时无法连接，我们会自动重试，您无需操作。", English: "The credit centre cannot be reached at the moment. We try again by ourselves; there is nothing to do."},
	TroubleLost:          {Actor: ActorPerson, Chinese: "征信中心的答复在途中丢失。请重新登录，我们会先查看上一步是否已经生效。", English: "The credit centre's answer was lost on the way. Please log in again; we first look whether the last step took effect."},
	TroubleSecretGone:    {Actor: ActorPerson, Chinese: "为保护您的安全，密码和验证码只保留几分钟，现已清除。请重新填写。", English: "For your safety passwords and codes are kept for minutes only and are gone now. Please enter them again."},
	TroubleSessionOver:   {Actor: ActorPerson, Chinese: "登录征信中心已超过 30 分钟，请重新登录后继续。", English: "The 30 minutes since the login at the credit centre are over. Please log in again to go on."},
	TroubleOverdue:       {Actor: ActorPerson, Chinese: "报告在提交申请 72 小时后仍未生成。请稍后再登录查看；如仍没有，请联系征信中心。", English: "The report has not come within 72 hours after the application. Please log in later to look; if it is still missing, ask the credit centre."},
	TroubleGuard:         {Actor: ActorPerson, Retry: GuardTime, Chinese: "该登录名已连续输错 4 次密码。为避免被征信中心锁定，我们暂停提交该登录名 24 小时；请先在征信中心找回密码，或换用其他登录名。", English: "Four wrong passwords in a row for this login name. To keep the credit centre from locking it we send it no more for 24 hours: reset the password there first, or use another login name."},
	TroubleSomebodyElse:  {Actor: ActorMerchant, Chinese: "取得的报告与请求中的姓名或身份证号不一致，报告已丢弃。请核对后由本人重新发起。", English: "The report's name or identity number is not the one in the request; the report was discarded. Check the person's data and start again with the person's own account."},
	TroubleDeadline:      {Actor: ActorMerchant, Chinese: "在截止时间前没有收到填写内容，请求已过期。如仍需要报告，请重新发起。", English: "Nobody answered before the deadline, so the request expired. Start a new one if the report is still wanted."},
	TroubleCancelled:     {Actor: ActorNobody, Chinese: "请求已由商户取消。", English: "The merchant cancelled the request."},
	TroubleConsent:       {Actor: ActorNobody, Chinese: "本人已撤回授权，请求已取消。", English: "The person withdrew the consent, so the request was cancelled."},
	TroubleComeBack:      {Actor: ActorPerson, Chinese: "报告可能已生成，请重新登录征信中心查看。", English: "The report may be ready: please log in to the credit centre again."},
	TroubleRejected:      {Actor: ActorPerson, Chinese: "征信中心未通过上次的身份验证，请重新登录并再次申请，建议选择银联认证。", English: "The credit centre did not accept the last identity verification. Please log in and apply again; UnionPay verification is recommended."},
	TroubleNoReport:      {Actor: ActorPerson, Chinese: "上次申请没有生成报告，请重新登录并再次申请。", English: "The last application brought no report. Please log in and apply again."},
	TroubleDocumentFault: {Actor: ActorOperator, Chinese: "文件多次处理失败，原因在我们一侧；请联系我们并提供文档编号。", English: "Reading the file came to nothing several times, and the fault is ours: tell us the document's id."},
	TroubleDocumentLost:  {Actor: ActorMerchant, Chinese: "已存的文件找不到了，请重新上传。", English: "The stored file is gone; upload it again."},
	TroublePasswordGone:  {Actor: ActorMerchant, Chinese: "为安全起见，文件密码只保留一小时，现已清除。请连同密码重新上传。", English: "For safety the file's password is kept for an hour only and is gone now. Upload the file again with its password."},
	TroubleOtherPerson:   {Actor: ActorMerchant, Chinese: "文件中报告的姓名或身份证号与请求中的人不一致，或无法辨认；内容已丢弃，请求照旧进行。请核对后上传本人的报告。", English: "The name or identity number of the report in the file is not the one in the request, or cannot be read. What was read was discarded; the request goes on as it was. Check, and upload the person's own report."},
	TroubleIncomplete:    {Actor: ActorMerchant, Chinese: "文件中的报告不完整（缺页或有页面无法辨认），不能作为请求的结果；请求照旧进行。请上传完整的报告。", English: "The report in the file is not whole: pages are missing or cannot be read. It cannot answer the request, which goes on as it was. Upload the whole report."},
	TroubleInternal:      {Actor: ActorOperator, Chinese: "系统内部错误，我们会自动重试。", English: "An internal error; we try again by ourselves."},
}

// TroubleCodes lists the codes of our own troubles, sorted.
func TroubleCodes() []string { return slices.Sorted(maps.Keys(troubles)) }

// NewTrouble is one of our own troubles, with its texts.
func NewTrouble(code string) *Trouble {
	t, ok := troubles[code]
	if !ok {
		code, t = TroubleInternal, troubles[TroubleInternal]
	}
	t.Code = code
	return &t
}
