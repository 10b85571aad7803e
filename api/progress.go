package api

import "xinbao/flow"

// stage is a part of the way that a person can see.
type stage int

const (
	stageLogin stage = iota + 1
	stageVerify
	stageApply
	stageWait
	stageReport
	stages = int(stageReport)
)

var stageTexts = map[stage]flow.Text{
	stageLogin:  {Chinese: "登录征信中心", English: "Log in at the credit centre"},
	stageVerify: {Chinese: "验证身份", English: "Prove identity"},
	stageApply:  {Chinese: "提交申请", English: "Apply for the report"},
	stageWait:   {Chinese: "等待报告生成", English: "The report is being made"},
	stageReport: {Chinese: "取得报告", English: "Get the report"},
}

// stepStages says to which part a step belongs. A picture belongs to the login or
// to the raise, which the session tells apart.
var stepStages = map[flow.Step]stage{
	flow.StepLoginForm: stageLogin, flow.StepPicture: stageLogin, flow.StepLogin: stageLogin,
	flow.StepWays: stageVerify, flow.StepChoose: stageVerify, flow.StepQuestions: stageVerify,
	flow.StepSubmit: stageVerify, flow.StepCard: stageVerify, flow.StepSendCode: stageVerify,
	flow.StepAuthenticate: stageVerify, flow.StepRaise: stageVerify,
	flow.StepApplyForm: stageApply, flow.StepApply: stageApply,
	flow.StepStatus: stageWait, flow.StepRenew: stageReport,
	flow.StepReportForm: stageReport, flow.StepReport: stageReport,
}

// progress is how far r has come.
func progress(r flow.Request) Progress {
	at := stageOf(r)
	text := stageTexts[at]
	return Progress{Step: int(at), Of: stages, Chinese: text.Chinese, English: text.English}
}

func stageOf(r flow.Request) stage {
	at := stepStages[r.Step]
	switch {
	case r.State == flow.Succeeded:
		return stageReport
	case r.State == flow.AwaitingReport:
		return stageWait
	case at == stageLogin && r.Step == flow.StepPicture && !r.SessionUntil.IsZero():
		return stageVerify
	case at == stageLogin && !r.AppliedAt.IsZero():
		return stageReport // the person logs in again to look
	}
	return max(at, stageLogin)
}
