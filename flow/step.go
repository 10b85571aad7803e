package flow

// Step is one call of the source's interface, by its method's name, or the
// form that is submitted to it. What a step may do is in the table below,
// straight from section 4 of the contract ("Which call is legal when").
type Step string

// The steps of the route through the credit centre.
const (
	StepLoginForm    Step = "getLoginInfo"
	StepPicture      Step = "getPicCode"
	StepLogin        Step = "login"
	StepStatus       Step = "statusLogin"  // login without a picture: the poll
	StepRenew        Step = "renewSession" // the same call, to open a session for an answered viewReport form
	StepWays         Step = "getVerifyMethod"
	StepChoose       Step = "chooseWay" // ours: the menu of ways; its answer leads to one of two calls
	StepQuestions    Step = "getQuestion"
	StepSubmit       Step = "submitQuestion"
	StepCard         Step = "onlineValidateCard"
	StepSendCode     Step = "getOnlineMessageCode"
	StepAuthenticate Step = "onlineAuthentication"
	StepRaise        Step = "submitOnlineAuth"
	StepApplyForm    Step = "getOnlineAuthedInfo"
	StepApply        Step = "submitApplyMessageCode"
	StepReportForm   Step = "getViewReportInfo"
	StepReport       Step = "viewReport"
)

type stepRule struct {
	repeatable bool // contract, section 4 rule 5: may be sent again by ourselves
	form       bool // sends the answers of a form
	inSession  bool // needs a login not older than 30 minutes
	producer   Step // the repeatable call that brings its form again; "" where there is none
}

var steps = map[Step]stepRule{
	StepLoginForm:    {repeatable: true},
	StepPicture:      {repeatable: true},
	StepLogin:        {form: true, producer: StepLoginForm},
	StepStatus:       {},
	StepRenew:        {},
	StepWays:         {repeatable: true, inSession: true},
	StepChoose:       {form: true, inSession: true, producer: StepWays},
	StepQuestions:    {repeatable: true, inSession: true},
	StepSubmit:       {form: true, inSession: true, producer: StepQuestions},
	StepCard:         {repeatable: true, form: true, inSession: true, producer: StepWays},
	StepSendCode:     {inSession: true},
	StepAuthenticate: {form: true, inSession: true, producer: StepCard},
	StepRaise:        {form: true, inSession: true},
	StepApplyForm:    {repeatable: true, inSession: true},
	StepApply:        {form: true, inSession: true, producer: StepApplyForm},
	StepReportForm:   {repeatable: true, inSession: true},
	StepReport:       {repeatable: true, form: true, inSession: true, producer: StepReportForm},
}

// Steps lists every step, in the order of the contract.
func Steps() []Step {
	return []Step{
		StepLoginForm, StepPicture, StepLogin, StepStatus, StepRenew, StepWays, StepChoose,
		StepQuestions, StepSubmit, StepCard, StepSendCode, StepAuthenticate, StepRaise,
		StepApplyForm, StepApply, StepReportForm, StepReport,
	}
}

// Repeatable reports whether s may be sent a second time by ourselves.
func (s Step) Repeatable() bool { return steps[s].repeatable }

// HasForm reports whether s sends the answers of a form.
func (s Step) HasForm() bool { return steps[s].form }

// InSession reports whether s needs a login that is not older than 30 minutes.
func (s Step) InSession() bool { return steps[s].inSession }

// Way is how a person proves identity to the credit centre.
type Way string

// The two ways of the contract (1.1.4, rules 1 and 2).
const (
	WayQuestions Way = "questions" // 问题验证
	WayUnionPay  Way = "unionpay"  // 银联验证
)

// Entry is the step that a person who chose w is sent to.
func (w Way) Entry() (Step, bool) {
	switch w {
	case WayQuestions:
		return StepQuestions, true
	case WayUnionPay:
		return StepCard, true
	}
	return "", false
}
