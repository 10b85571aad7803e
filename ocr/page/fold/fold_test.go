package fold_test

import (
	"testing"
	"unicode"

	"xinbao/ocr/page/fold"
)

func TestTextFoldsWhatPeopleReadAlike(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"1,280,000":       "1,280,000",
		"个人信用报告":          "个人信用报告",
		"（本人版）":           "(本人版)",
		"２０１５．０５":         "2015.05",
		"账户授信额度：":         "账户授信额度:",
		"⺠⼾⻬⻓⻰⾦⽤":         "民户齐长龙金用",
		"金\u00a0额\u3000元": "金 额 元",
		"a\u200bb\u00adc": "abc",
		"逾期31—60天":        "逾期31—60天",
		"\ufffd\ue000":    "\ufffd\ue000",
		"":                "",
	} {
		if got := fold.Text(from); got != want {
			t.Errorf("%q became %q, want %q", from, got, want)
		}
	}
}

func TestRadicalsKeepsHowItIsPrinted(t *testing.T) {
	t.Parallel()
	if got := fold.Radicals("⼈⺠币（元） 31‒60 1―2 3—4 古丽・艾"); got != "人民币（元） 31–60 1—2 3—4 古丽·艾" {
		t.Errorf("got %q", got)
	}
}

func TestEveryRadicalHasAnIdeograph(t *testing.T) {
	t.Parallel()
	for r := rune(0x2E80); r <= 0x2FD5; r++ {
		if !unicode.Is(unicode.Radical, r) || r == 0x2E80 {
			continue // unassigned, or two dots without an ideograph
		}
		if got := []rune(fold.Radicals(string(r))); len(got) != 1 || !unicode.Is(unicode.Unified_Ideograph, got[0]) {
			t.Errorf("%U became %q, which is no ideograph", r, string(got))
		}
	}
}

func FuzzTextIsFinal(f *testing.F) {
	f.Add("（⼾）１２")
	f.Fuzz(func(t *testing.T, s string) {
		once := fold.Text(s)
		if twice := fold.Text(once); twice != once {
			t.Errorf("%q folds to %q and then to %q", s, once, twice)
		}
	})
}
