// Package zx owns one foreign protocol and nothing else: the interfaces named
// crawler.api.zx.* by which an application leads a person through the credit
// centre, as a client and as a server adapter. It must not know who calls it,
// why, or what becomes of an answer: no requests, merchants or people of ours.
//
// Section numbers (1.1.1 to 1.2.5) are those of the interface document; I01 to
// I49 number its contradictions and the rulings on them.
package zx

import "strings"

// Method names an interface, without its prefix and without blanks.
type Method string

// MethodPrefix stands before the method's name in every request. Answers name
// methods without it (I04).
const MethodPrefix = "crawler.api.zx."

// The 14 names of the 15 interfaces: GetOnlineMessageCode serves two.
const (
	GetPicCode             Method = "getPicCode"             // 1.1.1 a new picture
	GetLoginInfo           Method = "getLoginInfo"           // 1.1.2 the login form
	Login                  Method = "login"                  // 1.1.3 log in, or read the status
	GetVerifyMethod        Method = "getVerifyMethod"        // 1.1.4 the ways to prove identity
	GetQuestion            Method = "getQuestion"            // 1.1.5 draw five questions
	SubmitQuestion         Method = "submitQuestion"         // 1.1.6 apply by answers
	OnlineValidateCard     Method = "onlineValidateCard"     // 1.1.7 offer a bank card
	GetOnlineMessageCode   Method = "getOnlineMessageCode"   // 1.1.8 and 1.2.2 send a code by SMS
	OnlineAuthentication   Method = "onlineAuthentication"   // 1.1.9 prove to own the card
	SubmitOnlineAuth       Method = "submitOnlineAuth"       // 1.2.0 raise the security level
	GetOnlineAuthedInfo    Method = "getOnlineAuthedInfo"    // 1.2.1 the form of those already authenticated
	SubmitApplyMessageCode Method = "submitApplyMessageCode" // 1.2.3 apply by SMS code
	GetViewReportInfo      Method = "getViewReportInfo"      // 1.2.4 the form that opens the report
	ViewReport             Method = "viewReport"             // 1.2.5 the report
)

// FormCurrent stands in CodeInfo.Form for the form that was just submitted.
const FormCurrent Method = "current"

// parseMethod takes a method's name as either side may write it: with or
// without the prefix (I04), with blanks around (I05).
func parseMethod(s string) Method {
	return Method(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), MethodPrefix)))
}
