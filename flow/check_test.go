package flow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/flow"
)

func TestCleanTakesWhatPeopleType(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind        flow.Kind
		typed, want string
	}{
		{flow.KindText, "  zhangsan_01 ", "zhangsan_01"},
		{flow.KindPassword, " pass word ", " pass word "},
		{flow.KindIDCard, "99010119900101006x", "99010119900101006X"},
		{flow.KindIDCard, "９９０１０１ 19900101 006X", "99010119900101006X"},
		{flow.KindPhone, "138 0000 0000", "13800000000"},
		{flow.KindPhone, "+86-138-0000-0000", "13800000000"},
		{flow.KindCardNumber, "6200 0000 0000 0005", "6200000000000005"},
		{flow.KindCardNumber, "６２００-0000-0000-0005", "6200000000000005"},
		{flow.KindPIN, "１２３４５６", "123456"},
		{flow.KindCVN2, "012", "012"},
		{flow.KindExpiry, "08/29", "08/29"},
		{flow.KindExpiry, "08-29", "08/29"},
		{flow.KindExpiry, "0829", "08/29"},
		{flow.KindExpiry, "1220", "12/20"},
		{flow.KindExpiry, "08/2029", "08/29"},
		{flow.KindExpiry, "2029-08", "08/29"},
		{flow.KindExpiry, "０８／２９", "08/29"},
		{flow.KindPictureCode, " a1B ", "a1B"},
		{flow.KindOneTimeCode, "９ab", "9ab"},
	} {
		got, code := tt.kind.Clean(tt.typed)

		if got != tt.want || code != "" {
			t.Errorf("%s: %q is %q (%s), want %q", tt.kind, tt.typed, got, code, tt.want)
		}
	}
}

func TestCleanRefusesWhatTheSourceWould(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind  flow.Kind
		typed string
		want  flow.FaultCode
	}{
		{flow.KindText, "a\x00b", flow.FaultCharacters},
		{flow.KindText, "a\xffb", flow.FaultCharacters},
		{flow.KindPassword, "line\nbreak", flow.FaultCharacters},
		{flow.KindText, strings.Repeat("a", 129), flow.FaultLength},
		{flow.KindIDCard, "990101199001010020", flow.FaultIDCard}, // check digit
		{flow.KindIDCard, "990101199002310021", flow.FaultIDCard}, // 31 February
		{flow.KindIDCard, "990101900101002", flow.FaultIDCard},    // 15 digits
		{flow.KindPhone, "23800000000", flow.FaultPhone},
		{flow.KindPhone, "1380000000", flow.FaultPhone},
		{flow.KindCardNumber, "6200000000000006", flow.FaultCardNumber}, // Luhn
		{flow.KindCardNumber, "62", flow.FaultCardNumber},
		{flow.KindPIN, "12345", flow.FaultPIN},
		{flow.KindCVN2, "1234", flow.FaultCVN2},
		{flow.KindExpiry, "13/29", flow.FaultExpiry},
		{flow.KindExpiry, "8/29", flow.FaultExpiry},
		{flow.KindOneTimeCode, strings.Repeat("a", 129), flow.FaultLength},
	} {
		got, code := tt.kind.Clean(tt.typed)

		if got != "" || code != tt.want {
			t.Errorf("%s: %q gives %q, %s; want %s", tt.kind, tt.typed, got, code, tt.want)
		}
	}
}

func loginForm() *flow.Form {
	return &flow.Form{Fields: []flow.Field{
		{Key: "title", Kind: flow.KindHeading},
		{Key: flow.KeyLoginName, Kind: flow.KindText, Required: true, MinLength: 6, MaxLength: 16},
		{Key: "password", Kind: flow.KindPassword, Required: true, Secret: true},
		{Key: "pic_code", Kind: flow.KindPictureCode, Required: true, Secret: true},
		{Key: flow.KeyKeepPassword, Kind: flow.KindAgreement},
	}}
}

func TestCheckFindsEveryFaultAtOnce(t *testing.T) {
	t.Parallel()
	form := loginForm()

	clean, faults := form.Check(map[string]string{
		"zebra": "1", "title": "1", flow.KeyLoginName: "short", "pic_code": " ", flow.KeyKeepPassword: "yes",
	})

	var got []string
	for _, f := range faults {
		got = append(got, f.Key+" "+string(f.Code))
		if f.Text.Chinese == "" || f.Text.English == "" {
			t.Errorf("%s says nothing", f.Code)
		}
	}
	want := []string{
		"title unknown_field", "zebra unknown_field", "login_name length", "password required",
		"pic_code required", "keep_password option",
	}
	if diff := cmp.Diff(want, got); diff != "" || len(clean) != 0 {
		t.Errorf("faults, want and got: %s; clean has %d answers", diff, len(clean))
	}
}

