package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/report"
)

func fen(yuan int64) report.Value[report.Fen] {
	return report.Value[report.Fen]{Status: report.Known, V: report.Fen(100 * yuan)}
}

func none() report.Value[report.Fen] { return report.Value[report.Fen]{Status: report.Missing} }

// The forms of section 13.3, with and without blanks.
var sentences = []struct {
	text string
	want report.Sentence
}{
	{
		"2007年8月24日招商银行发放的贷记卡（美元账户）。截至2015年5月,信用额度折合人民币23,000，已使用额度0。",
		report.Sentence{
			Kind: report.CardSentence, Opened: report.Date{Year: 2007, Month: 8, Day: 24}, Institution: "招商银行", Product: "贷记卡", Currency: "美元账户",
			Granted: fen(23_000), Used: fen(0), Balance: none(), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 5}, Standing: report.StandingOpen,
		},
	},
	{
		"2. 2007 年 8 月 24 日招商银行发放的贷记卡（人民币账户）。截至 2015 年 5 月，信用额度 23,000，已使用额度 3,152，逾期金额 120。最近 5 年内有 5 个月处于逾期状态，其中 2 个月逾期超过 90 天。",
		report.Sentence{
			Kind: report.CardSentence, Opened: report.Date{Year: 2007, Month: 8, Day: 24}, Institution: "招商银行", Product: "贷记卡", Currency: "人民币账户",
			Granted: fen(23_000), Used: fen(3_152), Balance: none(), Overdue: fen(120), AsOf: report.Date{Year: 2015, Month: 5}, Standing: report.StandingOpen,
			LateMonths: 5, Over90Months: 2,
		},
	},
	{
		"2008年11月7日招商银行发放的贷记卡（人民币账户），截至2011年12月已销户。",
		report.Sentence{
			Kind: report.CardSentence, Opened: report.Date{Year: 2008, Month: 11, Day: 7}, Institution: "招商银行", Product: "贷记卡", Currency: "人民币账户",
			Granted: none(), Used: none(), Balance: none(), Overdue: none(), AsOf: report.Date{Year: 2011, Month: 12}, Standing: report.StandingEnded,
		},
	},
	{
		"2012年11月9日华夏银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，尚未激活。",
		report.Sentence{
			Kind: report.CardSentence, Opened: report.Date{Year: 2012, Month: 11, Day: 9}, Institution: "华夏银行", Product: "贷记卡", Currency: "人民币账户",
			Granted: fen(20_000), Used: none(), Balance: none(), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 6}, Standing: report.StandingInactive,
		},
	},
	{
		"2012年11月9日华夏银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已变成呆账，余额1,500。",
		report.Sentence{
			Kind: report.CardSentence, Opened: report.Date{Year: 2012, Month: 11, Day: 9}, Institution: "华夏银行", Product: "贷记卡", Currency: "人民币账户",
			Granted: fen(20_000), Used: none(), Balance: fen(1_500), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 6}, Standing: report.StandingBadDebt,
		},
	},
	{
		"2012年11月9日华夏银行发放的准贷记卡（人民币账户）。截至2015年6月，信用额度20,000，透支余额3,000。最近5年内有7个月透支超过60天，其中3个月透支超过90天。",
		report.Sentence{
			Kind: report.QuasiCardSentence, Opened: report.Date{Year: 2012, Month: 11, Day: 9}, Institution: "华夏银行", Product: "准贷记卡", Currency: "人民币账户",
			Granted: fen(20_000), Used: none(), Balance: fen(3_000), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 6}, Standing: report.StandingOpen,
			LateMonths: 7, Over90Months: 3,
		},
	},
	{
		"2010年3月2日中国工商银行北京市分行发放的500,000元（人民币）个人住房贷款，2030年3月2日到期。截至2015年5月，余额401,222。",
		report.Sentence{
			Kind: report.LoanSentence, Opened: report.Date{Year: 2010, Month: 3, Day: 2}, Institution: "中国工商银行北京市分行", Product: "个人住房贷款", Currency: "人民币",
			Granted: fen(500_000), Used: none(), Balance: fen(401_222), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 5}, Standing: report.StandingOpen,
		},
	},
	{
		"2010年3月2日某银行发放的50,000元（人民币）个人汽车贷款，2013年5月已结清。",
		report.Sentence{
			Kind: report.LoanSentence, Opened: report.Date{Year: 2010, Month: 3, Day: 2}, Institution: "某银行", Product: "个人汽车贷款", Currency: "人民币",
			Granted: fen(50_000), Used: none(), Balance: none(), Overdue: none(), AsOf: report.Date{Year: 2013, Month: 5}, Standing: report.StandingEnded,
		},
	},
	{
		"2011年4月5日，为某某（证件类型：身份证，证件号码：**************0000）在某银行办理的贷款提供担保，担保贷款合同金额90,000，担保金额80,000。截至2015年5月，担保贷款余额60,000。",
		report.Sentence{
			Kind: report.GuaranteeSentence, Opened: report.Date{Year: 2011, Month: 4, Day: 5}, Institution: "某银行",
			Granted: fen(80_000), Used: none(), Balance: fen(60_000), Overdue: none(), AsOf: report.Date{Year: 2015, Month: 5}, Standing: report.StandingOpen,
		},
	},
}

func TestSentencesOfABriefReport(t *testing.T) {
	t.Parallel()
	for _, row := range sentences {
		got, ok := report.ReadSentence(row.text)

		row.want.Text = row.text
		if diff := cmp.Diff(row.want, got); !ok || diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.text, diff)
		}
	}
}

func TestOtherSentencesAreNotRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "从未逾期过的账户明细如下：", "2007年8月发放的贷记卡。", "2007年13月24日某银行发放的贷记卡（美元账户）。"} {
		if got, ok := report.ReadSentence(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}
