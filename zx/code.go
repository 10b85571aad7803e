package zx

import (
	"fmt"
	"time"
)

// Code is the outcome of a call (section 7). Every one but CodeOK is an error,
// and what a client returns for it can be told by errors.Is(err, CodeX).
type Code int

// The 67 codes of the document in printed order, and the 3 extensions that it
// lacks (I41).
const (
	CodeOK                       Code = 0      // 200 means the same (I01)
	CodePasswordWrong            Code = 208101 // login
	CodePictureWrong             Code = 210101 // login, submitOnlineAuth
	CodeMessageCodeWrong         Code = 211101 // onlineAuthentication, submitApplyMessageCode
	CodeBusy                     Code = 508100
	CodePageExpired              Code = 508101 // the call does not fit the state
	CodeAlreadyRegistered        Code = 508102
	CodeLoginNameTaken           Code = 508103
	CodeCellphoneRegistered      Code = 508104
	CodeRegistrationDetailsWrong Code = 508105
	CodeIdentityRegistered       Code = 508106
	CodeRegistrationInReview     Code = 508107
	CodeLocked                   Code = 508108 // more than 5 wrong passwords in a row
	CodeNotAuthenticated         Code = 508109
	CodeNotLoggedIn              Code = 508110
	CodeReportExists             Code = 508111
	CodeQuestionsUnavailable     Code = 508112
	CodeSecurityLevelHigh        Code = 508113
	CodeApplicationPending       Code = 508114
	CodeIdentityCodeWrong        Code = 508115 // viewReport
	CodeBankPageBroken           Code = 508116
	CodeUnionPayCodeInvalid      Code = 508117
	CodeSMSNotSent               Code = 508118
	CodeIdentityDiffers          Code = 508119
	CodeCardSecretWrong          Code = 508120 // card password, expiry or CVN2
	CodeCellphoneWrong           Code = 508121
	CodeCardNumberWrong          Code = 508122
	CodeIDCardWrong              Code = 508123
	CodeHolderWrong              Code = 508124
	CodeLastThreeWrong           Code = 508125
	CodeMessageCodeTries         Code = 508126
	CodeCardTypeWrong            Code = 508127
	CodeUnionPayCodeExpired      Code = 508128
	CodeUnionPayCodeUsed         Code = 508129
	CodeCardRejected             Code = 508130
	CodeCardUnsupported          Code = 508131
	CodeNoReport                 Code = 508132
	CodeStoredReportMissing      Code = 508133
	CodeAskBank                  Code = 508134
	CodeAccountClosed            Code = 508135
	CodeCardPasswordTries        Code = 508136
	CodeNoAccount                Code = 508137
	CodeCardPaymentOff           Code = 508138
	CodeAskUnionPay              Code = 508139
	CodeDuplicateTransaction     Code = 508140
	CodeNoCellphoneForSMS        Code = 508141
	CodeSessionTimedOut          Code = 508142
	CodeUnavailable              Code = 508143
	CodeLoginNameNotRecoverable  Code = 508144
	CodeLoginNameUnknown         Code = 508145
	CodeIdentifiersDiffer        Code = 508146
	CodePasswordResetInReview    Code = 508147
	CodeLoginNameCancelled       Code = 508148
	CodeDetailsWrong             Code = 508149
	CodeYearMissing              Code = 508200
	CodeMonthMissing             Code = 508201
	CodeLastThreeMissing         Code = 508202
	CodeIDCardTailMissing        Code = 508203
	CodeAnswer1Missing           Code = 508204
	CodeAnswer2Missing           Code = 508205
	CodeAnswer3Missing           Code = 508206
	CodeAnswer4Missing           Code = 508207
	CodeAnswer5Missing           Code = 508209 // 508208 does not exist (I40)
	CodeYearNotTwoDigits         Code = 508300
	CodeMonthNotTwoDigits        Code = 508301
	CodeLastThreeNotDigits       Code = 508302
	CodePasswordsDiffer          Code = 508303
	CodeBadRequest               Code = 900400 // extension
	CodeUnauthorized             Code = 900401 // extension
	CodeUnknownMethod            Code = 900404 // extension
)

// Class says what a client does about a code.
type Class string

// The eight classes of section 7.
const (
	ClassOK             Class = "ok"              // go on
	ClassUserInput      Class = "user_input"      // show the form again, CodeInfo.Fields marked
	ClassRetryLater     Class = "retry_later"     // keep the request, try again after CodeInfo.Delay
	ClassTerminal       Class = "terminal"        // this attempt is over; a new one starts at CodeInfo.Resume
	ClassOtherMethod    Class = "other_method"    // offer the way that CodeInfo.Resume names
	ClassAlreadyDone    Class = "already_done"    // the step is done; go on at CodeInfo.Resume
	ClassSessionExpired Class = "session_expired" // start again at login, or at the current form
	ClassConfig         Class = "config"          // tell the operator, do not try again
)

// Scope marks the codes of interfaces that the document leaves out (I39).
type Scope string

// The scopes. A server of this contract emits codes of no scope and of
// ScopeExtension only.
const (
	ScopeNone         Scope = ""
	ScopeRegistration Scope = "registration"
	ScopeRecovery     Scope = "recovery"
	ScopeExtension    Scope = "extension"
)

// Actor says who must act for the person's request to go on.
type Actor string

// The actors.
const (
	ActorPerson   Actor = "person"   // whom the report is about
	ActorSource   Actor = "source"   // the credit centre, UnionPay or a bank
	ActorOperator Actor = "operator" // who runs this software
	ActorMerchant Actor = "merchant" // who asks for the report
	ActorNobody   Actor = "nobody"   // it goes on by itself
)

// CodeInfo is one row of the table of codes.
type CodeInfo struct {
	Code  Code
	Text  string // msg as printed, blanks included
	Class Class

	Form   Method   // whose form shows the fault; FormCurrent: the one just submitted; "": none
	Fields []string // the keys in that form to mark

	Delay        time.Duration // when to try again
	DelayPrinted bool          // the document says so; otherwise Delay is our recommendation

	Resume            Method // where it goes on, or where a new attempt starts
	ResumeCurrentForm bool   // 508101 only: ask for the form of the current step again

	Scope  Scope
	Actor  Actor
	ZH, EN string // what happened and what to do next, one sentence each
}

// Error names the code and its class, which is safe to log.
func (c Code) Error() string {
	info, ok := c.Info()
	if !ok {
		return fmt.Sprintf("zx code %d (unknown)", int(c))
	}
	return fmt.Sprintf("zx code %d (%s)", int(c), info.Class)
}
