package notice

import (
	"time"

	"xinbao/vault"
)

// exampleTime is when all examples happen.
var exampleTime = time.Date(2026, 3, 2, 2, 15, 30, 120000000, time.UTC)

// exampled is the request of the examples at its seq-th notice.
func exampled(state, step string, seq int64) Subject {
	const id = "req_06da51vq8hx7k9p3y0c2m4n6rw"
	return Subject{
		RequestID: id, UserID: "u-10086", Source: "pboc", State: state, Step: step, Seq: seq,
		Link: "https://xinbao.example.com/v1/requests/" + id,
	}
}

// uploaded is the document of the examples.
func uploaded(state string) DocumentSubject {
	const id = "doc_06da60h2m5p8s1v4y7a0c3e6gr"
	return DocumentSubject{
		DocumentID: id, UserID: "u-10086", State: state, Seq: 1, Link: "https://xinbao.example.com/v1/documents/" + id,
	}
}

// What full notices carry, cut to a few members each.
var (
	exampleReport = Full{Report: vault.NewPersonal(`{"queryTime":"2026.03.02 10:15:30"}`)}
	exampleForm   = Full{Form: vault.NewPersonal(`{"id":"form_06da52b1k6t9r4z8w0e3g5j7hm","fields":[]}`)}
)

// events is the catalogue. A new event is a type in data.go and an entry here.
var events = []Event{
	told(Accepted{exampled("accepted", "getLoginInfo", 1)}, Full{},
		"请求已受理并落库，必定会有一个结果。",
		"The request is stored and will reach an end."),
	told(
		InputRequired{
			Subject:   exampled("awaiting_input", "login", 2),
			FormID:    "form_06da52b1k6t9r4z8w0e3g5j7hm",
			FormLink:  "https://xinbao.example.com/v1/requests/req_06da51vq8hx7k9p3y0c2m4n6rw/form",
			ExpiresAt: exampleTime.Add(30 * time.Minute),
			Fault: &Fault{
				Code: "210101", Actor: "person",
				Chinese: "图片验证码输入不正确", English: "The picture code is wrong.",
			},
		}, exampleForm,
		"有表单等待用户填写；若因上次填写有误而再次出现，error 说明原因。",
		"A form waits for the person. Where it came back because of a wrong answer, error says why."),
	told(AwaitingReport{exampled("awaiting_report", "statusLogin", 5)}, Full{},
		"征信中心已受理查询申请，报告一般在约 24 小时后生成。",
		"The source took the application; the report comes about 24 hours later."),
	told(
		OnHold{
			Subject: exampled("on_hold", "getQuestion", 3),
			Fault: &Fault{
				Code: "source_unreachable", Actor: "time", RetryAfter: 60,
				Chinese: "征信中心暂时无法连接，我们会自动重试，您无需操作。",
				English: "The credit centre cannot be reached at the moment. We try again by ourselves.",
			},
		}, Full{},
		"请求暂停，等待时间到达或运维处理；同一次连续暂停只通知一次。",
		"The request waits for time or an operator. Holds in a row are told once."),
	told(
		Succeeded{
			Subject:    exampled("succeeded", "viewReport", 6),
			ReportID:   "rep_06db1z4c7v2n5x8q0k3m6t9wye",
			ReportLink: "https://xinbao.example.com/v1/requests/req_06da51vq8hx7k9p3y0c2m4n6rw/report",
			Kind:       "brief",
		}, exampleReport,
		"报告已取得；由上传的文件取得时，document_id 指明该文件。完整通知在 report 中附上报告，其结构由 kind 决定。",
		"The report is there; document_id names the uploaded file that it was read of, if it was. A full notice carries it in report, in the form of its kind."),
	told(
		Failed{
			Subject: exampled("failed", "onlineValidateCard", 4),
			Fault: &Fault{
				Code: "508136", Actor: "person",
				Chinese: "密码输入次数超限", English: "The card password was wrong too often.",
			},
		}, Full{},
		"请求已结束且没有取得报告，error 说明原因以及应由谁处理。",
		"The request ended without a report; error says why and who has to act."),
	told(
		Expired{
			Subject: exampled("expired", "login", 3),
			Fault: &Fault{
				Code: "deadline_passed", Actor: "merchant",
				Chinese: "在截止时间前没有收到填写内容，请求已过期。如仍需要报告，请重新发起。",
				English: "Nobody answered before the deadline. Start a new request if the report is still wanted.",
			},
		}, Full{},
		"截止时间已过，请求过期。",
		"A deadline passed and the request expired."),
	told(Cancelled{exampled("cancelled", "login", 3)}, Full{},
		"请求已由商户取消。",
		"The merchant withdrew the request."),
	told(RefreshStarted{Subject: exampled("accepted", "getLoginInfo", 1), ParentID: "req_06ca3k8m1q4w7z0x5v2n9t6yre"}, Full{},
		"报告已可更新，系统自动发起了新的请求；代替 request.accepted 发送。",
		"We opened a request to refresh an older report. It comes in place of request.accepted."),
	told(
		DocumentStructured{
			DocumentSubject: uploaded("structured"), Kind: "detailed", Pages: 12,
			ResultLink: "https://xinbao.example.com/v1/documents/doc_06da60h2m5p8s1v4y7a0c3e6gr/result",
		}, Full{},
		"上传的文件已识别完成，可取得结构化内容。",
		"The uploaded file was read; its content is there."),
	told(
		DocumentFailed{
			DocumentSubject: uploaded("failed"),
			Fault: &Fault{
				Code: "password_needed", Actor: "merchant",
				Chinese: "PDF 文件已加密，请提供打开密码", English: "the PDF file is encrypted: its password is needed",
			},
		}, Full{},
		"上传的文件无法识别，error 说明原因以及应由谁处理。",
		"The uploaded file cannot be read; error says why and who has to act."),
}
