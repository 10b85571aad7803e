package flow

// Way on: what a route does with the request.
type action string

const (
	actCall    action = "call"    // another call follows at once
	actShow    action = "show"    // the form in the answer is opened
	actAgain   action = "again"   // the form just submitted is opened again, marked
	actBack    action = "back"    // the form that waits for a picture or a code comes back
	actWait    action = "wait"    // the source works; poll
	actNotYet  action = "not_yet" // polled, poll again
	actHold    action = "hold"    // put off, then go on where the route says
	actSucceed action = "succeed" // the report is stored
	actGiveUp  action = "give_up" // ends
	actProduce action = "produce" // the current form is asked for again
)

// Route is a row of the second table: what follows an outcome of a step.
type Route struct {
	act  action
	next Step // for call: the next call; for hold: where to go on ("" = the same step)
}

func call(next Step) Route   { return Route{actCall, next} }
func hold(resume Step) Route { return Route{actHold, resume} }
func do(a action) Route      { return Route{act: a} }

// String is the route in words, for the documentation.
func (r Route) String() string {
	switch {
	case r.act == actCall:
		return "call " + string(r.next)
	case r.act == actHold && r.next != "":
		return "hold, then call " + string(r.next)
	}
	return words[r.act]
}

var words = map[action]string{
	actShow: "open the form of the answer", actAgain: "open the form again, marked",
	actBack: "return the form that waited", actWait: "await the report", actNotYet: "poll again later",
	actHold: "hold, then go on here", actSucceed: "store the report, succeed", actGiveUp: "fail",
}

// routes is what the contract's section 4 draws, for the outcomes in which a
// step differs from the rest. Everything else is in anyStep.
var routes = map[Step]map[Outcome]Route{
	StepLoginForm: {OK: do(actShow)},
	StepPicture:   {OK: do(actBack)},
	StepSendCode: {
		OK: do(actBack), CodeNotSent: do(actBack), WrongInput: do(actBack), Busy: do(actBack),
		Unreachable: do(actBack), Lost: do(actBack), Refused: do(actBack), SecretGone: do(actBack),
		PageExpired: do(actProduce),
	},
	StepLogin: {
		NotApplied: call(StepWays), Rejected: call(StepWays), NoReport: call(StepWays), CopyExpired: call(StepWays),
		NotAppliedAuthed: call(StepApplyForm), RejectedAuthed: call(StepApplyForm),
		NoReportAuthed: call(StepApplyForm), CopyExpiredAuthed: call(StepApplyForm),
		Processing: do(actWait), ReportReady: call(StepReportForm), CopyValid: call(StepReport),
		Guarded: do(actAgain), Locked: hold(StepLoginForm), Overdue: do(actGiveUp),
	},
	StepStatus: {
		Processing: do(actNotYet), Busy: do(actNotYet), Unreachable: do(actNotYet), Lost: do(actNotYet),
		Locked: do(actNotYet), ReportReady: call(StepReportForm), CopyValid: call(StepReport),
		Overdue: call(StepLoginForm),
	},
	StepRenew: {
		ReportReady: call(StepReport), CopyValid: call(StepReport), Processing: do(actNotYet),
		Busy: do(actAgain), Unreachable: do(actAgain), Lost: do(actAgain), Locked: do(actAgain),
	},
	StepWays:      {OK: do(actShow)},
	StepQuestions: {OK: do(actShow)},
	StepSubmit:    {OK: do(actWait)},
	StepCard:      {OK: do(actShow), CardRefused: do(actAgain), WrongInput: do(actAgain)},
	StepAuthenticate: {
		OK: do(actShow),
	},
	StepRaise:      {OK: do(actShow), WrongAgain: call(StepWays)},
	StepApplyForm:  {OK: do(actShow)},
	StepApply:      {OK: do(actWait), CardRefused: do(actProduce)},
	StepReportForm: {OK: do(actShow)},
	StepReport:     {OK: do(actSucceed), NoReport: call(StepLoginForm), SomebodyElse: do(actGiveUp)},
}

// anyStep holds for every step that has no row of its own for the outcome.
var anyStep = map[Outcome]Route{
	WrongInput:       do(actAgain),
	CardRefused:      call(StepWays),
	OtherWay:         call(StepWays),
	Authenticated:    call(StepApplyForm),
	NotAuthenticated: call(StepWays),
	AlreadyApplied:   do(actWait),
	ReportExists:     call(StepReportForm),
	DoneBefore:       call(StepLoginForm),
	NoReport:         call(StepLoginForm),
	CodeNotSent:      do(actAgain),
	PageExpired:      do(actProduce),
	SessionOver:      call(StepLoginForm),
	Busy:             hold(""),
	Locked:           hold(StepLoginForm),
	NoAccount:        do(actGiveUp),
	Refused:          do(actGiveUp),
	Misconfigured:    do(actGiveUp),
	Unreachable:      hold(""),
	Lost:             call(StepLoginForm),
	SecretGone:       do(actAgain),
	Overdue:          do(actGiveUp),
	// A status login that finds no report, or whose kept password no longer
	// works, opens no session: the person has to log in.
	NotApplied: call(StepLoginForm), NotAppliedAuthed: call(StepLoginForm),
	Rejected: call(StepLoginForm), RejectedAuthed: call(StepLoginForm),
	CopyExpired: call(StepLoginForm), CopyExpiredAuthed: call(StepLoginForm),
	NoReportAuthed: call(StepLoginForm), PasswordNotAccepted: call(StepLoginForm),
}

// RouteFor is what follows outcome o of step s; ok is false for a pair that
// cannot happen. A step that has no form to open again goes to the login.
func RouteFor(s Step, o Outcome) (r Route, ok bool) {
	r, ok = routes[s][o]
	if !ok {
		r, ok = anyStep[o]
	}
	rule := steps[s]
	switch {
	case !ok:
		return Route{}, false
	case r.act == actAgain && !rule.form && s != StepRenew:
		return call(StepLoginForm), true
	case r.act == actProduce && rule.producer == "":
		return call(StepLoginForm), true
	case r.act == actProduce:
		return call(rule.producer), true
	}
	return r, true
}
