package workers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"xinbao/flow"
	"xinbao/zx"
)

// codes are the codes whose outcome their class does not tell.
var codes = map[zx.Code]flow.Outcome{
	zx.CodeLocked:               flow.Locked,
	zx.CodeNotAuthenticated:     flow.NotAuthenticated,
	zx.CodeReportExists:         flow.ReportExists,
	zx.CodeQuestionsUnavailable: flow.OtherWay,
	zx.CodeSecurityLevelHigh:    flow.Authenticated,
	zx.CodeApplicationPending:   flow.AlreadyApplied,
	zx.CodeSMSNotSent:           flow.CodeNotSent,
	zx.CodeNoCellphoneForSMS:    flow.CodeNotSent,
	zx.CodeUnionPayCodeUsed:     flow.DoneBefore,
	zx.CodeDuplicateTransaction: flow.DoneBefore,
	zx.CodeNoReport:             flow.NoReport,
	zx.CodePageExpired:          flow.PageExpired,
	zx.CodeNotLoggedIn:          flow.SessionOver,
	zx.CodeSessionTimedOut:      flow.SessionOver,
	zx.CodeAccountClosed:        flow.NoAccount,
	zx.CodeNoAccount:            flow.NoAccount,
	zx.CodeLoginNameCancelled:   flow.NoAccount,
	zx.CodeCardTypeWrong:        flow.CardRefused,
}

// outcomeOf is what a code means for us; the table of codes gives its class.
func outcomeOf(info zx.CodeInfo) flow.Outcome {
	if o, ok := codes[info.Code]; ok {
		return o
	}
	switch info.Class {
	case zx.ClassUserInput:
		return flow.WrongInput
	case zx.ClassRetryLater:
		return flow.Busy
	case zx.ClassConfig:
		return flow.Misconfigured
	case zx.ClassTerminal, zx.ClassOtherMethod:
		if info.Resume == zx.OnlineValidateCard {
			return flow.CardRefused
		}
	case zx.ClassOK, zx.ClassAlreadyDone, zx.ClassSessionExpired:
	}
	return flow.Refused
}

// failed is the result of a call that brought an error.
func (t *task) failed(err error) flow.Result {
	if answer, ok := errors.AsType[*zx.Error](err); ok {
		return t.answered(answer)
	}
	transport, ok := errors.AsType[*zx.TransportError](err)
	sent := !ok || transport.Sent
	t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Str("step", string(t.r.Step)).Bool("sent", sent).Msg("source.unreachable")
	if sent && !t.r.Step.Repeatable() {
		return lost()
	}
	return flow.Result{Outcome: flow.Unreachable, Trouble: flow.NewTrouble(flow.TroubleSourceDown), Delay: 30 * time.Second}
}

// answered is the result of an answer with an error code.
func (t *task) answered(e *zx.Error) flow.Result {
	info, known := e.Code.Info()
	trouble := troubleOf(info)
	if !known {
		trouble = unknownTrouble(e)
		t.c.Log.Error().Int("code", int(e.Code)).Str("step", string(t.r.Step)).Msg("source.code_unknown")
	}
	outcome := outcomeOf(info)
	if e.Code == zx.CodeUnionPayCodeInvalid && t.form != nil && t.form.Attempt > 1 {
		outcome = flow.WrongAgain
	}
	if e.Code == zx.CodeCardSecretWrong && t.form != nil && t.form.Attempt > 1 {
		warnOfThirdTry(trouble)
	}
	return flow.Result{Outcome: outcome, Trouble: trouble, Delay: info.Delay}
}

func lost() flow.Result {
	return flow.Result{Outcome: flow.Lost, Trouble: flow.NewTrouble(flow.TroubleLost)}
}

// gone is the result where the memory store has lost what a step needs: the
// person is asked again.
func gone() flow.Result {
	return flow.Result{Outcome: flow.SecretGone, Trouble: flow.NewTrouble(flow.TroubleSecretGone)}
}

// troubleOf puts a row of the source's table into our words.
func troubleOf(info zx.CodeInfo) *flow.Trouble {
	return &flow.Trouble{
		Code: strconv.Itoa(int(info.Code)), Actor: flow.Actor(info.Actor), Retry: info.Delay,
		Fields: ourKeys(info.Fields), Chinese: info.ZH, English: info.EN,
	}
}

// ourKeys are the fields to mark: one field asks for what is sent as year and
// month (contract, I17).
func ourKeys(keys []string) []string {
	var ours []string
	for _, key := range keys {
		if key != zx.KeyYear {
			ours = append(ours, key)
		} else if len(keys) == 1 {
			ours = append(ours, zx.KeyMonth)
		}
	}
	return ours
}

// warnOfThirdTry adds what a person must know before a third wrong password.
func warnOfThirdTry(t *flow.Trouble) {
	t.Chinese += "请注意：银行通常在连续 3 次错误后停用该卡，请确认后再填写。"
	t.English += " Take care: banks usually suspend a card after 3 wrong entries in a row."
}

var digits = regexp.MustCompile(`[0-9０-９]{4,}[0-9Xx]?`)

// unknownTrouble shows a code that no table knows with its own text (contract,
// I41). The text is foreign: what could be a person's number is masked.
func unknownTrouble(e *zx.Error) *flow.Trouble {
	msg := []rune(digits.ReplaceAllString(strings.TrimSpace(e.Msg), "****"))
	if len(msg) > 200 {
		msg = msg[:200]
	}
	return &flow.Trouble{
		Code: strconv.Itoa(int(e.Code)), Actor: flow.ActorOperator,
		Chinese: "征信中心返回了未知的结果：" + string(msg),
		English: "The credit centre gave an answer that is not in its documentation: " + string(msg),
	}
}
