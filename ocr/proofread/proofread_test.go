package proofread_test

import (
	"testing"

	"xinbao/ocr/proofread"
	"xinbao/report"
)

func TestNumbersAreReadAsNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind       report.Kind
		read, want string
		low, high  float64 // of the confidence, which was 0.6
	}{
		{report.KindAmount, "o", "0", 0.8, 0.95},
		{report.KindAmount, "1，28O，0l0", "1,280,010", 0.8, 0.95},
		{report.KindAmount, "2.000", "2,000", 0.8, 0.95},
		{report.KindAmount, "2415,493", "2,415,493", 0.8, 0.95},
		{report.KindAmount, "1,234567,890", "1,234,567,890", 0.8, 0.95},
		{report.KindAmount, "24,15,493", "24,15,493", 0, 0.34}, // a digit was lost
		{report.KindAmount, "25修", "25修", 0.6, 0.6},            // has words: somebody else may know it
		{report.KindAmount, "680.00", "680.00", 0, 0.34},
		{report.KindAmount, "4/8", "4/8", 0, 0.34},
		{report.KindCount, "l2", "12", 0.8, 0.95},
		{report.KindCount, "司2业", "司2业", 0, 0.34}, // of two cells
		{report.KindCount, "一次性", "一次性", 0.6, 0.6},
		{report.KindDate, "2024.03.18", "2024.03.18", 0.8, 0.95},
		{report.KindDate, "2024 03 18", "2024.03.18", 0.8, 0.95},
		{report.KindDate, "2024.0318", "2024.03.18", 0.8, 0.95},
		{report.KindDate, "2024 03.18", "2024.03.18", 0.8, 0.95},
		{report.KindRange, "2020年O6月－2020年10月的还款记录", "2020年06月－2020年10月的还款记录", 0.8, 0.95},
		{report.KindDate, "2024.13.18", "2024.13.18", 0, 0.34},
		{report.KindDate, "2024.03.2", "2024.03.2", 0, 0.34},
		{report.KindDate, "长期", "长期", 0.8, 0.95},
		{report.KindAmount, "--", "--", 0.6, 0.6},
	} {
		got, confidence := proofread.Leaf(c.kind, "", c.read, 0.6)

		if got != c.want || confidence < c.low || confidence > c.high {
			t.Errorf("%s %q became %q with %.3f, want %q with %v to %v", c.kind, c.read, got, confidence, c.want, c.low, c.high)
		}
	}
}

func TestCertaintyIsNotInvented(t *testing.T) {
	t.Parallel()
	for _, sure := range []float64{0.01, 0.5, 0.94, 0.96, 0.9999} {
		_, got := proofread.Leaf(report.KindAmount, "", "0", sure)

		if got < sure || got > max(sure, 0.95) {
			t.Errorf("%v became %v", sure, got)
		}
	}
}

func TestWordsAreThoseOfTheirLists(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ list, read, want string }{
		{"guarantee", "组合 (不含保证)", "组合（不含保证）"},
		{"guarantee", "组盒（含保证）", "组合（含保证）"},
		{"queryReason", "特约商户实明审查", "特约商户实名审查"},
		{"queryReason", "货后管理", "贷后管理"}, // not 保后管理: the two look less alike
		{"idType", "户口薄", "户口簿"},
		{"month", "#", "#"},
		{"month", "X", "X"},
		{"loanState", "正带", "正带"}, // too short to tell
		{"loanBusiness", "某种新的贷款产品", "某种新的贷款产品"},
	} {
		got, confidence := proofread.Leaf(report.KindWord, c.list, c.read, 0.99)

		if got != c.want {
			t.Errorf("%q became %q, want %q", c.read, got, c.want)
		}
		if got != c.read && confidence > 0.95 && c.list == "queryReason" {
			t.Errorf("a replaced word has the confidence %v", confidence)
		}
	}
}

func TestAShortWordThatIsHalfReadIsTheOnlyOneLikeIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		list, read string
		confidence float64
		want       string
	}{
		{"residence", "租穿", 0.35, "租房"},
		{"residence", "揭", 0.3, "按揭"},
		{"residence", "租穿", 0.7, "租穿"}, // may be one that no list has
		{"residence", "木房", 0.3, "租房"},
		{"residence", "木头", 0.3, "木头"},
		{"residence", "租穿穿", 0.3, "租穿穿"},
	} {
		if got, confidence := proofread.Leaf(report.KindWord, c.list, c.read, c.confidence); got != c.want || confidence > 0.7 {
			t.Errorf("%q became %q with %v, want %q", c.read, got, confidence, c.want)
		}
	}
}

func TestTextIsSetAsChineseIs(t *testing.T) {
	t.Parallel()
	for read, want := range map[string]string{
		"本人查询 (临柜)":             "本人查询（临柜）",
		"余额1，000,已结清":           "余额1,000，已结清",
		"截至2015年10月,信用额度折合人民币5": "截至2015年10月,信用额度折合人民币5",
		"杭州市20 号楼C406 室":        "杭州市20 号楼C406 室",
		"联系电话:13:00":            "联系电话：13:00",
		"user1@examp1e.com":     "user1@example.com",
		"A1(B)":                 "A1(B)",
		`商业银行"A"`:               "商业银行“A”",
		"消费金融公司 A”":             "消费金融公司“A”",
		"商业银行“b”和”银行\"":         "商业银行“B”和“银行”",
		"长约“":                   "长约“",
		"商业银行“1”":               "商业银行“I”",
		"HV9CKWN0GJY63 LHF77F6": "HV9CKWN0GJY63LHF77F6",
		"Bank of":               "Bank of",
		"":                      "",
	} {
		if got := proofread.Text(read); got != want {
			t.Errorf("%q became %q, want %q", read, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"管理机构", "管理机构", 0}, {"营理机构", "管理机构", 1}, {"余额", "余", 1}, {"开立日期", "到期日期", 2}} {
		if got := proofread.Distance(c.a, c.b, 9); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func FuzzLeaf(f *testing.F) {
	f.Add("amount", "1，28O")
	f.Add("word", "组合 (含保证)")
	f.Fuzz(func(t *testing.T, kind, text string) {
		got, confidence := proofread.Leaf(report.Kind(kind), "guarantee", text, 0.5)
		if confidence < 0 || confidence > 0.95 {
			t.Errorf("%q became %q with %v", text, got, confidence)
		}
	})
}
