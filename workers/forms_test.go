package workers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/flow"
	"xinbao/zx"
)

func TestEveryPrintedFormIsAskedForInOurWords(t *testing.T) {
	t.Parallel()
	apply := zx.ApplyForm()
	for name, form := range map[string]struct {
		got  *flow.Form
		want string
	}{
		"login": {formOf(zx.LoginForm(), flow.StepLogin), `
			login_name text required
			password password required secret
			pic_code picture_code required secret`},
		"the ways": {menuOf(zx.VerifyRules()), `
			way choice required
			bank_card card_number required if way=unionpay
			card_list heading if way=unionpay
			credit_card label if way=unionpay
			bank_card label if way=unionpay
			title heading if way=questions
			label label if way=questions`},
		"questions": {formOf(zx.QuestionForm([5]zx.Question{}), flow.StepSubmit), `
			kbaList[0].options choice required secret
			kbaList[1].options choice required secret
			kbaList[2].options choice required secret
			kbaList[3].options choice required secret
			kbaList[4].options choice required secret`},
		"debit card": {formOf(zx.DebitForm(), flow.StepAuthenticate), `
			real_name text required
			id_card id_card required
			cellphone phone required
			password pin required secret
			message_code one_time_code required secret sends code with [cellphone]`},
		"credit card": {formOf(zx.CreditForm(), flow.StepAuthenticate), `
			real_name text required
			id_card id_card required
			cellphone phone required
			last_three cvn2 required secret
			month expiry required secret
			message_code one_time_code required secret sends code with [cellphone]`},
		"UnionPay's code": {formOf(zx.UnionPayCodeForm("abc123"), flow.StepRaise), `
			unionpay_code one_time_code required secret
			pic_code picture_code required secret`},
		"to apply": {formOf(apply, flow.StepApply), `
			message_code one_time_code required secret sends code with []`},
		"to apply, cut (I27)": {formOf(cut(apply), flow.StepApply), `
			message_code one_time_code required secret sends code with []`},
		"to view": {formOf(zx.ViewForm(), flow.StepReport), `
			message_code one_time_code required secret`},
		"a type that nobody knows": {formOf(zx.Form{Fields: []zx.Field{{Title: "新", Type: 77, Key: "fresh"}}}, flow.StepLogin), `
			fresh text required secret`},
	} {
		if diff := cmp.Diff(trimmed(form.want), words(form.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		wantBothLanguages(t, name, form.got)
	}
}

// cut is a form as the document prints it at the end of a page.
func cut(f zx.Form) zx.Form {
	for i := range f.Fields {
		f.Fields[i].RefreshMethod, f.Fields[i].RefreshParam, f.Fields[i].Options = "", nil, nil
	}
	return f
}

func trimmed(lines string) (all []string) {
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		all = append(all, strings.TrimSpace(line))
	}
	return all
}

// words is a form in one line for each field.
func words(form *flow.Form) (all []string) {
	for _, f := range form.Fields {
		line := f.Key + " " + string(f.Kind)
		if f.Required {
			line += " required"
		}
		if f.Secret {
			line += " secret"
		}
		if f.CanSendCode {
			line += fmt.Sprintf(" sends code with %v", f.SendsCode)
		}
		if f.OnlyIf != nil {
			line += " if " + f.OnlyIf.Key + "=" + f.OnlyIf.Value
		}
		all = append(all, line)
	}
	return all
}

func wantBothLanguages(t *testing.T, name string, form *flow.Form) {
	t.Helper()
	for _, f := range form.Fields {
		if f.Key != zx.AnswerKey(0) && !strings.HasPrefix(f.Key, "kbaList") && (f.Label.Chinese == "" || f.Label.English == "") {
			t.Errorf("%s: %s is labelled %+v", name, f.Key, f.Label)
		}
		if !f.Kind.Display() && len(f.Options) == 0 && f.Kind != flow.KindChoice && (f.MaxLength == 0 || f.InputMode == "") {
			t.Errorf("%s: %s has no limit or no keyboard: %+v", name, f.Key, f)
		}
	}
}

func TestTimesOfTheReportAreReadOrUnknown(t *testing.T) {
	t.Parallel()
	for text, known := range map[string]bool{"2026-12-21": true, "2026.11.21 10:00:00": true, "": false, "soon": false} {
		if got := timeOf(text); got.IsZero() == known {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
