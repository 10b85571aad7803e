package report_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/report"
)

func TestViewTellsTheFourStatusesApart(t *testing.T) {
	t.Parallel()
	var d report.Detailed
	d.CreditHeader.ReportTime = "2024.03.18 10:22:41"
	d.CreditTransInfoDetail.CreditAccount = []report.Card{{
		Name: "账户1", AccountExtensionAmount: "30,000", SharedExtensionAmount: "--", CurrencyType: "人民币元",
		AccountState: report.CardState{Value: "正常", Normal: &report.OpenCard{UsedAmount: "3,00"}},
	}}
	const blurred = "/creditTransInfoDetail/creditAccount/0/amountId"

	view := report.NewView(&d, func(pointer string) bool { return pointer == blurred })

	raw, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]map[string]any
	_ = json.Unmarshal(raw, &got) // lists at the top do not fit, and are not looked at
	account := got["creditTransInfoDetail"]["creditAccount"].([]any)[0].(map[string]any)
	state := account["accountState"].(map[string]any)
	type object = map[string]any
	want := object{
		"name":      object{"status": "known", "text": "账户1"},
		"limit":     object{"status": "known", "text": "30,000", "fen": 3_000_000.},
		"shared":    object{"status": "not_applicable", "text": "--"},
		"currency":  object{"status": "known", "text": "人民币元", "code": "CNY"},
		"blurred":   object{"status": "unreadable"},
		"missing":   object{"status": "missing"},
		"state":     object{"status": "known", "text": "正常", "code": "normal"},
		"misformed": object{"status": "unreadable", "text": "3,00"},
		"time":      object{"status": "known", "text": "2024.03.18 10:22:41", "time": "2024-03-18T10:22:41+08:00"},
	}
	seen := object{
		"name": account["name"], "limit": account["accountExtensionAmount"], "shared": account["sharedExtensionAmount"],
		"currency": account["currencyType"], "blurred": account["amountId"], "missing": account["type"],
		"state": state["value"], "misformed": state["normal"].(object)["usedAmount"], "time": got["creditHeader"]["reportTime"],
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok := account["refundRecord"]; ok {
		t.Error("a strip that nobody printed is in the view")
	}
}

func TestViewHasEveryLeafThatIsThere(t *testing.T) {
	t.Parallel()
	d := decoded(t, printed(t))

	raw, err := json.Marshal(report.NewView(d, nil))
	if err != nil {
		t.Fatal(err)
	}

	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	collect(tree, "", texts)
	for pointer, text := range report.Leaves(d) {
		if got := texts[pointer+"/text"]; *text != "" && got != *text {
			t.Errorf("%s is %q, want %q", pointer, got, *text)
		}
	}
}

func TestFieldsOfARightReportAreReadable(t *testing.T) {
	t.Parallel()

	for f := range report.NewView(invented(t), nil).Fields() {
		if f.Status == report.Unreadable {
			t.Errorf("%s %q is not a %s", f.Leaf.Pointer, f.Text, f.Leaf.Kind)
		}
	}
}
