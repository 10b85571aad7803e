package sandbox

import (
	"fmt"

	"xinbao/zx"
)

// codeStory is a code at the method where it belongs, and what comes of it.
type codeStory struct {
	code   zx.Code
	at     zx.Method
	ways   []Way
	once   End // "": the code has no sense once only
	always End // "": the code changes the world, and cannot come twice
}

// The ways that code stories use.
var (
	byQuestions = []Way{WayQuestions}
	byDebit     = []Way{WayDebit}
	byCredit    = []Way{WayCredit}
)

// codeStories are all codes that a server of this contract emits, in the order
// of section 7, but 900400, 900401 and 900404, which a request earns by itself.
var codeStories = []codeStory{
	{zx.CodePasswordWrong, zx.Login, byQuestions, EndReport, EndStopped},
	{zx.CodePictureWrong, zx.Login, byQuestions, EndReport, EndStopped},
	{zx.CodeMessageCodeWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeBusy, zx.GetVerifyMethod, byQuestions, EndReport, EndStopped},
	{zx.CodePageExpired, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeLocked, zx.Login, byQuestions, EndReport, EndStopped},
	{zx.CodeNotAuthenticated, zx.GetOnlineAuthedInfo, []Way{WayAuthed, WayDebit}, EndReport, ""},
	{zx.CodeNotLoggedIn, zx.GetVerifyMethod, byQuestions, EndReport, EndStopped},
	{zx.CodeReportExists, zx.GetVerifyMethod, byQuestions, EndReport, ""},
	{zx.CodeQuestionsUnavailable, zx.GetQuestion, []Way{WayQuestions, WayDebit}, EndReport, EndReport},
	{zx.CodeSecurityLevelHigh, zx.GetQuestion, []Way{WayQuestions, WayAuthed}, EndReport, ""},
	{zx.CodeApplicationPending, zx.SubmitQuestion, byQuestions, EndReport, ""},
	{zx.CodeIdentityCodeWrong, zx.ViewReport, byQuestions, EndReport, EndStopped},
	{zx.CodeBankPageBroken, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeUnionPayCodeInvalid, zx.SubmitOnlineAuth, byDebit, EndReport, EndStopped},
	{zx.CodeSMSNotSent, zx.GetOnlineMessageCode, byDebit, EndReport, EndStopped},
	{zx.CodeIdentityDiffers, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeCardSecretWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeCellphoneWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeCardNumberWrong, zx.OnlineValidateCard, byDebit, EndReport, EndStopped},
	{zx.CodeIDCardWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeHolderWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeLastThreeWrong, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeMessageCodeTries, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeCardTypeWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeUnionPayCodeExpired, zx.SubmitOnlineAuth, byDebit, EndReport, EndStopped},
	{zx.CodeUnionPayCodeUsed, zx.SubmitOnlineAuth, []Way{WayDebit, WayAuthed}, EndReport, ""},
	{zx.CodeCardRejected, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeCardUnsupported, zx.OnlineValidateCard, byDebit, EndReport, EndStopped},
	{zx.CodeNoReport, zx.ViewReport, byQuestions, EndReport, EndStopped},
	{zx.CodeStoredReportMissing, zx.ViewReport, byQuestions, "", EndStopped},
	{zx.CodeAskBank, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeAccountClosed, zx.Login, byQuestions, "", EndNoAccount},
	{zx.CodeCardPasswordTries, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeNoAccount, zx.Login, byQuestions, "", EndNoAccount},
	{zx.CodeCardPaymentOff, zx.OnlineValidateCard, byDebit, EndReport, EndStopped},
	{zx.CodeAskUnionPay, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeDuplicateTransaction, zx.OnlineAuthentication, []Way{WayDebit, WayAuthed}, EndReport, ""},
	{zx.CodeNoCellphoneForSMS, zx.GetOnlineMessageCode, byDebit, EndReport, EndStopped},
	{zx.CodeSessionTimedOut, zx.GetVerifyMethod, byQuestions, EndReport, EndStopped},
	{zx.CodeUnavailable, zx.OnlineValidateCard, byDebit, EndReport, EndStopped},
	{zx.CodeLoginNameUnknown, zx.Login, byQuestions, EndReport, EndStopped},
	{zx.CodeLoginNameCancelled, zx.Login, byQuestions, "", EndNoAccount},
	{zx.CodeDetailsWrong, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeYearMissing, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeMonthMissing, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeLastThreeMissing, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeIDCardTailMissing, zx.OnlineAuthentication, byDebit, EndReport, EndStopped},
	{zx.CodeAnswer1Missing, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeAnswer2Missing, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeAnswer3Missing, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeAnswer4Missing, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeAnswer5Missing, zx.SubmitQuestion, byQuestions, EndReport, EndStopped},
	{zx.CodeYearNotTwoDigits, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeMonthNotTwoDigits, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
	{zx.CodeLastThreeNotDigits, zx.OnlineAuthentication, byCredit, EndReport, EndStopped},
}

// codePersonas are named e508119 and e508119.always.
func codePersonas() []Persona {
	var out []Persona
	for _, story := range codeStories {
		if story.once != "" {
			out = append(out, story.persona(Once, "", story.once))
		}
		switch {
		case story.always == "":
		case story.once == "":
			out = append(out, story.persona(Always, "", story.always))
		default:
			out = append(out, story.persona(Always, ".always", story.always))
		}
	}
	return out
}

func (c codeStory) persona(often Often, suffix string, end End) Persona {
	en, zh := fmt.Sprintf("Meets %d once at %s.", c.code, c.at), fmt.Sprintf("%s 第一次返回 %d。", c.at, c.code)
	if often == Always {
		en, zh = fmt.Sprintf("Meets %d each time at %s.", c.code, c.at), fmt.Sprintf("%s 每次都返回 %d。", c.at, c.code)
	}
	return Persona{
		Login: fmt.Sprintf("e%d%s", c.code, suffix),
		Ways:  c.ways, End: end, EN: en, ZH: zh,
		Shows: []Shown{{Code: c.code, At: c.at, Often: often}},
		World: World{Authed: c.ways[0] == WayAuthed},
	}
}
