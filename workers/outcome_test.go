package workers

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/vault"
	"xinbao/zx"
)

// contract is what the tests read of the machine-readable contract.
type contract struct {
	Methods []struct {
		Method string
		Errors []zx.Code
	}
	Errors []contractError
}

type contractError struct {
	Code   zx.Code
	Class  zx.Class
	Form   zx.Method
	Field  []string
	Resume string
}

func readContract(t *testing.T) (c contract) {
	t.Helper()
	raw, err := os.ReadFile("../zx/testdata/credit-api.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// stepsOf are the steps that call a method, by the contract's name.
func stepsOf(method string) []flow.Step {
	switch name := strings.TrimPrefix(method, zx.MethodPrefix); zx.Method(name) {
	case zx.Login:
		return []flow.Step{flow.StepLogin, flow.StepStatus}
	default:
		return []flow.Step{flow.Step(name)}
	}
}

func TestEveryCodeOfEveryMethodLeadsWhereTheContractSays(t *testing.T) {
	t.Parallel()
	c := readContract(t)
	rows := map[zx.Code]contractError{}
	for _, e := range c.Errors {
		rows[e.Code] = e
	}
	pairs := 0
	for _, m := range c.Methods {
		for _, step := range stepsOf(m.Method) {
			for _, code := range m.Errors {
				pairs++

				res := at(step, nil).answered(&zx.Error{Method: zx.Method(step), Code: code})
				route, ok := flow.RouteFor(step, res.Outcome)

				if want := routeOf(step, rows[code]); !ok || route.String() != want {
					t.Errorf("%d at %s is %s and leads to %q, want %q", code, step, res.Outcome, route, want)
				}
				if res.Trouble == nil || res.Trouble.Chinese == "" || res.Trouble.English == "" || res.Trouble.Actor == "" {
					t.Errorf("%d at %s tells %+v", code, step, res.Trouble)
				}
			}
		}
	}
	if pairs < 120 {
		t.Errorf("only %d pairs of method and code were looked at", pairs)
	}
}

// routeOf is where a code leads by its row in the contract: class, form and the
// column "resume".
func routeOf(step flow.Step, e contractError) string {
	const again, back, login = "open the form again, marked", "return the form that waited", "call getLoginInfo"
	switch {
	case step == flow.StepSendCode && (e.Class == zx.ClassUserInput || e.Class == zx.ClassRetryLater):
		return back // nothing was sent; the person is still at the form
	case step == flow.StepStatus && e.Class == zx.ClassRetryLater:
		return "poll again later"
	case step == flow.StepStatus && e.Class == zx.ClassUserInput:
		return login // there is no form to mark
	case e.Class == zx.ClassRetryLater && e.Resume == "getLoginInfo":
		return "hold, then call getLoginInfo"
	case e.Class == zx.ClassRetryLater:
		return "hold, then go on here"
	case e.Resume == "current-form":
		return renewed[step]
	}
	return byResume(step, e, again)
}

// byResume is for the classes that end an attempt. A card is offered at the menu
// of ways, so that the other way can be chosen there too.
func byResume(step flow.Step, e contractError, again string) string {
	const menu, login = "call getVerifyMethod", "call getLoginInfo"
	switch {
	case e.Class == zx.ClassUserInput && (e.Form == "current" || e.Form == zx.Method(step)):
		return again
	case e.Class == zx.ClassUserInput && e.Form == zx.OnlineValidateCard:
		return menu
	case e.Resume == "onlineValidateCard" && step == flow.StepCard:
		return again
	case e.Resume == "onlineValidateCard" && step == flow.StepApply:
		return "call getOnlineAuthedInfo" // no card is left to be offered; the form makes a new code possible
	case e.Resume == "onlineValidateCard":
		return menu
	case e.Class == zx.ClassTerminal && e.Resume == "getVerifyMethod", e.Resume == "login" && e.Code != zx.CodeApplicationPending:
		return login // whose answer tells the status, and that the way
	case e.Code == zx.CodeApplicationPending:
		return "await the report"
	case e.Resume != "":
		return "call " + e.Resume
	}
	return "fail"
}

// renewed is how each step gets its form anew when the page has expired.
var renewed = map[flow.Step]string{
	flow.StepWays: "call getLoginInfo", flow.StepQuestions: "call getLoginInfo", flow.StepSubmit: "call getQuestion",
	flow.StepCard: "call getVerifyMethod", flow.StepSendCode: "call getLoginInfo", flow.StepAuthenticate: "call onlineValidateCard",
	flow.StepRaise: "call getLoginInfo", flow.StepApplyForm: "call getLoginInfo", flow.StepApply: "call getOnlineAuthedInfo",
	flow.StepReportForm: "call getLoginInfo", flow.StepReport: "call getViewReportInfo",
}

// at is a task at a step, at the given attempt of its form.
func at(step flow.Step, form *flow.Form) *task {
	return &task{Advancer: &Advancer{AdvancerConfig{Log: zerolog.Nop()}}, r: flow.Request{Step: step}, form: form}
}

func TestTroublesMarkTheFieldsOfTheContract(t *testing.T) {
	t.Parallel()
	for _, e := range readContract(t).Errors {
		info, ok := e.Code.Info()
		if !ok || e.Code == zx.CodeOK {
			continue
		}

		got := troubleOf(info).Fields

		want := slices.DeleteFunc(slices.Clone(e.Field), func(key string) bool { return key == zx.KeyYear && len(e.Field) > 1 })
		if i := slices.Index(want, zx.KeyYear); i >= 0 {
			want[i] = zx.KeyMonth // one field asks for both (I17)
		}
		if len(want) != len(got) || len(want) > 0 && !cmp.Equal(want, got) {
			t.Errorf("%d marks %v, want %v", e.Code, got, want)
		}
	}
}

func TestASecondWrongUnionPayCodeNeedsANewOne(t *testing.T) {
	t.Parallel()
	answer := &zx.Error{Method: zx.SubmitOnlineAuth, Code: zx.CodeUnionPayCodeInvalid}

	first := at(flow.StepRaise, &flow.Form{Attempt: 1}).answered(answer)
	second := at(flow.StepRaise, &flow.Form{Attempt: 2}).answered(answer)

	if first.Outcome != flow.WrongInput || second.Outcome != flow.WrongAgain {
		t.Errorf("first %s, second %s", first.Outcome, second.Outcome)
	}
}

func TestTheThirdTryOfACardSecretIsWarnedOf(t *testing.T) {
	t.Parallel()
	answer := &zx.Error{Method: zx.OnlineAuthentication, Code: zx.CodeCardSecretWrong}

	first := at(flow.StepAuthenticate, &flow.Form{Attempt: 1}).answered(answer).Trouble
	second := at(flow.StepAuthenticate, &flow.Form{Attempt: 2}).answered(answer).Trouble

	if strings.Contains(first.Chinese, "3 次") || strings.Contains(first.English, "3 wrong") {
		t.Errorf("the first wrong entry warns: %s", first.English)
	}
	if !strings.Contains(second.Chinese, "3 次") || !strings.Contains(second.English, "3 wrong") {
		t.Errorf("the second wrong entry does not warn: %s", second.English)
	}
}

func TestAnUnknownCodeIsShownWithItsTextButNoNumbers(t *testing.T) {
	t.Parallel()
	msg := " 卡号 9901010000000000018 与证件 99010119900307001X、９９０１０１ 不符" + strings.Repeat("。", 300)

	res := at(flow.StepAuthenticate, nil).answered(&zx.Error{Method: zx.OnlineAuthentication, Code: 599999, Msg: msg})

	if res.Outcome != flow.Refused || res.Trouble.Code != "599999" || res.Trouble.Actor != flow.ActorOperator {
		t.Errorf("an unknown code is %s, %+v", res.Outcome, res.Trouble)
	}
	for _, text := range []string{res.Trouble.Chinese, res.Trouble.English} {
		if !strings.Contains(text, "卡号 **** 与证件 ****、**** 不符") || len([]rune(text)) > 300 {
			t.Errorf("shown as %q", text)
		}
	}
}

// The person has never seen the code that UnionPay gave: asked for it again, they
// could only leave the field empty, again and again.
func TestALostUnionPayCodeNeedsTheCardAgain(t *testing.T) {
	t.Parallel()

	lost := codeGone(vault.ErrGone)
	away := codeGone(vault.ErrUnavailable)

	if route, _ := flow.RouteFor(flow.StepRaise, lost.Outcome); route.String() != "call getVerifyMethod" {
		t.Errorf("lost for good: %s", route)
	}
	if route, _ := flow.RouteFor(flow.StepRaise, away.Outcome); route.String() != "open the form again, marked" {
		t.Errorf("out of reach: %s", route)
	}
}
