package flow

// Outcome is what came of a step, in our words. Workers translate the source's
// status values and codes into outcomes; the routes know nothing else.
type Outcome string

// What an answered call can mean.
const (
	OK                  Outcome = "ok"
	NotApplied          Outcome = "not_applied"           // status 0
	NotAppliedAuthed    Outcome = "not_applied_authed"    // status 0, already authenticated through UnionPay
	Processing          Outcome = "processing"            // status 1
	ReportReady         Outcome = "report_ready"          // status 2
	Rejected            Outcome = "rejected"              // status 3
	RejectedAuthed      Outcome = "rejected_authed"       // status 3, authenticated
	CopyValid           Outcome = "copy_valid"            // status 4, or 5 where the merchant takes an expired copy
	CopyExpired         Outcome = "copy_expired"          // status 5
	CopyExpiredAuthed   Outcome = "copy_expired_authed"   // status 5, authenticated
	NoReport            Outcome = "no_report"             // status 6, and 508132
	NoReportAuthed      Outcome = "no_report_authed"      // status 6, authenticated
	WrongInput          Outcome = "wrong_input"           // user_input on the form just submitted
	WrongAgain          Outcome = "wrong_again"           // 508117 a second time: a new code is needed
	Guarded             Outcome = "guarded"               // our guard stopped before the source's lock
	CardRefused         Outcome = "card_refused"          // this card, or this attempt with it, cannot go on
	OtherWay            Outcome = "other_way"             // 508112: questions are not possible
	Authenticated       Outcome = "authenticated"         // 508113: apply by SMS code
	NotAuthenticated    Outcome = "not_authenticated"     // 508109
	AlreadyApplied      Outcome = "already_applied"       // 508114
	ReportExists        Outcome = "report_exists"         // 508111
	DoneBefore          Outcome = "done_before"           // 508129, 508140: log in and look
	CodeNotSent         Outcome = "code_not_sent"         // 508118, 508141: nothing was sent
	PageExpired         Outcome = "page_expired"          // 508101
	SessionOver         Outcome = "session_over"          // 508110, 508142
	Busy                Outcome = "busy"                  // retry_later
	Locked              Outcome = "locked"                // 508108
	NoAccount           Outcome = "no_account"            // 508135, 508137, 508148
	Refused             Outcome = "refused"               // terminal without a way on, and every unknown code
	Misconfigured       Outcome = "misconfigured"         // config: nothing the person can change
	Unreachable         Outcome = "unreachable"           // no answer, and no effect or none that counts
	Lost                Outcome = "lost"                  // no answer, and the effect may have happened
	SecretGone          Outcome = "secret_gone"           // the memory store lost what the step needs
	Overdue             Outcome = "overdue"               // polled for 72 hours
	SomebodyElse        Outcome = "somebody_else"         // the report is about another person
	PasswordNotAccepted Outcome = "password_not_accepted" // a status login with the kept password failed
)

// Outcomes lists every outcome.
func Outcomes() []Outcome {
	return []Outcome{
		OK, NotApplied, NotAppliedAuthed, Processing, ReportReady, Rejected, RejectedAuthed, CopyValid,
		CopyExpired, CopyExpiredAuthed, NoReport, NoReportAuthed, WrongInput, WrongAgain, Guarded,
		CardRefused, OtherWay, Authenticated, NotAuthenticated, AlreadyApplied, ReportExists, DoneBefore,
		CodeNotSent, PageExpired, SessionOver, Busy, Locked, NoAccount, Refused, Misconfigured,
		Unreachable, Lost, SecretGone, Overdue, SomebodyElse, PasswordNotAccepted,
	}
}