func TestCheckTakesAnAgreementThatIsNotGivenAsRefused(t *testing.T) {
	t.Parallel()
	form := loginForm()
	answers := map[string]string{flow.KeyLoginName: "zhangsan", "password": "secret", "pic_code": "abc"}

	clean, faults := form.Check(answers)

	if clean[flow.KeyKeepPassword] != "false" || len(faults) != 0 {
		t.Errorf("keep_password is %q, %d faults", clean[flow.KeyKeepPassword], len(faults))
	}
}

func TestCheckRefusesAFormWithoutItsRequiredAgreement(t *testing.T) {
	t.Parallel()
	form := &flow.Form{Fields: []flow.Field{{Key: "terms", Kind: flow.KindAgreement, Required: true}}}

	_, faults := form.Check(map[string]string{"terms": "false"})

	if len(faults) != 1 || faults[0].Code != flow.FaultAgreement {
		t.Errorf("faults are %v", faults)
	}
}

func waysForm() *flow.Form {
	return &flow.Form{Fields: []flow.Field{
		{Key: flow.KeyWay, Kind: flow.KindChoice, Required: true, Options: []flow.Option{{Value: "questions"}, {Value: "unionpay"}}},
		{Key: flow.KeyBankCard, Kind: flow.KindCardNumber, Required: true, OnlyIf: &flow.OnlyIf{Key: flow.KeyWay, Value: "unionpay"}},
	}}
}

func TestCheckAsksOnlyForWhatTheOtherAnswersCallFor(t *testing.T) {
	t.Parallel()
	form := waysForm()

	questions, noFaults := form.Check(map[string]string{flow.KeyWay: "questions", flow.KeyBankCard: "rubbish"})
	_, faults := form.Check(map[string]string{flow.KeyWay: "unionpay"})
	_, other := form.Check(map[string]string{flow.KeyWay: "magic"})

	if diff := cmp.Diff(map[string]string{flow.KeyWay: "questions"}, questions); diff != "" || len(noFaults) != 0 {
		t.Errorf("%d faults and answers, want and got: %s", len(noFaults), diff)
	}
	if len(faults) != 1 || faults[0].Key != flow.KeyBankCard || faults[0].Code != flow.FaultRequired {
		t.Errorf("without a card: %v", faults)
	}
	if len(other) != 1 || other[0].Code != flow.FaultOption {
		t.Errorf("with a way that is not offered: %v", other)
	}
}

func cardForm() *flow.Form {
	return &flow.Form{Fields: []flow.Field{
		{Key: flow.KeyRealName, Kind: flow.KindText, Required: true, Prefilled: true},
		{Key: flow.KeyCellphone, Kind: flow.KindPhone, Required: true},
		{Key: "password", Kind: flow.KindPIN, Required: true, Secret: true},
		{Key: "message_code", Kind: flow.KindOneTimeCode, Required: true, Secret: true, CanSendCode: true, SendsCode: []string{flow.KeyCellphone}},
	}}
}

func TestCheckLeavesOutWhatWeHoldAlready(t *testing.T) {
	t.Parallel()
	form := cardForm()

	clean, faults := form.Check(map[string]string{flow.KeyCellphone: "13800000000", "password": "123456", "message_code": "1"})

	want := map[string]string{flow.KeyCellphone: "13800000000", "password": "123456", "message_code": "1"}
	if diff := cmp.Diff(want, clean); diff != "" || len(faults) != 0 {
		t.Errorf("%d faults and answers, want and got: %s", len(faults), diff)
	}
}

func TestCheckSoFarWantsOnlyWhatTheCodeNeeds(t *testing.T) {
	t.Parallel()
	form := cardForm()

	clean, faults := form.CheckSoFar(map[string]string{flow.KeyCellphone: "13800000000", "password": "123456"})
	_, without := form.CheckSoFar(map[string]string{flow.KeyRealName: "张三"})

	if diff := cmp.Diff(map[string]string{flow.KeyCellphone: "13800000000"}, clean); diff != "" || len(faults) != 0 {
		t.Errorf("%d faults and answers, want and got: %s", len(faults), diff)
	}
	if len(without) != 1 || without[0].Key != flow.KeyCellphone {
		t.Errorf("without a phone: %v", without)
	}
}

func FuzzCleanIsItsOwnFixedPoint(f *testing.F) {
	f.Add("08/29")
	f.Add("６２００ 0000-0000 0005")
	f.Add("+8613800000000")
	f.Fuzz(func(t *testing.T, typed string) {
		for _, kind := range flow.Kinds() {
			once, code := kind.Clean(typed)
			if code != "" {
				continue
			}
			twice, again := kind.Clean(once)
			if again != "" || twice != once {
				t.Errorf("%s: %q becomes %q, then %q (%s)", kind, typed, once, twice, again)
			}
		}
	})
}
