package api

import (
	"net/http"
	"time"

	"xinbao/flow"
)

// Code names a problem; it never changes its meaning.
type Code string

// The problems of the API.
const (
	CodeBadJSON          Code = "bad_json"
	CodeInvalid          Code = "invalid_input"
	CodeAnswersWrong     Code = "answers_wrong"
	CodeConsent          Code = "consent_not_valid"
	CodeBodyTooLarge     Code = "body_too_large"
	CodeBodyTimeout      Code = "body_timeout"
	CodeMediaType        Code = "unsupported_media_type"
	CodeUnauthorized     Code = "unauthorized"
	CodeNoRoute          Code = "no_such_route"
	CodeMethod           Code = "method_not_allowed"
	CodeNotFound         Code = "not_found"
	CodeNoForm           Code = "no_open_form"
	CodeFormNotReady     Code = "form_not_ready"
	CodeFormAnswered     Code = "form_answered"
	CodeFormSuperseded   Code = "form_superseded"
	CodeFormExpired      Code = "form_expired"
	CodeNoPicture        Code = "no_picture"
	CodeNoCode           Code = "no_code"
	CodeNoWay            Code = "no_way"
	CodeTooSoon          Code = "too_soon"
	CodeEnded            Code = "request_ended"
	CodeNoReport         Code = "no_report_yet"
	CodeReportNever      Code = "no_report"
	CodeBadForm          Code = "bad_form"
	CodeNotStructured    Code = "document_not_read_yet"
	CodeUnreadable       Code = "document_failed"
	CodeDocumentRunning  Code = "document_running"
	CodeFileGone         Code = "document_file_gone"
	CodeNotDrawn         Code = "page_not_drawn"
	CodeNoDrawing        Code = "drawing_not_installed"
	CodeBusy             Code = "drawing_busy"
	CodeKeyReused        Code = "idempotency_key_reused"
	CodeKeyRunning       Code = "idempotency_key_running"
	CodeTooManyWaits     Code = "too_many_waits"
	CodeConcurrentChange Code = "concurrent_change"
	CodeUnavailable      Code = "unavailable"
	CodeInternal         Code = "internal"
)

// row is what is fixed about a problem.
type row struct {
	status int
	actor  flow.Actor
	retry  time.Duration // when it makes sense again; 0: not by waiting
	zh, en string
}

// rows is every problem that the API answers with. Texts say what to do.
var rows = map[Code]row{
	CodeBadJSON:          {http.StatusBadRequest, flow.ActorMerchant, 0, "请求体不是有效的 JSON，请检查后重试。", "The body is not valid JSON in UTF-8; correct it and send it again."},
	CodeInvalid:          {http.StatusUnprocessableEntity, flow.ActorMerchant, 0, "请求内容有误，errors 列出了每一处；请修改后重试。", "The request is not right; errors lists every place. Correct them and send it again."},
	CodeAnswersWrong:     {http.StatusUnprocessableEntity, flow.ActorPerson, 0, "表单填写有误，请按提示修改后重新提交。", "Some answers are not right; show the person what errors says and submit again."},
	CodeConsent:          {http.StatusUnprocessableEntity, flow.ActorMerchant, 0, "授权在当前时间无效，请取得本人有效授权后再发起。", "The consent does not cover the present; obtain a valid one from the person first."},
	CodeBodyTooLarge:     {http.StatusRequestEntityTooLarge, flow.ActorMerchant, 0, "请求体超过上限（上传文件为 20 MiB，其余为 64 KiB）。", "The body is larger than is taken: 20 MiB for a file, 64 KiB else."},
	CodeBodyTimeout:      {http.StatusRequestTimeout, flow.ActorMerchant, 0, "请求体发送过慢，请重试。", "The body came too slowly; send it again."},
	CodeMediaType:        {http.StatusUnsupportedMediaType, flow.ActorMerchant, 0, "请求体类型不受支持：请使用 application/json；上传文件也可使用 multipart/form-data 或 application/pdf。", "Send the body as application/json, a file also as multipart/form-data or application/pdf."},
	CodeUnauthorized:     {http.StatusUnauthorized, flow.ActorMerchant, 0, "缺少有效的 API 密钥，请在 Authorization 头中以 Bearer 方式提供。", "There is no valid API key; send one as Authorization: Bearer xb_…"},
	CodeNoRoute:          {http.StatusNotFound, flow.ActorMerchant, 0, "没有这个接口，请查看 /openapi.json。", "There is no such route; see /openapi.json."},
	CodeMethod:           {http.StatusMethodNotAllowed, flow.ActorMerchant, 0, "此接口不支持该方法，请查看 Allow 头。", "The route has no such method; see the Allow header."},
	CodeNotFound:         {http.StatusNotFound, flow.ActorMerchant, 0, "没有找到，或不属于贵方。", "It does not exist, or it is not yours."},
	CodeNoForm:           {http.StatusConflict, flow.ActorNobody, 0, "当前没有需要填写的表单，request 说明了进度。", "No form is open now; request says where it stands."},
	CodeFormNotReady:     {http.StatusConflict, flow.ActorUs, time.Second, "表单正在准备，请稍候再取。", "The form is being prepared; ask again in a moment, or with wait."},
	CodeFormAnswered:     {http.StatusConflict, flow.ActorUs, 0, "此表单已提交过，每张表单只能提交一次；request 说明了当前进度。", "This form has been answered already, and a form is answered once; request says where things stand."},
	CodeFormSuperseded:   {http.StatusConflict, flow.ActorPerson, 0, "这不是当前的表单，可能已在别处继续；request 指出了当前的表单。", "This is not the form that is open now, perhaps it went on in another tab; request names the present one."},
	CodeFormExpired:      {http.StatusConflict, flow.ActorPerson, time.Second, "此表单已过期，请稍候获取新的表单。", "The form's time is over; get the request's form again in a moment."},
	CodeNoPicture:        {http.StatusConflict, flow.ActorNobody, 0, "当前表单没有图片验证码。", "The present form has no picture."},
	CodeNoCode:           {http.StatusConflict, flow.ActorNobody, 0, "当前表单不能获取短信验证码。", "No code by SMS can be sent for the present form."},
	CodeNoWay:            {http.StatusConflict, flow.ActorNobody, 0, "现在不能更换验证方式。", "Another way of verification cannot be chosen now."},
	CodeTooSoon:          {http.StatusTooManyRequests, flow.ActorTime, time.Second, "操作过于频繁，请在 retry_after 秒后再试。", "Too soon after the last one; try again after retry_after seconds."},
	CodeEnded:            {http.StatusConflict, flow.ActorNobody, 0, "请求已结束，request 说明了结果。", "The request has ended; request says how."},
	CodeNoReport:         {http.StatusConflict, flow.ActorSource, 0, "报告还没有生成，请在 retry_after 秒后再看。", "There is no report yet; look again after retry_after seconds, or wait for the notice."},
	CodeReportNever:      {http.StatusConflict, flow.ActorMerchant, 0, "请求已结束且没有取得报告，request 说明了原因。", "The request ended without a report; request says why."},
	CodeBadForm:          {http.StatusBadRequest, flow.ActorMerchant, 0, "请求体不是完整的 multipart 表单，请检查后重试。", "The body is no whole multipart form; correct it and send it again."},
	CodeNotStructured:    {http.StatusConflict, flow.ActorUs, 2 * time.Second, "文件尚未识别完成，请在 retry_after 秒后再看，或等待通知。", "The document has not been read yet; look again after retry_after seconds, or wait for the notice."},
	CodeUnreadable:       {http.StatusConflict, flow.ActorMerchant, 0, "文件无法识别，文档的 trouble 说明了原因。", "The document could not be read; its trouble says why."},
	CodeDocumentRunning:  {http.StatusConflict, flow.ActorTime, 10 * time.Second, "已有另一份文件正在为此请求识别，请等待其结果，或先删除该文件。", "Another file is being read for this request: wait for what comes of it, or delete it first."},
	CodeFileGone:         {http.StatusGone, flow.ActorNobody, 0, "原始文件已按保留期限销毁，识别结果仍可查询。", "The file was destroyed when its time was over; what was read of it is still there."},
	CodeNotDrawn:         {http.StatusConflict, flow.ActorMerchant, 0, "页面无法绘制：文件已加密，或页面过于复杂。", "The page cannot be drawn: the file is encrypted, or the page too complex."},
	CodeNoDrawing:        {http.StatusNotImplemented, flow.ActorOperator, 0, "服务器未安装绘制页面的程序（poppler-utils）。", "The program that draws pages is not installed on the server (poppler-utils)."},
	CodeBusy:             {http.StatusServiceUnavailable, flow.ActorTime, 2 * time.Second, "正在绘制的页面过多，请在 retry_after 秒后再试。", "Too many pages are being drawn; try again after retry_after seconds."},
	CodeKeyReused:        {http.StatusConflict, flow.ActorMerchant, 0, "此 Idempotency-Key 已用于另一个请求，请换一个。", "This Idempotency-Key was used for another call; take a new one."},
	CodeKeyRunning:       {http.StatusConflict, flow.ActorTime, time.Second, "同一 Idempotency-Key 的请求正在处理，请稍后重试。", "The first call under this Idempotency-Key is still under way; try again shortly."},
	CodeTooManyWaits:     {http.StatusTooManyRequests, flow.ActorMerchant, 5 * time.Second, "同时等待的调用过多，请减少 wait 或事件流。", "Too many calls wait at the same time; use fewer waits and streams, or notices."},
	CodeConcurrentChange: {http.StatusConflict, flow.ActorTime, time.Second, "请求正在变化，请稍后重试。", "The request changed all the while; try again shortly."},
	CodeUnavailable:      {http.StatusServiceUnavailable, flow.ActorUs, 5 * time.Second, "服务暂时不可用，请稍后以同一 Idempotency-Key 重试。", "The service is unavailable for the moment; try again shortly, with the same Idempotency-Key."},
	CodeInternal:         {http.StatusInternalServerError, flow.ActorOperator, 0, "系统内部错误；若重试仍出现，请提供 call_id。", "Something went wrong on our side; if it does so again, tell us the call_id."},
}

func statusOf(c Code) int { return rows[c].status }
